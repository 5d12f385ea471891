"""Lists in web pages, described by CSS selectors; "a.odk@href" is an attribute, "@id" one of the row itself."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cases.observations import Outcome
from watchers.contract import Document, Reading
from watchers.reading.encoding import clean, decode
from watchers.reading.paging import NextLinks, Paging, following, rows_so_far
from watchers.reading.records import Fields, Rows, Values, judged, meant, observed

# The parser's work grows with the square of the depth of these; a page of nothing else would take minutes.
_NESTING = re.compile(
    rb"<(/?)(?:address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form|header|hgroup"
    rb"|main|menu|nav|ol|section|ul)\b",
    re.IGNORECASE,
)
_DEEPEST = 2000
_END = re.compile(rb"</html\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlList:
    """A list in a web page.

    `marker` is a selector that every whole page of this source matches, with rows or without. `nothing` is the text
    by which it says that there are none. `total` is a regular expression whose first group is the declared number.
    `ends` is false only for pages that are known to come without a closing tag.
    """

    rows: str
    fields: Fields
    marker: str
    nothing: str = ""
    total: str = ""
    paging: Paging | None = None
    charset: str | None = None
    language: str | None = None
    ends: bool = True


def is_cut(body: bytes) -> bool:
    """Tell whether a page lacks its closing tag, so that it testifies to nothing."""
    return _END.search(body) is None


def too_deep(body: bytes) -> bool:
    """Tell whether a page nests its blocks deeper than any page for people does, so that it is not to be parsed."""
    depth = 0
    for tag in _NESTING.finditer(body):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def page_of(body: bytes, charset: str | None = None) -> LexborHTMLParser:
    """Parse a page; never raises on any bytes. One nested too deeply is as good as empty, so that no marker matches."""
    return LexborHTMLParser("" if too_deep(body) else clean(decode(body, charset)))


def node_text(node: LexborNode) -> str:
    """Return what a node says on one line."""
    return " ".join(node.text(separator=" ", deep=True).split())


def values_in(row: LexborNode) -> Values:
    """Return how the values of one row are found by selector."""

    def values(path: str) -> list[str]:
        selector, at, attribute = path.partition("@")
        nodes = row.css(selector) if selector else [row]
        said = [(node.attributes.get(attribute) or "") if at else node_text(node) for node in nodes]
        return [text for one in said if (text := meant(" ".join(one.split())))]

    return values


def read_html_list(layout: HtmlList, document: Document) -> Reading:
    """Read one page of a list; a page without its marker or its end testifies to nothing."""
    if layout.ends and not _END.search(document.body):
        return Reading(Outcome.ERROR, "the page is cut: its closing tag is missing")
    page = page_of(document.body, layout.charset)
    if page.css_first(layout.marker) is None:
        return Reading(Outcome.SUSPECT, f"the layout has changed: nothing matches `{layout.marker}`")
    rows = page.css(layout.rows)
    total = _total(layout, page)
    if not rows and total != 0 and (layout.nothing not in _text(page) if layout.nothing else bool(layout.total)):
        return Reading(Outcome.SUSPECT, "the layout has changed: no row, and no word that there is none")
    found = tuple(seen for row in rows if (seen := observed(document, values_in(row), layout.fields, layout.language)))
    further = following(document, layout.paging, total, len(rows), _link(layout, page))
    known = rows_so_far(document, layout.paging, len(rows))
    return judged(document, Rows(found, len(rows)), total, further, known)


def _text(page: LexborHTMLParser) -> str:
    return node_text(page.root) if page.root else ""


def _total(layout: HtmlList, page: LexborHTMLParser) -> int | None:
    found = re.search(layout.total, _text(page)) if layout.total else None
    digits = re.sub(r"\D", "", found[1]) if found else ""
    return int(digits) if 0 < len(digits) < 10 else None


def _link(layout: HtmlList, page: LexborHTMLParser) -> str:
    if not isinstance(layout.paging, NextLinks) or page.root is None:
        return ""
    return next(iter(values_in(page.root)(layout.paging.path)), "")
