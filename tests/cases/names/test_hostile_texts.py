"""Texts built to be slow are read in time proportional to their length."""

import time
from collections.abc import Callable

import pytest

from cases.names import fold, mentions, resolve
from tests.cases.names.roster import founding_index

pytestmark = pytest.mark.slow

HOSTILE = {
    "one letter": "a" * 250_000,
    "one Cyrillic letter": "А" * 250_000,
    "one full name": "Мухтар Аблязов " * 12_500,
    "one common name": "Alexandr Pavlov " * 12_500,
    "one surname": "Pavlov " * 25_000,
    "zero width": "\u200b" * 250_000,
    "bidi inside words": "П\u202eа" * 80_000,
    "combining marks": "а" + "\u0301\u0323" * 125_000,
    "broken words": "Абля-\n" * 40_000,
    "endless hyphenation": "а" + "-\nа" * 80_000,
    "apostrophes": "a'" * 125_000,
    "initials": "М. " * 80_000 + "Аблязов",
    "conjunctions": "и " * 125_000,
}
# Four times the text may cost four times the time, and generously more; a quadratic reading would cost sixteen times.
MOST_GROWTH = 9
UNMEASURABLE = 0.02


def mentions_in(text: str) -> object:
    """Return whom a text names of the founding persons."""
    return mentions(founding_index(), text)


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("work", [mentions_in, fold], ids=["mentions", "fold"])
def test_four_times_the_text_takes_about_four_times_the_time(kind: str, work: Callable[[str], object]) -> None:
    """Measured against a quarter of the same text in the same run."""
    text = HOSTILE[kind]
    work(text[:100])
    quarter = seconds(lambda: work(text[: len(text) // 4]))
    assert seconds(lambda: work(text)) < MOST_GROWTH * quarter + UNMEASURABLE


def test_a_quadratic_reading_would_be_refused() -> None:
    """The measure itself is tried on work that does not stay linear."""

    def quadratic(length: int) -> float:
        return seconds(lambda: [place for place in range(length) for _ in range(0, length, 2)])

    assert quadratic(6_000) > MOST_GROWTH * quadratic(1_500) + UNMEASURABLE


def test_a_long_query_is_cut() -> None:
    """A query is read up to what a name can need."""
    assert resolve(founding_index(), "а" * 1_000_000).persons == ()


def test_only_the_strongest_place_of_a_flood_is_kept() -> None:
    """Fifty thousand repetitions are one mention."""
    assert len(mentions(founding_index(), HOSTILE["one full name"])) == 1
