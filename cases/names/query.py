"""Whom a question means: exact, near ("did you mean"), ambiguous (ask back) or unknown; never a guess."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.names.beside import scan
from cases.names.folding import fold_word
from cases.names.index import NameIndex
from cases.names.keyboard import retyped
from cases.names.likeness import Asked, asked_words, likeness
from cases.names.sightings import FULL, INITIAL, SURNAME, Conflict, Sighting, sightings
from cases.names.words import words_of


class Understood(StrEnum):
    """How well a query was understood."""

    EXACT = "exact"
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The persons and circles a query may mean: one if exact, at most three if near, all if ambiguous.

    For an exact person, `circles` holds those of the same name, to be offered beside the answer.
    `likeness` (0-100) says how near the nearest person's name is to what was asked.
    """

    understood: Understood
    persons: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    likeness: float = 0.0


NEAR_ENOUGH = 70.0
"""Likeness (0-100) from which a misspelt query earns a "did you mean"."""
MARGIN = 8.0
"""Candidates this close to the best are offered beside it."""
MOST_OFFERED = 3
EXACTLY = 100.0
_LONGEST_QUERY = 200
_JOINED_NAMES = re.compile(r"(?<=[^\W\d_])(?<![A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][^\W\d_])")  # БогданАнтонич
_WORDS_OF_A_CIRCLE = """
circle family group people associates круг круга окружение группа группы семья семьи семью коло родина родини
rodzina rodziny rodina famille familia отбасы ailesi familie
"""
_WORDS_AROUND_A_NAME = """
find status statusul statut state of on the for about what is with case show history follow unfollow who person
статус статуса дело дела про о об по за что с как у история следить кто мне покажи справа стан щодо
sprawa o co stav mergi despre мәртебе жағдайы туралы мәртебесі haqqında
"""
_CIRCLE_WORDS = frozenset(map(fold_word, _WORDS_OF_A_CIRCLE.split()))
_IDLE_WORDS = frozenset(map(fold_word, _WORDS_AROUND_A_NAME.split()))


def resolve(index: NameIndex, query: str) -> Resolution:
    """Return whom a query of one name means; words like "status" around the name are tolerated.

    A name that only another keyboard layout makes sense of is near, never exact.
    """
    asked = query[:_LONGEST_QUERY]
    found = _resolve(index, asked)
    if found.understood is Understood.EXACT or found.likeness > EXACTLY - MARGIN:
        return found
    for text in _retyped(asked):
        other = _resolve(index, text)
        if other.understood in (Understood.EXACT, Understood.AMBIGUOUS) and other.persons:
            return replace(other, understood=Understood.NEAR, persons=other.persons[:MOST_OFFERED], circles=())
    return found


def _retyped(query: str) -> list[str]:
    """Return the query with its name on other layouts; words like "status" are right as they are."""
    idle = [fold_word(word) in _IDLE_WORDS for word in query.split()]
    typed = " ".join(word for word, known in zip(query.split(), idle, strict=True) if not known)
    return list(retyped(typed))


def _resolve(index: NameIndex, query: str) -> Resolution:
    words = words_of(_JOINED_NAMES.sub(" ", query))
    kept = [word for word in words if fold_word(word) not in _IDLE_WORDS] or words
    name = [word for word in kept if fold_word(word) not in _CIRCLE_WORDS]
    if len(kept) < len(words):
        whole = _person(index, words)  # somebody may be called so: Rodina, Status
        if whole.understood is Understood.EXACT:
            return whole
    circle = _circle(index, name) if len(name) < len(kept) else Resolution(Understood.UNKNOWN)
    return circle if circle.understood is not Understood.UNKNOWN else _person(index, kept)


def _circle(index: NameIndex, name: list[str]) -> Resolution:
    found = _circles_named(index, name)
    if not found:
        return Resolution(Understood.UNKNOWN)
    return Resolution(Understood.EXACT if len(found) == 1 else Understood.AMBIGUOUS, (), found)


