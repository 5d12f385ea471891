"""A post office for tests: a real store in a temporary folder, a lane, a Telegram with verbs, a simulated clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import SimulatedClock
from bot.delivery.lane import Lane
from bot.failpoints import Failpoints
from cases.alerts import Alert, AlertForm, Severity
from cases.people import Roster
from storage import ledger, outbox, users
from storage.records import ChatAddress, KeptAlert, OutboxRow, Role
from storage.sealing import Sealer
from storage.store import Store, open_store
from tests.bot.fake_telegram import FakeTelegram
from tests.fresh_database import fresh_database

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """What the test's rendering gives."""

    texts: list[str]
    keyboard: list[list[tuple[str, str]]]


def render(kept: KeptAlert, address: ChatAddress, roster: Roster, repeat: bool, now: datetime, seal: Sealer) -> Page:
    """Render an alert by its key, its `parts` times over, with one button."""
    label = "(possible repeat) " if repeat else ""
    gone = "RETRACTED " if kept.retracted else ""
    taken = f" taken by {kept.taken_by}" if kept.taken_by else ""
    parts = int(str(kept.alert.facts.get("parts", 1)))
    if kept.alert.facts.get("broken"):
        raise KeyError("no such sentence")
    texts = [f"<b>{gone}{label}{kept.alert.key}</b>{taken}" + (f" {part}" if part else "") for part in range(parts)]
    return Page(texts, [[("Take", f"take:{kept.number}")]])


class Killed(BaseException):
    """The process was killed here."""


class Deadly(Failpoints):
    """A failpoint that ends the lane instead of the process."""

    def kill(self) -> None:
        """Raise what nothing catches."""
        raise Killed


@dataclass
class PostOffice:
    """The store and everything around it."""

    store: Store
    clock: SimulatedClock
    telegram: FakeTelegram
    lane_class: type[Lane] = Lane
    runs: int = 0

    def lane(self, failpoint: str | None = None) -> Lane:
        """Return the lane of a new run of the program."""
        self.runs += 1
        points = Deadly(failpoint)
        self.telegram.failpoints = points
        return self.lane_class(self.store, self.telegram, render, self.clock, f"run-{self.runs}", points)

    async def enrol(self, telegram_chat: int, role: Role = Role.READER) -> int:
        """Enrol somebody and return our number of the chat."""
        async with self.store.writing() as session:
            name = f"User {telegram_chat}"
            user = await users.enrol(session, abs(telegram_chat), telegram_chat, name, role, "en", self.clock.now())
        return user.chat

    async def post(
        self, key: str, *chats: int, severity: Severity = Severity.URGENT, facts: dict[str, object] | None = None
    ) -> int:
        """Put an alert into the outbox for these chats and return its number."""
        alert = Alert(key, AlertForm.EVENT, severity, tuple(chats), facts=facts or {})
        return (await self.post_all([alert]))[0]

    async def post_all(self, alerts: list[Alert]) -> tuple[int, ...]:
        """Put alerts into the outbox."""
        async with self.store.writing() as session:
            return await ledger.raise_alerts(session, alerts, self.clock.now())

    async def pending(self) -> int:
        """Return how many deliveries are not ended."""
        async with self.store.reading() as session:
            return await outbox.pending(session)

    async def unreported(self) -> tuple[OutboxRow, ...]:
        """Return the urgent deliveries nobody was told the failure of."""
        async with self.store.reading() as session:
            return await outbox.dead_urgent(session)

    async def patiently(self, lane: Lane, seconds: float = 3600.0) -> None:
        """Deliver, moving the clock on to whatever is due later, until nothing waits or the time is over."""
        end = self.clock.monotonic() + seconds
        while await self.pending() and self.clock.monotonic() < end:
            rest = await lane.step()
            if rest is not None:
                await self.clock.sleep(rest.seconds)


@asynccontextmanager
async def post_office(folder: Path, lane_class: type[Lane] = Lane) -> AsyncIterator[PostOffice]:
    """Open a post office in a folder."""
    store = await open_store(fresh_database(folder), folder / "casewatch.key")
    clock = SimulatedClock(START)
    try:
        yield PostOffice(store, clock, FakeTelegram(clock), lane_class)
    finally:
        await store.close()
