"""The application over real HTTP to the strict fake Bot API on loopback: start, stop, faults, failpoints, the lane."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram import BotCommand, Update
from telegram.error import BadRequest, Conflict, NetworkError
from telegram.ext import MessageHandler, filters

from bot.clock import SystemClock
from bot.delivery.lane import Lane, TokenRefused
from bot.failpoints import Failpoints
from bot.settings import Settings
from bot.telegram_application import PollingFaults, build_application, running
from cases.alerts import Alert, AlertForm, Severity
from storage import ledger
from storage.records import Role
from tests.bot.post_office import PostOffice, post_office, render
from tests.telegram.server import TOKEN, FakeBotApi

ANNA = 900_000_001


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """A fake Bot API on a free loopback port."""
    async with FakeBotApi(with_models=False) as fake:
        yield fake


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    """A post office of this test's own."""
    async with post_office(tmp_path) as opened:
        yield opened


def settings_for(api: FakeBotApi, token: str = TOKEN) -> Settings:
    """Settings that lead to the fake."""
    return Settings(telegram_token=SecretStr(token), telegram_api=f"http://127.0.0.1:{api.port}")


async def test_it_starts_answers_and_stops_within_its_time(api: FakeBotApi) -> None:
    """Commands are set, a message is answered, stopping takes less than the limit, nothing was out of order."""

    async def answer(update: Update, context: object) -> None:
        await update.message.reply_text("yes")  # type: ignore[union-attr]

    application = build_application(settings_for(api))
    application.add_handler(MessageHandler(filters.TEXT, answer))
    loop = asyncio.get_running_loop()
    async with running(application, [BotCommand("status", "what is known of a person")]):
        anna = api.user(ANNA, "Anna")
        await anna.says("hello")
        assert [message.text for message in await anna.hears()] == ["yes"]
        assert len(api.sent("sendMessage", ANNA)) == 1
        began = loop.time()
    assert loop.time() - began < 4
    assert len(api.sent("setMyCommands")) == 1
    assert api.violations == []


async def test_it_waits_for_a_telegram_that_is_down_at_the_start(
    api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """A network fault at boot is waited out, not fatal."""
    api.faults.server_error(502, times=1, methods=["getMe"])
    async with running(build_application(settings_for(api))):
        pass
    assert "cannot be reached yet" in caplog.text


async def test_a_wrong_token_is_one_sentence(api: FakeBotApi) -> None:
    """Telegram's 401 ends the start with the mend, and does not print the token."""
    wrong = "123456789:AnotherTokenThatTelegramDoesNotKnow"
    with pytest.raises(TokenRefused, match="BotFather") as refused:
        async with running(build_application(settings_for(api, wrong))):
            pass
    assert wrong not in str(refused.value)


async def test_without_a_token_there_is_no_application(api: FakeBotApi) -> None:
    """The caller must have asked for a token before."""
    with pytest.raises(ValueError, match="needs a bot token"):
        build_application(settings_for(api).model_copy(update={"telegram_token": None}))


async def test_stopping_does_not_wait_for_a_handler_that_hangs(
    api: FakeBotApi, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time limit cuts off what does not end."""
    monkeypatch.setattr("bot.telegram_application.STOP_SECONDS", 2.2)
    entered = asyncio.Event()

    async def hang(update: Update, context: object) -> None:
        entered.set()
        await asyncio.sleep(60)

    application = build_application(settings_for(api))
    application.add_handler(MessageHandler(filters.TEXT, hang))
    loop = asyncio.get_running_loop()
    async with running(application):
        waiting = asyncio.create_task(api.user(ANNA, "Anna").says("hello"))
        await entered.wait()
        began = loop.time()
    assert loop.time() - began < 4
    assert "handling did not end in time" in caplog.text
    waiting.cancel()


def test_a_second_poller_is_an_alarm_said_once(caplog: pytest.LogCaptureFixture) -> None:
    """A 409 repeats with every poll; the log says it once, at the highest level, and an outage as a warning."""
    faults = PollingFaults()
    for _ in range(3):
        faults(Conflict("terminated by other getUpdates request"))
        faults(NetworkError("x"))
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL, logging.WARNING]


async def test_the_lane_delivers_over_http_and_only_its_own_requests_count_as_written(
    api: FakeBotApi, office: PostOffice
) -> None:
    """ "request-written" is reported for an alert when its bytes are out, and never for other messages."""
    reached: list[str] = []
    await api.user(ANNA, "Anna").says("/start")
    chat = await office.enrol(ANNA)
    await office.post("arrest", chat)
    application = build_application(settings_for(api), reached.append)
    async with running(application):
        await application.bot.send_message(ANNA, "no alert")
        assert reached == []
        lane = Lane(office.store, application.bot, render, office.clock, "run", Failpoints())
        await lane.drain()
    assert reached == ["request-written"]
    assert len(api.sent("sendMessage", ANNA)) == 2
    assert api.violations == []


async def test_an_answer_that_never_comes_is_a_possible_repeat(api: FakeBotApi, office: PostOffice) -> None:
    """A connection cut after reading is uncertain over real HTTP too: resent once, labelled."""
    await api.user(ANNA, "Anna").says("/start")
    chat = await office.enrol(ANNA)
    await office.post("arrest", chat)
    application = build_application(settings_for(api))
    async with running(application):
        api.faults.cut_after_reading(times=1)
        lane = Lane(office.store, application.bot, render, office.clock, "run", Failpoints())
        await office.patiently(lane)
    texts = [entry.fields["text"] for entry in api.sent("sendMessage", ANNA)]
    assert texts[-1] == "<b>(possible repeat) arrest</b>"
    assert await office.pending() == 0


class Marked(Failpoints):
    """Says when a row was marked."""

    def __init__(self, marked: asyncio.Event) -> None:
        """Take the event to set."""
        super().__init__()
        self._marked = marked

    def reached(self, name: str) -> None:
        """Set the event."""
        if name == "marked":
            self._marked.set()


async def test_a_running_lane_wakes_at_once_and_stops(api: FakeBotApi, office: PostOffice) -> None:
    """Live, with the system's clock: what is posted goes out when the lane is woken, and stop ends it."""
    await api.user(ANNA, "Anna").says("/start")
    application = build_application(settings_for(api))
    clock, arrived = SystemClock(), asyncio.Event()
    chat = await office.enrol(ANNA, Role.READER)
    async with running(application):
        lane = Lane(office.store, application.bot, render, clock, "run", Marked(arrived))
        delivering = asyncio.create_task(lane.run())
        await asyncio.sleep(0.05)
        async with office.store.writing() as session:
            alert = Alert("arrest", AlertForm.EVENT, Severity.URGENT, (chat,))
            await ledger.raise_alerts(session, [alert], clock.now())
        lane.wake()
        async with asyncio.timeout(2):
            await arrived.wait()
            await lane.stop()
            await delivering
    assert await office.pending() == 0
    assert len(api.sent("sendMessage", ANNA)) == 1


async def test_the_real_errors_of_the_api_are_understood(api: FakeBotApi, office: PostOffice) -> None:
    """A chat that blocked the bot is paused from the wire's own 403."""
    await api.user(ANNA, "Anna").says("/start")
    chat = await office.enrol(ANNA)
    await office.post("arrest", chat)
    api.faults.forbid(ANNA)
    application = build_application(settings_for(api))
    async with running(application):
        lane = Lane(office.store, application.bot, render, office.clock, "run", Failpoints())
        await lane.drain()
        with pytest.raises(BadRequest):
            await application.bot.send_message(424242, "a stranger")
    assert await office.pending() == 0
