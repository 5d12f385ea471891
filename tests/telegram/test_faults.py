"""Faults on demand reach a real client as the library's own errors, strike as often as planned, and then let go."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
import telegram
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from tests.telegram.chat import User
from tests.telegram.server import FakeBotApi

QUIET = telegram.LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Strike:
    """A planned fault, the library's error it becomes, and whether the message arrives all the same."""

    verb: str
    error: type[Exception]
    words: str | None = None
    delivered: bool = False
    arguments: dict[str, Any] = field(default_factory=dict)


STRIKES = [
    Strike("flood", RetryAfter, "Retry in 7 seconds", arguments={"chat_id": 501, "retry_after": 7}),
    Strike("flood", RetryAfter, "Retry in 3 seconds", arguments={"retry_after": 3}),
    Strike("server_error", NetworkError, "Bad Gateway"),
    Strike("server_error", NetworkError, "Internal Server Error", arguments={"status": 500}),
    Strike(
        "bad_request", BadRequest, "thread not", arguments={"chat_id": 501, "description": "message thread not found"}
    ),
    Strike("forbid", Forbidden, "bot was blocked by the user", arguments={"chat_id": 501, "times": 1}),
    Strike("unauthorized", InvalidToken, "Unauthorized", arguments={"times": 1}),
    Strike("cut_after_reading", NetworkError, arguments={"processed": False}),
    Strike("cut_after_reading", NetworkError, delivered=True),
]


@pytest.fixture
async def anna(api: FakeBotApi) -> User:
    """A person who has started the bot."""
    person = api.user(id=501, first_name="Anna")
    await person.says("/start")
    return person


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("strike", STRIKES, ids=lambda strike: f"{strike.verb}-{strike.words}-{strike.delivered}")
async def test_fault_strikes_once(api: FakeBotApi, bot: telegram.Bot, anna: User, strike: Strike) -> None:
    """The planned fault becomes the library's error once; whether the message arrived is as planned."""
    getattr(api.faults, strike.verb)(**strike.arguments)
    with pytest.raises(strike.error, match=strike.words):
        await bot.send_message(501, "first", link_preview_options=QUIET)
    assert [message.text for message in anna.messages[1:]] == (["first"] if strike.delivered else [])
    await bot.send_message(501, "second", link_preview_options=QUIET)
    assert anna.messages[-1].text == "second"
    assert api.violations == []
    assert [entry.processed for entry in api.sent("sendMessage")] == [strike.delivered, True]


async def test_fault_of_one_chat_spares_others(api: FakeBotApi, bot: telegram.Bot, anna: User) -> None:
    """A fault planned for a chat leaves the other chats and chatless methods alone."""
    marek = api.user(id=502, first_name="Marek")
    await marek.says("/start")
    api.faults.forbid(502)
    await bot.send_message(501, "a", link_preview_options=QUIET)
    assert (await bot.get_me()).is_bot
    with pytest.raises(Forbidden):
        await bot.send_message(502, "a", link_preview_options=QUIET)


async def test_migration_is_for_good(api: FakeBotApi, bot: telegram.Bot, anna: User) -> None:
    """The old group answers with the new id every time; the new one takes messages."""
    api.group(-40, "Team", [anna], kind="group")
    api.faults.migrate(-40, -10040)
    for _ in range(2):
        with pytest.raises(ChatMigrated) as move:
            await bot.send_message(-40, "a", link_preview_options=QUIET)
        assert move.value.new_chat_id == -10040
    await bot.send_message(-10040, "moved", link_preview_options=QUIET)
    assert [message.text for message in anna.transcript(api.world.chats[-10040])] == ["moved"]


async def test_slow_answer_times_out_though_delivered(api: FakeBotApi, bot: telegram.Bot, anna: User) -> None:
    """A slow answer is a timeout for an impatient client, with the message already in the chat."""
    api.faults.slow(0.05)
    with pytest.raises(TimedOut):
        await bot.send_message(501, "late", link_preview_options=QUIET, read_timeout=0.02)
    assert anna.messages[-1].text == "late"


@pytest.mark.parametrize("processed", [True, False])
async def test_held_answer_comes_on_release(api: FakeBotApi, bot: telegram.Bot, anna: User, processed: bool) -> None:
    """While an answer is held the sender waits; the message is in the chat before or after, as planned."""
    api.faults.hold(methods=["sendMessage"], processed=processed)
    sending = asyncio.create_task(bot.send_message(501, "held", link_preview_options=QUIET))
    async with asyncio.timeout(2):
        while not api.sent("sendMessage"):  # noqa: ASYNC110 - the fake has no event for this
            await asyncio.sleep(0.005)
    assert not sending.done()
    assert len(anna.messages) == 1 + processed
    api.faults.release()
    assert (await sending).text == "held"
    assert len(anna.messages) == 2


async def test_blocked_bot_is_told_and_refused(api: FakeBotApi, bot: telegram.Bot, anna: User) -> None:
    """Blocking sends my_chat_member and answers 403 until unblocked."""
    await anna.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(501, "a", link_preview_options=QUIET)
    await anna.unblocks()
    await bot.send_message(501, "a", link_preview_options=QUIET)
    assert [next(iter(update.keys() - {"update_id"})) for update in api.inbox.pending][1:] == ["my_chat_member"] * 2


async def test_unknown_forbidding_reason_is_refused(api: FakeBotApi) -> None:
    """A test cannot make Telegram say what it never says."""
    with pytest.raises(ValueError, match="Telegram has no reason"):
        api.faults.forbid(501, "because")
