"""Decisions of the Czech Constitutional Court by docket, from NALUS's stateless text pages (GetText.aspx, HTML).

Undocumented; recorded 2026. A page's address is the file's number and a counter: II. ÚS 1017/14 has 2-1017-14_1,
2-1017-14_2 and so on, until a short page says "nenalezeno". Only NALUS's search form finds names, and it needs a
session, so a case is followed by docket. Natural persons are initials today; some older rulings print full names.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.html_lists import is_cut, node_text, page_of
from watchers.reading.html_text import text_of

TEXT = "https://nalus.usoud.cz/Search/GetText.aspx?sz="
COURT = "Ústavní soud"

HEADER = Header(
    id="cz_nalus",
    title="Czech Constitutional Court (NALUS)",
    url="https://nalus.usoud.cz/Search/GetText.aspx",
    language="cs",
    country="CZ",
    interval=timedelta(hours=12),
    match_by=("docket",),
    rows=(0, 12),
    sentinel="lblRegistrySign",
    canary="none: a docket's pages are few and each states its own number",
    reveals="docket",
    terms=Terms("official decisions, outside copyright (Czech Copyright Act, section 3)", "none stated: 3 s apart"),
    verified=Verified.RECORDED,
    gap_seconds=3.0,
    content_types=("text/html",),
    hosts=("nalus.usoud.cz",),
    authority=True,
    hides_names=True,
)

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_SENATE = {digit: roman for roman, digit in _ROMAN.items()}
_SIGN = re.compile(r"\b(Pl|St|IV|I{1,3})\.?\s*ÚS\s*(?:[-–]\s*(st)\.?\s*)?(\d{1,5})/(\d{2})(?!\d)", re.IGNORECASE)
_FILE = re.compile(r"sz=(Pl|St|IV|I{1,3}|[1-4])-(\d{1,5})-(\d{2})(?:_(\d{1,3}))?(?!\d)")
_ACTION = re.compile(rb'action="Get\w+\.aspx\?(sz=[\w-]{1,40})"')
_COUNTER = re.compile(r"#(\d{1,3})\b")
# The page for a number that has no decision says little more than this one word.
_NOTHING, _SHORT = re.compile(r"\bnenalezeno\b", re.IGNORECASE), 600


def file_of(docket: str) -> str | None:
    """Return a docket as NALUS's addresses write it ("II. ÚS 1017/14" is "2-1017-14"), None where it is no such one."""
    found = _SIGN.search(docket)
    if found is None:
        return None
    senate, opinion, number, year = found.groups()
    chamber = _ROMAN.get(senate.upper(), senate.capitalize())
    return f"{'St' if opinion else chamber}-{int(number)}-{year}"


def docket_of(file: str) -> str:
    """Return an address's number as the court writes dockets."""
    chamber, number, year = file.split("-")
    sign = "Pl. ÚS-st." if chamber == "St" else f"{_SENATE.get(chamber, chamber)}. ÚS"
    return f"{sign} {number}/{year}"


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for the first decision under a docket; a docket that is none of this court's has no question."""
    file = file_of(scope.subject)
    return (Request(f"{TEXT}{file}_1", scope),) if file else ()


def read(document: Document) -> Reading:
    """Read one decision, or the page that says there is no further one.

    A guessed number may be answered with another senate's or the plenum's decision of the same number, so a page
    counts only where its own registry sign is the docket that was asked for.
    """
    page = page_of(document.body)
    answered = file_of(_said(page, "#lblRegistrySign"))
    if is_cut(document.body) and (answered or b"<html" in document.body.lower()):
        return Reading(Outcome.ERROR, "the page is cut: its closing tag is missing")
    if answered is None:
        return _none_further(page)
    asked = file_of(document.request.scope.subject) or answered
    counter = _counter(page, document)
    if answered != asked:
        said = f"another docket was answered: {docket_of(answered)} instead of {docket_of(asked)}"
        return Reading(Outcome.SUSPECT, said)
    text = _text(page)
    if len(text) < _SHORT // 6 or counter is None:
        return Reading(Outcome.SUSPECT, "the layout has changed: the decision's text or its counter is missing")
    seen = _observation(document, page, f"{answered}_{counter}", text)
    return Reading(Outcome.COMPLETE, "one decision was read", (seen,), _next(document, answered, counter), rows=1)


def _none_further(page: LexborHTMLParser) -> Reading:
    words = node_text(page.root) if page.root else ""
    if _NOTHING.search(words) and len(words) < _SHORT:
        return Reading(Outcome.COMPLETE, "no further decision under this docket", rows=0)
    return Reading(Outcome.SUSPECT, "neither a decision nor the word that there is none")


def _said(page: LexborHTMLParser, selector: str) -> str:
    found = page.css_first(selector)
    return node_text(found) if found else ""


def _text(page: LexborHTMLParser) -> str:
    """Return the decision's own words: four fifths of a page are form state that changes with every answer."""
    content = page.css_first(".DocContent")
    return text_of(content.html or "") if content else ""


def _counter(page: LexborHTMLParser, document: Document) -> int | None:
    """Return which of the docket's decisions this is; None where the page names another one than was asked for."""
    hidden = page.css_first("#registrySignHidden")
    stated = _COUNTER.search((hidden.attributes.get("value") or "") if hidden else "")
    asked = _FILE.search(document.request.url)
    wanted = int(asked[4]) if asked and asked[4] else None
    found = int(stated[1]) if stated else wanted
    return found if wanted in (None, found) else None


def _next(document: Document, file: str, counter: int) -> tuple[Request, ...]:
    asked = document.request
    return (replace(asked, url=f"{TEXT}{file}_{counter + 1}", page=asked.page + 1),)


def _observation(document: Document, page: LexborHTMLParser, key: str, text: str) -> Observation:
    form = _said(page, "#lblDecisionForm").lower()
    day = day_of(_said(page, "#lblRegistrySign").partition("ze dne")[2], Order.DAY_FIRST, document.fetched_at)
    docket = docket_of(key.partition("_")[0])
    stated = {"docket": docket, "court": COURT, "form": form, "ecli": _ecli(key, day)}
    stated["citation"] = _said(page, "#lblParallelQuotation")
    attributes = {"body": COURT} | ({"form": form} if form else {})
    return Observation(
        scope=document.request.scope,
        key=key,
        title=". ".join(filter(None, (f"{COURT}, {form or 'decision'} {docket}", _said(page, "#lblPopularName")))),
        url=f"{TEXT}{key}",
        published_at=datetime.combine(day, time(), UTC) if day else None,
        text=text,
        language="cs",
        facts={name: value for name, value in stated.items() if value},
        states=(Statement("docket-entry", "CZ", None, docket, day.isoformat() if day else None, attributes),),
    )


def _ecli(key: str, day: date | None) -> str:
    """Return the ECLI, which the page leaves out, by the court's own rule for it (opinions follow another)."""
    chamber, number, last = key.split("-")
    year, _, counter = last.partition("_")
    return f"ECLI:CZ:US:{day.year}:{chamber}.US.{number}.{year}.{counter}" if day and chamber != "St" else ""


def subject_of(url: str, body: bytes) -> str | None:
    """Return the docket a saved page was asked about, which its address and its own form carry."""
    action = _ACTION.search(body)
    asked = _FILE.search(url) or (_FILE.search(action[1].decode("ascii", errors="replace")) if action else None)
    return docket_of("-".join((_ROMAN.get(asked[1], asked[1]), asked[2], asked[3]))) if asked else None


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, subject_of=subject_of)
