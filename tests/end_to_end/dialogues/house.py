"""The whole chat service on a real database: founding roster, people enrolled by invitation, long polling, the lane."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.delivery.lane import Lane
from bot.failpoints import Failpoints
from bot.settings import Settings
from bot.telegram_application import build_application, running
from cases.names import build_index
from cases.roster_file import founding_roster
from handlers import install
from handlers.application import AnyApplication
from handlers.desk import Desk
from handlers.menu import commands
from handlers.views import render
from storage import outbox, people, users
from storage.records import Role
from storage.store import Store, default_url, open_store
from tests.end_to_end.over_http import ShiftedClock
from tests.fresh_database import fresh_database
from tests.handlers.people import DANIYAR
from tests.handlers.room import START
from tests.telegram import clients, pace
from tests.telegram.chat import FakeMessage, User
from tests.telegram.record import Accepted
from tests.telegram.server import TOKEN, FakeBotApi
from tests.telegram.state import Chat

OWNER = "Vera"
INVITED = {"Olga": "admin", "Anna": "editor", "Marek": "reader", "Lena": "reader"}
"""Who is let in by the owner's invitation, and as what."""
NUMBERS = {OWNER: 500, "Marek": 501, "Lena": 502, "Anna": 503, "Olga": 504, "Stranger": 901, "Newcomer": 902}
THINKING, HURRY = timedelta(seconds=3), timedelta(seconds=1)
"""How long a person needs for a word or a press, at leisure and in haste; the house's clock is moved on by it."""
# An answer may take several messages at once (a list of doubts, a text too long for one); an alert may not.
ANSWER_BURST = 6
_ALERT = re.compile(r"#A-\d+$")
_BUSY = 0.02


@dataclass
class House:
    """One running service and the people who talk to it; `notes` are what a dialogue keeps for later."""

    api: FakeBotApi
    store: Store
    clock: ShiftedClock
    lane: Lane
    application: AnyApplication
    people: dict[str, User]
    notes: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Chat] = field(default_factory=dict)

    async def chat_of(self, name: str) -> int:
        """Return our own number of somebody's chat."""
        async with self.store.reading() as session:
            user = await users.by_telegram(session, NUMBERS[name])
        assert user is not None, f"{name} is not enrolled"
        return user.chat

    async def comes_to_rest(self, seconds: float = 10.0) -> None:
        """Wait until every update was dealt with and nothing waits in the outbox; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not self.api.is_idle(self.api.settle_seconds) or await self.pending():  # noqa: ASYNC110
                await asyncio.sleep(_BUSY)

    async def gets(self, name: str, pieces: tuple[str, ...], *, reply: bool, seconds: float) -> FakeMessage:
        """Wait until somebody's chat shows a message (or a reply) with all the pieces; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while True:
                for message in reversed(self.shown_to(name)):
                    if all(piece in message.text for piece in pieces) and (message.reply_to is not None or not reply):
                        return message
                await asyncio.sleep(_BUSY)

    def shown_to(self, name: str) -> list[FakeMessage]:
        """Return what the bot's messages in somebody's chat (or a group) say now, oldest first."""
        if name in self.groups:
            chat = self.api.world.chats[self.groups[name].id]
            shown = self.people[OWNER].transcript(chat)
        else:
            shown = self.people[name].messages
        return [message for message in shown if message.sender == "bot"]

    async def presses_anew(self, name: str, data: str) -> str:
        """Let somebody's app send callback data that no button shows (any more); return what pops up."""
        chat = self.people[name].api.world.chats[NUMBERS[name]]
        newest = [message for message in chat.messages.values() if message.sender == self.api.world.bot.id][-1]
        query = clients.press(self.api.world, self.api.inbox, self.people[name].account, newest, data)
        async with asyncio.timeout(5.0):
            while not query.answers:  # noqa: ASYNC110
                await asyncio.sleep(_BUSY)
        return str(query.answers[0].get("text") or "")

    def faults(self) -> list[str]:
        """Return each of Telegram's rules that was broken, each press left spinning, and each send that came early."""
        return [str(one) for one in (*self.api.violations, *self.api.unanswered())] + self._haste()

    def _haste(self) -> list[str]:
        """Judge all sends by the limits of whole and flood, and the alerts among them by one a second."""
        alerts = [
            pace.Send(entry.at, entry.chat_id, entry.retry_after)
            for entry in self.api.requests
            if entry.method in pace.SENDING and entry.chat_id is not None and _is_alert(entry)
        ]
        return self.api.pace_violations(private_burst=ANSWER_BURST) + pace.violations(alerts)

    async def pending(self) -> int:
        """Return how many deliveries wait or are under way."""
        async with self.store.reading() as session:
            return await outbox.pending(session)


