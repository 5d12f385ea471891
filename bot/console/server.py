"""The server side of the console: a BaseRequest that answers the Bot API's methods from memory, no socket opened."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.console.chats import ConsoleChat, Refusal, StandingMessage, content_of, keyboard_of
from bot.console.people import People
from bot.console.transcript import Said
from bot.delivery.speaking import speaking_of
from bot.telegram_application import LocalTelegram

CONSOLE_TOKEN = "1:console"  # noqa: S105
_BOT = {"id": 1, "is_bot": True, "first_name": "casewatch", "username": "casewatch_bot"}
_ME = {**_BOT, "can_join_groups": False, "can_read_all_group_messages": False, "supports_inline_queries": False}
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def _real_now() -> datetime:
    return datetime.now(UTC)


class ConsoleTelegram(People, LocalTelegram):
    """Telegram for the people at one terminal, each in a private chat of their own.

    `on_message` is given every message as it appears, `on_notice` (person, text) what a pressed button answers in
    passing; `now` dates the messages (aware UTC).
    """

    token = CONSOLE_TOKEN

    def __init__(
        self,
        on_message: Callable[[Said], None],
        *,
        on_notice: Callable[[str, str], None] | None = None,
        now: Callable[[], datetime] = _real_now,
    ) -> None:
        """Begin with nobody there; see `add_user`."""
        super().__init__()
        self.on_message = on_message
        self._on_notice = on_notice
        self._now = now
        self._last_message = 0

    @property
    def read_timeout(self) -> float:
        """Return the seconds a long poll may take; nothing here takes any."""
        return 5.0

    async def initialize(self) -> None:
        """Do nothing: there is no connection."""

    async def shutdown(self) -> None:
        """Do nothing: there is no connection."""

    async def do_request(  # noqa: PLR0913  the seam's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Answer one Bot API call as its server would, errors included."""
        parameters = dict(request_data.parameters) if request_data else {}
        try:
            result = await self._answer(url.rsplit("/", 1)[-1], parameters)
        except Refusal as refusal:
            return 400, _json({"ok": False, "error_code": 400, "description": f"Bad Request: {refusal}"})
        return 200, _json({"ok": True, "result": result})

    async def _answer(self, method: str, parameters: dict[str, Any]) -> object:
        if method == "getUpdates":
            return await self.take_updates(int(parameters.get("offset") or 0), _seconds(parameters.get("timeout")))
        answers: dict[str, Callable[[dict[str, Any]], object]] = {
            "getMe": lambda _: _ME,
            "sendMessage": self._send,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_keyboard,
            "answerCallbackQuery": self._notice,
        }
        answer = answers.get(method)
        return answer(parameters) if answer else True

    def _send(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        content, keyboard = content_of(parameters), keyboard_of(parameters)
        self._last_message += 1
        message = StandingMessage(self._last_message, self.date(), content, keyboard)
        chat.messages[message.id] = message
        self._show(chat, message, edited=False)
        return self.as_message(chat, message)

    def _edit_text(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat, message = self._standing(parameters)
        content, keyboard = content_of(parameters), keyboard_of(parameters)
        if (content, keyboard) == (message.content, message.keyboard):
            raise Refusal(_SAME)
        message.content, message.keyboard = content, keyboard
        self._show(chat, message, edited=True)
        return self.as_message(chat, message)

    def _edit_keyboard(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat, message = self._standing(parameters)
        keyboard = keyboard_of(parameters)
        if keyboard == message.keyboard:
            raise Refusal(_SAME)
        message.keyboard = keyboard
        if keyboard:
            self._show(chat, message, edited=True)
        return self.as_message(chat, message)

    def _notice(self, parameters: dict[str, Any]) -> bool:
        user = self.pressing.pop(str(parameters.get("callback_query_id")), None)
        text = parameters.get("text")
        if user is not None and text and self._on_notice is not None:
            self._on_notice(user.name, str(text))
        return True

    def _chat(self, parameters: dict[str, Any]) -> ConsoleChat:
        chat = self.chats.get(int(parameters.get("chat_id") or 0))
        if chat is None:
            raise Refusal("chat not found")
        return chat

    def _standing(self, parameters: dict[str, Any]) -> tuple[ConsoleChat, StandingMessage]:
        chat = self._chat(parameters)
        message = chat.messages.get(int(parameters.get("message_id") or 0))
        if message is None:
            raise Refusal("message to edit not found")
        return chat, message

    def _show(self, chat: ConsoleChat, message: StandingMessage, *, edited: bool) -> None:
        numbered = tuple((number, _label(button)) for number, button in enumerate(message.buttons, 1))
        self.on_message(
            Said(
                chat=chat.user.name,
                who="bot",
                text=message.content.text,
                about=speaking_of.get(),
                edited=edited,
                buttons=numbered,
                entities=tuple(message.content.entities),
            )
        )

    def as_message(self, chat: ConsoleChat, message: StandingMessage) -> dict[str, Any]:
        """Return the Bot API's Message for a message of the bot."""
        answer: dict[str, Any] = {
            "message_id": message.id,
            "date": message.date,
            "chat": chat.user.as_chat(),
            "from": _BOT,
            "text": message.content.text,
            "entities": message.content.entities,
        }
        return {**answer, "reply_markup": {"inline_keyboard": message.keyboard}} if message.keyboard else answer

    def next_message_id(self) -> int:
        """Return a number for a message somebody writes; numbers never repeat."""
        self._last_message += 1
        return self._last_message

    def date(self) -> int:
        """Return the present moment as the Bot API dates messages (Unix seconds)."""
        return int(self._now().timestamp())


def _label(button: dict[str, Any]) -> str:
    return f"{button['text']} ({button['url']})" if button.get("url") else str(button["text"])


def _seconds(given: object) -> float:
    return float(given.total_seconds() if hasattr(given, "total_seconds") else given or 0)  # type: ignore[arg-type]


def _json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()
