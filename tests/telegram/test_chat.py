"""The user-side driver against a real python-telegram-bot application: dialogues, buttons, privacy, silence, pace."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from tests.telegram import pace
from tests.telegram.chat import Expected, dialogue
from tests.telegram.server import TOKEN, FakeBotApi

QUIET = telegram.LinkPreviewOptions(is_disabled=True)
CHOICE = telegram.InlineKeyboardMarkup(
    [
        [
            telegram.InlineKeyboardButton("Yes", callback_data="yes"),
            telegram.InlineKeyboardButton("No", callback_data="no"),
        ],
        [telegram.InlineKeyboardButton("Site", url="https://example.org")],
    ]
)


async def _started(update: telegram.Update, context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text(
        "<b>Welcome</b>", parse_mode="HTML", reply_markup=CHOICE, link_preview_options=QUIET
    )


async def _echo(update: telegram.Update, context: Any) -> None:
    message = update.message
    if message is not None and message.text != "hush":
        await message.reply_text(f"you said {message.text}", link_preview_options=QUIET)


async def _chosen(update: telegram.Update, context: Any) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("noted" if query.data == "yes" else None)
    await asyncio.sleep(0.02)
    await query.edit_message_text(f"you chose {query.data}", link_preview_options=QUIET)


@pytest.fixture
async def application(api: FakeBotApi) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    """A small running bot: greets, echoes, and takes a choice."""
    app = ApplicationBuilder().token(TOKEN).base_url(api.base_url).job_queue(None).build()
    app.add_handlers([CommandHandler("start", _started), CallbackQueryHandler(_chosen)])
    app.add_handler(MessageHandler(filters.TEXT, _echo))
    assert app.updater is not None
    async with app:
        await app.start()
        await app.updater.start_polling(allowed_updates=["message", "callback_query"])
        yield app
        await app.updater.stop()
        await app.stop()


@pytest.mark.usefixtures("application")
async def test_a_dialogue_plays(api: FakeBotApi) -> None:
    """Commands, texts, buttons, pop-ups and silence are heard as a client would show them."""
    anna = api.user(id=501, first_name="Anna")
    turns: list[tuple[str, Expected]] = [
        ("/start", ["Welcome", "[Yes] [No]", "[Site]"]),
        ("hello", re.compile(r"^you said hello$", re.MULTILINE)),
        ("[Yes]", ["noted", "you chose yes"]),
        ("hush", None),
    ]
    await dialogue(anna, turns)
    assert [message.text for message in anna.messages] == ["/start", "you chose yes", "hello", "you said hello", "hush"]
    assert api.violations == []
    assert api.unanswered() == []


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(
    ("turns", "words"),
    [
        ([("/start", "Goodbye")], "'Goodbye' was expected, not heard"),
        ([("/start", None)], "silence was expected, heard 1 messages"),
        ([("/start", "Welcome"), ("[Maybe]", "x")], re.escape("no button [Maybe]; there are: [Yes], [No], [Site]")),
    ],
)
async def test_a_wrong_dialogue_fails_readably(api: FakeBotApi, turns: list[tuple[str, Expected]], words: str) -> None:
    """A planted wrong expectation is refused, with what was heard."""
    with pytest.raises(AssertionError, match=words):
        await dialogue(api.user(id=501, first_name="Anna"), turns)


@pytest.mark.usefixtures("application")
async def test_press_without_pop_up_waits_for_the_edit(api: FakeBotApi) -> None:
    """A silent callback answer is not yet the answer: the edit after it is heard too."""
    anna = api.user(id=501, first_name="Anna")
    await dialogue(anna, [("/start", "Welcome")])
    await anna.presses("No")
    assert [(message.kind, message.text) for message in await anna.hears()] == [("edit", "you chose no")]


async def test_pressing_an_address_opens_it(api: FakeBotApi, bot: telegram.Bot) -> None:
    """A URL button gives its address and asks the bot nothing."""
    anna = api.user(id=501, first_name="Anna")
    await anna.says("/start")
    await bot.send_message(501, "x", reply_markup=CHOICE, link_preview_options=QUIET)
    assert await anna.presses("site") == "https://example.org"
    assert api.unanswered() == []


HEARD = [("/status x", True), ("/status@casewatch_test_bot x", True), ("@casewatch_test_bot hi", True)]
UNHEARD = [("status x", False), ("/status@other_bot x", False), ("@other_person hi", False)]


@pytest.mark.parametrize(("text", "reaches"), HEARD + UNHEARD)
async def test_privacy_mode_hides_group_talk(api: FakeBotApi, text: str, reaches: bool) -> None:
    """In a group the bot hears commands and mentions of it, not the talk."""
    anna = api.user(id=501, first_name="Anna")
    group = api.group(-100, "Team", [anna])
    await anna.says(text, chat=group)
    assert bool(api.inbox.pending) is reaches
    await anna.sets_bot_status(group, "administrator")
    await anna.says(text, chat=group)
    assert any(update.get("message") for update in api.inbox.pending)


async def test_group_members_hear_and_others_do_not(api: FakeBotApi, bot: telegram.Bot) -> None:
    """What is said in a group is heard by its members only, in the topic it was said."""
    anna, marek = api.user(id=501, first_name="Anna"), api.user(id=502, first_name="Marek")
    group = api.group(-100, "Team", [anna], topics={7: "Alerts"})
    await bot.send_message(
        group.id, "alert", message_thread_id=7, disable_notification=True, link_preview_options=QUIET
    )
    heard = await anna.hears()
    assert [(message.text, message.thread_id, message.silent) for message in heard] == [("alert", 7, True)]
    assert await marek.hears(timeout=0.05) == []


async def test_file_arrives_whole(api: FakeBotApi, bot: telegram.Bot) -> None:
    """An uploaded file keeps its name and every byte, line ends and boundaries included."""
    anna = api.user(id=501, first_name="Anna")
    await anna.says("/start")
    content = bytes(range(256)) + b"\r\n--\r\n\r\n--x--\r\n"
    await bot.send_document(501, content, filename="дело 1.pdf", caption="the file")
    (heard,) = await anna.hears()
    assert (heard.file, heard.content, heard.text) == ("дело 1.pdf", content, "the file")


SENDS = [
    ("two in a second to one person", [(0, 5), (0.5, 5)], 1, 1),
    ("two in a second, two allowed at once", [(0, 5), (0.5, 5)], 2, 0),
    ("three in a second, two allowed at once", [(0, 5), (0.1, 5), (0.2, 5)], 2, 1),
    ("one a second", [(0, 5), (1, 5), (2, 5)], 1, 0),
    ("a hair early", [(0, 5), (0.95, 5)], 1, 0),
    ("two people at once", [(0, 5), (0, 6)], 1, 0),
    ("20 a minute in a group", [(n * 2.9, -5) for n in range(20)], 1, 0),
    ("21 a minute in a group", [(n * 2.9, -5) for n in range(21)], 1, 1),
    ("31 people in a second", [(0, n) for n in range(1, 32)], 1, 1),
]


@pytest.mark.parametrize(("sends", "burst", "count"), [case[1:] for case in SENDS], ids=[case[0] for case in SENDS])
def test_pace_is_judged(sends: list[tuple[float, int]], burst: int, count: int) -> None:
    """Sends faster than Telegram's limits are counted, slower ones pass."""
    found = pace.violations([pace.Send(at, chat_id) for at, chat_id in sends], private_burst=burst)
    assert len(found) == count, found


def test_impatience_after_a_flood_is_judged() -> None:
    """A send to the same chat before its retry_after is over is counted; one after it, or elsewhere, passes."""
    flooded = pace.Send(0, 5, retry_after=7)
    assert pace.violations([flooded, pace.Send(7, 5), pace.Send(1, 6)]) == []
    (found,) = pace.violations([flooded, pace.Send(5, 5)])
    assert found == "send to 5 came 2.00 s before its retry_after was over"


async def test_pace_of_a_standing_clock(api: FakeBotApi, bot: telegram.Bot) -> None:
    """The fake's own clock decides: at a standing noon the second send is too early."""
    await api.user(id=501, first_name="Anna").says("/start")
    for _ in range(2):
        await bot.send_message(501, "x", link_preview_options=QUIET)
    assert len(api.pace_violations()) == 1
