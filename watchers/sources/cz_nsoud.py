"""Decisions of the Czech Supreme Court by docket, from rozhodnuti.nsoud.cz (a Lotus Domino database, HTML).

Undocumented; recorded 2026. The search takes a docket in its four parts ("11 Tcu 1/2014" is 11, tcu, 1, 2014); its
rows carry no day, so each decision's print page is asked for as well. Accused persons appear as initials.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.html_lists import HtmlList, is_cut, node_text, page_of, read_html_list
from watchers.reading.html_text import text_of
from watchers.reading.records import Fields

DATABASE = "https://rozhodnuti.nsoud.cz/Judikatura/judikatura_ns.nsf"
COURT = "Nejvyšší soud"

HEADER = Header(
    id="cz_nsoud",
    title="Czech Supreme Court",
    url=f"{DATABASE}/$$WebSearch1",
    language="cs",
    country="CZ",
    interval=timedelta(hours=12),
    match_by=("docket",),
    rows=(0, 20),
    sentinel="Výsledky / Byl nalezen jeden výsledek / Nebyly nalezeny žádné výsledky",
    canary="none: a docket's answer is short and whole",
    reveals="docket",
    terms=Terms("official decisions: reuse with attribution", "none stated; the search shows 900 rows at most"),
    verified=Verified.RECORDED,
    content_types=("text/html",),
    hosts=("rozhodnuti.nsoud.cz",),
    authority=True,
    hides_names=True,
)

_DOCKET = re.compile(r"(\d{1,3})\s+([^\W\d_]{1,8})\s+(\d{1,5})/(\d{4})(?!\d)")
_RECORD = re.compile(r"/([0-9A-F]{32})(?![0-9A-F])", re.IGNORECASE)
_PRINTED = "#box-table-a tr"

LIST = HtmlList(
    # Links in the first cell are never closed and there is no tbody, so rows are told by what they hold.
    rows="tr:has(a.odk)",
    fields=Fields(
        key="input[name=ids]@value",
        title=("td.td-short-wrap", "a.odk"),
        url="a.odk@href",
        facts={"docket": "a.odk", "court": "td.td-short-wrap", "category": "td.category"},
        states=docket_entry("CZ", COURT),
    ),
    # The page for "nothing" shares no element with the others for certain: its words alone prove it.
    marker="body",
    nothing="Nebyly nalezeny žádné výsledky",
    # "1 - 20 z 900 zobrazovaných dokumentů. (Podmínce vyhovuje: 1000 )": the second number is the true one. A single
    # row has another banner ("Byl nalezen jeden výsledek"), without any number.
    total=r"Výsledky \d+ - \d+ z (?:\d+ zobrazovaných[^()]{0,40}\(Podmínce vyhovuje:\s*)?(\d+)",
    language="cs",
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for one docket; a number that is none of this court's form has no question."""
    parts = _DOCKET.search(scope.subject)
    if parts is None:
        return ()
    senate, register, number, year = parts.groups()
    query = f"[spzn1]={senate} AND [spzn2]={register.lower()} AND [spzn3]={number} AND [spzn4]={year}"
    asked = f"SearchView&Query={quote(query, safe='')}&SearchOrder=4&Start=1&Count=20"
    return (Request(f"{DATABASE}/$$WebSearch1?{asked}", scope, headers={"Referer": f"{DATABASE}/"}),)


def read(document: Document) -> Reading:
    """Read a search's answer, or one decision's print page (a DETAIL)."""
    page = page_of(document.body)
    if page.css_first(_PRINTED):
        return _printed(document, page)
    if document.request.purpose is Purpose.DETAIL:
        return Reading(Outcome.SUSPECT, "the layout has changed: the decision's table is missing")
    listed = read_html_list(LIST, document)
    asked = _plain(document.request.scope.subject)
    foreign = next(
        (seen for seen in listed.observations if asked and _plain(seen.facts.get("docket", "")) != asked), None
    )
    if foreign:
        return Reading(Outcome.SUSPECT, f"another docket was answered: {foreign.facts.get('docket', 'none')}")
    further = tuple(_print_request(document, seen) for seen in listed.observations)
    return Reading(
        listed.outcome, listed.reason, listed.observations, further, declared=listed.declared, rows=listed.rows
    )


def _plain(docket: str) -> str:
    """Return a docket in one way of writing it, nothing where it is none."""
    found = _DOCKET.search(docket)
    return " ".join(found.groups()).lower() if found else ""


def _print_request(document: Document, seen: Observation) -> Request:
    headers = {"Referer": seen.url or f"{DATABASE}/"}
    url = f"{DATABASE}/WebPrint/{seen.key}?openDocument"
    return Request(url, document.request.scope, Purpose.DETAIL, headers, seen.key)


def _printed(document: Document, page: LexborHTMLParser) -> Reading:
    if is_cut(document.body):
        return Reading(Outcome.ERROR, "the page is cut: its closing tag is missing")
    said = _labelled(page)
    own = _RECORD.search(document.request.url)
    key = document.request.record or (own[1].upper() if own else said.get("ECLI", ""))
    docket, asked = said.get("Spisová značka", ""), _plain(document.request.scope.subject)
    if not key or not _plain(docket):
        return Reading(Outcome.SUSPECT, "the layout has changed: the decision states no docket")
    if asked and _plain(docket) != asked:
        return Reading(Outcome.SUSPECT, f"another docket was answered: {docket}")
    # No row count: the list's total is of its own rows only.
    return Reading(Outcome.COMPLETE, "the decision was read", (_observation(document, page, key, said),))


def _labelled(page: LexborHTMLParser) -> Mapping[str, str]:
    """Return the print page's table as label and value."""
    rows = [[node_text(cell) for cell in row.css("td")] for row in page.css(_PRINTED)]
    return {row[0].rstrip(": "): row[1] for row in rows if len(row) == 2}


def _observation(document: Document, page: LexborHTMLParser, key: str, said: Mapping[str, str]) -> Observation:
    # Print pages write American dates (06/17/2026), the pages for reading Czech ones.
    day = day_of(said.get("Datum rozhodnutí", ""), Order.MONTH_FIRST, document.fetched_at)
    docket, form = said["Spisová značka"], said.get("Typ rozhodnutí", "").lower()
    stated = {"docket": docket, "court": COURT, "ecli": said.get("ECLI", ""), "form": form}
    attributes = {"body": COURT} | ({"form": form} if form else {})
    return Observation(
        scope=document.request.scope,
        key=key,
        title=f"{COURT}. {docket}",
        url=f"{DATABASE}/WebSearch/{key}?openDocument" if _RECORD.match(f"/{key}") else None,
        published_at=datetime.combine(day, time(), UTC) if day else None,
        text=text_of((page.body.html or "") if page.body else ""),
        language="cs",
        facts={name: value for name, value in stated.items() if value},
        states=(Statement("docket-entry", "CZ", None, docket, day.isoformat() if day else None, attributes),),
    )


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read)
