"""The console: the unchanged Application talks to several people at one keyboard."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.console import ConsoleError, ConsoleTelegram, Said, stdin_lines
from bot.telegram_application import App, build_application, running


@dataclass
class Table:
    """The console, its application, and everything that was said."""

    console: ConsoleTelegram
    application: App
    said: list[Said] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)

    def lines(self) -> list[tuple[str, str, str]]:
        """Return (chat, who, text) of everything said."""
        return [(one.chat, one.who, one.text) for one in self.said]


async def greet(update: Update, context: Any) -> None:
    """Answer /start with its argument and two buttons."""
    keys = [[InlineKeyboardButton("Same", callback_data="yes"), InlineKeyboardButton("Other", callback_data="no")]]
    text = f"<b>Hello</b> {update.effective_user.first_name} &amp; {context.args}"  # type: ignore[union-attr]
    await update.message.reply_html(text, reply_markup=InlineKeyboardMarkup(keys))  # type: ignore[union-attr]


async def echo(update: Update, context: Any) -> None:
    """Say the text again."""
    await update.message.reply_text(f"You said {update.message.text}")  # type: ignore[union-attr]


async def decide(update: Update, context: Any) -> None:
    """Answer a press by an edit without buttons."""
    await update.callback_query.answer("noted")  # type: ignore[union-attr]
    await update.callback_query.edit_message_text(f"Decided: {update.callback_query.data}")  # type: ignore[union-attr]


@pytest.fixture
async def table(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Table]:
    """A console with two people and a tiny application, no socket allowed."""

    def refuse(*_: object) -> None:
        raise AssertionError("the console opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    said: list[Said] = []
    notices: list[tuple[str, str]] = []
    console = ConsoleTelegram(said.append, on_notice=lambda who, text: notices.append((who, text)))
    console.add_user("Anna", 101)
    console.add_user("Marek", 102, "ru")
    application = build_application(console)
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.add_handler(CallbackQueryHandler(decide))
    async with running(application):
        yield Table(console, application, said, notices)


async def typed(*lines: str) -> AsyncIterator[str]:
    """Lines as a keyboard would give them."""
    for line in lines:
        yield line


async def test_what_is_said_is_answered_before_say_returns(table: Table) -> None:
    """Commands reach their handler with arguments; each person has a chat of their own."""
    await table.console.say("Anna", "/start code")
    await table.console.say("Marek", "привет")
    assert table.lines() == [
        ("Anna", "user", "/start code"),
        ("Anna", "bot", "Hello Anna & ['code']"),
        ("Marek", "user", "привет"),
        ("Marek", "bot", "You said привет"),
    ]
    assert table.said[1].buttons == ((1, "Same"), (2, "Other"))
    assert table.said[1].entities == ({"type": "bold", "offset": 0, "length": 5},)


async def test_a_button_is_pressed_by_its_label_and_the_edit_shows(table: Table) -> None:
    """The edit takes the buttons away, and the passing answer is told apart from messages."""
    await table.console.say("Anna", "/start")
    await table.console.press("Anna", "Other")
    last = table.said[-1]
    assert (last.text, last.edited, last.buttons) == ("Decided: no", True, ())
    assert table.said[-2].text == "[Other]"
    assert table.notices == [("Anna", "noted")]


async def test_the_newest_button_so_labelled_is_pressed(table: Table) -> None:
    """Of two messages with the same button the newer is meant."""
    await table.console.say("Anna", "/start a")
    await table.console.say("Anna", "/start b")
    await table.console.press("Anna", "Same")
    await table.console.press("Anna", "Same")
    with pytest.raises(ConsoleError, match="no button 'Same'"):
        await table.console.press("Anna", "Same")


@pytest.mark.parametrize(("user", "label"), [("Anna", "Same"), ("Marek", "Other"), ("Nobody", "Same")])
async def test_a_button_that_is_not_there_is_named(table: Table, user: str, label: str) -> None:
    """The error says who sees which buttons, or who there is."""
    with pytest.raises(ConsoleError, match=r"sees no button|Nobody here is called"):
        await table.console.press(user, label)


async def test_typed_numbers_press_live_buttons_and_are_text_otherwise(table: Table) -> None:
    """A number beyond the buttons, or without any, is what somebody wrote."""
    await table.console.converse("Anna", typed("1", "/start", "3", "2", "", "quit", "never said"))
    texts = [text for _, _, text in table.lines()]
    assert texts == ["1", "You said 1", "/start", "Hello Anna & []", "3", "You said 3", "[Other]", "Decided: no"]


async def test_the_person_may_speak_as_another(table: Table) -> None:
    """ "as NAME" switches; an unknown name is answered with those there are."""
    told: list[str] = []
    await table.console.converse("Anna", typed("as marek", "hello", "as Zoe", "still"), tell=told.append)
    assert [chat for chat, who, _ in table.lines() if who == "user"] == ["Marek", "Marek"]
    assert told[0] == "You speak as Marek now."
    assert "Anna, Marek" in told[1]


async def test_what_is_due_runs_after_each_line(table: Table) -> None:
    """The demo polls and delivers between two lines."""
    ran: list[int] = []

    async def after() -> None:
        ran.append(len(table.said))

    await table.console.converse("Anna", typed("hello", "again"), after=after)
    assert ran == [2, 4]


async def test_hanging_up_ends_a_conversation_that_waits_for_a_line(table: Table) -> None:
    """Ctrl-C at the prompt does not wait for Enter."""

    async def never() -> AsyncIterator[str]:
        await asyncio.Event().wait()
        yield ""

    asyncio.get_running_loop().call_later(0.02, table.console.hang_up)
    async with asyncio.timeout(1):
        await table.console.converse("Anna", never())
    assert table.said == []


REFUSED = [
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "<br>", "parse_mode": "HTML"}, "Unsupported start tag"),
    ({"text": "<b>a", "parse_mode": "HTML"}, "Can't find end tag"),
    ({"text": "a</b>", "parse_mode": "HTML"}, "Unexpected end tag"),
    ({"text": "a", "chat_id": 7}, "chat not found"),
    (
        {"text": "a", "reply_markup": InlineKeyboardMarkup([[InlineKeyboardButton("b", callback_data="é" * 33)]])},
        "BUTTON_DATA_INVALID",
    ),
]


@pytest.mark.parametrize(("call", "says"), REFUSED)
async def test_what_telegram_would_refuse_is_refused_here(table: Table, call: dict[str, Any], says: str) -> None:
    """The demo must not show what would fail in earnest."""
    with pytest.raises(BadRequest, match=f"(?i){says}"):
        await table.application.bot.send_message(**{"chat_id": 101, **call})
    assert table.said == []


async def test_the_same_edit_again_is_refused_as_telegram_does(table: Table) -> None:
    """An edit that changes nothing, or a message that is not there, is an error."""
    message = await table.application.bot.send_message(101, "a")
    with pytest.raises(BadRequest, match="not modified"):
        await table.application.bot.edit_message_text("a", 101, message.message_id)
    with pytest.raises(BadRequest, match="not found"):
        await table.application.bot.edit_message_text("a", 101, 999)


async def test_stopping_is_quick(table: Table) -> None:
    """An idle long poll does not hold the end back."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert table.application.updater is not None
    await table.application.updater.stop()
    assert loop.time() - began < 1


async def test_the_end_of_dev_null_and_of_a_file_is_seen_at_once(tmp_path: Path) -> None:
    """Reading must end by itself where there is no terminal."""
    (tmp_path / "lines").write_text("status\nfollow\n")
    for name, expected in ((Path(os.devnull), []), (tmp_path / "lines", ["status", "follow"])):
        with name.open() as stream:
            assert [line async for line in stdin_lines(stream)] == expected
