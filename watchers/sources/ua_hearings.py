"""Hearings that Ukraine's courts have set, from each court's own calendar (undocumented JSON by POST to /new.php).

A whole calendar a court, matched here by the parties it names. Clients of 2021 to 2026 agree on the fields; some first
open the calendar's page for a session, which we do not keep, so that the answer may be empty without one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.days import Order
from watchers.reading.json_documents import layout_refusal, parse
from watchers.reading.json_lists import texts_at, unread_fields
from watchers.reading.records import Fields, Rows, judged, observed


@dataclass(frozen=True, slots=True)
class Court:
    """A court whose code in the judiciary's numbering a client was seen to use; `path` is its calendar's page."""

    code: str
    name: str
    host: str
    path: str


COURTS = (
    Court("4910", "High Anti-Corruption Court of Ukraine", "hcac.court.gov.ua", "/hcac/gromadyanam/hcac"),
    Court("2601", "Holosiivskyi District Court of Kyiv", "gl.ki.court.gov.ua", "/sud2601/gromadyanam/csz/"),
    Court("1522", "Prymorskyi District Court of Odesa", "pm.od.court.gov.ua", "/sud1522/gromadyanam/csz/"),
)
_BY_CODE: Mapping[str, Court] = {court.code: court for court in COURTS}
HEADER = Header(
    id="ua_hearings",
    title="Hearings set by Ukraine's courts",
    url=f"https://{COURTS[0].host}/new.php",
    language="uk",
    country="UA",
    interval=timedelta(hours=12),
    match_by=("name", "docket"),
    rows=(1, 20_000),
    sentinel="an array of hearings",
    canary="none: a hearing leaves the calendar once it was held",
    reveals="nothing",
    terms=Terms("official information of the judiciary; no licence is stated", "no stated limit: twice a day a court"),
    verified=Verified.DOCUMENTED,
    side="requesting_state",
    gap_seconds=5.0,
    # PHP calls its JSON text/html; a page is still told by its first bytes.
    content_types=(),
    hosts=tuple(court.host for court in COURTS),
    authority=True,
)
# "Потерпілий: ..., обвинувачений: ..., захисник: ...": a role before each party.
_PARTY = re.compile(r"(?:^|[,;])\s*([^\W\d][^:,;]{2,40}):\s*([^:]*?)(?=\s*[,;][^:,;]{3,41}:|\s*$)")
# Who acts for somebody else is no party; whoever is named is found by the text all the same.
_NO_PARTY = ("захисник", "представник", "адвокат", "прокурор")
_FORM = "application/x-www-form-urlencoded; charset=UTF-8"


def _states(seen: Observation) -> tuple[Statement, ...]:
    day = seen.published_at.date().isoformat() if seen.published_at else None
    said = {"body": seen.facts.get("court", "a court of Ukraine")}
    return (Statement("hearing-set", "UA", None, seen.facts.get("docket"), day, said),)


FIELDS = Fields(
    key="key",
    title=("court", "number", "description"),
    page="{calendar}",
    day="date",
    order=Order.DAY_FIRST,
    lead=timedelta(days=730),
    names=("parties",),
    text=("involved", "description"),
    facts={"docket": "number", "court": "court", "hearing": "date", "judge": "judge", "calendar": "calendar"},
    known=("involved", "forma", "add_address", "courtroom"),
    states=_states,
)


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each court."""
    return tuple(
        ScopeHeader(Scope(HEADER.id, ScopeKind.LIST, court.code), f"Hearings: {court.name}", _calendar(court))
        for court in COURTS
    )


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask a court for its whole calendar; neither a name nor a case number goes to its host."""
    court = _BY_CODE.get(scope.subject)
    if court is None:
        return ()
    headers = {"X-Requested-With": "XMLHttpRequest", "Content-Type": _FORM, "Referer": _calendar(court)}
    body = f"q_court_id={court.code}".encode()
    return (Request(f"https://{court.host}/new.php", scope, headers=headers, body=body),)


def read(document: Document) -> Reading:
    """Read a court's calendar, a JSON array; an empty one may be for want of a session, and proves nothing."""
    data = parse(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if not isinstance(data, list):
        return Reading(*layout_refusal(data if isinstance(data, Mapping) else {}, "the array of hearings"))
    rows = [row for row in data if isinstance(row, Mapping)]
    court = _BY_CODE.get(document.request.scope.subject)
    found = tuple(seen for row in rows if (seen := observed(document, _values(row, court), FIELDS, "uk")))
    if not data:
        return Reading(Outcome.SUSPECT, "the calendar is empty, which proves nothing: it may want a session")
    return judged(document, Rows(found, len(data), unread_fields(rows, FIELDS)), None, None, len(data))


def _values(row: Mapping[str, Any], court: Court | None) -> Callable[[str], Sequence[str]]:
    """Return how one hearing's values are found: what the calendar leaves unsaid of itself is added to its fields."""
    number, date = (next(iter(texts_at(row, path)), "") for path in ("number", "date"))
    added = {
        "key": [f"{court.code if court else '-'}:{number}:{date}"] if number and date else [],
        "court": [court.name] if court else [],
        "calendar": [_calendar(court)] if court else [],
        "parties": [name for text in texts_at(row, "involved") for name in parties(text)],
    }
    return lambda path: added[path] if path in added else texts_at(row, path)


def parties(involved: str) -> list[str]:
    """Return the parties that a calendar names after their roles, without those who act for them."""
    named = [(role.casefold(), name.strip()) for role, name in _PARTY.findall(involved)]
    return [name for role, name in named if name and not role.startswith(_NO_PARTY)]


def _calendar(court: Court) -> str:
    return f"https://{court.host}{court.path}"


SOURCE = Source(HEADER, scopes, requests, read)
