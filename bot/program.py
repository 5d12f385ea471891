"""The program put together: store, sources, fetcher, schedule; opened and closed in the right order."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from httpcore import AsyncNetworkBackend

from bot.clock import Clock
from bot.failpoints import Failpoints
from bot.schedule import POLLS_AT_ONCE, Schedule
from bot.settings import Settings
from bot.sources import choose
from cases.names import NameIndex, build_index, updated
from cases.people import Roster
from cases.roster_file import RosterFile, founding_roster
from storage import people, users
from storage.records import Role
from storage.store import Store, default_url, migrate, open_store
from watchers.collecting import Courier
from watchers.contract import Source
from watchers.fetching import Fetcher, FetchSettings, LoopbackRoute, Resolver, system_resolver, user_agent
from watchers.pace import HostGate
from watchers.pipeline import Workshop
from watchers.terms import Unasked

VERSION = version("casewatch")


def founding_file() -> RosterFile:
    """Return the founding people and what the founding document states of them."""
    return RosterFile(*founding_roster())


@dataclass
class Indexes:
    """The name index of the newest roster asked for; when the version moved, only changed persons are read anew."""

    _version: int = -1
    _index: NameIndex | None = None

    def of(self, roster: Roster) -> NameIndex:
        """Return the index of this roster."""
        if self._index is None or roster.version != self._version:
            self._index = build_index(roster) if self._index is None else updated(self._index, roster)
            self._version = roster.version
        return self._index

    def built(self, roster: Roster) -> NameIndex:
        """Return an index of a roster that is only looked at, without keeping it."""
        return build_index(roster) if self._index is None else updated(self._index, roster)


@dataclass(frozen=True)
class Surroundings:
    """What differs between the live program, the demo and the tests.

    `route` sends every request to a replay on loopback; `lot` spreads polls in time (the demo wants none);
    `roster` is put in where the register is empty; `feeds` are further feeds as YAML text; `narrow` may leave
    sources out; `resolve` and `network` stand in for the system's own beneath the fetcher, addresses checked all the
    same.
    """

    route: LoopbackRoute | None = None
    lot: Callable[[], float] = random.random
    roster: Callable[[], RosterFile] = founding_file
    feeds: str | None = None
    narrow: Callable[[Mapping[str, Source]], Mapping[str, Source]] = dict
    at_once: int = POLLS_AT_ONCE
    resolve: Resolver = system_resolver
    network: AsyncNetworkBackend | None = None


@dataclass(frozen=True)
class Program:
    """Everything that runs without Telegram."""

    settings: Settings
    clock: Clock
    store: Store
    sources: Mapping[str, Source]
    schedule: Schedule
    failpoints: Failpoints
    indexes: Indexes = field(default_factory=Indexes)
    unasked: Mapping[str, Unasked] = field(default_factory=dict)
    around: Surroundings = field(default_factory=Surroundings)

    async def take_up_sources(self) -> None:
        """Poll what an admin has added, and no longer what was removed."""
        choice = await choose(self.store, self.settings, self.around.feeds, on_replay=self.around.route is not None)
        await self.schedule.take_up(self.around.narrow(choice.asked))


def surroundings(settings: Settings) -> Surroundings:
    """Return the surroundings of a live run; a replay on loopback stands in for the web only by explicit setting."""
    port = urlsplit(settings.replay_url).port if settings.replay_url else None
    return Surroundings(
        route=LoopbackRoute(port) if port else None,
        feeds=settings.feeds_file.read_text(encoding="utf-8") if settings.feeds_file else None,
    )


def database_url(settings: Settings) -> str:
    """Return the address of the database: as set, or a file in the data folder."""
    return settings.database_url or default_url(settings.home)


def key_file(settings: Settings) -> Path:
    """Return where the key is kept: as set, or beside (never inside) the database."""
    return settings.key_file or settings.home / "casewatch.key"


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[Store]:
    """Migrate and open the database of the data folder for as long as the block lasts."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    url = database_url(settings)
    await asyncio.to_thread(migrate, url)
    store = await open_store(url, key_file(settings))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def opened_program(settings: Settings, clock: Clock, around: Surroundings) -> AsyncIterator[Program]:
    """Open the store, fill an empty register, and wire the pipeline; closes all of it at the end."""
    failpoints = Failpoints(settings.failpoint)
    indexes = Indexes()
    async with opened_store(settings) as store, opened_courier(settings, clock, around, failpoints) as courier:
        await first_start(store, settings, clock, around.roster)
        workshop = Workshop(store, courier, indexes.of, around.lot, f"casewatch {VERSION}")
        choice = await choose(store, settings, around.feeds, on_replay=around.route is not None)
        schedule = Schedule(store, around.narrow(choice.asked), workshop, clock, around.at_once)
        await schedule.align()
        yield Program(settings, clock, store, schedule.sources, schedule, failpoints, indexes, choice.unasked, around)


@asynccontextmanager
async def opened_courier(
    settings: Settings, clock: Clock, around: Surroundings, failpoints: Failpoints | None = None
) -> AsyncIterator[Courier]:
    """Open the fetcher for as long as the block lasts, and give what asks sources through it."""
    bounds = FetchSettings(user_agent=user_agent(settings.contact, VERSION), route=around.route)
    fetcher = Fetcher(bounds, clock.now, around.resolve, around.network)
    try:
        yield Courier(
            fetch=fetcher.fetch,
            gate=HostGate(clock.monotonic, clock.sleep),
            now=clock.now,
            reached=(failpoints or Failpoints(None)).reached,
            polite_gaps=around.route is None,
            keys=settings.access_keys,
        )
    finally:
        await fetcher.aclose()


async def first_start(
    store: Store, settings: Settings, clock: Clock, roster: Callable[[], RosterFile] = founding_file
) -> None:
    """Put the founding people (or another roster) into an empty register, and enrol the first owner."""
    async with store.writing() as session:
        if not (await people.roster(session)).persons:
            given = roster()
            await people.seed(session, given.roster, given.facts, clock.now())
        owner = settings.owner_id
        if owner is not None and await users.first_owner_missing(session):
            await users.enrol(session, owner, owner, "owner", Role.OWNER, "en", clock.now())
