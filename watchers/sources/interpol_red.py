"""INTERPOL's public Red Notices: one query per spelling of a person, never the whole list (the host caps it at 160).

Format: the notices API of ws-public.interpol.int as its website uses it (undocumented; recorded 2021 and 2026).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any
from urllib.parse import urlencode

from cases.names import latin_spellings
from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Person, Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.json_documents import count, layout_refusal, line, parse_object

BASE = "https://ws-public.interpol.int/notices/v1/red"
PAGE = "https://www.interpol.int/en/How-we-work/Notices/Red-Notices/View-Red-Notices"
# Past this many the host silently repeats the same records, so a longer list proves nothing about absence.
CAP = 160
SPELLINGS = 4
# The whole list's total moves by a few a day; a fifth off its median means that the list is not the list.
CANARY_LEEWAY = 0.2

HEADER = Header(
    id="interpol_red",
    title="INTERPOL Red Notices (public)",
    url=BASE,
    language="en",
    country=None,
    interval=timedelta(hours=6),
    match_by=("name", "record"),
    rows=(0, CAP),
    sentinel="total",
    canary="the unfiltered list's total stays within 20 % of its median",
    reveals="name",
    terms=Terms("none found: a person must read the site's terms of use", "one request at a time, 3 s apart"),
    verified=Verified.RECORDED,
    gap_seconds=3.0,
    content_types=("application/json", "application/hal+json"),
    hosts=("ws-public.interpol.int",),
    authority=True,
)


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each followed person."""
    return tuple(
        ScopeHeader(Scope(HEADER.id, ScopeKind.PERSON, person.id), f"{HEADER.title}: {person.name}", BASE)
        for person in roster.persons
    )


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for at most four Latin spellings of the person, narrowed by nationality where exactly one is known."""
    person = roster.person(scope.subject)
    return tuple(_asked(person, pair, scope) for pair in latin_spellings(person, SPELLINGS)) if person else ()


def _asked(person: Person, pair: tuple[str, str], scope: Scope) -> Request:
    forename, surname = pair
    # A notice may state any one of several citizenships: asking for one of them would miss it.
    nationality = person.citizenships[0] if len(person.citizenships) == 1 else ""
    asked = {"name": surname, "forename": forename, "nationality": nationality}
    query = {name: value for name, value in asked.items() if value}
    return Request(f"{BASE}?{urlencode({**query, 'resultPerPage': CAP, 'page': 1})}", scope)


def lookup(scope: Scope, key: str) -> Request:
    """Ask for one notice by its own id ("2021/75051" in JSON is "2021-75051" in the address)."""
    return Request(f"{BASE}/{key.replace('/', '-')}", scope, Purpose.LOOKUP, record=key)


def canary() -> Request:
    """Ask for the unfiltered list's first page; only its total is of interest."""
    scope = Scope(HEADER.id, ScopeKind.LIST, "canary")
    return Request(f"{BASE}?resultPerPage=20&page=1", scope, Purpose.CANARY)


def canary_good(total: int | None, earlier: Sequence[int]) -> bool:
    """Tell whether the list looks whole: its total within a fifth of earlier ones' median (or above 0 at first)."""
    if not total:
        return False
    return not earlier or abs(total - median(earlier)) <= CANARY_LEEWAY * median(earlier)


def read(document: Document) -> Reading:
    """Read a list of notices, or one notice; over the cap it is PARTIAL, NOT PROVABLE."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if "entity_id" in data:
        return _one(document, data)
    embedded = data.get("_embedded")
    rows = embedded.get("notices") if isinstance(embedded, Mapping) else None
    total = count(data.get("total"))
    if total is None or not isinstance(rows, list):
        return Reading(*layout_refusal(data, "`total` or `_embedded.notices`"))
    found = tuple(
        _observation(document, row) for row in rows if isinstance(row, Mapping) and line(row.get("entity_id"))
    )
    outcome, reason = _judged(total, len(found), len(rows))
    return Reading(outcome, reason, found, declared=total, rows=len(found))


def _judged(total: int, read_rows: int, rows: int) -> tuple[Outcome, str]:
    if read_rows < rows:
        return Outcome.SUSPECT, f"{rows - read_rows} of {rows} notices carry no entity_id"
    if total > CAP:
        return Outcome.PARTIAL, f"{total} notices fit, more than the {CAP} shown: absence is NOT PROVABLE"
    if read_rows < total:
        return Outcome.PARTIAL, f"{read_rows} of {total} notices were read"
    return Outcome.COMPLETE, f"all {total} notices that fit were read"


def _one(document: Document, data: Mapping[str, Any]) -> Reading:
    if not line(data.get("entity_id")):
        return Reading(*layout_refusal(data, "`entity_id`"))
    return Reading(Outcome.COMPLETE, "the notice was read", (_observation(document, data),), rows=1)


def _observation(document: Document, row: Mapping[str, Any]) -> Observation:
    key = line(row.get("entity_id"))
    surname, forename = line(row.get("name")), line(row.get("forename"))
    facts = {
        "nationalities": ",".join(_texts(row.get("nationalities"))),
        "birth_date": _day(line(row.get("date_of_birth"))),
    }
    return Observation(
        scope=document.request.scope,
        key=key,
        title=", ".join(part for part in (surname, forename) if part) or key,
        url=f"{PAGE}#{key.replace('/', '-')}",
        names=tuple(filter(None, (" ".join(part for part in (forename, surname) if part),))),
        language="en",
        facts={name: value for name, value in facts.items() if value},
        states=_statements(row),
    )


def _statements(row: Mapping[str, Any]) -> tuple[Statement, ...]:
    """A listing itself, or one statement for each issuing state where the notice names them with their charges."""
    given = row.get("arrest_warrants")
    warrants = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
    if not warrants:
        return (Statement("notice-listed", attributes={"form": "red"}),)
    return tuple(
        Statement(
            "notice-listed",
            country=line(one.get("issuing_country_id")) or None,
            attributes={"form": "red"} | ({"charge": line(one.get("charge"))} if line(one.get("charge")) else {}),
        )
        for one in warrants
    )


def _texts(value: object) -> Iterable[str]:
    return [line(one) for one in value if line(one)] if isinstance(value, list) else []


def _day(given: str) -> str:
    """Return "1979/01/17" as ISO; a year or month alone as it is."""
    iso = given.replace("/", "-")
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return iso


SOURCE = Source(HEADER, scopes, requests, read, lookup, canary, canary_good)
