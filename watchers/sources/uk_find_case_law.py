"""Judgments of United Kingdom courts from Find Case Law (The National Archives): an Atom feed and judgments in XML.

Documented (public API, OpenAPI 0.6; judgments are Akoma Ntoso 3.0). Persons are asked for by name in the feed; a
judgment is followed by its address there ("ewhc/admin/2003/2527", "d-<uuid>") or its neutral citation
("[2003] EWHC 2527 (Admin)"), which leads to its XML. A feed entry names the parties only through its title, so a
person who is merely mentioned in a judgment is not found by name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from cases.names import latin_spellings
from cases.observations import Observation, Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.declared import SPELLINGS, docket_entry, docket_scopes, person_scopes
from watchers.reading.paging import with_parameter
from watchers.reading.records import Fields, Rows, judged, observed
from watchers.reading.uk_judgments import DATA, is_judgment, read_judgment
from watchers.reading.xml_lists import parsed_xml, values_in

SITE = "https://caselaw.nationalarchives.gov.uk"
FEED = f"{SITE}/atom.xml"
PER_PAGE = 50

HEADER = Header(
    id="uk_find_case_law",
    title="Find Case Law (UK National Archives)",
    url=FEED,
    language="en",
    country="GB",
    interval=timedelta(hours=12),
    match_by=("name", "docket"),
    rows=(0, 600),
    sentinel="tna:uri",
    canary="none: the feed declares no total; a whole page states its own last page",
    reveals="name",
    terms=Terms(
        "Open Justice Licence: it does NOT permit computational analysis; ask caselaw@nationalarchives.gov.uk first",
        "1000 requests in any 5 minutes; a few named searches, links only, no bulk text",
    ),
    verified=Verified.DOCUMENTED,
    content_types=("application/atom+xml", "application/akn+xml", "application/xml", "text/xml"),
    hosts=("caselaw.nationalarchives.gov.uk",),
    authority=True,
)

NAMESPACES = {"atom": "http://www.w3.org/2005/Atom", "tna": "https://caselaw.nationalarchives.gov.uk"}
_CITATION = re.compile(r"\[\d{4}\]\s+[A-Z]{3,6}(?:\s+[A-Za-z]{2,6})?\s+\d{1,5}(?:\s+\([A-Za-z]{1,12}\))?")
_URI = re.compile(r"d-[0-9a-f-]{36}|[a-z]{3,6}(?:/[a-z-]{1,12})?/\d{4}/\d{1,5}(?:/press-summary/\d{1,3})?")
_VERSUS = re.compile(r"\s+-?v\.?-?\s+", re.IGNORECASE)
_KEY, _PAGE = "the entry's uri", "the entry's page"
# `updated` moves when only the markup does, so it is no field of ours; the content hash moves with the text.
_ENTRY = Fields(
    key=_KEY,
    title=("atom:title",),
    url=_PAGE,
    day="atom:published",
    facts={
        "court": "atom:author/atom:name",
        "docket": "tna:identifier[@type='ukncn']",
        "content_hash": "tna:contenthash",
    },
    states=docket_entry("GB", "a court of the United Kingdom"),
)


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each followed person and one for each docket of this source."""
    return (*person_scopes(HEADER, roster), *docket_scopes(HEADER, roster))


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for a person in up to four spellings, or for one judgment."""
    if scope.kind is ScopeKind.DOCKET:
        return _docket_request(scope)
    person = roster.person(scope.subject)
    pairs = latin_spellings(person, SPELLINGS) if person else ()
    return tuple(Request(_search(f"{given} {surname}".strip(), "-transformation"), scope) for given, surname in pairs)


def _docket_request(scope: Scope) -> tuple[Request, ...]:
    """Ask the feed for a citation, oldest first (a judgment precedes all that cite it), and an address for itself.

    The feed and the XML tell of one judgment in different words: under one key each poll would see a change.
    """
    number = scope.subject.strip().removeprefix(f"{SITE}/").strip("/")
    if _CITATION.fullmatch(number):
        return (Request(_search(f'"{number}"', "date"), scope),)
    return (replace(lookup(scope, number), record=f"{number}{DATA}"),) if _URI.fullmatch(number) else ()


def _search(words: str, order: str) -> str:
    """Return a search's address; judgments that exist as PDF only are left out unless asked for."""
    query = {"query": words, "order": order, "per_page": PER_PAGE, "minimum_availability": "document"}
    return f"{FEED}?{urlencode(query)}"


def lookup(scope: Scope, key: str) -> Request:
    """Ask for one judgment's XML; its 404 or 410 says that it is not, or no longer, published."""
    return Request(f"{SITE}/{quote(key.removesuffix(DATA), safe='/')}{DATA}", scope, Purpose.LOOKUP, record=key)


def read(document: Document) -> Reading:
    """Read a page of the feed, or one judgment or press summary."""
    root = parsed_xml(document.body)
    if isinstance(root, tuple):
        return Reading(*root)
    if is_judgment(root):
        return read_judgment(document, root, SITE)
    values = values_in(root, NAMESPACES)
    if root.tag != f"{{{NAMESPACES['atom']}}}feed" or not values("atom:id"):
        return Reading(Outcome.SUSPECT, "the layout has changed: the document is neither a feed nor a judgment")
    entries = root.findall("atom:entry", NAMESPACES)
    follows = values("atom:link[@rel='next']@href")
    if follows and not entries:
        return Reading(Outcome.SUSPECT, "a page without entries, though the feed states a further one")
    found = tuple(seen for entry in entries if (seen := _entry(document, entry)))
    page = judged(document, Rows(found, len(entries)), None, _next(document, follows), len(entries))
    return _only_cited(document, page) if document.request.scope.kind is ScopeKind.DOCKET else page


def _next(document: Document, follows: Sequence[str]) -> Request | None:
    """Ask for our own question's next page: the feed's link only says that there is one."""
    asked = document.request
    url = with_parameter(asked.url, "page", str(asked.page + 1))
    return replace(asked, url=url, page=asked.page + 1) if follows else None


def _only_cited(document: Document, page: Reading) -> Reading:
    """Keep the judgment that has this citation of those that mention it; the first page is enough for that."""
    asked = _plain(document.request.scope.subject)
    own = tuple(seen for seen in page.observations if asked in map(_plain, seen.facts.get("docket", "").split("; ")))
    whole = page.outcome is Outcome.COMPLETE
    return Reading(page.outcome, f"{len(own)} judgments with this citation" if whole else page.reason, own)


def _plain(citation: str) -> str:
    return re.sub(r"[\W_]+", "", citation).lower()


def _entry(document: Document, entry: Element) -> Observation | None:
    values = values_in(entry, NAMESPACES)

    def asked(path: str) -> Sequence[str]:
        if path == _KEY:
            # Not every entry has every element; its id holds the same uri.
            return values("tna:uri") or [uri.rpartition("/id/")[2] for uri in values("atom:id") if "/id/" in uri]
        return _pages(entry) if path == _PAGE else values(path)

    seen = observed(document, asked, _ENTRY, "en")
    return replace(seen, names=tuple(dict.fromkeys(_VERSUS.split(seen.title)))) if seen else None


def _pages(entry: Element) -> list[str]:
    """Return the page of the three alternate links of an entry: the XML's and the PDF's state their types."""
    links = entry.findall("atom:link[@rel='alternate']", NAMESPACES)
    return [link.get("href", "") for link in links if link.get("type") in (None, "text/html")]


SOURCE = Source(HEADER, scopes, requests, read, lookup)
