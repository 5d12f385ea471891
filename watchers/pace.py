"""When a source is asked again, and one request at a time per host: pure decisions, and a gate over given clocks."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from watchers.contract import PoliteHours

LONGEST_BACK_OFF = timedelta(hours=24)
SHORTEST_AFTER_BLOCK = timedelta(hours=1)
SPREAD = 0.1
# 2**16 times any interval is past the cap already; more would overflow.
_MAX_DOUBLINGS = 16
# Nine digits are three years at least; more could overflow.
_MAX_SECONDS_DIGITS = 9


def next_due(
    now: datetime,
    interval: timedelta,
    jitter: float,
    failures: int,
    blocked: bool,
    retry_after: timedelta | None,
) -> datetime:
    """Say when to ask next; `jitter` is a draw from 0..1, `failures` counts the failed polls in a row, this one too.

    Good poll: the interval, 10 % more or less. Failed: the interval, doubled from the second failure on, at most a
    day. Blocked: the same from at least an hour. A host's Retry-After holds where it is later, up to a day. An
    interval beyond a day is never shortened.
    """
    delay = _spread(_back_off(interval, failures, blocked), jitter)
    if blocked:
        delay = max(delay, SHORTEST_AFTER_BLOCK)
    if failures > 0 or blocked:
        delay = min(delay, max(interval, LONGEST_BACK_OFF))
    if retry_after is not None:
        delay = max(delay, min(retry_after, LONGEST_BACK_OFF))
    return now + delay


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """Read a Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date), None where absent or unreadable."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=int(text.lstrip("0")[:_MAX_SECONDS_DIGITS] or "0"))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta(0))


def opening(hours: PoliteHours | None, now: datetime) -> datetime | None:
    """Return when a host that asks for certain hours may next be asked, None where it may be now."""
    if hours is None:
        return None
    there = now.astimezone(ZoneInfo(hours.zone))
    over_midnight = hours.begin > hours.end
    open_now = (
        there.hour >= hours.begin or there.hour < hours.end if over_midnight else hours.begin <= there.hour < hours.end
    )
    if open_now:
        return None
    begins = there.replace(hour=hours.begin, minute=0, second=0, microsecond=0)
    return (begins if begins > there else begins + timedelta(days=1)).astimezone(UTC)


def _back_off(interval: timedelta, failures: int, blocked: bool) -> timedelta:
    base = max(interval, SHORTEST_AFTER_BLOCK) if blocked else interval
    doublings = min(max(failures - 1, 0), _MAX_DOUBLINGS)
    longest = max(interval, LONGEST_BACK_OFF)
    # Compared before multiplying: an interval of centuries doubled would overflow.
    return longest if base > longest / 2**doublings else base * 2**doublings


def _spread(delay: timedelta, jitter: float) -> timedelta:
    return delay * (1 - SPREAD + 2 * SPREAD * min(max(jitter, 0.0), 1.0))


@dataclass
class _HostTurns:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ended_at: float | None = None
    gap_seconds: float = 0.0


class HostGate:
    """Lets one request at a time go to a host, in order of arrival, with a gap after the one before."""

    def __init__(self, monotonic: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._hosts: dict[str, _HostTurns] = {}

    @asynccontextmanager
    async def turn(self, host: str, gap_seconds: float) -> AsyncIterator[None]:
        """Hold the host's turn; it begins at least `gap_seconds` (or its predecessor's, if more) after the last end."""
        turns = self._hosts.setdefault(host.lower().removesuffix("."), _HostTurns())
        async with turns.lock:
            await self._wait(turns, gap_seconds)
            try:
                yield
            finally:
                turns.ended_at = self._monotonic()
                turns.gap_seconds = gap_seconds

    async def _wait(self, turns: _HostTurns, gap_seconds: float) -> None:
        if turns.ended_at is None:
            return
        remaining = turns.ended_at + max(gap_seconds, turns.gap_seconds) - self._monotonic()
        if remaining > 0:
            await self._sleep(remaining)
