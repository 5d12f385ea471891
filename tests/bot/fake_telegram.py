"""A Telegram with verbs: what it is told to do it does, and it remembers every message that arrived."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.clock import Clock
from bot.failpoints import Failpoints

ROUND_TRIP_SECONDS = 0.05


@dataclass(frozen=True)
class Arrived:
    """A message as it stands in a chat; `at` is the clock's monotonic seconds."""

    at: float
    chat: int
    text: str
    message_id: int
    parse_mode: str | None = None
    thread: int | None = None
    reply_to: int | None = None
    buttons: tuple[str, ...] = ()
    preview_off: bool = False


@dataclass
class Fault:
    """One planned misbehaviour; `arrives`: the message is taken before the error is answered."""

    error: Callable[[], TelegramError]
    chat: int | None = None
    times: int | None = 1
    arrives: bool = False
    html_only: bool = False

    def strikes(self, chat: int, parse_mode: str | None) -> bool:
        """Whether it hits a message to this chat."""
        if self.times == 0 or (self.chat is not None and self.chat != chat):
            return False
        return not self.html_only or parse_mode is not None


@dataclass
class FakeTelegram:
    """What the lane speaks to in tests."""

    clock: Clock
    failpoints: Failpoints = field(default_factory=Failpoints)
    arrived: list[Arrived] = field(default_factory=list)
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    tries: list[tuple[float, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    on_arrival: Callable[[Arrived], None] = lambda arrived: None

    def floods(self, chat: int, seconds: int, times: int = 1) -> None:
        """Answer 429 for a chat."""
        self.faults.append(Fault(lambda: RetryAfter(seconds), chat, times))

    def forbids(self, chat: int) -> None:
        """Answer 403: the bot was blocked."""
        self.faults.append(Fault(lambda: Forbidden("Forbidden: bot was blocked by the user"), chat, None))

    def migrates(self, chat: int, new: int) -> None:
        """Answer that the group is a supergroup now."""
        self.faults.append(Fault(lambda: ChatMigrated(new), chat, None))

    def refuses(self, chat: int, description: str, times: int | None = None) -> None:
        """Answer 400 with a description."""
        self.faults.append(Fault(lambda: BadRequest(description), chat, times))

    def cannot_parse(self, chat: int) -> None:
        """Answer 400 to every text with mark-up."""
        error = BadRequest('Can\'t parse entities: Unsupported start tag "br" at byte offset 3')
        self.faults.append(Fault(lambda: error, chat, None, html_only=True))

    def times_out_after_writing(self, chat: int | None = None, times: int | None = 1) -> None:
        """Take the message, then never answer."""
        self.faults.append(Fault(lambda: _caused(TimedOut(), httpx.ReadTimeout("")), chat, times, arrives=True))

    def is_unreachable(self, times: int | None = 1) -> None:
        """Refuse the connection."""
        self.faults.append(Fault(lambda: _caused(NetworkError("x"), httpx.ConnectError("")), None, times))

    def is_broken(self, times: int | None = 1) -> None:
        """Answer 502."""
        self.faults.append(Fault(lambda: NetworkError("Bad Gateway"), None, times))

    def revokes_the_token(self) -> None:
        """Answer 401 to everything."""
        self.faults.append(Fault(lambda: InvalidToken("Unauthorized"), None, None))

    def recovers(self) -> None:
        """Forget every planned misbehaviour."""
        self.faults.clear()

    def texts(self, chat: int) -> list[str]:
        """Return what arrived in a chat."""
        return [one.text for one in self.arrived if one.chat == chat]

    async def send_message(self, chat_id: int, text: str, parse_mode: str | None = None, **more: Any) -> Arrived:
        """Take a message, unless a fault strikes."""
        reply, markup = more.get("reply_parameters"), more.get("reply_markup")
        message = Arrived(
            at=self.clock.monotonic(),
            chat=chat_id,
            text=text,
            message_id=len(self.arrived) + 1,
            parse_mode=parse_mode,
            thread=more.get("message_thread_id"),
            reply_to=reply.message_id if reply else None,
            buttons=tuple(button.text for row in markup.inline_keyboard for button in row) if markup else (),
            preview_off=bool(more["link_preview_options"].is_disabled),
        )
        await self._travel(message.chat, parse_mode, lambda: self._take(message))
        return message

    async def edit_message_text(self, text: str, chat_id: int, message_id: int, **more: Any) -> bool:
        """Change a message, unless a fault strikes; the same text again is refused as Telegram does."""
        edit = (chat_id, message_id, text)
        if edit in self.edits[-1:]:
            raise BadRequest("Message is not modified: specified new message content ... are exactly the same")
        await self._travel(chat_id, more.get("parse_mode"), lambda: self.edits.append(edit))
        return True

    def _take(self, message: Arrived) -> None:
        self.arrived.append(message)
        self.on_arrival(message)

    async def _travel(self, chat: int, parse_mode: str | None, take: Callable[[], None]) -> None:
        self.tries.append((self.clock.monotonic(), chat))
        await self.clock.sleep(ROUND_TRIP_SECONDS)
        fault = next((one for one in self.faults if one.strikes(chat, parse_mode)), None)
        if fault is None or fault.arrives:
            take()
        self.failpoints.reached("request-written")
        if fault is not None:
            fault.times = None if fault.times is None else fault.times - 1
            raise fault.error()


def _caused(error: NetworkError, cause: Exception) -> NetworkError:
    error.__cause__ = cause
    return error
