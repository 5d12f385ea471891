"""Plays a script: moves the clock, changes what is served, lets people speak and press, and runs what is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.chat import Chat
from bot.clock import SimulatedClock
from bot.console import ConsoleTelegram
from bot.demo.replay import Replay
from bot.demo.script import Press, Say, Script, Serve, Step
from bot.escalation import escalate
from bot.program import Program
from storage import people, subscriptions, users
from watchers.contract import Source
from watchers.registry import only_hosts

# The demo's people get made-up Telegram ids from here on; nobody real has ids this small.
FIRST_TELEGRAM_ID = 101


@dataclass(frozen=True)
class Player:
    """Everything a story plays on."""

    script: Script
    program: Program
    chat: Chat
    console: ConsoleTelegram
    replay: Replay
    clock: SimulatedClock
    narrate: Callable[[datetime], None] = lambda moment: None

    async def enrol(self) -> None:
        """Enrol the story's people; whoever the script gives nobody to follow follows everybody."""
        now = self.clock.now()
        async with self.program.store.writing() as session:
            roster = await people.roster(session)
            everybody = tuple(person.name for person in roster.persons)
            ids = {person.name: person.id for person in roster.persons} | {one.name: one.id for one in roster.circles}
            for number, user in enumerate(self.script.users, FIRST_TELEGRAM_ID):
                enrolled = await users.enrol(session, number, number, user.name, user.role, user.language, now)
                for name in everybody if user.follows is None else user.follows:
                    await subscriptions.follow(session, enrolled.chat, ids.get(name, name), now=now)

    async def play(self) -> None:
        """Play every step in order."""
        for step in self.script.steps:
            await self._step(step)

    async def _step(self, step: Step) -> None:
        if step.at is not None:
            self.clock.move_to(step.at)
            self.narrate(step.at)
        match step.act:
            case Serve():
                self.replay.serve(step.act)
            case Say():
                await self.console.say(step.act.who, step.act.text)
            case Press():
                await self.console.press(step.act.who, step.act.button)
        if step.at is not None or not isinstance(step.act, Serve):
            await self.settle()

    async def settle(self) -> None:
        """Run whatever is due by now, to the end: polls, escalations, deliveries."""
        while rows := await self.program.schedule.due():
            await self.program.schedule.round(rows)
            await self.chat.lane.drain()
        await escalate(self.program.store, self.clock)
        await self.chat.lane.drain()


def only_served(script: Script, sources: Mapping[str, Source]) -> Mapping[str, Source]:
    """Leave out what the story never serves: a source nobody tells of has no part in it."""
    hosts = {urlsplit(pattern).hostname or "" for pattern in script.served}
    return {name: only_hosts(source, hosts) for name, source in sources.items()}
