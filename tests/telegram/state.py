"""What the fake Telegram remembers: users, chats, topics, messages with their keyboards, live callback queries."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tests.telegram import errors
from tests.telegram.errors import Refused
from tests.telegram.texts import Parsed

Json = dict[str, Any]


@dataclass(frozen=True)
class Account:
    """A Telegram user, as the `from` of an update shows them."""

    id: int
    first_name: str
    language_code: str | None = "en"
    username: str | None = None
    is_bot: bool = False

    def to_json(self) -> Json:
        """The Bot API's User object."""
        whole = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"username": self.username, "language_code": self.language_code}
        return {**whole, **{name: value for name, value in optional.items() if value}}


@dataclass(frozen=True)
class StoredMessage:
    """One message; `sender` is the bot's or a user's id, `file` the name of an upload, `markup` as last set."""

    chat_id: int
    message_id: int
    sender: int
    date: int
    body: Parsed
    markup: Json | None = None
    reply_to: int | None = None
    thread_id: int | None = None
    file: str | None = None
    content: bytes = field(default=b"", repr=False)
    is_photo: bool = False
    silent: bool = False
    protected: bool = False
    edit_date: int | None = None
    service: Json | None = None


@dataclass
class Chat:
    """One chat from the bot's side; `bot_status` is member, administrator, left or kicked."""

    id: int
    kind: str
    name: str
    bot_status: str = "member"
    is_forum: bool = False
    members: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, StoredMessage] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    last_message_id: int = 0
    migrated_to: int | None = None
    unreachable: str | None = None

    def to_json(self) -> Json:
        """The Bot API's Chat object."""
        named = {"first_name": self.name} if self.kind == "private" else {"title": self.name}
        return {"id": self.id, "type": self.kind, **named, **({"is_forum": True} if self.is_forum else {})}


@dataclass
class Query:
    """A pressed button that waits for its answer: live until answered or expired."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    answers: list[Json] = field(default_factory=list)
    expired: bool = False


@dataclass(frozen=True)
class Happening:
    """Something a client would notice: kind is new, edit, delete or notice (a callback answer's text)."""

    kind: str
    chat_id: int
    message: StoredMessage | None = None
    user_id: int | None = None
    text: str = ""


@dataclass
class World:
    """All state of one fake; `now` gives aware UTC datetimes for message dates."""

    bot: Account
    now: Callable[[], datetime]
    accounts: dict[int, Account] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)
    actions: list[tuple[int, str]] = field(default_factory=list)
    webhook: Json = field(default_factory=dict)

    def date(self) -> int:
        """Now, in Unix seconds."""
        return int(self.now().timestamp())

    def reachable(self, chat_id: Any) -> Chat:
        """The chat if the bot may write there; raises Refused with Telegram's reason otherwise."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise Refused(errors.CHAT_NOT_FOUND)
        if chat.migrated_to is not None:
            raise Refused(errors.migrated(chat.migrated_to))
        if chat.unreachable:
            raise Refused(errors.forbidden(chat.unreachable))
        if chat.bot_status == "kicked":
            raise Refused(errors.forbidden(f"bot was kicked from the {chat.kind} chat"))
        if chat.bot_status == "left":
            raise Refused(errors.forbidden(f"bot is not a member of the {chat.kind} chat"))
        return chat

    def post(self, chat: Chat, message: StoredMessage) -> StoredMessage:
        """Stores a message under the chat's next id (its given id is ignored) and lets clients notice."""
        chat.last_message_id += 1
        stored = replace(message, chat_id=chat.id, message_id=chat.last_message_id)
        chat.messages[stored.message_id] = stored
        self.happenings.append(Happening("new", chat.id, stored))
        return stored

    def revise(self, message: StoredMessage) -> StoredMessage:
        """Replaces an existing message by its edited form."""
        edited = replace(message, edit_date=self.date())
        self.chats[message.chat_id].messages[message.message_id] = edited
        self.happenings.append(Happening("edit", message.chat_id, edited))
        return edited

    def remove(self, chat: Chat, message_id: int) -> None:
        """Deletes an existing message for everyone."""
        message = chat.messages.pop(message_id)
        chat.deleted.add(message_id)
        self.happenings.append(Happening("delete", chat.id, message))

    def message_json(self, message: StoredMessage, *, with_reply: bool = True) -> Json:
        """The Bot API's Message object."""
        chat = self.chats[message.chat_id]
        sender = self.bot if message.sender == self.bot.id else self.accounts[message.sender]
        shown: Json = {"message_id": message.message_id, "from": sender.to_json(), "chat": chat.to_json()}
        shown |= {"date": message.date, **_content_json(message)}
        if message.thread_id is not None:
            shown |= {"message_thread_id": message.thread_id, "is_topic_message": True}
        if message.edit_date is not None:
            shown["edit_date"] = message.edit_date
        if message.protected:
            shown["has_protected_content"] = True
        if message.markup and "inline_keyboard" in message.markup:
            shown["reply_markup"] = message.markup
        replied = chat.messages.get(message.reply_to or 0)
        if with_reply and replied is not None:
            shown["reply_to_message"] = self.message_json(replied, with_reply=False)
        return shown


def _content_json(message: StoredMessage) -> Json:
    if message.service is not None:
        return message.service
    name = "text" if message.file is None else "caption"
    shown: Json = {}
    if message.body.text:
        shown[name] = message.body.text
    if message.body.entities:
        shown["entities" if name == "text" else "caption_entities"] = list(message.body.entities)
    if message.file is not None:
        shown |= _file_json(message)
    return shown


def _file_json(message: StoredMessage) -> Json:
    unique = f"{message.chat_id}-{message.message_id}"
    file: Json = {"file_id": f"file-{unique}", "file_unique_id": unique, "file_size": len(message.content)}
    if message.is_photo:
        return {"photo": [{**file, "width": 800, "height": 600}]}
    return {"document": {**file, "file_name": message.file}}
