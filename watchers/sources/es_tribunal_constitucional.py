"""Rulings of Spain's Constitutional Court, from its own database (Sistema HJ, HTML), in full and with full names.

Undocumented. Rulings are numbered through, /HJ/es/Resolucion/Show/{number}, but with holes of up to some 200 numbers
in a row, so "ask for the next one until it is missing" stops for ever. Instead a window of numbers past the newest
ruling known is walked, a few at each poll, and begun again when its end is reached. A number without a ruling answers
with the search page and HTTP 200. Whole pages are matched here: the host learns nothing.

Where the walk stands is told by marks: "32105+11" is the newest ruling's number and the place in the window to go on
from. The last mark of a poll counts. A ruling that fills a hole below the newest one later is not seen here: the
gazette (es_boe) brings judgments a second way.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from selectolax.lexbor import LexborHTMLParser

from cases.observations import Observation, Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.declared import docket_entry
from watchers.reading.html_lists import is_cut, node_text, page_of
from watchers.reading.html_text import text_of
from watchers.reading.spanish_rulings import proceedings, ruled_on

SHOW = "https://hj.tribunalconstitucional.es/HJ/es/Resolucion/Show/"
COURT = "Tribunal Constitucional"
# Rulings up to February 2026 stand below this number; the walk begins here.
FIRST = 32_100
WINDOW = 300
STEP = 10

HEADER = Header(
    id="es_tribunal_constitucional",
    title="Spain's Constitutional Court",
    url=f"{SHOW}{FIRST}",
    language="es",
    country="ES",
    interval=timedelta(minutes=30),
    match_by=("name", "keyword"),
    rows=(0, STEP),
    sentinel="Sistema HJ",
    canary="none: nothing is concluded from a number without a ruling",
    reveals="nothing",
    terms=Terms(
        "official decisions, outside copyright (Spanish copyright act, art. 13)", "none stated; 1 request a second"
    ),
    verified=Verified.DOCUMENTED,
    gap_seconds=1.0,
    content_types=("text/html",),
    hosts=("hj.tribunalconstitucional.es",),
    authority=True,
)

_SCOPE = Scope(HEADER.id, ScopeKind.LIST, "list")
_MARK = re.compile(r"(\d{1,7})(?:\+(\d{1,3}))?")
_NUMBER = re.compile(r"/Show/(\d{1,7})$")
_RULING = re.compile(r"Sistema HJ - Resolución: (SENTENCIA|AUTO|DECLARACI[ÓO]N) (\d{1,4})/(\d{4})", re.IGNORECASE)
_NO_RULING = "Sistema HJ - Buscador"
# How an ECLI tells a judgment, an order and a declaration of one number and year apart.
_SUFFIX = {"S": "", "A": "A", "D": "D"}


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return the one scope."""
    return (ScopeHeader(_SCOPE, HEADER.title, HEADER.url),)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Begin the walk."""
    return _walk(FIRST, 1, scope)


def resume(roster: Roster, scope: Scope, mark: str) -> Sequence[Request]:
    """Go on from where the walk stands; an unknown mark begins it again."""
    found = _MARK.fullmatch(mark)
    if found is None:
        return requests(roster, scope)
    place = int(found[2] or 1)
    return _walk(int(found[1]), place if place <= WINDOW else 1, scope)


def _walk(newest: int, place: int, scope: Scope) -> tuple[Request, ...]:
    """Ask for one step of the window; `page` is a number's place in it, so that a reading knows where it stands."""
    return tuple(Request(f"{SHOW}{newest + one}", scope, page=one) for one in range(place, place + STEP))


def read(document: Document) -> Reading:
    """Read one number's page: a ruling, or the search page where there is none."""
    if is_cut(document.body):
        return Reading(Outcome.ERROR, "the page is cut: its closing tag is missing")
    page = page_of(document.body)
    title = page.css_first("title")
    said = node_text(title) if title else ""
    if ruling := _RULING.search(said):
        return _ruling(document, page, ruling)
    if said.startswith(_NO_RULING) and page.css_first("#complete_resolucion") is None:
        return Reading(Outcome.COMPLETE, "no ruling has this number", rows=0, mark=_mark_past(document.request))
    return Reading(Outcome.SUSPECT, "the layout has changed: neither a ruling nor the search page")


def _mark_past(asked: Request) -> str | None:
    """Return the mark behind this step, at its first number only: the rulings that follow in it set their own."""
    number = _NUMBER.search(asked.url)
    first_of_step = asked.page % STEP == 1
    return f"{int(number[1]) - asked.page}+{asked.page + STEP}" if number and first_of_step else None


def _ruling(document: Document, page: LexborHTMLParser, ruling: re.Match[str]) -> Reading:
    kind, number, year = ruling.groups()
    ecli = f"ECLI:ES:TC:{year}:{number}{_SUFFIX[kind[0].upper()]}"
    # The page cites other rulings' ECLIs too: its own must stand there, or we do not know what we read.
    if not re.search(rf"{ecli}\b", page.html or ""):
        return Reading(Outcome.SUSPECT, f"the layout has changed: the ruling does not state its {ecli}")
    own = _NUMBER.search(document.request.url)
    seen = _observation(document, page, ecli, f"{kind.upper()} {number}/{year}")
    return Reading(Outcome.COMPLETE, "one ruling was read", (seen,), rows=1, mark=own[1] if own else None)


def _observation(document: Document, page: LexborHTMLParser, ecli: str, ruling: str) -> Observation:
    label, heading = page.css_first("label[title]"), page.css_first("#resolucion-identifier h2")
    day = ruled_on(node_text(heading) if heading else "", document.fetched_at)
    facts = {"ecli": ecli, "court": COURT, "docket": proceedings(node_text(label)) if label else ""}
    seen = Observation(
        scope=document.request.scope,
        key=ecli,
        title=f"{COURT}. {ruling}",
        url=document.request.url if _NUMBER.search(document.request.url) else None,
        published_at=datetime.combine(day, time(), UTC) if day else None,
        text=_text(page),
        language="es",
        facts={name: value for name, value in facts.items() if value},
    )
    return replace(seen, states=docket_entry("ES", COURT)(seen))


def _text(page: LexborHTMLParser) -> str:
    """Return the whole ruling, not its heading alone: a person may be named anywhere in it."""
    whole = page.css_first("#complete_resolucion") or page.body
    return text_of((whole.html or "") if whole else "")


SOURCE = Source(HEADER, scopes, requests, read, resume=resume)
