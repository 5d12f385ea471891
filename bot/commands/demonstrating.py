"""`demo`: the same program in a temporary folder, on a simulated clock, against a replay; the chat is this terminal."""

import asyncio
import signal
import sys
from contextlib import AsyncExitStack, suppress
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat import opened_chat
from bot.clock import SimulatedClock
from bot.console import ConsoleTelegram
from bot.console.people import ConsoleError
from bot.demo.player import FIRST_TELEGRAM_ID, Player, only_served
from bot.demo.replay import replaying
from bot.demo.script import Script, load_script
from bot.demo.transcript import Telling, in_chat, in_json
from bot.program import Surroundings, founding_file, opened_program
from bot.redaction import configure_logging
from bot.refusals import FAILED, USAGE, Refused
from bot.settings import Settings
from bot.telegram_application import build_application, running
from cases.roster_file import RosterError, RosterFile, parse_roster
from watchers.fetching import LoopbackRoute

HEADING = "DEMO"
# No spread in time: a story must go the same way every time it is told.
NO_SPREAD = 0.5


def play(script: str | None, *, interactive: bool, json_lines: bool) -> None:
    """Play a script (default: the shipped story); raises Refused with one sentence for a wrong one."""
    configure_logging("ERROR")
    with as_file(files("bot") / "demo" / "story") as shipped:
        story = load_script(Path(script) if script else shipped / "script.yaml")
    telling = in_json() if json_lines else in_chat(sys.stdout.isatty())
    telling.begin(story.title, story.about)
    with TemporaryDirectory(prefix="casewatch-demo-") as folder, suppress(KeyboardInterrupt):
        try:
            asyncio.run(_play(story, Path(folder), telling, interactive and sys.stdin.isatty()))
        except ConsoleError as error:
            raise Refused(f"The story cannot go on: {error}", FAILED) from error


async def _play(story: Script, folder: Path, telling: Telling, interactive: bool) -> None:
    clock = SimulatedClock(story.begins)
    # Built without the environment: nothing an operator has set may reach into the demo, nor the demo into their data.
    settings = Settings.model_construct(home=folder)
    console = ConsoleTelegram(telling.show)
    for number, user in enumerate(story.users, FIRST_TELEGRAM_ID):
        console.add_user(user.name, number, user.language)
    async with AsyncExitStack() as stack:
        replay = await stack.enter_async_context(replaying())
        around = Surroundings(
            route=LoopbackRoute(replay.port),
            lot=lambda: NO_SPREAD,
            roster=partial(_roster, story),
            feeds=story.feeds,
            narrow=partial(only_served, story),
            at_once=1,
        )
        program = await stack.enter_async_context(opened_program(settings, clock, around))
        application = build_application(console)
        chat = await stack.enter_async_context(opened_chat(program, application, HEADING))
        await stack.enter_async_context(running(application))
        player = Player(story, program, chat, console, replay, clock, telling.narrate)
        await player.enrol()
        await player.play()
        if interactive:
            await _converse(player)


async def _converse(player: Player) -> None:
    """Give the prompt to the person at the terminal until they end it."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, player.console.hang_up)
    sys.stdout.write(
        f"The story is told. You are {player.script.prompt} now: try `status Ablyazov`, `people`, `help`; "
        "a number presses a button, Ctrl-D ends.\n\n"
    )
    await player.console.converse(player.script.prompt, after=player.settle)


def _roster(story: Script) -> RosterFile:
    if story.roster is None:
        return founding_file()
    try:
        return parse_roster(story.roster)
    except RosterError as error:
        raise Refused(f"Demo roster: {error}", USAGE) from error
