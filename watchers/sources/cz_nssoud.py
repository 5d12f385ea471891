"""Decisions of the Czech Supreme Administrative Court (asylum, expulsion) by their number in its database (HTML).

Undocumented. The search needs a session with an antiforgery token, is limited to a score of sessions, and answers an
expired one with HTTP 200 and a blank form; so only what is stateless is used: /DokumentDetail/Index/{number}. The
docket to be added is therefore that number (784744), which stands in the address of the decision's page. The texts
name natural persons by initials; the database also holds regional courts' decisions.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.html_lists import is_cut, node_text, page_of
from watchers.reading.html_text import text_of

BASE = "https://vyhledavac.nssoud.cz"
DETAIL = f"{BASE}/DokumentDetail/Index/"
TEXT = f"{BASE}/DokumentOriginal/Html/"
COURT = "Nejvyšší správní soud"

HEADER = Header(
    id="cz_nssoud",
    title="Czech Supreme Administrative Court",
    url=DETAIL,
    language="cs",
    country="CZ",
    interval=timedelta(hours=24),
    match_by=("docket",),
    rows=(0, 1),
    sentinel="contenttable",
    canary="none: one decision a question",
    reveals="docket",
    terms=Terms("official decisions, outside copyright", "none stated; 10 to 20 new sessions are turned away"),
    verified=Verified.DOCUMENTED,
    gap_seconds=5.0,
    content_types=("text/html",),
    hosts=("vyhledavac.nssoud.cz",),
    authority=True,
    hides_names=True,
)

_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*")
_OWN = re.compile(r"/DokumentDetail/Index/(\d{1,9})(?!\d)")
_ECLI_COURT = re.compile(r"ECLI:CZ:([A-Z]{2,8}):")
# Neither the row nor the fields name the deciding court; the ECLI does, by its code.
_COURTS = {
    "NSS": COURT,
    "MSPH": "Městský soud v Praze",
    "KSBR": "Krajský soud v Brně",
    "KSCB": "Krajský soud v Českých Budějovicích",
    "KSHK": "Krajský soud v Hradci Králové",
    "KSOS": "Krajský soud v Ostravě",
    "KSPH": "Krajský soud v Praze",
    "KSPL": "Krajský soud v Plzni",
    "KSUL": "Krajský soud v Ústí nad Labem",
}
# Where the original has no text, its page says this and nothing else; parties are masked as "..., xxx".
_NO_TEXT = "N/A"
_MASKED = ("xxx", "...", "…")


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for one decision by its number; a docket that is no such number has no question."""
    number = _NUMBER.fullmatch(scope.subject)
    return (Request(f"{DETAIL}{number[1]}", scope),) if number else ()


def read(document: Document) -> Reading:
    """Read a decision's page of fields, or the decision's text (a DETAIL)."""
    page = page_of(document.body)
    if is_cut(document.body):
        return Reading(Outcome.ERROR, "the page is cut: its closing tag is missing")
    if document.request.purpose is Purpose.DETAIL:
        return _text(document, page)
    ecli, reference = _said(page, "ecli"), _said(page, "oznacenivecivcelku")
    if not reference:
        return Reading(Outcome.SUSPECT, "the layout has changed: no field states the decision's reference")
    own = _OWN.search(document.request.url)
    key = own[1] if own else ecli or reference
    further = (_text_request(document, key),) if own else ()
    return Reading(
        Outcome.COMPLETE, "one decision was read", (_observation(document, page, key, reference),), further, rows=1
    )


def _said(page: LexborHTMLParser, field: str) -> str:
    """Return a field's value; pages mark fields by id or, since 2026, by data-field-id."""
    found = page.css_first(f'[data-field-id="{field}"] .det-textval, #{field} .det-textval')
    return node_text(found) if found else ""


def _parties(page: LexborHTMLParser) -> tuple[str, ...]:
    """Return the parties that are named; a masked one names nobody."""
    cells = page.css('td.det-textval[data-field-id="ucastnikrizeni"], #ucastnicirizeniz .det-textval')
    said = dict.fromkeys(node_text(cell) for cell in cells)
    return tuple(name for name in said if name and not any(mask in name.lower() for mask in _MASKED))


def _observation(document: Document, page: LexborHTMLParser, key: str, reference: str) -> Observation:
    day = day_of(_said(page, "datumvydanirozhodnuti"), Order.DAY_FIRST, document.fetched_at)
    form, ecli = _said(page, "druhdokumentuavyrokrozhodnuti").lower(), _said(page, "ecli")
    code = _ECLI_COURT.match(ecli)
    court = _COURTS.get(code[1], COURT) if code else COURT
    outcome = _said(page, "vyrokrozhodnuti")
    facts = {"docket": reference, "court": court, "ecli": ecli, "form": form, "outcome": outcome}
    facts |= {"proceedings": _said(page, "typrizeni"), "state": _said(page, "stavrizeni")}
    stated = {"body": court, "form": form, "outcome": outcome}
    attributes = {name: value for name, value in stated.items() if value}
    return Observation(
        scope=document.request.scope,
        key=key,
        title=f"{court}, {form or 'decision'} {reference}",
        url=f"{DETAIL}{key}" if key.isdigit() else None,
        published_at=datetime.combine(day, time(), UTC) if day else None,
        names=_parties(page),
        language="cs",
        facts={name: value for name, value in facts.items() if value},
        states=(Statement("docket-entry", "CZ", None, reference, day.isoformat() if day else None, attributes),),
    )


def _text_request(document: Document, key: str) -> Request:
    return Request(f"{TEXT}{key}", document.request.scope, Purpose.DETAIL, record=key)


def _text(document: Document, page: LexborHTMLParser) -> Reading:
    words = text_of((page.body.html or "") if page.body else "")
    if words == _NO_TEXT:
        return Reading(Outcome.PARTIAL, "the court keeps no text of this decision (N/A)")
    if len(words) < 100 or page.css_first("form"):
        return Reading(Outcome.SUSPECT, "the search's form or nothing came where the decision's text was due")
    seen = Observation(document.request.scope, document.request.record or "", "", text=words, language="cs")
    return Reading(Outcome.COMPLETE, "the decision's text was read", (seen,))


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read)
