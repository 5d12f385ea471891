"""`run`: watchers and bot in one process, live, until a signal ends it."""

import asyncio
import signal
from contextlib import suppress

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.chat import Chat, opened_chat
from bot.clock import SystemClock
from bot.commands.opening import alone, given_settings
from bot.commands.sourcing import settle_terms
from bot.escalation import escalate
from bot.program import Program, opened_program, surroundings
from bot.refusals import USAGE, Refused
from bot.settings import Settings
from bot.telegram_application import build_application, running
from handlers import commands
from storage import users
from storage.records import Role

log = structlog.get_logger()

# Polls under way at the end may finish within this time; what they had not written is asked again at the next start.
PATIENCE_SECONDS = 3.0


def run_live() -> None:
    """Run until SIGINT or SIGTERM; raises Refused without a token."""
    settings = given_settings()
    if settings.telegram_token is None:
        raise Refused(
            "No Telegram token is configured: set CASEWATCH_TELEGRAM_TOKEN (from @BotFather) in the environment or in "
            ".env, or try `casewatch demo`.",
            USAGE,
        )
    with alone(settings):
        settle_terms(settings)
        asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ending.set)
    async with opened_program(settings, SystemClock(), surroundings(settings)) as program:
        await _say_if_nobody_is_in_charge(program)
        application = build_application(settings, program.failpoints.reached)
        menu = commands("en", Role.READER)
        async with opened_chat(program, application, heading="") as chat, running(application, menu):
            await _until(ending, program, chat)


async def _say_if_nobody_is_in_charge(program: Program) -> None:
    async with program.store.reading() as session:
        missing = await users.first_owner_missing(session)
    if missing:
        log.warning(
            "nobody is enrolled as owner: set CASEWATCH_OWNER_ID to your Telegram user id and start again, or make an "
            "invitation with `casewatch user invite owner` while this program is stopped"
        )


async def _until(ending: asyncio.Event, program: Program, chat: Chat) -> None:
    """Tick every second: start what is due, escalate what is overdue; the lane delivers beside it."""
    polls: set[asyncio.Task[object]] = set()

    async def tick() -> None:
        rows = await program.schedule.due()
        if rows:
            _start(polls, program.schedule.round(rows), chat)
        if await escalate(program.store, program.clock):
            chat.lane.wake()

    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    scheduler.add_job(tick, "interval", seconds=program.settings.tick_seconds)
    scheduler.start()
    delivering = asyncio.create_task(chat.lane.run())
    log.info("running", sources=len(program.sources))
    try:
        await _first_of(ending, delivering)
    finally:
        scheduler.pause()
        await _finish(polls)
        await chat.lane.stop()
        scheduler.shutdown(wait=False)
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering


async def _first_of(ending: asyncio.Event, delivering: asyncio.Task[None]) -> None:
    """Wait for the signal; a lane that ends by itself is a fault that must not pass unseen."""
    signalled = asyncio.create_task(ending.wait())
    await asyncio.wait({signalled, delivering}, return_when=asyncio.FIRST_COMPLETED)
    signalled.cancel()
    if delivering.done() and not delivering.cancelled() and (fault := delivering.exception()) is not None:
        raise fault


def _start(polls: set[asyncio.Task[object]], work: object, chat: Chat) -> None:
    async def poll_then_deliver() -> None:
        await work  # type: ignore[misc]
        chat.lane.wake()

    task: asyncio.Task[object] = asyncio.create_task(poll_then_deliver())
    polls.add(task)
    task.add_done_callback(polls.discard)


async def _finish(polls: set[asyncio.Task[object]]) -> None:
    if not polls:
        return
    _, late = await asyncio.wait(set(polls), timeout=PATIENCE_SECONDS)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
