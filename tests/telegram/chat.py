"""A person with a Telegram app: says, presses, hears; and dialogues written as (said, answered) pairs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.telegram import clients
from tests.telegram.state import Account, Chat, Happening, Json, Query, StoredMessage
from tests.telegram.texts import as_shown

if TYPE_CHECKING:
    from tests.telegram.server import FakeBotApi

SILENT_ANSWER = 0.3
AFTERTHOUGHT = 0.5
PAUSE = 0.005

Expected = str | re.Pattern[str] | Sequence[str | re.Pattern[str]] | None


@dataclass(frozen=True)
class Button:
    """An inline button as shown; `data`, `url` or `copied` says what it does."""

    label: str
    data: str | None = None
    url: str | None = None
    copied: str | None = None


@dataclass(frozen=True)
class FakeMessage:
    """What a client shows: kind is new, edit, delete or notice (the text a pressed button pops up)."""

    kind: str
    chat_id: int
    message_id: int
    text: str
    sender: str = "bot"
    entities: tuple[Json, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_to: int | None = None
    thread_id: int | None = None
    silent: bool = False
    edited: bool = False
    file: str | None = None
    content: bytes = field(default=b"", repr=False)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, in reading order."""
        return [button.label for row in self.buttons for button in row]

    @property
    def shown(self) -> str:
        """The text with its buttons, as a transcript prints it."""
        keyboard = "".join("\n  " + " ".join(f"[{button.label}]" for button in row) for row in self.buttons)
        return f"{self.text}{keyboard}"


def message_as_shown(message: StoredMessage, bot_id: int, kind: str = "new") -> FakeMessage:
    """The client's view of a stored message."""
    rows = tuple(tuple(_button(button) for button in row) for row in clients.buttons_of(message))
    return FakeMessage(
        kind,
        message.chat_id,
        message.message_id,
        message.body.text,
        "bot" if message.sender == bot_id else str(message.sender),
        message.body.entities,
        rows,
        message.reply_to,
        message.thread_id,
        message.silent,
        message.edit_date is not None,
        message.file,
        message.content,
    )


def _button(button: Json) -> Button:
    copied = button.get("copy_text") or {}
    return Button(str(button.get("text", "")), button.get("callback_data"), button.get("url"), copied.get("text"))


