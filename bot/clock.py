"""The only clock of the house: now, monotonic and sleep, so that the demo and the tests can drive time."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What everything that waits or dates asks for the time."""

    def now(self) -> datetime:
        """Return the present moment, aware UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow; good for durations alone."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after so many seconds of this clock."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the present moment, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return the machine's monotonic seconds."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Return after so many real seconds."""
        await asyncio.sleep(seconds)


class SimulatedClock:
    """A time that one driver moves; sleeping moves it too, so nothing ever really waits."""

    def __init__(self, start: datetime) -> None:
        """Begin at an aware moment; raises ValueError for one without a time zone."""
        self._start = self._now = _aware(start)

    def now(self) -> datetime:
        """Return the simulated moment, aware UTC."""
        return self._now

    def monotonic(self) -> float:
        """Return the simulated seconds since the start."""
        return (self._now - self._start).total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Move the clock by so many seconds and let everything else that is ready run."""
        self.move_to(self._now + timedelta(seconds=max(seconds, 0.0)))
        await asyncio.sleep(0)

    def move_to(self, moment: datetime) -> None:
        """Move to an aware moment; the clock never goes back, so an earlier one changes nothing."""
        self._now = max(self._now, _aware(moment))


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"The time {moment} names no time zone: give it one, such as UTC.")
    return moment.astimezone(UTC)
