"""Sightings: every place of a text where a registered surname stands, and what stands around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from cases.names.beside import (
    Match,
    Part,
    Scan,
    another_given_name,
    another_patronymic,
    given_names_beside,
    initial_beside,
    is_struck,
    left_of,
    may_be_two,
    right_of,
)
from cases.names.folding import fold_word
from cases.names.forms import SOUND_ALIKE, NameForm
from cases.names.index import Bearers, SurnameHit, Surnames
from cases.names.lookup import (
    NEAR,
    givens_in,
    near_hits,
    surnames_at,
)
from cases.names.words import AND, COMMA, SPACE, gap_of, plain_word

MOST_BEARERS = 12
"""Registered bearers of one surname beyond which the surname alone points at nobody."""


class Grade(IntEnum):
    """How much of a name was seen, weakest first."""

    SURNAME = 1
    INITIAL = 2
    NEAR = 3
    FULL = 4


# Names of their own for the sake of time, as those of the gaps between words.
SURNAME, INITIAL, NEARLY, FULL = Grade


@dataclass(slots=True)
class Sighting:
    """One person's name in one place: the registered form, how much of it was seen, and its parts in the text."""

    form: NameForm
    grade: Grade
    surname: Part
    given: Part | None = None

    @property
    def person(self) -> str:
        """The person's id."""
        return self.form.person

    @property
    def first(self) -> int:
        """The position of the name's first word in the text."""
        return min(self.surname.place, self.given.place) if self.given else self.surname.place

    @property
    def last(self) -> int:
        """The position of the name's last word in the text."""
        return max(self.surname.place, self.given.place) if self.given else self.surname.place

    @property
    def likeness(self) -> float:
        """How alike the less alike part is, 0-100."""
        return min(self.surname.likeness, self.given.likeness) if self.given else self.surname.likeness


@dataclass(slots=True)
class Conflict:
    """A registered surname borne in the text by somebody else: its key, and the word that tells."""

    surname: str
    place: int
    why: str


def sightings(seen: Scan) -> list[Sighting | Conflict]:
    """Return every sighting of every registered person and every other bearer of their surnames, in text order."""
    index, gaps = seen.index, seen.cut.gaps
    found: list[Sighting | Conflict] = []
    for position, surnames in surnames_at(index, seen.words):
        before = gaps[position]
        if before[-1:].isalnum():
            continue  # the word goes on before its capital: iPavlov
        for hit in surnames.exact:
            bearers = index.bearers[hit.key]
            plain = _plainly_named(seen, position, hit, bearers) if before == " " and position else None
            if plain is None:
                found.extend(_sightings_at(seen, position, hit, bearers))
            else:
                found.append(plain)
        if surnames.bones and (gap_of(before) in _JOINING or gap_of(gaps[position + 1]) in _JOINING):
            found.extend(_near_sightings(seen, position, surnames))
    return found


def _near_sightings(seen: Scan, position: int, surnames: Surnames) -> Iterator[Sighting | Conflict]:
    """Yield what a misspelt surname may be; without a given name joined to it, it is nothing."""
    index, words = seen.index, seen.words
    hits = near_hits(index, words[position], surnames)
    if not hits:
        return
    around = words[max(0, position - 2) : position] + words[position + 1 : position + 2]
    givens = {given for word in around for given in givens_in(index, word)}
    for hit in hits:
        bearers = index.bearers[hit.key]
        heard = hit.manner == SOUND_ALIKE and hit.likeness >= NEAR
        # Spelt only nearly so, a surname must have a bearer's very given name beside it.
        if heard or not givens.isdisjoint(bearers.by_given):
            yield from _sightings_at(seen, position, hit, bearers)


def _plainly_named(seen: Scan, position: int, hit: SurnameHit, bearers: Bearers) -> Sighting | None:
    """Return the one person who is plainly named: a given name, a space, the surname; None where it is less plain."""
    if hit.manner or bearers.with_middle or seen.cut.gaps[position - 1] in _COORDINATING:
        return None
    found = None
    for name, reading in givens_in(seen.index, seen.words[position - 1]).items():
        forms = bearers.by_given.get(name)
        if forms:
            if found is not None or reading.manner or len(forms) > 1 or forms[0].person in seen.index.patronymics:
                return None
            found = Sighting(forms[0], FULL, Part(position, hit.ending), Part(position - 1, reading.ending))
    return found


def _sightings_at(seen: Scan, position: int, hit: SurnameHit, bearers: Bearers) -> Iterator[Sighting | Conflict]:
    left, right = left_of(seen, position), right_of(seen, position)
    matched = given_names_beside(seen, bearers, left, hit)
    if not matched:
        told_left = another_given_name(seen, left, position)
        if told_left is None or not right or seen.cut.gap(right[0]) is not COMMA:
            matched = given_names_beside(seen, bearers, right, hit)
        if not matched:
            yield from _without_given(seen, position, hit, told_left, another_given_name(seen, right, position))
            return
    yield from _full(seen, position, hit, matched)


def _without_given(
    seen: Scan, position: int, hit: SurnameHit, left: int | None, right: int | None
) -> Iterator[Sighting | Conflict]:
    told = left if left is not None or (right is not None and may_be_two(seen, position, hit)) else right
    if told is not None:
        if hit.likeness == 100.0 and not hit.manner:
            yield Conflict(hit.key, told, "given-name")
    elif hit.likeness == 100.0 and not hit.manner:
        yield from _partial(seen, position, hit, seen.index.bearers[hit.key])


def _full(seen: Scan, position: int, hit: SurnameHit, matched: dict[str, Match]) -> Iterator[Sighting | Conflict]:
    surname = Part(position, hit.ending, hit.likeness, hit.manner)
    for match in matched.values():
        told = another_patronymic(seen, position, match)
        if told is not None:
            yield Conflict(hit.key, told, "patronymic")
            continue
        if is_struck(seen, position, match):
            continue
        plain = not hit.manner and match.part.manner == "" and hit.likeness == match.part.likeness == 100.0
        yield Sighting(match.form, FULL if plain else NEARLY, surname, match.part)


def _partial(seen: Scan, position: int, hit: SurnameHit, bearers: Bearers) -> Iterator[Sighting]:
    """Yield the bearers of a surname seen without a given name: by initial if one stands there."""
    initial = initial_beside(seen, position)
    forms = bearers.forms
    if initial is not None:
        forms = bearers.by_initial.get(fold_word(plain_word(seen.words[initial])), ())
    grade = SURNAME if initial is None else INITIAL
    given = None if initial is None else Part(initial)
    surname = Part(position, hit.ending)
    persons = {form.person: form for form in reversed(forms)}
    if len(persons) <= MOST_BEARERS:
        for form in persons.values():
            yield Sighting(form, grade, surname, given)


# No sets: the hash of an enumeration costs more than comparing it.
_JOINING = (SPACE, COMMA, AND)


_COORDINATING = frozenset(
    {" и ", " and ", " i ", " et ", " та ", " й ", " și ", " y ", " a ", " және ", " мен ", " və "}
)
