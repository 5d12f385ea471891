"""Recognising a page that stands in front of what was asked for: refusal, challenge, login, maintenance, empty shell.

Words alone prove nothing: articles quote them, and sound pages carry the scripts of the makers of walls. What a long
page says is never asked. A short one is a wall by what only walls carry, or by signs that speak independently of one
another: its headline, what else it says to its reader, its captcha or password form, and having nothing else.
"""

import re

from cases.observations import Outcome
from watchers.contract import Document
from watchers.reading.encoding import clean, decode
from watchers.walls.page import JAVASCRIPT, LONGEST_WALL, Page, look
from watchers.walls.signs import Family, Machinery, signs

_HEAD = 65_536
_SKIPPED = re.compile(rb"\A(?:\xef\xbb\xbf|\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|script|meta|noscript)\b", re.IGNORECASE)
_DATA = re.compile(rb"[\[{]|<(?:rss|feed|rdf:rdf|\?xml|!doctype\s+(?!html)\w)", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
# Tags that hold nothing, or that their own next one closes.
_FLAT = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "td", "th", "tr", "dt", "dd", "option"}
)

# Visible characters. Refusals explain themselves in up to three paragraphs.
_SHORT = 1500
_SHELL, _MOUNTED = 300, 600
_NOTHING_TO_READ, _NOTHING = 80, 20
_ERROR_LINKS = 8
_ENOUGH = 3
# The parser's work grows with the square of the depth; browsers stop at 512.
_DEEPEST = 1000

Judgement = tuple[Outcome, str]


def is_page(body: bytes) -> bool:
    """Tell by its first bytes whether a body is a web page, whatever its type says."""
    return bool(_PAGE.match(*_start(body)))


def wall(document: Document) -> Judgement | None:
    """Return what a web page stands there instead of, as outcome and reason; None for a sound page or for data."""
    return _by_headers(document) or (_by_page(document) if _may_be_read_as_page(document) else None)


def _by_headers(document: Document) -> Judgement | None:
    for name, sent in signs().headers.items():
        value = document.headers.get(name)
        if value is not None and (not sent.values or value.strip().lower() in sent.values):
            return Outcome.BLOCKED, sent.wall
    return None


def _start(body: bytes) -> tuple[bytes, int]:
    # UTF-16 pages show their letters once the zero bytes are out.
    plain = body[:_HEAD].removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    skipped = _SKIPPED.match(plain)
    return plain, skipped.end() if skipped else 0


def _may_be_read_as_page(document: Document) -> bool:
    plain, start = _start(document.body)
    if _PAGE.match(plain, start):
        return True
    declared = "html" in document.headers.get("content-type", "").lower()
    return declared and start < len(plain) and not _DATA.match(plain.lstrip()) and not _DATA.match(plain, start)


def _by_page(document: Document) -> Judgement | None:
    markup = clean(decode(document.body, _charset(document)))
    if _too_deep(markup):
        return Outcome.SUSPECT, "a page nested too deep to be read"
    page = look(markup)
    if page.length > LONGEST_WALL:
        return None
    machinery = next((one for one in signs().machinery if any(mark in page.markup for mark in one.certain)), None)
    if machinery:
        return machinery.outcome, machinery.wall
    return (_by_words(page) or _by_emptiness(page)) if page.length <= _SHORT else None


def _by_words(page: Page) -> Judgement | None:
    maker = next((one for one in signs().machinery if any(mark in page.markup for mark in one.usual)), None)
    if maker and page.length < _NOTHING_TO_READ and page.scripts and not page.fields:
        return maker.outcome, maker.wall
    weighed = [(_weight(page, family, maker), family) for family in signs().families]
    weight, heaviest = max(weighed, key=lambda one: one[0])
    if weight < _ENOUGH:
        return None
    return heaviest.outcome, maker.wall if maker and _may_be_bought(heaviest) else heaviest.wall


def _may_be_bought(family: Family) -> bool:
    """Tell whether makers of walls sell such a page: hosts write their own logins."""
    return family.outcome is Outcome.BLOCKED and family.name != "login"


def _weight(page: Page, family: Family, maker: Machinery | None) -> int:
    """Add up the independent signs that a page is of this family."""
    if family.outcome is Outcome.ERROR and page.links > _ERROR_LINKS:
        return 0
    if family.name == "login" and page.password and not page.form_only and not family.heads(page.headlines[0]):
        return 0  # A form in a corner.
    headed = any(map(family.heads, page.headlines))
    said = sum(map(family.heads, page.sentences)) + family.spoken(page.text, page.headlines)
    own = _by_forms(page, family)
    if not headed and not said and own < _ENOUGH - 1:
        return 0
    sure = _ENOUGH if family.sure and headed else 0
    bought = maker is not None and _may_be_bought(family)
    return max(sure, 2 * headed + min(said, 2) + own + page.bare + bought - page.dated)


def _by_forms(page: Page, family: Family) -> int:
    if family.name == "challenge" and page.captcha:
        return 2
    if family.name == "login" and (page.password or page.form_only):
        return _ENOUGH if page.password and page.form_only else 1
    return 0


def _by_emptiness(page: Page) -> Judgement | None:
    asks = page.wants_script or (page.bare and JAVASCRIPT.search(page.text))
    if asks and page.length < _SHELL and page.scripts:
        return Outcome.SUSPECT, "a shell that a script must fill"
    if page.mount and page.length < _MOUNTED and page.scripts and not page.dated:
        return Outcome.SUSPECT, "a shell that a script must fill"
    if page.length < _NOTHING and not page.shown:
        return Outcome.SUSPECT, "a page with nothing to read"
    return None


def _too_deep(markup: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _charset(document: Document) -> str | None:
    declared = re.search(r"charset=[\"']?([\w.:-]{1,40})", document.headers.get("content-type", ""), re.IGNORECASE)
    written = _CHARSET.search(document.body[:2048])
    return (declared and declared[1]) or (written and written[1].decode("ascii")) or None
