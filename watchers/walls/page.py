"""What of a web page tells a wall from a sound page: headlines, words, forms, scripts, and how little else there is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from watchers.walls.signs import fold, signs

# Tags and comments of a page but for links and descriptions, where sound pages speak of walls.
_MARKUP = re.compile(r"<(?!/|a\b|meta\b)[^<>]*>")
_PARTS = re.compile(r"\s+[|·•—–-]+\s+|\s*[|·•»›]\s*")
_SENTENCES = re.compile(r"[.!?…]+\s+|[.!?…]+$")
# Visible characters; consent pages with their list of languages are the longest walls.
LONGEST_WALL = 6000
_BARE, _BARE_LINKS = 300, 3
_OUTSIDE_A_FORM = 200
_HEADINGS, _LONGEST_HEADING = 6, 300
_UNSEEN = "script, style, noscript, template, svg, head, select, [hidden]"
_FILLED = "textarea, input:not([type]), input[type=text], input[type=email], input[type=search], input[type=tel]"
_CAPTCHA = ".g-recaptcha, .h-captcha, .cf-turnstile, .smart-captcha, .frc-captcha, .altcha, img[src*=captcha i]"
_MOUNTS = "#root, #app, #__next, #__nuxt, #___gatsby, #svelte, #main-app, app-root, [ng-app], [data-reactroot]"
_SHOWN = "img, iframe, frame, embed, object, video, canvas"
_NAMED_CAPTCHA = re.compile(r"captcha|code|kod", re.IGNORECASE)
JAVASCRIPT = re.compile(r"java\s?script|джаваскрипт", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What matters of a page. Words are folded; `length` counts visible characters."""

    length: int
    headlines: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    text: str = ""
    markup: str = field(default="", repr=False)
    links: int = 0
    dated: bool = False
    fields: int = 0
    captcha: bool = False
    password: bool = False
    form_only: bool = False
    scripts: int = 0
    shown: bool = False
    mount: bool = False
    wants_script: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether there is little to read, in the words of walls, nowhere to go and nothing to fill in."""
        small = self.length < _BARE and self.links <= _BARE_LINKS and not self.fields and not self.dated
        return small and signs().alone(self.text)


def look(markup: str) -> Page:
    """Return what matters of a page; of a long one, only its length."""
    tree = LexborHTMLParser(markup)
    title = _line(tree.css_first("title"))[:_LONGEST_HEADING]
    scripts = tree.css("script")
    noscript = " ".join(map(_line, tree.css("noscript")[:_HEADINGS]))
    machinery = " ".join([*_MARKUP.findall(markup), *(one.text() or "" for one in scripts)]).lower()
    mount = any(not _line(one) for one in tree.css(_MOUNTS)[:_HEADINGS])
    for unseen in tree.css(_UNSEEN):
        unseen.decompose()
    body = tree.body or tree.root
    visible = " ".join((body.text(separator=" ") if body else "").split())
    if body is None or len(visible) > LONGEST_WALL:
        return Page(len(visible))
    headings = _headings(tree)
    headlines = tuple(_headlines(title, headings))
    return Page(
        length=len(visible),
        headlines=headlines,
        sentences=tuple(_sentences(body, headlines, tree)),
        text=_without(fold(visible), headings),
        markup=machinery,
        links=len(tree.css("a[href]")),
        dated=tree.css_first("article, time[datetime]") is not None,
        fields=len(_fields(tree)),
        captcha=tree.css_first(_CAPTCHA) is not None and not _fields(tree),
        password=tree.css_first("input[type=password]") is not None,
        form_only=_outside_forms(tree, len(visible)) < _OUTSIDE_A_FORM,
        scripts=len(scripts),
        shown=tree.css_first(_SHOWN) is not None,
        mount=mount,
        wants_script=bool(JAVASCRIPT.search(noscript)),
    )


def _line(node: LexborNode | None) -> str:
    return " ".join((node.text(separator=" ") or "").split()) if node is not None else ""


def _headings(tree: LexborHTMLParser) -> list[str]:
    return [fold(_line(one)[:_LONGEST_HEADING]) for one in tree.css("h1, h2, h3")[:_HEADINGS]]


def _headlines(title: str, headings: list[str]) -> Iterator[str]:
    """Yield the title and the headings; parts of a title may be a site's name, unless a heading has them too."""
    yield from (fold(title), *headings)
    if fold(title) not in headings:
        yield from (fold(part) for part in _PARTS.split(title))


def _sentences(body: LexborNode, headlines: tuple[str, ...], tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what the page says beside its headlines, sentence by sentence."""
    blocks = [body.text(separator="\n"), *(_line(one) for one in tree.css("p, center, td, label")[:_HEADINGS])]
    said = (fold(part) for block in blocks for line in block.splitlines() for part in _SENTENCES.split(line))
    yield from dict.fromkeys(one for one in said if one and one not in headlines)


def _without(text: str, headings: list[str]) -> str:
    for heading in headings:
        text = text.replace(heading, " ", 1) if heading else text
    return text


def _fields(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return what a reader may fill in, but for the answer to a captcha."""
    filled = tree.css(_FILLED)
    return [one for one in filled if not _NAMED_CAPTCHA.search(one.attributes.get("name") or "")]


def _outside_forms(tree: LexborHTMLParser, visible: int) -> int:
    forms = tree.css("form")
    return visible - max((len(_line(one)) for one in forms[:_HEADINGS]), default=0) if forms else visible + LONGEST_WALL
