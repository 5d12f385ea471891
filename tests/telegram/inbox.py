"""The queue of updates a bot polls: ids, offsets, allowed kinds, and one poller at a time."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Inbox:
    """Updates not yet acknowledged; `unseen` keeps those the bot did not allow."""

    pending: list[Json] = field(default_factory=list)
    unseen: list[Json] = field(default_factory=list)
    last_id: int = 1000
    conflicts: int = 0
    polled: bool = False
    allowed: frozenset[str] | None = None
    _poller: asyncio.Event | None = None
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def push(self, kind: str, payload: Json) -> int:
        """Queues an update and returns its id."""
        self.last_id += 1
        update = {"update_id": self.last_id, kind: payload}
        (self.pending if self._allows(kind) else self.unseen).append(update)
        self._arrived.set()
        return self.last_id

    def _allows(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def everything_fetched(self) -> bool:
        """Whether the bot has acknowledged every update it was given; also true of a bot that never polls."""
        return not self.polled or not self.pending

    async def poll(self, fields: Mapping[str, Any]) -> list[Json] | None:
        """Updates from `offset` on, waiting up to `timeout` seconds; None when another poller took over."""
        self.polled = True
        if fields.get("allowed_updates") is not None:
            self.allowed = frozenset(fields["allowed_updates"]) or None
        self._acknowledge(int(fields.get("offset", 0)))
        if self._poller is not None:
            self.conflicts += 1
            self._poller.set()
        ours = self._poller = asyncio.Event()
        try:
            await self._wait(ours, float(fields.get("timeout", 0)))
        finally:
            if self._poller is ours:
                self._poller = None
        return None if ours.is_set() else self.pending[: int(fields.get("limit", 100))]

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def _wait(self, replaced: asyncio.Event, seconds: float) -> None:
        if self.pending or seconds <= 0:
            return
        self._arrived.clear()
        waits = [asyncio.ensure_future(event.wait()) for event in (self._arrived, replaced)]
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
