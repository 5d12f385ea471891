"""Faults on demand: floods, blocks, migrations, broken gateways, cut and held connections."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

from tests.telegram import errors
from tests.telegram.state import Chat, World

MIGRATED_FLAGS = ("members", "admins", "topics")


@dataclass
class Fault:
    """What happens to the next matching requests; `times` None means until cleared."""

    name: str
    chat_id: int | None = None
    methods: frozenset[str] | None = None
    needs_chat: bool = False
    times: int | None = 1
    error: errors.ApiError | None = None
    seconds: float = 0.0
    processed: bool = True
    cut: bool = False
    held: asyncio.Event | None = None

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether this request is hit; long polls only when named."""
        if self.times == 0 or (self.chat_id is not None and chat_id != self.chat_id):
            return False
        if self.methods is not None:
            return method in self.methods
        return method != "getUpdates" and not (self.needs_chat and chat_id is None)


@dataclass
class Faults:
    """The planned faults of one fake; the earliest planned that matches strikes first."""

    world: World
    planned: list[Fault] = field(default_factory=list)

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this request, counted down."""
        for fault in self.planned:
            if fault.matches(method, chat_id):
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def flood(self, chat_id: int | None = None, retry_after: int = 1, times: int = 1) -> None:
        """429 "Too Many Requests: retry after N" for one chat, or for every call that names a chat."""
        self._plan(Fault("flood", chat_id, needs_chat=True, times=times, error=errors.flood(retry_after)))

    def forbid(self, chat_id: int, reason: str = "bot was blocked by the user", times: int | None = None) -> None:
        """403 with one of Telegram's reasons (errors.FORBIDDEN); raises ValueError for any other."""
        if reason not in errors.FORBIDDEN:
            raise ValueError(f"Telegram has no reason {reason!r}; it has {', '.join(errors.FORBIDDEN)}")
        self._plan(Fault("forbid", chat_id, needs_chat=True, times=times, error=errors.forbidden(reason)))

    def bad_request(self, chat_id: int | None, description: str, times: int = 1) -> None:
        """400 with "Bad Request: " before the description, unless it stands there already."""
        error = errors.bad_request(description.removeprefix("Bad Request: "))
        self._plan(Fault("bad_request", chat_id, needs_chat=True, times=times, error=error))

    def server_error(self, status: int = 502, times: int = 1, methods: Collection[str] | None = None) -> None:
        """A broken gateway: the status with its usual words, nothing processed."""
        error = errors.ApiError(
            status, {502: "Bad Gateway", 504: "Gateway Timeout"}.get(status, "Internal Server Error")
        )
        self._plan(Fault("server_error", methods=_named(methods), times=times, error=error))

    def unauthorized(self, times: int | None = None) -> None:
        """401 for every method but the long poll, as after a revoked token."""
        self._plan(Fault("unauthorized", times=times, error=errors.UNAUTHORIZED))

    def cut_after_reading(
        self,
        times: int = 1,
        *,
        processed: bool = True,
        methods: Collection[str] | None = None,
        chat_id: int | None = None,
    ) -> None:
        """The request is read (and carried out, if `processed`), then the connection closes without an answer."""
        self._plan(Fault("cut", chat_id, _named(methods), times=times, cut=True, processed=processed))

    def slow(self, seconds: float, times: int = 1, methods: Collection[str] | None = None) -> None:
        """The request is carried out at once and answered so many seconds later."""
        self._plan(Fault("slow", methods=_named(methods), times=times, seconds=seconds))

    def hold(
        self,
        times: int = 1,
        *,
        processed: bool = True,
        methods: Collection[str] | None = None,
        chat_id: int | None = None,
    ) -> None:
        """The answer is kept back until release(); with `processed` the message is already in the chat."""
        event = asyncio.Event()
        self._plan(Fault("hold", chat_id, _named(methods), times=times, held=event, processed=processed))

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """The group becomes a supergroup of that id: its old id answers 400 with migrate_to_chat_id for good."""
        old = self.world.chats[chat_id]
        old.migrated_to = new_chat_id
        new = Chat(new_chat_id, "supergroup", old.name, old.bot_status, old.is_forum)
        for name in MIGRATED_FLAGS:
            setattr(new, name, getattr(old, name))
        self.world.chats.setdefault(new_chat_id, new)

    def release(self) -> None:
        """Writes every answer held back so far."""
        for fault in self.planned:
            if fault.held is not None:
                fault.held.set()

    def clear(self) -> None:
        """Forgets all planned faults and releases what is held."""
        self.release()
        self.planned.clear()

    def _plan(self, fault: Fault) -> None:
        self.planned.append(fault)


def _named(methods: Collection[str] | None) -> frozenset[str] | None:
    return None if methods is None else frozenset(methods)
