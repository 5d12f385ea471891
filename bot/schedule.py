"""What is due, and starting it: one tick reads `next_due` from the database, which is the only truth (DESIGN §8)."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog

from bot.clock import Clock
from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from storage import people, rereading, scopes
from storage.records import ScopeHealth
from storage.store import Store
from watchers.contract import Source
from watchers.health import write_quiet
from watchers.pace import SHORTEST_AFTER_BLOCK, opening
from watchers.pipeline import Polled, Workshop, poll, poll_canary
from watchers.registry import CANARY, scope_settings
from watchers.rereading import reread_portion

log = structlog.get_logger()

# A round's canary answers for every scope polled within this time of it.
CANARY_HOLDS = timedelta(minutes=30)
# A scope whose poll broke on a defect of ours is not retried every second.
AFTER_A_DEFECT = timedelta(minutes=5)
A_DAY = timedelta(days=1)
AFTER_THE_BUDGET = timedelta(hours=1)
POLLS_AT_ONCE = 8
# Before anything was aligned; no roster has this version.
NOBODY_YET = Roster((), version=-1)


@dataclass
class Schedule:
    """Starts what is due; remembers only what is under way, and for which roster all was aligned and read up.

    `roster` is the newest one when last looked; a poll works with it as a whole, and its writing checks it again.
    `unwritten` counts, by source, the requests of quiet polls that are written at the end of their round.
    What is kept is read up for somebody new a portion a tick; `read_up_again` is when that is tried again after a
    defect of ours.
    """

    store: Store
    sources: Mapping[str, Source]
    workshop: Workshop
    clock: Clock
    at_once: int = POLLS_AT_ONCE
    under_way: set[Scope] = field(default_factory=set)
    roster: Roster = NOBODY_YET
    read_up_for: int = -1
    read_up_again: datetime | None = None
    drifted: dict[str, frozenset[str]] = field(default_factory=dict)
    unwritten: Counter[str] = field(default_factory=Counter)

    async def align(self) -> None:
        """Bring the scopes in line with the roster when it has moved: what is new is due now, what is gone retires.

        Where no text is kept yet there is nothing to read up for anybody.
        """
        async with self.store.reading() as session:
            if await people.roster_version(session) == self.roster.version:
                return
            roster = await people.roster(session)
        await self._align_with(roster)

    async def _align_with(self, roster: Roster) -> None:
        async with self.store.writing() as session:
            await scopes.sync(session, scope_settings(self.sources.values(), roster), self.clock.now())
            await rereading.align(session)
        self.roster = roster

    async def take_up(self, sources: Mapping[str, Source]) -> None:
        """Poll these sources from now on."""
        self.sources = sources
        async with self.store.reading() as session:
            roster = await people.roster(session)
        await self._align_with(roster)

    async def due(self) -> tuple[ScopeHealth, ...]:
        """Return the scopes to poll now, none of which is under way, in an order that never varies.

        Somebody newly watched or spelled is looked for in a portion of what is kept first.
        """
        await self.align()
        await self.read_up()
        async with self.store.reading() as session:
            rows = await scopes.due(session, self.clock.now(), but_not=self.under_way)
        return tuple(sorted((row for row in rows if self.wanted(row)), key=lambda row: (row.next_due, row.scope.key)))

    async def read_up(self) -> None:
        """Read one portion of the kept texts for whoever is new; a defect of ours there must not stop the polls."""
        version = self.roster.version
        if version == self.read_up_for or (self.read_up_again and self.clock.now() < self.read_up_again):
            return
        try:
            read = await reread_portion(self.workshop, self.sources, self.clock.now())
        except Exception:
            log.exception("kept texts could not be read again")
            self.read_up_again = self.clock.now() + AFTER_A_DEFECT
            return
        self.read_up_again = None
        if read is None:
            self.read_up_for = version

    def wanted(self, row: ScopeHealth) -> bool:
        """Tell whether a scope is polled by itself: its source is there, it is no canary, and it is not under way."""
        return row.scope.source in self.sources and row.scope.subject != CANARY and row.scope not in self.under_way

    async def round(self, rows: tuple[ScopeHealth, ...]) -> tuple[Polled, ...]:
        """Poll these scopes to the end, write the quiet ones in one transaction, and return how each ended."""
        self.under_way |= {row.scope for row in rows}
        try:
            polled = await self._poll_all(rows)
        finally:
            self.under_way -= {row.scope for row in rows}
        quiet = [one.unwritten for one in polled if one.unwritten]
        await write_quiet(self.store, quiet)
        for one in quiet:
            self.unwritten[one.report.scope.source] -= one.asked
        return polled

    async def _poll_all(self, rows: tuple[ScopeHealth, ...]) -> tuple[Polled, ...]:
        """Poll hosts beside each other but each host's scopes one after the other, so that a block stops its host."""
        places = asyncio.Semaphore(self.at_once)
        hosts: dict[str, list[ScopeHealth]] = {}
        for row in rows:
            hosts.setdefault(urlsplit(row.url).hostname or row.scope.key, []).append(row)

        async def one_host(own: list[ScopeHealth]) -> list[Polled]:
            async with places:
                return await self._poll_host(own)

        results = await asyncio.gather(*(one_host(own) for own in hosts.values()))
        return tuple(polled for own in results for polled in own)

    async def _poll_host(self, rows: list[ScopeHealth]) -> list[Polled]:
        polled: list[Polled] = []
        for place, row in enumerate(rows):
            result = await self._poll_one(row)
            polled += [result] if result else []
            if result and result.outcome is Outcome.BLOCKED:
                await self._put_off(rows[place + 1 :], SHORTEST_AFTER_BLOCK)
                break
        return polled

    async def _poll_one(self, row: ScopeHealth) -> Polled | None:
        source = self.sources[row.scope.source]
        later = await self._later(source)
        if later is not None:
            await self._put_off([row], later)
            return None
        try:
            polled = await poll(source, row, self.roster, self.workshop, await self._canary_good(source))
        except Exception:  # One scope's defect must neither stop the others nor pass unseen.
            log.exception("poll failed", scope=row.scope.key)
            await self._put_off([row], AFTER_A_DEFECT)
            return None
        self.unwritten[source.header.id] += polled.unwritten.asked if polled.unwritten else 0
        self._tell_of_drift(source, polled)
        return polled

    async def _later(self, source: Source) -> timedelta | None:
        """Return how long a source must wait: for its polite hours, or because the day's requests are used up."""
        header, now = source.header, self.clock.now()
        opens = opening(header.polite_hours, now)
        if opens is not None:
            return opens - now
        if header.daily_requests is None:
            return None
        async with self.store.reading() as session:
            asked = await scopes.asked_since(session, header.id, now - A_DAY) + self.unwritten[header.id]
        return AFTER_THE_BUDGET if asked >= header.daily_requests else None

    def _tell_of_drift(self, source: Source, polled: Polled) -> None:
        """Warn once of fields that a source's rows have come to hold and nobody reads: its layout may be changing."""
        new = set(polled.unread) - self.drifted.get(source.header.id, frozenset())
        if new:
            self.drifted[source.header.id] = self.drifted.get(source.header.id, frozenset()) | new
            log.warning("a source's rows hold fields that nobody reads", source=source.header.id, fields=sorted(new))

    async def _put_off(self, rows: list[ScopeHealth], wait: timedelta) -> None:
        async with self.store.writing() as session:
            for row in rows:
                await scopes.put_off(session, row.scope, self.clock.now() + wait)

    async def _canary_good(self, source: Source) -> bool | None:
        """Return whether this round's canary is good, asking for it once a round; None: the source has none.

        A canary that was never proven is not good: without it no absence may be concluded.
        """
        if source.canary is None:
            return None
        scope = Scope(source.header.id, ScopeKind.LIST, CANARY)
        async with self.store.reading() as session:
            row = await scopes.one(session, scope)
        if row is None:
            return False
        if row.last_polled is None or self.clock.now() - row.last_polled > CANARY_HOLDS:
            return bool(await poll_canary(source, row, self.workshop))
        return bool(row.history and row.history[-1].canary_good)
