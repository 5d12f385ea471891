"""What a full round tells the hosts: a requesting state's hears of no name, no spelling, no docket (DESIGN §4)."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, quote_plus, unquote_plus, urlsplit

import pytest

from bot.clock import SimulatedClock
from cases.names.spellings import spellings
from cases.people import Docket, Roster
from cases.roster_file import founding_roster
from watchers.collecting import Courier, collect
from watchers.contract import Source
from watchers.dated_addresses import dated
from watchers.fetching import Fetched, FetchRequest
from watchers.pace import HostGate
from watchers.sources import sources

RECORDINGS = Path(__file__).parents[1] / "recordings"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DOCKETS = ("394399", "II. ÚS 1017/14", "12 To 23/2031", "ECLI:NL:HR:2031:17", "12345/31", "C-123/31")


@dataclass
class Wire:
    """A fetcher that records what is asked and answers with a source's own recording, so that it asks further."""

    bodies: Sequence[bytes]
    asked: list[FetchRequest] = field(default_factory=list)

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Answer with the recordings in turn."""
        body = self.bodies[len(self.asked) % len(self.bodies)] if self.bodies else b""
        self.asked.append(request)
        return Fetched(request.url, request.url, 200, {}, body, NOW)


def followed() -> Roster:
    """Return the founding people, each with a docket at every source that is asked by docket."""
    roster = founding_roster()[0]
    courts = [name for name, source in sources().items() if "docket" in source.header.match_by]
    dockets = tuple(Docket(number, "court", "CZ", court) for court in courts for number in DOCKETS)
    return replace(roster, persons=tuple(replace(one, dockets=(*one.dockets, *dockets)) for one in roster.persons))


async def round_of(source: Source, roster: Roster) -> list[FetchRequest]:
    """Poll every scope of a source once and return all that was sent."""
    clock = SimulatedClock(NOW)
    folder = RECORDINGS / source.header.id
    bodies = [path.read_bytes() for path in sorted(folder.glob("*")) if not path.name.endswith(".expected.json")]
    wire = Wire([body for body in bodies if len(body) < 100_000])
    courier = Courier(wire.fetch, HostGate(clock.monotonic, clock.sleep), clock.now, lambda name: None, False)
    for scope in source.scopes(roster)[:40]:
        requests = source.requests(roster, scope.scope)
        resumed = source.resume(roster, scope.scope, "1") if source.resume else ()
        await collect(source, dated((*requests, *resumed), NOW), courier)
    return wire.asked


def secrets(roster: Roster) -> frozenset[str]:
    """Return every spelling, surname and docket of everybody followed, as text."""
    names = {name.text for person in roster.persons for name in person.names}
    names |= {spelling.text for person in roster.persons for spelling in spellings(person.name)}
    surnames = {name.split()[-1] for name in names if len(name.split()[-1]) > 4}
    numbers = {docket.number for person in roster.persons for docket in person.dockets}
    return frozenset(word.casefold() for word in names | surnames | numbers)


def told(request: FetchRequest, words: frozenset[str]) -> set[str]:
    """Return the words that a request carries, however they are encoded."""
    said = " ".join([request.url, *request.headers.values(), (request.body or b"").decode("utf-8", "replace")])
    read = f"{said} {unquote_plus(said)} {unquote_plus(said, encoding='cp1251', errors='replace')}".casefold()
    return {word for word in words if word in read}


def hosts(source: Source, roster: Roster) -> Iterator[str]:
    """Yield the hosts a source names as its own."""
    yield urlsplit(source.header.url).hostname or ""
    yield from source.header.hosts
    yield from (urlsplit(scope.url).hostname or "" for scope in source.scopes(roster))


@pytest.mark.slow
def test_no_requesting_state_learns_whom_we_follow() -> None:
    """One round of all sources over all founding names, spellings and dockets: nothing of them reaches such a host."""
    roster = followed()
    every = sources()
    theirs = {host for one in every.values() if one.header.side == "requesting_state" for host in hosts(one, roster)}
    words = secrets(roster)

    asked = [request for source in every.values() for request in asyncio.run(round_of(source, roster))]

    assert len(theirs) >= 3
    to_them = [request for request in asked if urlsplit(request.url).hostname in theirs]
    assert to_them
    assert [told(request, words) for request in to_them if told(request, words)] == []
    # The judge is no blind one: other hosts are asked for names and dockets.
    assert any(told(request, words) for request in asked)


@pytest.mark.parametrize("word", ["Кетебаев", "Ketebayev", "II. ÚS 1017/14"])
def test_the_judge_sees_a_planted_name(word: str) -> None:
    """In an address, however encoded, in a header or in a form."""
    words = frozenset({word.casefold()})
    planted = (
        FetchRequest(f"https://court.example/?q={quote_plus(word)}"),
        FetchRequest(f"https://court.example/{quote(word)}"),
        FetchRequest("https://court.example/", headers={"Referer": f"https://x/?{quote(word)}"}),
        FetchRequest("https://court.example/", "POST", body=f"q={quote_plus(word)}".encode()),
    )
    assert all(told(request, words) for request in planted)
    assert not told(FetchRequest("https://court.example/list"), words)


@pytest.mark.slow
def test_what_a_source_says_it_reveals_is_what_it_sends() -> None:
    """A source that reveals nothing sends no name and no docket; one that reveals a docket sends no name."""
    roster = followed()
    numbers = frozenset(docket.number.casefold() for person in roster.persons for docket in person.dockets)
    names = secrets(roster) - numbers
    for source in sources().values():
        asked = asyncio.run(round_of(source, roster))
        if source.header.reveals != "name":
            assert {word for request in asked for word in told(request, names)} == set(), source.header.id
        if source.header.reveals == "nothing":
            assert {word for request in asked for word in told(request, numbers)} == set(), source.header.id
