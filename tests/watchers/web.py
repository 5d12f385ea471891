"""A web for tests: documents by address, faults on demand, and a source small enough to read in a minute."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.clock import SimulatedClock
from cases.names import build_index
from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Name, Person, Roster
from storage import people, scopes, subscriptions, users
from storage.records import Role, ScopeHealth
from storage.store import Store, open_store
from tests.fresh_database import fresh_database
from watchers.collecting import Courier
from watchers.contract import (
    Document,
    Header,
    Purpose,
    Reading,
    Request,
    ScopeHeader,
    Source,
    Terms,
    Verified,
)
from watchers.fetching import Fetched, FetchFailed, FetchFault, FetchRequest
from watchers.pace import HostGate
from watchers.pipeline import Polled, Workshop, poll
from watchers.registry import scope_settings

START = datetime(2017, 3, 1, 8, tzinfo=UTC)
PERSON = Person(
    id="timur-nebylitsyn",
    name="Timur Nebylitsyn",
    names=(Name("Timur Nebylitsyn", "Latn", "en"),),
    citizenships=("KZ",),
    role="invented for the tests",
)
SCOPE = Scope("list", ScopeKind.PERSON, PERSON.id)
LIST, RECORD, CANARY = "https://list.example/red", "https://list.example/red/1", "https://list.example/all"
WANTED = {"key": "1", "name": "Timur Nebylitsyn"}


@dataclass
class Web:
    """What each address answers; everything that was asked is remembered."""

    clock: SimulatedClock
    answers: dict[str, Fetched | FetchFault] = field(default_factory=dict)
    asked: list[FetchRequest] = field(default_factory=list)

    def serves(self, url: str, *records: dict[str, str], total: int | None = None, etag: str | None = None) -> None:
        """Let an address answer a list of records."""
        body = json.dumps({"total": len(records) if total is None else total, "records": records}).encode()
        headers = {"content-type": "application/json"} | ({"etag": etag} if etag else {})
        self.answers[url] = Fetched(url, url, 200, headers, body, self.clock.now())

    def answers_with(self, url: str, status: int, body: bytes = b"", content_type: str = "application/json") -> None:
        """Let an address answer a bare status."""
        self.answers[url] = Fetched(url, url, status, {"content-type": content_type}, body, self.clock.now())

    def breaks(self, url: str) -> None:
        """Let an address fail."""
        self.answers[url] = FetchFault.TIMED_OUT

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Answer as the fetcher does."""
        self.asked.append(request)
        answer = self.answers.get(request.url)
        if answer is None:
            return Fetched(request.url, request.url, 404, {}, b"", self.clock.now())
        if isinstance(answer, FetchFault):
            raise FetchFailed(answer, "the test wants it so")
        etag = answer.headers.get("etag")
        if etag is not None and request.headers.get("If-None-Match") == etag:
            return Fetched(request.url, request.url, 304, {}, b"", self.clock.now())
        return answer


def small_source(canary: bool = False, lookup: bool = True) -> Source:
    """Return a source with one list a person, a record's own address, and perhaps a canary."""
    header = Header(
        id="list",
        title="A list",
        url=LIST,
        language="en",
        country=None,
        interval=timedelta(hours=6),
        match_by=("name", "record"),
        rows=(0, 160),
        sentinel="total",
        canary="the whole list's total",
        reveals="name",
        terms=Terms("none", "none", date(2017, 1, 1)),
        verified=Verified.DOCUMENTED,
        content_types=("application/json",),
        hosts=("list.example",),
        authority=True,
    )
    return Source(
        header=header,
        scopes=lambda roster: tuple(
            ScopeHeader(Scope("list", ScopeKind.PERSON, one.id), f"A list: {one.name}", LIST) for one in roster.persons
        ),
        requests=lambda roster, scope: (Request(LIST, scope),),
        read=read,
        lookup=(lambda scope, key: Request(f"{LIST}/{key}", scope, Purpose.LOOKUP, record=key)) if lookup else None,
        canary=(lambda: Request(CANARY, Scope("list", ScopeKind.LIST, "canary"), Purpose.CANARY)) if canary else None,
        canary_good=(lambda total, earlier: bool(total)) if canary else None,
    )


def read(document: Document) -> Reading:
    """Read {"total", "records": [{"key", "name", "country"?}]}."""
    try:
        given = json.loads(document.body)
        records = given["records"]
    except (ValueError, KeyError):
        return Reading(Outcome.SUSPECT, "the layout changed")
    found = tuple(_observation(document, record) for record in records)
    return Reading(Outcome.COMPLETE, "whole", found, declared=given["total"], rows=len(found))


def _observation(document: Document, record: dict[str, str]) -> Observation:
    return Observation(
        document.request.scope,
        record["key"],
        record["name"],
        names=(record["name"],),
        states=(Statement("notice-listed", country=record.get("country"), attributes={"form": "red"}),),
    )


@dataclass
class Bench:
    """A store with one followed person, a reader and an admin, and the pipeline on it."""

    store: Store
    clock: SimulatedClock
    web: Web
    workshop: Workshop
    source: Source

    async def polls(self, canary_good: bool | None = None) -> Polled:
        """Poll the person's scope once, and write it when nothing changed."""
        from watchers.health import write_quiet

        async with self.store.reading() as session:
            roster = await people.roster(session)
        done = await poll(self.source, await self.health(), roster, self.workshop, canary_good)
        await write_quiet(self.store, [done.unwritten] if done.unwritten else [])
        return done

    async def health(self, scope: Scope = SCOPE) -> ScopeHealth:
        """Return how a scope stands."""
        async with self.store.reading() as session:
            row = await scopes.one(session, scope)
        assert row is not None
        return row

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.clock.move_to(self.clock.now() + timedelta(**span))


async def bench(folder: Path, source: Source, reached: Callable[[str], None] = lambda name: None) -> Bench:
    """Build a bench in a folder."""
    clock = SimulatedClock(START)
    web = Web(clock)
    store = await open_store(fresh_database(folder), folder / "key")
    async with store.writing() as session:
        await people.seed(session, Roster((PERSON,)), (), START - timedelta(days=30))
        marek = await users.enrol(session, 11, 11, "Marek", Role.READER, "en", START)
        await users.enrol(session, 12, 12, "Anna", Role.ADMIN, "en", START)
        await subscriptions.follow(session, marek.chat, PERSON.id, now=START)
        await scopes.sync(session, scope_settings([source], await people.roster(session)), START)
    courier = Courier(web.fetch, HostGate(clock.monotonic, clock.sleep), clock.now, reached, polite_gaps=False)
    return Bench(store, clock, web, Workshop(store, courier, build_index, lambda: 0.5, "test 1"), source)
