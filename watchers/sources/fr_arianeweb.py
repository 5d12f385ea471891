"""Conseil d'État decisions by docket number, through ArianeWeb's search as its own page uses it (undocumented JSON).

The texts are anonymised ("M. A... B..."), so a person is followed by docket and never looked for by name.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.encoding import decode
from watchers.reading.french_rulings import Ruled, Ruling, ruling_in_summary, ruling_in_text
from watchers.reading.html_text import text_of
from watchers.reading.json_documents import count, layout_refusal, line, parse_object

BASE = "https://www.conseil-etat.fr"
SEARCH = f"{BASE}/xsearch"
TEXT = f"{BASE}/plugin?plugin=Service.downloadFilePagePlugin&Index=Ariane_Web&Id="
COURT = "Conseil d'État"
REFERER = {"Referer": f"{BASE}/arianeweb/"}

HEADER = Header(
    id="fr_arianeweb",
    title="Conseil d'État (ArianeWeb)",
    url=SEARCH,
    language="fr",
    country="FR",
    interval=timedelta(hours=6),
    match_by=("docket",),
    rows=(0, 50),
    sentinel="TotalCount",
    canary="none: a docket's answer is short and whole",
    reveals="docket",
    terms=Terms("Licence Ouverte 2.0 (court decisions)", "undocumented: always ask by docket"),
    verified=Verified.DOCUMENTED,
    content_types=("application/json", "text/json", "text/javascript"),
    hosts=("www.conseil-etat.fr",),
    authority=True,
    hides_names=True,
)

_OPINIONS = ("AW_CRP", "AW_AJCE")
_PERMALINK = re.compile(r"/decision/(\d{4}-\d{2}-\d{2})/")


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each docket of this court, whoever it is tied to."""
    numbers = dict.fromkeys(
        docket.number for person in roster.persons for docket in person.dockets if docket.source == HEADER.id
    )
    return tuple(
        ScopeHeader(Scope(HEADER.id, ScopeKind.DOCKET, number), f"{HEADER.title}, no {number}", SEARCH)
        for number in numbers
    )


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for everything filed under one docket number."""
    query = {"type": "json", "advanced": 1, "SourceStr4": "AW_DCE", "SourceCsv1": scope.subject}
    return (Request(f"{SEARCH}?{urlencode(query)}", scope, headers=REFERER),)


def read(document: Document) -> Reading:
    """Read a search's answer, or the text of one decision (a DETAIL)."""
    if document.request.purpose is Purpose.DETAIL:
        return _text(document)
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    total, rows = count(data.get("TotalCount")), data.get("Documents")
    if total is None or not isinstance(rows, list):
        return Reading(*layout_refusal(data, "`TotalCount` or `Documents`"))
    own = [row for row in rows if isinstance(row, Mapping) and line(row.get("Id")) and _answers(row, document)]
    found = tuple(_observation(document, row) for row in own)
    further = tuple(_text_request(document, seen) for seen in found if not _settled(seen))
    # Neighbours the search threw in are no rows of this docket, so they are not counted as declared either.
    declared = total - (len(rows) - len(own))
    if len(rows) < total:
        return Reading(
            Outcome.PARTIAL, f"{len(rows)} of {total} documents were read", found, further, declared, len(own)
        )
    return Reading(Outcome.COMPLETE, f"{len(found)} documents under this docket", found, further, declared, len(own))


def _answers(row: Mapping[str, Any], document: Document) -> bool:
    """Keep only what stands under the docket asked for: the search also answers with its neighbours."""
    asked = document.request.scope.subject
    numbers = {part.strip() for part in f"{line(row.get('SourceCsv1'))};{line(row.get('SourceStr5'))}".split(";")}
    return asked in numbers or document.request.scope.kind is not ScopeKind.DOCKET


def _observation(document: Document, row: Mapping[str, Any]) -> Observation:
    docket = line(row.get("SourceStr5")) or line(row.get("SourceCsv1")).partition(";")[0]
    day = line(row.get("SourceDateTime1"))[:10] or None
    said = ". ".join(line(row.get(field)) for field in ("Title", "SourceStr21", "Extracts"))
    ruled = ruling_in_summary(text_of(said)) if _is_decision(line(row.get("Id"))) else Ruled(Ruling.UNSETTLED)
    facts = {
        "docket": docket,
        "read_on": day or "",
        "ecli": line(row.get("SourceStr30")),
        "panel": line(row.get("SourceStr7")),
    }
    return Observation(
        scope=document.request.scope,
        key=line(row.get("Id")),
        title=line(row.get("Title")) or f"{COURT}, no {docket}",
        url=f"{BASE}/fr/arianeweb/CE/decision/{day}/{docket}" if day and docket else None,
        text=line(row.get("SourceStr21")),
        language="fr",
        facts={name: value for name, value in facts.items() if value},
        states=(_statement(ruled, docket, day),),
    )


def _is_decision(key: str) -> bool:
    """A rapporteur's conclusions (CRP) and analyses (AJCE) stand under the same number and decide nothing."""
    return not any(mark in key for mark in _OPINIONS)


def _statement(ruled: Ruled, docket: str, day: str | None) -> Statement:
    if ruled.ruling is Ruling.ANNULLED:
        return Statement(
            "extradition-decree-annulled", "FR", ruled.requesting_state, docket or None, day, {"body": COURT}
        )
    outcome = {"outcome": "challenge rejected"} if ruled.ruling is Ruling.REJECTED else {}
    return Statement("docket-entry", "FR", None, docket or None, day, {"body": COURT} | outcome)


def _settled(seen: Observation) -> bool:
    """Tell whether the search's own summary says how the case ended, so that the text need not be asked for."""
    return any(one.kind != "docket-entry" or "outcome" in one.attributes for one in seen.states) or not _is_decision(
        seen.key
    )


def _text_request(document: Document, seen: Observation) -> Request:
    headers = {"Referer": seen.url or REFERER["Referer"], "Accept": "text/html, text/plain"}
    return Request(f"{TEXT}{quote(seen.key, safe='')}", document.request.scope, Purpose.DETAIL, headers, seen.key)


def _text(document: Document) -> Reading:
    words = text_of(decode(document.body))
    key, docket = document.request.record or "", document.request.scope.subject
    if len(words) < 40:
        return Reading(Outcome.SUSPECT, "the decision's text is empty")
    # The text states its day in many ways; the decision's own page, from which it was asked, has it in its address.
    day = _PERMALINK.search(document.request.headers.get("Referer", ""))
    statement = _statement(ruling_in_text(words), docket, day[1] if day else None)
    seen = Observation(document.request.scope, key, "", text=words, language="fr", states=(statement,))
    return Reading(Outcome.COMPLETE, "the decision's text was read", (seen,))


def subject_of(url: str, body: bytes) -> str | None:
    """Return the docket a saved answer was asked about: from its address, else from its first row."""
    asked = next(iter(parse_qs(urlsplit(url).query).get("SourceCsv1", [])), None)
    found = None if asked else re.search(rb'"SourceCsv1"\s*:\s*"([^";]+)', body)
    return found[1].decode("utf-8", errors="replace") if found else asked


SOURCE = Source(HEADER, scopes, requests, read, subject_of=subject_of)
