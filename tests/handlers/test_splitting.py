"""Long texts are cut into messages that Telegram's own parser accepts, and nothing visible is lost."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.splitting import split, utf16_length
from tests.telegram import texts as telegram_texts
from tests.telegram.texts import UnparsableText

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40) | st.sampled_from(
    ["\n", " ", "😀", "Кетебаев "]
)
MARKED = st.recursive(
    PLAIN.map(lambda text: html.escape(text, quote=False)),
    lambda inner: (
        st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split(' ')[0]}>",
            st.sampled_from(["b", "i", "code", 'a href="https://example.org/?a=1&amp;b=2"', "blockquote"]),
            st.lists(inner, max_size=4),
        )
        | st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=12,
)


def visible(text: str) -> str:
    """Return what a text shows, without any white space."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^<>]+>", "", text)))


@given(MARKED, st.integers(min_value=4, max_value=60))
def test_every_part_parses_and_fits(text: str, limit: int) -> None:
    """TDLib accepts each part, each is within the limit, and together they show what the whole shows."""
    parts = split(text, limit)
    for part in parts:
        parsed = telegram_texts.parse(part, "HTML")
        assert utf16_length(parsed.text) <= limit
        assert parsed.text.strip()
    assert "".join(map(visible, parts)) == visible(text) or not visible(text).isprintable()


def test_the_judge_refuses_a_cut_tag() -> None:
    """The judge is not blind: a text cut inside a tag is refused."""
    with pytest.raises(UnparsableText):
        telegram_texts.parse("<b>Daniyar", "HTML")


def test_a_short_text_is_one_part() -> None:
    """What fits stays as it is."""
    assert split("<b>Detained</b> in Spain") == ["<b>Detained</b> in Spain"]


def test_parts_end_at_lines() -> None:
    """A cut falls at a line's end where there is one, so that no sentence is torn."""
    assert split("first line\nsecond line", 15) == ["first line\n", "second line"]


def test_open_tags_are_reopened() -> None:
    """A stretch that spans the cut is bold on both sides of it."""
    assert split("<b>aaaa bbbb</b>", 5) == ["<b>aaaa </b>", "<b>bbbb</b>"]


def test_letters_outside_the_basic_plane_count_twice() -> None:
    """Telegram counts UTF-16 units: two faces do not fit into three units."""
    assert split("😀😀", 3) == ["😀", "😀"]


def test_more_formatting_than_telegram_keeps_is_spread() -> None:
    """A list of 150 links becomes two messages, so that no link is silently lost."""
    parts = split("\n".join('<a href="https://example.org/">x</a>' for _ in range(150)))
    assert len(parts) == 2
    assert sum(part.count("<a ") for part in parts) == 150


def test_a_text_that_shows_nothing_gives_no_part() -> None:
    """Telegram refuses empty messages, so none is made."""
    assert split("<b> </b>\n") == []
