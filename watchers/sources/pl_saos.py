"""Judgments of Polish courts by docket number, from SAOS (run by the University of Warsaw, not by the courts; JSON).

Documented at https://www.saos.org.pl/help/index.php/dokumentacja-api; recorded 2020 to 2023. Judgments come months to
over a year late, and administrative courts are practically absent. Parties are initials.

A Polish docket number is unique at its court only: "II K 84/16" stands at dozens of them. So a docket may name its
court after a comma ("II K 84/16, Sąd Rejonowy w Toruniu"); where it does not and several courts answer, nothing is
concluded.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from urllib.parse import quote, urlencode

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.html_text import text_of
from watchers.reading.json_documents import parse_object
from watchers.reading.json_lists import JsonList, read_json_list
from watchers.reading.own_dockets import own_rows
from watchers.reading.paging import PageNumbers
from watchers.reading.records import Fields

API = "https://www.saos.org.pl/api"
# Without any Accept header the host answers 406; with a browser's, its maintenance page.
HEADERS = {"Accept": "application/json"}
# At 100 rows a page the host may answer with its maintenance page instead.
PAGE_SIZE = 20

HEADER = Header(
    id="pl_saos",
    title="Polish courts (SAOS)",
    url=f"{API}/search/judgments",
    language="pl",
    country="PL",
    interval=timedelta(hours=24),
    match_by=("docket",),
    rows=(0, 240),
    sentinel="info.totalResults",
    canary="none: a docket's answer is short and declares its total",
    reveals="docket",
    terms=Terms(
        "court decisions are outside copyright (Polish copyright act, art. 4)", "none stated; slow: ask seldom"
    ),
    verified=Verified.RECORDED,
    gap_seconds=3.0,
    content_types=("application/json",),
    hosts=("www.saos.org.pl",),
    hides_names=True,
)

_COURTS = {
    "SUPREME": "Sąd Najwyższy",
    "CONSTITUTIONAL_TRIBUNAL": "Trybunał Konstytucyjny",
    "NATIONAL_APPEAL_CHAMBER": "Krajowa Izba Odwoławcza",
}
_FIELDS = Fields(
    key="id",
    title=("division.court.name", "courtCases.caseNumber"),
    page="https://www.saos.org.pl/judgments/{key}",
    # Typing errors put 3013 and 2101 first in every list that is sorted by day.
    day="judgmentDate",
    text=("textContent",),
    facts={
        "docket": "courtCases.caseNumber",
        "court": "division.court.name",
        "court_type": "courtType",
        "form": "judgmentType",
        "outcome": "judgmentResult",
        "original": "source.judgmentUrl",
    },
    known=(
        "href", "judges", "keywords", "courtReporters", "decision", "summary", "legalBases", "referencedRegulations",
        "referencedCourtCases", "receiptDate", "meansOfAppeal", "lowerCourtJudgments", "personnelType", "chambers",
        "judgmentForm", "dissentingOpinions",
    ),
)  # fmt: skip
LIST = JsonList(
    rows="items",
    fields=_FIELDS,
    total="info.totalResults",
    required=("items",),
    paging=PageNumbers("pageNumber", PAGE_SIZE, first=0),
    language="pl",
)
JUDGMENT = JsonList(rows="data", fields=_FIELDS, required=("data.id",), language="pl")


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for one docket number, whatever its court, newest in the database first."""
    query = {
        "pageSize": PAGE_SIZE,
        "pageNumber": 0,
        "caseNumber": _number(scope.subject),
        "sortingField": "DATABASE_ID",
        "sortingDirection": "DESC",
    }
    return (Request(f"{HEADER.url}?{urlencode(query, quote_via=quote)}", scope, headers=HEADERS),)


def lookup(scope: Scope, key: str) -> Request:
    """Ask for one judgment by its id: only there stands its result."""
    return Request(f"{API}/judgments/{quote(key, safe='')}", scope, Purpose.LOOKUP, HEADERS, key)


def read(document: Document) -> Reading:
    """Read a page of a search, or one judgment."""
    subject = document.request.scope.subject
    data = parse_object(document.body)
    if not isinstance(data, tuple) and "data" in data:
        return own_rows(document, _told(read_json_list(JUDGMENT, document)), _number(subject))
    page = own_rows(document, _told(read_json_list(LIST, document)), _number(subject))
    return _of_one_court(page, subject.partition(",")[2].strip())


def _number(subject: str) -> str:
    return subject.partition(",")[0].strip()


def _told(page: Reading) -> Reading:
    return replace(page, observations=tuple(map(_plain, page.observations)))


def _plain(seen: Observation) -> Observation:
    """Return a judgment with its court's name and without markup (a search marks what it found)."""
    court = seen.facts.get("court") or _COURTS.get(seen.facts.get("court_type", ""), "")
    docket = seen.facts.get("docket", seen.key)
    facts = {**seen.facts, "court": court} if court else seen.facts
    told = replace(seen, title=f"{court}. {docket}" if court else docket, text=text_of(seen.text), facts=facts)
    return replace(told, states=_states(told))


def _states(seen: Observation) -> tuple[Statement, ...]:
    (entry,) = docket_entry("PL", "a Polish court")(seen)
    said = {name: seen.facts[name] for name in ("form", "outcome") if name in seen.facts}
    return (replace(entry, attributes={**entry.attributes, **{name: text.lower() for name, text in said.items()}}),)


def _of_one_court(page: Reading, court: str) -> Reading:
    """Keep the rows of the docket's court; of several courts, where none is named, none is taken for it."""
    courts = sorted({seen.facts.get("court", "?") for seen in page.observations})
    if court:
        own = tuple(seen for seen in page.observations if seen.facts.get("court", "").casefold() == court.casefold())
        if len(own) == len(page.observations):
            return page
        reason = f"{len(own)} of {len(page.observations)} judgments under this number are by {court}"
        return replace(page, reason=reason, observations=own, declared=None, rows=len(own))
    if len(courts) > 1:
        reason = f"this number stands at {len(courts)} courts: add the court's name after a comma ({courts[0]} ...)"
        return Reading(Outcome.SUSPECT, reason, declared=None, rows=0)
    return page


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, lookup)
