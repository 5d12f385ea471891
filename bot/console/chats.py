"""The console's chats: who sits there, which messages stand in them, and which buttons can be pressed."""

from dataclasses import dataclass, field
from typing import Any

from bot.console.markup import MarkupError, Parsed, parse, utf16

LONGEST_TEXT = 4096
LONGEST_CALLBACK = 64


class Refusal(Exception):
    """The answer 400 that Telegram's server would give, with its description."""


@dataclass(frozen=True, slots=True)
class ConsoleUser:
    """A person at the console; the made-up `telegram_id` is also the number of the private chat."""

    name: str
    telegram_id: int
    language: str = "en"

    def as_user(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        return {"id": self.telegram_id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def as_chat(self) -> dict[str, Any]:
        """Return the Bot API's Chat: the private chat with this person."""
        return {"id": self.telegram_id, "type": "private", "first_name": self.name}


@dataclass(slots=True)
class StandingMessage:
    """A message of the bot as it stands in a chat now; `keyboard` is the Bot API's, row by row."""

    id: int
    date: int
    content: Parsed
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """Return the buttons in reading order."""
        return [button for row in self.keyboard for button in row]


@dataclass(slots=True)
class ConsoleChat:
    """One person's private chat with the bot."""

    user: ConsoleUser
    messages: dict[int, StandingMessage] = field(default_factory=dict)

    def newest_with_buttons(self) -> StandingMessage | None:
        """Return the message whose buttons the numbers stand for."""
        standing = [message for message in self.messages.values() if message.keyboard]
        return max(standing, key=lambda message: message.id, default=None)

    def labelled(self, label: str) -> tuple[StandingMessage, dict[str, Any]] | None:
        """Return the newest message that has a button so labelled, with that button."""
        for message in sorted(self.messages.values(), key=lambda one: one.id, reverse=True):
            for button in message.buttons:
                if button["text"] == label:
                    return message, button
        return None

    def labels(self) -> list[str]:
        """Return every label that could be pressed, newest message first, each once."""
        newest_first = sorted(self.messages.values(), key=lambda one: one.id, reverse=True)
        return list(dict.fromkeys(button["text"] for message in newest_first for button in message.buttons))


def content_of(parameters: dict[str, Any]) -> Parsed:
    """Return the text a request sends as Telegram would show it; raises Refusal where it would refuse."""
    text = str(parameters.get("text", ""))
    try:
        parsed = parse(text) if parameters.get("parse_mode") == "HTML" else Parsed(text)
    except MarkupError as error:
        raise Refusal(str(error)) from error
    if not parsed.text.strip():
        raise Refusal("message text is empty")
    if utf16(parsed.text) > LONGEST_TEXT:
        raise Refusal("message is too long")
    return parsed


def keyboard_of(parameters: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the inline keyboard a request sends, empty for none; raises Refusal for data Telegram would refuse."""
    rows: list[list[dict[str, Any]]] = (parameters.get("reply_markup") or {}).get("inline_keyboard") or []
    for button in (button for row in rows for button in row):
        if not 1 <= len(str(button.get("callback_data") or button.get("url") or "").encode()) <= LONGEST_CALLBACK:
            raise Refusal("BUTTON_DATA_INVALID")
    return [row for row in rows if row]
