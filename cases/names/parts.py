"""Single words read as parts of a name: registered surnames, exact ones or else near ones."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from cases.names.endings import base_forms
from cases.names.folding import LONGEST_WORD, fold_word, skeleton
from cases.names.index import PREFIX, NameIndex

NEAR = 80.0
"""Likeness (0-100) from which a misspelt part of a full name still counts, as doubtful."""
SHORTEST_NEAR = 4
"""Letters a folded part needs before likeness says anything."""
MOST_COMPARED = 24
"""Registered parts one word is compared with at most, so that a scan stays linear."""


@dataclass(frozen=True, slots=True)
class SurnameHit:
    """A text word read as a registered surname: its key, the ending taken off, likeness 0-100."""

    key: str
    ending: str
    likeness: float


def find_surnames(index: NameIndex, text: str) -> list[SurnameHit]:
    """Return the registered surnames one word may stand for, exact ones if there are any, else near ones."""
    if len(text) > LONGEST_WORD or fold_word(text)[:PREFIX] not in index.prefixes:
        return []
    bases = [(fold_word(base.form), base.ending) for base in base_forms(text)]
    exact: dict[str, SurnameHit] = {}
    for key, ending in bases:
        if key in index.surnames:
            exact.setdefault(key, SurnameHit(key, ending, 100.0))
    return list(exact.values()) or _near_surnames(index, bases)


def _near_surnames(index: NameIndex, bases: list[tuple[str, str]]) -> list[SurnameHit]:
    near: dict[str, SurnameHit] = {}
    for key, ending in bases:
        for surname in index.skeletons.get(skeleton(key), ())[:MOST_COMPARED]:
            likeness = fuzz.ratio(key, surname)
            long_enough = min(len(key), len(surname)) >= SHORTEST_NEAR
            if long_enough and likeness >= NEAR and (surname not in near or near[surname].likeness < likeness):
                near[surname] = SurnameHit(surname, ending, likeness)
    return list(near.values())
