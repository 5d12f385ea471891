"""Decisions of Polish administrative courts (asylum, expulsion) by docket number, from CBOSA (HTML).

Undocumented: the search is a form that is posted, each decision a page of labels and values. Parties are initials.
The host answers 503 when it is asked too fast, and its certificate chain is incomplete: where the machine does not
know the missing link, the fetcher refuses the connection, and that is not to be got round.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from urllib.parse import quote, urlencode

from selectolax.lexbor import LexborHTMLParser

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.html_lists import is_cut, node_text, page_of
from watchers.reading.html_text import text_of
from watchers.reading.own_dockets import own_rows

SITE = "https://orzeczenia.nsa.gov.pl"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
# No docket number has more decisions; beyond them the answer is PARTIAL.
PAGE_SIZE = 100

HEADER = Header(
    id="pl_cbosa",
    title="Polish administrative courts (CBOSA)",
    url=f"{SITE}/cbo/search",
    language="pl",
    country="PL",
    interval=timedelta(hours=12),
    match_by=("docket",),
    rows=(0, PAGE_SIZE),
    sentinel="Znaleziono",
    canary="none: a docket's answer is short and declares its total",
    reveals="docket",
    terms=Terms("court decisions are outside copyright (Polish copyright act, art. 4)", "none stated; 503 when fast"),
    verified=Verified.DOCUMENTED,
    gap_seconds=5.0,
    content_types=("text/html",),
    hosts=("orzeczenia.nsa.gov.pl",),
    authority=True,
    hides_names=True,
)

_RECORD = re.compile(r"/doc/([0-9A-F]{10})")
# "II OSK 120/26 - Wyrok NSA z 2026-02-19"; a regional court's number holds its town ("IV SA/Wa 7/26").
_TITLE = re.compile(r"(?P<docket>[IVXL]+ .{1,40}?) - (?P<form>\w+) (?P<court>.+?) z (?P<day>\d{4}-\d{2}-\d{2})")
# "Znaleziono 1 orzeczenie", "Znaleziono 3 orzeczenia", "Znaleziono 427 047 orzeczeń".
_TOTAL = re.compile(r"Znaleziono\s+(\d[\d\s]{0,12}?)\s+orzecze")
_NONE = "Nie znaleziono orzeczeń"
_TEXT = "span.info-list-value-uzasadnienie"


@dataclass(frozen=True, slots=True)
class Titled:
    """What the title of a decision states, empty where it is written in an unknown way."""

    text: str
    docket: str = ""
    form: str = ""
    court: str = ""
    day: str = ""


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for one docket number in all administrative courts."""
    form = {
        "wszystkieSlowa": "",
        "wystepowanie": "gdziekolwiek",
        "odmiana": "on",
        "sygnatura": scope.subject,
        "sad": "dowolny",
        "rodzaj": "dowolny",
        "dataOd": "",
        "dataDo": "",
        "wPo": PAGE_SIZE,
        "wStr": 1,
    }
    return (Request(HEADER.url, scope, headers=FORM, body=urlencode(form).encode()),)


def lookup(scope: Scope, key: str) -> Request:
    """Ask for one decision's own page: only there stands how the court ruled."""
    return Request(f"{SITE}/doc/{quote(key, safe='')}", scope, Purpose.LOOKUP, record=key)


def read(document: Document) -> Reading:
    """Read a search's answer, or one decision's page."""
    if is_cut(document.body):
        return Reading(Outcome.ERROR, "the page is cut: its closing tag is missing")
    page = page_of(document.body)
    title = page.css_first("title")
    titled = _titled(node_text(title) if title else "")
    if titled.docket:
        return _decision(document, page, titled)
    said = node_text(page.body) if page.body else ""
    found, none = _TOTAL.search(said), _NONE in said
    if not found and not none:
        # The search's own blank form comes with HTTP 200 as well, and says nothing of what was found.
        return Reading(Outcome.SUSPECT, "the layout has changed: no word of how many decisions were found")
    total = int("".join(found[1].split())) if found else 0
    rows = tuple(_listed(document, key, title) for key, title in _links(page).items())
    return own_rows(document, _judged(total, rows))


def _judged(total: int, rows: tuple[Observation, ...]) -> Reading:
    if len(rows) != total:
        outcome = Outcome.PARTIAL if total > PAGE_SIZE == len(rows) else Outcome.SUSPECT
        return Reading(outcome, f"{len(rows)} of {total} decisions were read", rows, declared=total, rows=len(rows))
    return Reading(Outcome.COMPLETE, f"decisions under this docket: {total}", rows, declared=total, rows=len(rows))


def _links(page: LexborHTMLParser) -> Mapping[str, str]:
    """Return the decisions' ids with their titles; a row also links to the same decision as RTF, without a title."""
    found: dict[str, str] = {}
    for link in page.css('a[href*="/doc/"]'):
        record = _RECORD.search(link.attributes.get("href") or "")
        if record and _TITLE.search(node_text(link)):
            found.setdefault(record[1], node_text(link))
    return found


def _titled(text: str) -> Titled:
    found = _TITLE.search(text)
    return Titled(text, **{name: part.strip() for name, part in found.groupdict().items()}) if found else Titled(text)


def _listed(document: Document, key: str, title: str) -> Observation:
    return _observation(document, key, _titled(title), {})


def _decision(document: Document, page: LexborHTMLParser, titled: Titled) -> Reading:
    if page.css_first(_TEXT) is None:
        return Reading(Outcome.SUSPECT, "the layout has changed: the decision has no text")
    own = _RECORD.search(document.request.url)
    key = document.request.record or (own[1] if own else titled.docket)
    text = "\n".join(text_of(part.html or "") for part in page.css(_TEXT))
    seen = _observation(document, key, titled, _labelled(page), text)
    return own_rows(document, Reading(Outcome.COMPLETE, "the decision was read", (seen,), rows=1))


def _labelled(page: LexborHTMLParser) -> Mapping[str, str]:
    """Return the page's table as label and value (both may lie in tables of their own)."""
    rows = ((row.css_first("td.lista-label"), row.css_first("td.info-list-value")) for row in page.css("tr"))
    return {node_text(label): node_text(value) for label, value in rows if label and value}


def _observation(document: Document, key: str, titled: Titled, said: Mapping[str, str], text: str = "") -> Observation:
    day = day_of(titled.day, Order.YEAR_FIRST, document.fetched_at)
    court, outcome = said.get("Sąd") or titled.court, said.get("Treść wyniku", "")
    stated = {"body": court or HEADER.title, "form": titled.form.lower(), "outcome": outcome}
    facts = {"docket": titled.docket, "court": court, "form": titled.form.lower(), "outcome": outcome}
    return Observation(
        scope=document.request.scope,
        key=key,
        title=titled.text,
        url=f"{SITE}/doc/{key}" if _RECORD.fullmatch(f"/doc/{key}") else None,
        published_at=datetime.combine(day, time(), UTC) if day else None,
        text=text,
        language="pl",
        facts={name: value for name, value in facts.items() if value},
        states=(
            Statement(
                "docket-entry", "PL", None, titled.docket or None, day.isoformat() if day else None,
                {name: value for name, value in stated.items() if value},
            ),
        ),
    )  # fmt: skip


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, lookup)
