"""Web pages watched line by line: a line that was not there before is a new record, whatever its place.

Not a format but a method: select a part of the page, take out what moves, and read one line a block of text.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from cases.observations import Observation, Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.html_lists import is_cut, page_of, too_deep
from watchers.reading.page_lines import lines_of, unwanted_in
from watchers.watch_lists import Entry, WatchList, WatchListError, load_entries, shipped_text

LONGEST_PAGE = 3000
HEADER = Header(
    id="page",
    title="Watched web pages",
    url="https://en.odfoundation.eu/",
    language="en",
    country=None,
    interval=timedelta(hours=6),
    match_by=("name", "keyword"),
    rows=(1, LONGEST_PAGE),
    steady_rows=True,
    sentinel="what the page's selector matches",
    canary="none: pages are edited at will, so nothing is ever concluded from a missing line",
    reveals="nothing",
    terms=Terms("each publisher's own; single lines and the address are kept", "one request at a time per host"),
    verified=Verified.DOCUMENTED,
    content_types=("text/html", "application/xhtml+xml"),
)
PAGES = WatchList("pages", HEADER.id, HEADER.interval, frozenset({"include", "remove", "ignore"}))
_INCLUDE = ("main", "article", "body")
_NOTHING = "the selector matched nothing: the page has changed"
_LONGEST_TITLE = 120
# A regular expression that repeats a repetition may take for ever on a line that nearly fits; such are refused, and
# the others are short and see only so much of a line.
_LONGEST_PATTERN = 200
_LONGEST_LOOK = 500
_NESTED = re.compile(r"[+*}]\)[+*{]")


@dataclass(frozen=True, slots=True)
class Page:
    """One watched page: `include` selectors in order of preference, `remove` selectors, `ignore` line patterns."""

    scope: ScopeHeader
    include: tuple[str, ...] = _INCLUDE
    remove: tuple[str, ...] = ()
    ignore: tuple[re.Pattern[str], ...] = ()


_ANY = Page(ScopeHeader(Scope(HEADER.id, ScopeKind.LIST, "any"), HEADER.title, HEADER.url))


def load_pages(text: str) -> tuple[Page, ...]:
    """Read a list of pages (YAML: `pages:` with name, title, url, include ...); raises WatchListError."""
    return tuple(_page(scope, entry) for scope, entry in load_entries(text, PAGES))


def _page(scope: ScopeHeader, entry: Entry) -> Page:
    include, remove = (tuple(_texts(entry, key)) for key in ("include", "remove"))
    for selector in (*include, *remove):
        try:
            LexborHTMLParser("<p>").css(selector)
        except Exception as error:  # selectolax tells a wrong selector by various errors.
            raise WatchListError(f"{entry['name']}: {selector!r} is no CSS selector.") from error
    ignore = tuple(_pattern(entry, text) for text in _texts(entry, "ignore"))
    return Page(scope, include or _INCLUDE, remove, ignore)


def _texts(entry: Entry, key: str) -> Sequence[str]:
    given = entry.get(key, [])
    texts = [given] if isinstance(given, str) else given
    if isinstance(texts, list) and all(isinstance(text, str) and text for text in texts):
        return texts
    raise WatchListError(f"{entry['name']}: {key} must be a text or a list of texts.")


def _pattern(entry: Entry, text: str) -> re.Pattern[str]:
    if len(text) > _LONGEST_PATTERN or _NESTED.search(text):
        raise WatchListError(f"{entry['name']}: the expression {text[:40]!r} is too long or repeats a repetition.")
    try:
        return re.compile(text)
    except re.error as error:
        raise WatchListError(f"{entry['name']}: {text!r} is no regular expression ({error}).") from error


def page_source(pages: Sequence[Page]) -> Source:
    """Return the source that watches these pages."""
    by_name = {page.scope.scope.subject: page for page in pages}

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        page = by_name.get(scope.subject)
        return (Request(page.scope.url, scope),) if page else ()

    def extended(more: Sequence[ScopeHeader]) -> Source:
        return page_source((*pages, *map(Page, more)))

    scopes = tuple(page.scope for page in pages)
    return Source(HEADER, lambda roster: scopes, requests, partial(read, by_name), extended=extended)


def read(by_name: Mapping[str, Page], document: Document) -> Reading:
    """Read the lines of a page; a selector that matches nothing is a changed page, never an emptied one."""
    if too_deep(document.body):
        return Reading(Outcome.SUSPECT, "thousands of blocks stand in one another: the page was not read")
    watched = by_name.get(document.request.scope.subject, _ANY)
    page = page_of(document.body)
    unwanted = unwanted_in(page, watched.remove)
    parts = [nodes for selector in watched.include if (nodes := page.css(selector))]
    said = next((lines for nodes in parts if (lines := lines_of(nodes, unwanted))), ())
    kept = [line for line in said if not any(pattern.search(line[:_LONGEST_LOOK]) for pattern in watched.ignore)]
    if not kept:
        return Reading(Outcome.SUSPECT, "what the selector matched has no text" if parts else _NOTHING)
    if len(kept) > LONGEST_PAGE:
        return Reading(Outcome.SUSPECT, f"{len(kept)} lines are more than the {LONGEST_PAGE} that a page may have")
    found = tuple(_observation(document, watched.scope, line) for line in kept)
    if is_cut(document.body):
        # The last line is the one that was cut.
        whole = found[:-1]
        return Reading(Outcome.PARTIAL, "the page is cut: its closing tag is missing", whole, rows=len(whole))
    return Reading(Outcome.COMPLETE, f"{len(found)} lines read", found, rows=len(found))


def _observation(document: Document, scope: ScopeHeader, line: str) -> Observation:
    # One line may stand on two pages ("Read more"): each has its own record, or each poll would change the other's.
    key = hashlib.sha256(f"{scope.scope.subject}\n{line}".encode("utf-8", errors="replace")).hexdigest()[:24]
    return Observation(
        scope=document.request.scope,
        key=key,
        title=line[:_LONGEST_TITLE],
        url=document.final_url,
        text=line,
        language=scope.language,
        facts={"country": scope.country} if scope.country else {},
        side=scope.side or "neutral",
    )


SOURCE = page_source(load_pages(shipped_text("pages.yaml")))