class User:
    """One person; in groups pass `chat`, else everything happens in the private chat with the bot."""

    def __init__(self, api: FakeBotApi, account: Account) -> None:
        self.api, self.account = api, account
        self._heard = len(api.world.happenings)
        self._pressed: Query | None = None

    @property
    def id(self) -> int:
        """The Telegram user id, which is also the private chat's id."""
        return self.account.id

    @property
    def messages(self) -> list[FakeMessage]:
        """The private chat as it stands now, both sides, oldest first."""
        return self.transcript()

    def transcript(self, chat: Chat | None = None) -> list[FakeMessage]:
        """A chat as this person's app shows it now, both sides, oldest first."""
        stored = self._chat(chat).messages.values()
        return [message_as_shown(message, self.api.world.bot.id) for message in stored]

    async def says(
        self, text: str, *, chat: Chat | None = None, topic: int | None = None, reply_to: FakeMessage | None = None
    ) -> FakeMessage:
        """Writes a message (commands and links are recognised as Telegram does) and listens from here on."""
        world, place = self.api.world, self._chat(chat)
        replied = reply_to.message_id if reply_to else None
        body = as_shown(text, None)
        message = StoredMessage(place.id, 0, self.id, world.date(), body, reply_to=replied, thread_id=topic)
        stored = clients.say(world, self.api.inbox, place, message)
        self._listen_afresh()
        return message_as_shown(stored, world.bot.id)

    async def presses(self, label: str, message: FakeMessage | None = None, *, chat: Chat | None = None) -> str:
        """Presses a button of the newest message that has one so labelled; returns its data, url or copied text."""
        stored, button = self._find_button(label, message, self._chat(chat))
        if button.data is None:
            return button.url or button.copied or ""
        self._listen_afresh()
        self._pressed = clients.press(self.api.world, self.api.inbox, self.account, stored, button.data)
        return button.data

    async def hears(self, timeout: float = 5.0) -> list[FakeMessage]:  # noqa: ASYNC109 - a person's patience
        """What this person's chats showed since they last spoke, pressed or heard; waits until the bot settled."""
        clock = asyncio.get_running_loop()
        deadline = clock.time() + timeout
        while clock.time() < deadline and not self._has_settled():  # noqa: ASYNC110 - several things settle
            await asyncio.sleep(PAUSE)
        news = self._news()
        self._listen_afresh()
        return news

    async def blocks(self) -> None:
        """Blocks the bot: it hears of that and can write no more."""
        self._change_bot("kicked")

    async def unblocks(self) -> None:
        """Lets the bot write again."""
        self._change_bot("member")

    async def sets_bot_status(self, chat: Chat, status: str) -> None:
        """In a group: adds (member), promotes (administrator), removes (left) or bans (kicked) the bot."""
        clients.change_bot_status(self.api.world, self.api.inbox, self.account, chat, status)

    async def upgrades(self, chat: Chat, new_chat_id: int) -> Chat:
        """Turns a group into a supergroup of that id, with Telegram's service messages; returns the new chat."""
        self.api.faults.migrate(chat.id, new_chat_id)
        new = self.api.world.chats[new_chat_id]
        clients.announce_migration(self.api.world, self.api.inbox, self.account, chat, new)
        return new

    async def deletes(self, message: FakeMessage) -> None:
        """Deletes a message for everyone; the bot is not told."""
        self.api.world.remove(self.api.world.chats[message.chat_id], message.message_id)

    def _change_bot(self, status: str) -> None:
        chat = self._chat(None)
        clients.change_bot_status(self.api.world, self.api.inbox, self.account, chat, status)

    def _chat(self, chat: Chat | None) -> Chat:
        return chat or clients.private_chat(self.api.world, self.account)

    def _find_button(self, label: str, message: FakeMessage | None, chat: Chat) -> tuple[StoredMessage, Button]:
        if message is not None:
            chat = self.api.world.chats[message.chat_id]
        newest_first = [chat.messages[message.message_id]] if message else list(reversed(chat.messages.values()))
        offered = [(stored, button) for stored in newest_first for button in _all_buttons(stored)]
        for wanted in (lambda shown: shown == label, lambda shown: label.casefold() in shown.casefold()):
            for stored, button in offered:
                if wanted(button.label):
                    return stored, button
        labels = ", ".join(f"[{button.label}]" for _, button in offered) or "none"
        raise AssertionError(f"{self.account.first_name} finds no button [{label}]; there are: {labels}")

    def _listen_afresh(self) -> None:
        self._heard = len(self.api.world.happenings)
        self._pressed = None

    def _news(self) -> list[FakeMessage]:
        fresh = self.api.world.happenings[self._heard :]
        return [shown for happening in fresh if (shown := self._perceive(happening)) is not None]

    def _perceive(self, happening: Happening) -> FakeMessage | None:
        if happening.kind == "notice":
            mine = happening.user_id == self.id and happening.text
            return FakeMessage("notice", happening.chat_id, 0, happening.text) if mine else None
        chat = self.api.world.chats[happening.chat_id]
        message = happening.message
        if message is None or message.sender != self.api.world.bot.id or self.id not in chat.members:
            return None
        return message_as_shown(message, self.api.world.bot.id, happening.kind)

    def _has_settled(self) -> bool:
        if self._pressed is not None and not self._pressed.answers:
            return False
        if self._news():
            return self.api.is_idle(self.api.settle_seconds)
        return self._pressed is not None and self.api.is_idle(SILENT_ANSWER)


def _all_buttons(message: StoredMessage) -> list[Button]:
    return [_button(button) for row in clients.buttons_of(message) for button in row]


async def dialogue(
    user: User, turns: Sequence[tuple[str, Expected]], *, chat: Chat | None = None, patience: float = 5.0
) -> None:
    """Plays (said, answered) turns: "[Label]" presses a button; answered is a part of what is heard (text or pattern,
    or several of them), None for silence. Raises AssertionError with the whole conversation on the first mismatch."""
    spoken: list[str] = []
    for said, expected in turns:
        await _speak(user, said, chat)
        heard = await user.hears(patience if expected is not None else SILENT_ANSWER)
        if expected is not None and missing_from(heard, expected):
            heard += await user.hears(AFTERTHOUGHT)
        spoken += [f"> {said}", *(f"< {message.shown}" for message in heard)]
        missing = missing_from(heard, expected)
        if missing:
            raise AssertionError("\n".join([f"after {said!r} {missing}", "the conversation so far:", *spoken]))


async def _speak(user: User, said: str, chat: Chat | None) -> None:
    if said.startswith("[") and said.endswith("]"):
        await user.presses(said[1:-1], chat=chat)
    else:
        await user.says(said, chat=chat)


def missing_from(heard: Sequence[FakeMessage], expected: Expected) -> str:
    """A sentence naming what was expected and not heard; "" when all was heard."""
    if expected is None:
        return f"silence was expected, heard {len(heard)} messages" if heard else ""
    text = "\n".join(message.shown for message in heard if message.kind != "delete")
    parts = [expected] if isinstance(expected, str | re.Pattern) else list(expected)
    absent = [part for part in parts if not _occurs(part, text)]
    wanted = ", ".join(repr(part.pattern if isinstance(part, re.Pattern) else part) for part in absent)
    return f"{wanted} was expected, not heard" if absent else ""


def _occurs(part: str | re.Pattern[str], text: str) -> bool:
    return part in text if isinstance(part, str) else part.search(text) is not None
