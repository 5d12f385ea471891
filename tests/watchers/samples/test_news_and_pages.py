"""Real recorded pages of news sources, read where they lie beside the project, and skipped loudly where they do not."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome
from watchers.contract import Reading
from watchers.reading.html_lists import page_of
from watchers.reading.saved import read_document
from watchers.reading.telegram_posts import post_facts, post_moment, post_text, posts_in

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
ARTICLES = {
    "pl_Rzeczpospolita_2025_02_02": 148,
    "pl_Rzeczpospolita_2026_04_19": 127,
    "ru_Kommersant_2025_05_14": 56,
    "tr_AnadoluAjansi_2026_04_20": 88,
    "ua_Pravda_2026_01_08": 66,
}
# A message each: its post, the lines of its text, and the names of its facts.
MESSAGES = {
    "link_preview": ("oper_goblin/22360", 3, set()),
    "media_file": ("oper_goblin/16936", 2, {"forwarded_from", "forwarded_url"}),
    "media_forwarded_from": ("oper_goblin/22358", 1, {"forwarded_from", "forwarded_url"}),
    "media_photo_and_video": ("anna_news/46908", 5, set()),
    "media_round_video": ("bolshiepushki/3495", 0, set()),
    "poll": ("it_begin/488", 4, set()),
    "sticker": ("channel/5", 0, {"author", "media"}),
    "voice": ("oper_goblin/939", 7, {"forwarded_from"}),
    "with_from_author": ("channel/4", 1, {"author"}),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples do not lie beside the project"),
]


def read(source: str, body: bytes, status: int = 200) -> Reading:
    """Read a sample as if it were the whole answer."""
    return read_document(source, body, url=None, status=status, content_type=None, now=NOW)


def test_a_real_channel_page_gives_its_twelve_posts() -> None:
    """Albums count once, so that ids skip; two videos were too big to be shown."""
    reading = read("telegram_channel", (SAMPLES / "telegram-preview/full.html").read_bytes())
    posts = reading.observations

    assert (reading.outcome, reading.mark) == (Outcome.COMPLETE, None)
    assert [int(seen.key.removeprefix("topwar_official/")) for seen in posts] == [
        70989, 70990, 70992, 70995, 70996, 70997, 70998, 70999, 71000, 71006, 71007, 71008,
    ]  # fmt: skip
    assert posts[0].published_at == datetime(2023, 2, 28, 7, 47, 53, tzinfo=UTC)
    assert all(seen.text and seen.title for seen in posts)
    assert [seen.key[-5:] for seen in posts if "media" in seen.facts] == ["71006", "71007"]
    assert sum("forwarded_from" in seen.facts for seen in posts) == 5


@pytest.mark.parametrize(("name", "expected"), MESSAGES.items())
def test_a_real_message_gives_its_text_and_facts(name: str, expected: tuple[str, int, set[str]]) -> None:
    """Each kind of message the preview knows: polls, files, voices, stickers, signatures."""
    root = page_of((SAMPLES / f"telegram-preview/message_{name}.html").read_bytes()).root
    assert root is not None

    ((key, post),) = posts_in(root).items()
    assert (key, len(post_text(post).splitlines()), set(dict(post_facts(post)))) == expected
    assert post_moment(post, NOW) is not None


@pytest.mark.parametrize(("name", "lines"), ARTICLES.items())
def test_a_real_article_page_is_no_wall(name: str, lines: int) -> None:
    """Innocent pages hold scripts of every kind; one whose main part is empty is read by its body."""
    reading = read("page", gzip.decompress((SAMPLES / f"article-pages/{name}.html.gz").read_bytes()))

    assert (reading.outcome, len(reading.observations)) == (Outcome.COMPLETE, lines)


def test_a_real_alert_gives_twenty_articles_at_their_own_addresses() -> None:
    """No link leads through Google, no title keeps its marks."""
    reading = read("google_alerts", (SAMPLES / "google-alerts-atom/google_alerts_atom.xml").read_bytes())

    assert (reading.outcome, len(reading.observations)) == (Outcome.COMPLETE, 20)
    assert all("google." not in (seen.url or "google.") for seen in reading.observations)
    assert all("<" not in seen.title and seen.published_at for seen in reading.observations)
    assert all(seen.key.startswith("tag:google.com,2013:googlealerts/feed:") for seen in reading.observations)


def test_a_real_gdelt_answer_at_its_cap_is_partial() -> None:
    """250 articles of 238 titles; when GDELT saw one is no date of the article."""
    reading = read("gdelt", (SAMPLES / "gdelt-doc/gdelt_artlist_trade_2026.json").read_bytes())

    assert (reading.outcome, reading.rows, len(reading.observations)) == (Outcome.PARTIAL, 250, 238)
    assert all(seen.published_at is None and seen.facts["seen_by_gdelt"] for seen in reading.observations)


@pytest.mark.parametrize(
    ("name", "status", "outcome"),
    [
        ("keyword_error.txt", 200, Outcome.ERROR),
        ("rate_limited.txt", 429, Outcome.BLOCKED),
        ("rate_limited.txt", 200, Outcome.BLOCKED),
    ],
)
def test_what_gdelt_says_in_words_is_never_an_empty_answer(name: str, status: int, outcome: Outcome) -> None:
    """A question refused and a limit reached say nothing about the news."""
    reading = read("gdelt", (SAMPLES / "gdelt-doc" / name).read_bytes(), status)

    assert (reading.outcome, reading.observations) == (outcome, ())
