"""An in-process Telegram for the chat's tests: keeps chats, messages and keyboards, refuses what Telegram would."""

import json
from dataclasses import dataclass, field
from typing import Any

from telegram.request import BaseRequest, RequestData

from tests.telegram.texts import UnparsableText, parse, utf16_length

BOT = {"id": 1, "is_bot": True, "first_name": "casewatch", "username": "casewatch_test_bot"}


@dataclass
class Said:
    """One message of the bot as a chat shows it: the HTML sent, the visible text, and its buttons by label."""

    message_id: int
    html: str
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    edited: int = 0


class RecordedTelegram(BaseRequest):
    """Telegram without a network: what the bot sends is judged, kept, and can be looked at."""

    def __init__(self) -> None:
        self.chats: dict[int, list[Said]] = {}
        self.answers: list[str | None] = []
        self.left: list[int] = []
        self.menus: dict[int, list[str]] = {}
        self.faults: list[str] = []
        self.failing_with: str | None = None
        self._last_message = 0

    @property
    def read_timeout(self) -> float | None:
        """No time limit: nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **more: Any
    ) -> tuple[int, bytes]:
        """Answer one Bot API call as Telegram would."""
        name = url.rsplit("/", 1)[-1]
        fields: dict[str, Any] = dict(request_data.parameters) if request_data else {}
        if self.failing_with is not None and name in ("sendMessage", "editMessageText"):
            return _refusal(self.failing_with)
        answer = getattr(self, f"_{name}", lambda given: True)(fields)
        if isinstance(answer, str):
            return _refusal(answer)
        return 200, json.dumps({"ok": True, "result": answer}).encode()

    def shown(self, chat: int) -> Said:
        """Return the newest message of a chat."""
        return self.chats[chat][-1]

    def next_message_id(self) -> int:
        """Number a message, the bot's or a user's."""
        self._last_message += 1
        return self._last_message

    def _getMe(self, fields: dict[str, Any]) -> object:
        return BOT

    def _sendMessage(self, fields: dict[str, Any]) -> object:
        text = self._judged(fields)
        if text is None:
            return "Bad Request: can't parse entities"
        said = Said(self.next_message_id(), str(fields["text"]), text, _buttons(fields))
        self.chats.setdefault(int(fields["chat_id"]), []).append(said)
        return _message(int(fields["chat_id"]), said)

    def _editMessageText(self, fields: dict[str, Any]) -> object:
        text = self._judged(fields)
        held = self.chats.get(int(fields["chat_id"]), [])
        said = next((one for one in held if one.message_id == int(fields["message_id"])), None)
        if said is None or text is None:
            return "Bad Request: message to edit not found"
        if (said.html, said.buttons) == (fields["text"], _buttons(fields)):
            return "Bad Request: message is not modified: specified new message content and reply markup are the same"
        said.html, said.text, said.buttons, said.edited = str(fields["text"]), text, _buttons(fields), said.edited + 1
        return _message(int(fields["chat_id"]), said)

    def _answerCallbackQuery(self, fields: dict[str, Any]) -> object:
        text = fields.get("text")
        if text is not None and utf16_length(str(text)) > 200:
            self.faults.append("a callback answer is longer than 200")
        self.answers.append(text)
        return True

    def _leaveChat(self, fields: dict[str, Any]) -> object:
        self.left.append(int(fields["chat_id"]))
        return True

    def _setMyCommands(self, fields: dict[str, Any]) -> object:
        self.menus[int(fields["scope"]["chat_id"])] = [one["command"] for one in fields["commands"]]
        return True

    def _judged(self, fields: dict[str, Any]) -> str | None:
        """Return the visible text, noting whatever Telegram would refuse or we forbid ourselves."""
        try:
            text = parse(str(fields["text"]), "HTML").text
        except UnparsableText as error:
            self.faults.append(f"{error}: {fields['text']!r}")
            return None
        if not 1 <= utf16_length(text.strip()) <= 4096:
            self.faults.append("a text is empty or too long")
        if not (fields.get("link_preview_options") or {}).get("is_disabled"):
            self.faults.append("a message would show a link preview")
        self.faults += [f"callback data {data!r}" for data in _buttons(fields).values() if len(data.encode()) > 64]
        return text


def _buttons(fields: dict[str, Any]) -> dict[str, str]:
    rows = (fields.get("reply_markup") or {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in rows for button in row}


def _message(chat: int, said: Said) -> dict[str, Any]:
    return {
        "message_id": said.message_id,
        "date": 1480000000,
        "chat": {"id": chat, "type": "private"},
        "from": BOT,
        "text": said.text,
    }


def _refusal(description: str) -> tuple[int, bytes]:
    return 400, json.dumps({"ok": False, "error_code": 400, "description": description}).encode()
