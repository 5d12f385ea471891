"""A paper that was polled for months before somebody was watched: what it said is kept, and is read again for them."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SimulatedClock
from cases.alerts import Decision, ReviewItem, Revision
from cases.events import Event
from cases.names import build_index
from cases.observations import Observation, Outcome, Scope, ScopeKind, ScopeReport, content_hash
from cases.people import Name, Person, Roster
from storage import events, ledger, outbox, people, rereading, reviews, scopes, subscriptions, users
from storage.records import KeptAlert, Role
from storage.store import Store, open_store
from tests.fresh_database import fresh_database
from tests.watchers.web import START, Web, small_source
from watchers.collecting import Courier
from watchers.contract import Document, Reading, Request, ScopeHeader, Source
from watchers.health import write_quiet
from watchers.pace import HostGate
from watchers.pipeline import Polled, Workshop, poll
from watchers.registry import scope_settings
from watchers.rereading import PORTION, reread_portion

URL = "https://lantern.example/news"
FEED = Scope("lantern", ScopeKind.LIST, "lantern-news")
TIMUR = Person("timur-nebylitsyn", "Timur Nebylitsyn", (Name("Timur Nebylitsyn", "Latn", "en"),))
ZAREMA = Person("zarema-vantoshkova", "Zarema Vantoshkova", (Name("Zarema Vantoshkova", "Latn", "en"),))


def paper() -> Source:
    """Return a paper with one list of items."""
    base = small_source(lookup=False)
    header = replace(base.header, id="lantern", title="Lantern", url=URL, hosts=("lantern.example",), authority=False)
    scope = ScopeHeader(FEED, "The Lantern", URL)
    return replace(
        base,
        header=header,
        scopes=lambda roster: (scope,),
        requests=lambda roster, asked: (Request(URL, asked),),
        read=_read,
    )


def _read(document: Document) -> Reading:
    """Read {"total", "records": [{"key", "name", "published"}]}, a record's name being a headline."""
    given = json.loads(document.body)["records"]
    found = tuple(said(one["name"], one["key"], datetime.fromisoformat(one["published"])) for one in given)
    return Reading(Outcome.COMPLETE, "whole", found, declared=len(given), rows=len(found))


def said(text: str, key: str, published: datetime | None, scope: Scope = FEED) -> Observation:
    """Return an item whose headline is all that is kept of it."""
    return Observation(scope, key, text, url=f"{URL}/{key}", published_at=published)


@dataclass
class Newsroom:
    """A register with one followed person, an admin and a reader, and a paper it is fed from."""

    store: Store
    clock: SimulatedClock
    web: Web
    workshop: Workshop
    source: Source
    reader: int
    admin: int

    async def keeps(self, *items: Observation, at: datetime = START) -> None:
        """Let texts have been kept that said nothing of anybody then followed."""
        kept = Decision(revisions=tuple(Revision(one, 1, content_hash(one), "c0ffee") for one in items))
        async with self.store.writing() as session:
            for scope in dict.fromkeys(one.scope for one in items):
                await ledger.write(session, kept, ScopeReport(scope, Outcome.COMPLETE, "", at), at)

    async def prints(self, *items: tuple[str, str, datetime]) -> Polled:
        """Poll the paper while it shows these (key, headline, published), and write what was quiet."""
        self.web.serves(URL, *({"key": key, "name": name, "published": at.isoformat()} for key, name, at in items))
        return await self.is_polled()

    async def is_polled(self) -> Polled:
        """Poll the paper as it is served, and write what was quiet."""
        async with self.store.reading() as session:
            health, roster = await scopes.one(session, FEED), await people.roster(session)
        assert health is not None
        done = await poll(self.source, health, roster, self.workshop)
        await write_quiet(self.store, [done.unwritten] if done.unwritten else [])
        return done

    async def watches(self, person: Person, follow: bool = False) -> None:
        """Let an admin add a person, or a spelling of theirs."""
        async with self.store.writing() as session:
            await people.put_person(session, person, self.clock.now())
            if follow:
                await subscriptions.follow(session, self.reader, person.id, now=self.clock.now())
        await self.aligns()

    async def aligns(self) -> None:
        """Note that the roster has moved."""
        async with self.store.writing() as session:
            await rereading.align(session)

    async def reads_up(self, most: int = PORTION) -> list[KeptAlert]:
        """Read what is kept to the end, and return the alerts raised."""
        numbers: tuple[int, ...] = ()
        while (
            read := await reread_portion(self.workshop, {"lantern": self.source}, self.clock.now(), most)
        ) is not None:
            numbers += read.alerts
        return await self.told(numbers)

    async def told(self, numbers: tuple[int, ...]) -> list[KeptAlert]:
        """Return the alerts of these numbers."""
        async with self.store.reading() as session:
            return [one for one in [await outbox.alert(session, number) for number in numbers] if one]

    async def events(self, person: Person) -> list[Event]:
        """Return a person's events, oldest seen first."""
        async with self.store.reading() as session:
            return list(await events.of(session, {person.id}))

    async def questions(self) -> tuple[ReviewItem, ...]:
        """Return what editors are asked."""
        async with self.store.reading() as session:
            return await reviews.open_items(session)

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.clock.move_to(self.clock.now() + timedelta(**span))


@asynccontextmanager
async def newsroom(folder: Path, reached: Callable[[str], None] = lambda name: None) -> AsyncIterator[Newsroom]:
    """Open a newsroom whose register follows Timur and has been aligned before anything was kept."""
    clock = SimulatedClock(START)
    web, source = Web(clock), paper()
    store = await open_store(fresh_database(folder), folder / "key")
    async with store.writing() as session:
        await people.seed(session, Roster((TIMUR,)), (), START - timedelta(days=400))
        marek = await users.enrol(session, 11, 11, "Marek", Role.READER, "en", START)
        anna = await users.enrol(session, 12, 12, "Anna", Role.ADMIN, "en", START)
        await subscriptions.follow(session, marek.chat, TIMUR.id, now=START)
        await scopes.sync(session, scope_settings([source], await people.roster(session)), START)
        await rereading.align(session)
    courier = Courier(web.fetch, HostGate(clock.monotonic, clock.sleep), clock.now, reached, polite_gaps=False)
    workshop = Workshop(store, courier, build_index, lambda: 0.5, "test 1")
    try:
        yield Newsroom(store, clock, web, workshop, source, marek.chat, anna.chat)
    finally:
        await store.close()
