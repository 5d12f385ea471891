"""Texts built to be slow are read in time proportional to their length."""

import time
from collections.abc import Callable

import pytest

from cases.names import fold, mentions, resolve
from tests.cases.names.roster import founding_index

pytestmark = pytest.mark.slow

PLAIN = "The court heard the matter of the applicant today in the city. " * 4_000
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
# Generous: an ordinary text of this length costs 1; a quadratic reading would cost thousands.
MOST_TIMES_THE_FLOOR = 25


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_costs_a_bounded_multiple_of_a_plain_one(kind: str) -> None:
    """Measured against a plain text of the same length in the same run."""
    index, text = founding_index(), HOSTILE[kind]
    floor = seconds(lambda: mentions(index, PLAIN)) + 0.01
    assert seconds(lambda: mentions(index, text)) < MOST_TIMES_THE_FLOOR * floor
    assert seconds(lambda: fold(text)) < MOST_TIMES_THE_FLOOR * floor


def test_a_long_query_is_cut() -> None:
    """A query is read up to what a name can need."""
    assert resolve(founding_index(), "а" * 1_000_000).persons == ()


def test_only_the_strongest_place_of_a_flood_is_kept() -> None:
    """Fifty thousand repetitions are one mention."""
    assert len(mentions(founding_index(), HOSTILE["one full name"])) == 1
