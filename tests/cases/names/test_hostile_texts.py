"""Texts built to be slow are read in time proportional to their length."""

import gc
import itertools
import time
from collections.abc import Callable

import pytest

from cases.names import build_index, fold, mentions, resolve
from cases.roster_file import founding_roster
from tests.cases.names.roster import founding_index

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000
"""Letters of a hostile text; the heaviest kinds are measured in seconds."""
SYLLABLES = ["ba", "do", "ki", "le", "mu", "na", "po", "ra", "si", "tu", "va", "ze", "go", "fi", "xe"]
SYLLABLES += ["ро", "ла", "ми", "не", "ту"]


def hidden(name: str) -> str:
    """Return a name with a zero-width letter and bidi controls inside every word."""
    return " ".join(f"{word[0]}\u200b\u202e{word[1:3]}\u2066{word[3:]}\u2069" for word in name.split())


def different_words(number: int) -> str:
    """Return a text of so many different capitalised words, of 20 letters each to make a megabyte."""
    words = itertools.islice(itertools.product(SYLLABLES, repeat=4), number)
    return " ".join(f"{''.join(word).capitalize()}{'nskihovich'}" for word in words)


# What is repeated until a megabyte is full.
REPEATED = {
    "one letter": "a",
    "one Cyrillic letter": "А",
    "one full name": "Мухтар Аблязов ",
    "one common name": "Alexandr Pavlov ",
    "one surname": "Pavlov ",
    "a surname after another given name": "Иван Аблязов, ",
    "trades and names": "pianist Mukhtar Ablyazov, lawyer of ",
    "given names": "Александр ",
    "near names": "Muratbek Ketebeyev ",
    "zero width": "\u200b",
    "bidi inside words": "П\u202eа",
    "invisible letters inside every name": f"{hidden('Мухтар Аблязов')} {hidden('Alexandr Pavlov')} ",
    "combining marks": "\u0301\u0323",
    "broken words": "Абля-\n",
    "endless hyphenation": "а-\n",
    "apostrophes": "a'",
    "initials": "М. ",
    "conjunctions": "и ",
    "line feeds": "\n",
    "spaces": " ",
    "commas": "Аблязов, ",
    "underscores": "_Pavlov",
    "half characters": "\ud800",
}
HOSTILE = {kind: (piece * (MEGABYTE // len(piece.encode("utf-8", "replace")) + 1)) for kind, piece in REPEATED.items()}
HOSTILE["different words"] = different_words(50_000)
# Four times the text may cost four times the time, and generously more; a quadratic reading would cost sixteen times.
MOST_GROWTH = 9
UNMEASURABLE = 0.1


def mentions_in(text: str) -> object:
    """Return whom a text names of the founding persons."""
    return mentions(founding_index(), text)


def mentions_unseen(text: str) -> object:
    """Return the same from an index that has met no word before."""
    return mentions(build_index(founding_roster()[0]), text)


def seconds(work: Callable[[], object]) -> float:
    """Return the lesser CPU time of two calls, without the collection of other tests' garbage."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(2))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def assert_linear(work: Callable[[str], object], text: str) -> None:
    """Compare the whole text with a quarter of it, measured in the same run."""
    work(text[:100])
    quarter = seconds(lambda: work(text[: len(text) // 4]))
    assert seconds(lambda: work(text)) < MOST_GROWTH * quarter + UNMEASURABLE


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("work", [mentions_in, fold], ids=["mentions", "fold"])
def test_four_times_the_text_takes_about_four_times_the_time(kind: str, work: Callable[[str], object]) -> None:
    """A megabyte measured against a quarter of the same text in the same run."""
    assert_linear(work, HOSTILE[kind])


def test_words_met_for_the_first_time_are_looked_up_in_linear_time() -> None:
    """Fifty thousand different capitalised words are fifty thousand look-ups, once."""
    text = HOSTILE["different words"]
    assert len(set(text.split())) == 50_000
    assert_linear(mentions_unseen, text)


def test_a_quadratic_reading_would_be_refused() -> None:
    """The measure itself is tried on work that does not stay linear."""

    def quadratic(text: str) -> object:
        return [place for place in range(len(text)) for _ in range(0, len(text), 2)]

    with pytest.raises(AssertionError):
        assert_linear(quadratic, "a" * 9_000)


def test_each_text_is_about_a_megabyte() -> None:
    """What is called hostile is large, and no larger than a test can bear."""
    sizes = {kind: len(text.encode("utf-8", "replace")) for kind, text in HOSTILE.items()}
    assert {kind: size for kind, size in sizes.items() if not 0.9 * MEGABYTE < size < 1.6 * MEGABYTE} == {}


def test_a_long_query_is_cut() -> None:
    """A query is read up to what a name can need."""
    assert resolve(founding_index(), "а" * MEGABYTE).persons == ()


@pytest.mark.parametrize(
    ("kind", "person"),
    [
        ("one full name", "mukhtar-ablyazov"),
        ("one common name", "alexandr-pavlov"),
        ("one surname", "alexandr-pavlov"),
    ],
)
def test_only_the_strongest_place_of_a_flood_is_kept(kind: str, person: str) -> None:
    """Tens of thousands of repetitions are one mention."""
    found = [one.person for one in mentions(founding_index(), HOSTILE[kind])]
    # A common surname alone may be worth nothing, however often it stands there.
    assert found == [person] or (found == [] and kind == "one surname")


def test_names_full_of_invisible_letters_are_found() -> None:
    """Zero-width letters and bidi controls inside every name hide nobody."""
    found = mentions(founding_index(), HOSTILE["invisible letters inside every name"])
    assert {one.person for one in found} == {"mukhtar-ablyazov", "alexandr-pavlov"}


def test_a_line_feed_a_million_times_is_nobody() -> None:
    """Nothing is found where nothing is said."""
    assert mentions(founding_index(), "\n" * MEGABYTE) == ()