@asynccontextmanager
async def opened_house(
    folder: Path, *, token: str = TOKEN, with_models: bool = True, starts: ShiftedClock | None = None
) -> AsyncIterator[House]:
    """Open the service on the database in a folder, polling a fresh fake Telegram for as long as the block lasts."""
    clock = starts or ShiftedClock(START)
    store = await open_store(default_url(folder), folder / "casewatch.key")
    try:
        async with FakeBotApi(token=token, now=clock.now, with_models=with_models) as api:
            settings = Settings.model_construct(
                home=folder, telegram_token=SecretStr(token), telegram_api=api.base_url.removesuffix("/bot")
            )
            failpoints = Failpoints()
            application = build_application(settings, failpoints.reached)
            lane = Lane(store, application.bot, partial(render, heading=""), clock, "dialogues", failpoints)
            install(application, Desk(store, clock.now, build_index, lane.wake))
            house = House(api, store, clock, lane, application, _with_phones(api))
            async with _at_work(house):
                yield house
    finally:
        await store.close()


@asynccontextmanager
async def _at_work(house: House) -> AsyncIterator[None]:
    async with running(house.application, commands("en", Role.READER)):
        delivering = asyncio.create_task(house.lane.run())
        try:
            yield
        finally:
            await house.lane.stop()
            await delivering


def _is_alert(entry: Accepted) -> bool:
    """A refused message was not sent, so that its mended form may follow at once."""
    return entry.status in (200, 429) and bool(_ALERT.search(str(entry.fields["text"])))


def _with_phones(api: FakeBotApi) -> dict[str, User]:
    everybody = {name: api.user(number, name, "en") for name, number in NUMBERS.items()}
    for user in everybody.values():
        clients.private_chat(api.world, user.account)  # everybody has pressed Start on some earlier day
    return everybody


async def furnish(folder: Path) -> None:
    """Make the database: the founding roster, the invented man, and the owner."""
    store = await open_store(fresh_database(folder), folder / "casewatch.key")
    roster, facts = founding_roster()
    async with store.writing() as session:
        await people.seed(session, roster, facts, START)
        await people.put_person(session, DANIYAR, START)
        await users.enrol(session, NUMBERS[OWNER], NUMBERS[OWNER], OWNER, Role.OWNER, "en", START)
    await store.close()


async def invite_everybody(folder: Path) -> tuple[int, list[str]]:
    """Let the owner invite the others and each come in by the code; return the requests it took, and what was amiss."""
    async with opened_house(folder) as house:
        for name, role in INVITED.items():
            house.clock.moves(THINKING)
            await house.people[OWNER].says(f"invite {role}")
            invited = "\n".join(message.text for message in await house.people[OWNER].hears())
            code = re.search(r"/start ([\w-]+)", invited)
            assert code, invited
            await house.people[name].says(f"/start {code[1]}")
            welcome = "\n".join(message.text for message in await house.people[name].hears())
            assert f"Welcome, {name}" in welcome, welcome
        await house.comes_to_rest()
        return len(house.api.requests), house.faults()


def copied(founded: Path, folder: Path) -> Path:
    """Copy a furnished house's database and key into a fresh folder."""
    for file in founded.iterdir():
        shutil.copy2(file, folder / file.name)
    return folder
