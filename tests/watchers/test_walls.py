"""Pages that stand in front of what was asked for, and sound pages that only speak of them.

The fixtures under `kept/` were written before the signs that judge them, to measure those that they were tuned to.
"""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from watchers.contract import Document, Request
from watchers.walls import is_page, wall

PAGES = Path(__file__).parents[1] / "walls"
WALLS = sorted(PAGES.glob("walls/**/*.html"))
INNOCENT = sorted(PAGES.glob("innocent/**/*.html"))
HTML = {"content-type": "text/html; charset=utf-8"}
MEGABYTE = 1_000_000


def page(body: bytes, headers: Mapping[str, str] = HTML) -> Document:
    """Give an answer of HTTP 200 with this body."""
    asked = Request("https://bar.example/", Scope("page", ScopeKind.LIST, "bar"))
    return Document(asked, asked.url, 200, headers, body, datetime(2017, 1, 1, tzinfo=UTC))


def named(path: Path) -> str:
    """Name a fixture by its place."""
    return str(path.relative_to(PAGES).with_suffix(""))


@pytest.mark.parametrize("path", WALLS, ids=named)
def test_a_wall_is_seen(path: Path) -> None:
    """Each file's name begins with the outcome that its page deserves."""
    judged = wall(page(path.read_bytes()))

    assert judged is not None
    assert judged[0].value.lower() == path.name.partition("-")[0]
    assert judged[1]


@pytest.mark.parametrize("path", INNOCENT, ids=named)
def test_a_sound_page_is_no_wall(path: Path) -> None:
    """Articles, forms and notices that speak of walls, or carry their makers' scripts, are read."""
    assert wall(page(path.read_bytes())) is None


def test_there_are_as_many_walls_and_sound_pages_as_the_judge_deserves() -> None:
    """A folder that lost its files would let every judge pass."""
    assert len(WALLS) >= 100
    assert len(INNOCENT) >= 50


@pytest.mark.parametrize("path", [*WALLS, *INNOCENT], ids=named)
def test_what_a_wall_says_is_nothing_in_a_feed(path: Path) -> None:
    """A feed whose item quotes a whole page is data, even where its host calls it a page."""
    quoted = path.read_text(encoding="utf-8").replace("]]>", "")
    feed = f"<rss version='2.0'><channel><item><title>Q</title><description><![CDATA[{quoted}]]></description>"

    assert wall(page(f"{feed}</item></channel></rss>".encode())) is None
    assert wall(page(f"<?xml version='1.0'?>\n{feed}</item></channel></rss>".encode())) is None


@pytest.mark.parametrize(
    ("header", "value"), [("cf-mitigated", "challenge"), ("x-amzn-waf-action", "captcha"), ("x-sucuri-block", "GEO02")]
)
def test_a_header_that_only_walls_send_settles_it(header: str, value: str) -> None:
    """Such a header speaks before the body, whatever the body is."""
    judged = wall(page(b'{"total": 0}', {"content-type": "application/json", header: value}))

    assert judged is not None
    assert judged[0] is Outcome.BLOCKED


def test_a_header_that_lets_through_is_no_wall() -> None:
    """The same header with another value says nothing."""
    assert wall(page(b"{}", {"x-amzn-waf-action": "count"})) is None


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16"])
def test_a_wall_in_an_old_encoding_is_seen(charset: str) -> None:
    """What a provider's page says is found in the encodings it is written in."""
    said = "<html><head><title>Доступ ограничен</title></head><body><h1>Сайт заблокирован</h1></body></html>"
    judged = wall(page(said.encode(charset), {"content-type": f"text/html; charset={charset}"}))

    assert judged is not None
    assert judged[0] is Outcome.BLOCKED


def test_a_headline_needs_a_second_sign() -> None:
    """A page of some length that is only called so is read."""
    prose = "<p>The clerk wrote to the bar that the register stays in the east wing until spring.</p>" * 6
    links = "<a href='/1'>One</a>" * 5

    assert wall(page(f"<title>Access denied</title><body>{links}{prose}".encode())) is None
    assert wall(page(b"<title>Access denied</title><body><p>Reference number 18.")) is not None


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        (b"\xef\xbb\xbf<!-- x -->\n<HTML>", True),
        (b"<?xml version='1.0'?><!DOCTYPE html>", True),
        ("<html>".encode("utf-16"), True),
        (b"<?xml version='1.0'?><rss>", False),
        (b"{}", False),
        (b"", False),
    ],
)
def test_a_page_is_known_by_its_first_bytes(body: bytes, is_one: bool) -> None:
    """Marks, comments and declarations before the first tag are skipped."""
    assert is_page(body) is is_one


def test_a_page_nested_beyond_all_measure_is_suspect() -> None:
    """The parser would take minutes over it."""
    judged = wall(page(b"<html>" + b"<div>" * (MEGABYTE // 5)))

    assert judged is not None
    assert judged[0] is Outcome.SUSPECT


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        *(b"<", b"<div>", b"<h1>", b"<form><p>", b"<p>a", b"<!--", b"<!---->", b"<noscript>", b"<div id=root>"),
        *(b"<svg>", b"<b hidden>", b"<script></script>", b"<script>", b"<table><td>", b"<meta ", b"<?", b"\0"),
        *(b"a. ", b" | a", b"&#0;", b"\xff", b"<div></div>", b"<input name=code>", b"access denied "),
    ],
)
@pytest.mark.parametrize("start", [b"", b"<html>", b"<title>", b"<html>" + b"<div>" * 900])
def test_a_hostile_megabyte_costs_little_and_raises_nothing(start: bytes, part: bytes) -> None:
    """Repeating any piece of markup is read in seconds (processor time), or refused."""
    body = start + part * ((MEGABYTE - len(start)) // len(part))
    begun = time.process_time()
    judged = wall(page(body))

    assert time.process_time() - begun < 15
    assert judged is None or judged[1]
