"""The words that tell what a text is about and who somebody is, found in one pass.

The data are `surroundings.txt` and `occupations.txt`. Both list beginnings of lower-case words; one that ends in $ is a
whole word, _ stands for a space.
"""

import re
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation

# Half a character, which a broken page may hold, is no text to the automaton.
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_HERE = Path(__file__).parent
_SECTIONS_OF = {"surroundings.txt": "", "occupations.txt": "trade"}
TOPIC, COUNTRY, AGAINST, OWN, TRADE = "topic", "country", "against", "own", "trade"


@dataclass(slots=True)
class Said:
    """A word of a text that the vocabulary knows: section, subject, and where it begins and ends."""

    section: str
    subject: str
    start: int
    end: int


@dataclass(slots=True)
class _Meaning:
    section: str
    subject: str
    whole: bool


@cache
def _vocabulary() -> tuple[AhoCorasick, tuple[tuple[_Meaning, ...], ...]]:
    """Return an automaton over all beginnings, and of each what it may mean."""
    table: dict[str, tuple[_Meaning, ...]] = {}
    for name, section in _SECTIONS_OF.items():
        for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
            subject, colon, words = line.partition("#")[0].partition(":")
            section = line.strip("[]") if line.startswith("[") else section
            for word in words.split() if colon else ():
                beginning = word.rstrip("$").replace("_", " ")
                meaning = _Meaning(section, subject.strip(), word.endswith("$"))
                table[beginning] = (*table.get(beginning, ()), meaning)
    # A full table of states is read half as fast again as the usual one; of so few words it takes some ten megabytes.
    return AhoCorasick(list(table), implementation=Implementation.DFA), tuple(table.values())


def words_said(lowered: str) -> list[Said]:
    """Return the words of a lower-case text that the vocabulary knows, in order of their beginnings."""
    automaton, meanings = _vocabulary()
    try:
        matches = automaton.find_matches_as_indexes(lowered, overlapping=True)
    except UnicodeEncodeError:
        matches = automaton.find_matches_as_indexes(_HALF_CHARACTERS.sub("\ufffd", lowered), overlapping=True)
    found: list[Said] = []
    for number, start, end in matches:
        if start and lowered[start - 1].isalnum():
            continue
        rest = end
        while rest < len(lowered) and lowered[rest].isalpha():
            rest += 1
        found += [
            Said(one.section, one.subject, start, rest) for one in meanings[number] if rest == end or not one.whole
        ]
    return sorted(found, key=attrgetter("start"))