def _circles_named(index: NameIndex, name: Sequence[str]) -> tuple[str, ...]:
    """Return the circles whose name, without words like "family", is this one in any script and case."""
    asked = _core_forms(name)
    return tuple(
        circle.id
        for circle in index.circles.values()
        if any(_core_forms(_own_words(text)) & asked for text in (circle.name, *(spelt.text for spelt in circle.names)))
    )


def _own_words(text: str) -> list[str]:
    return [word for word in words_of(text) if fold_word(word) not in _CIRCLE_WORDS]


def _core_forms(words: Sequence[str]) -> set[str]:
    """Return what a circle's name may be compared by: its words, or one word with and without endings."""
    if len(words) != 1:
        return {" ".join(map(fold_word, words))}
    return {reading for one in asked_words(words) for reading in one.keys}


def _person(index: NameIndex, name: list[str]) -> Resolution:
    seen = scan(index, " ".join(name).upper())
    found = [one for one in sightings(seen) if not isinstance(one, Conflict)]
    asked = asked_words(name)
    full = _whole_names(index, found, asked)
    if full:
        return _exact_or_ambiguous(index, full, name)
    if len(name) == 1 or _with_initials(name):
        by_surname = _by_surname(index, found, asked)
        if by_surname:
            return _exact_or_ambiguous(index, by_surname, name)
    return _near(index, asked)


def _whole_names(index: NameIndex, found: Iterable[Sighting], asked: Sequence[Asked]) -> tuple[str, ...]:
    """Return the persons every word of whose name, or of the query, has its fellow in the other, in roster order."""
    named = {one.person for one in found if one.grade is FULL and not one.form.derived}
    return tuple(
        person
        for person, forms in index.forms.items()
        if (person in named or not named)
        and len(asked) > 1
        and any(not form.derived and likeness(asked, form) >= EXACTLY for form in forms)
    )


def _by_surname(index: NameIndex, found: Iterable[Sighting], asked: Sequence[Asked]) -> tuple[str, ...]:
    """Return the bearers of a surname asked for alone, and whoever has that word as a given name."""
    bearers = dict.fromkeys(one.person for one in found if one.grade in (SURNAME, INITIAL))
    if len(asked) == 1 and asked[0].keys[0] in index.bearers:
        bearers.update(dict.fromkeys(form.person for form in index.bearers[asked[0].keys[0]].forms))
    if bearers and len(asked) == 1:
        namesakes = (person for key in asked[0].givens for person in index.own_given_names.get(key, ()))
        bearers.update(dict.fromkeys(namesakes))
    return tuple(bearers)


def _with_initials(name: list[str]) -> bool:
    return sum(len(word) > 1 for word in name) == 1


def _exact_or_ambiguous(index: NameIndex, persons: tuple[str, ...], name: list[str]) -> Resolution:
    if len(persons) > 1:
        return Resolution(Understood.AMBIGUOUS, persons, likeness=EXACTLY)
    return Resolution(Understood.EXACT, persons, _circles_named(index, name[-1:]), EXACTLY)


def _near(index: NameIndex, asked: Sequence[Asked]) -> Resolution:
    """Return the few persons a misspelt name comes close to."""
    ranked = sorted(_ranked(index, asked), reverse=True)
    if not ranked:
        return Resolution(Understood.UNKNOWN)
    best = ranked[0][0]
    offered = [person for alike, person in ranked if alike >= best - MARGIN]
    return Resolution(Understood.NEAR, tuple(offered[:MOST_OFFERED]), likeness=best)


def _ranked(index: NameIndex, asked: Sequence[Asked]) -> Iterator[tuple[float, str]]:
    if not asked:
        return
    for person, forms in index.forms.items():
        alike = max((likeness(asked, form) for form in forms), default=0.0)
        if alike >= NEAR_ENOUGH:
            yield alike, person
