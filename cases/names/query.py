"""Whom a question means: exact, near ("did you mean"), ambiguous (ask back) or unknown; never a guess."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from cases.names.endings import base_forms
from cases.names.folding import LONGEST_WORD, fold_word
from cases.names.given_names import SAME_GIVEN_NAME, given_key
from cases.names.index import NameForm, NameIndex
from cases.names.sightings import Grade, Scan, Sighting, given_keys, scan, sightings
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
    """

    understood: Understood
    persons: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()


NEAR_ENOUGH = 78.0
"""Likeness (0-100) from which a misspelt query earns a "did you mean"."""
MARGIN = 8.0
"""Candidates this close to the best are offered beside it."""
PART_LEEWAY = 6.0
"""How much less alike than the whole one part of a name may be."""
MOST_OFFERED = 3
_LONGEST_QUERY = 200
_GIVEN_NAMES = frozenset(SAME_GIVEN_NAME.values())
_SURNAME_ONLY_DISCOUNT = 4.0
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
    """Return whom a query of one name means; words like "status" around the name are tolerated."""
    words = [word.text for word in words_of(query[:_LONGEST_QUERY])]
    kept = [word for word in words if fold_word(word) not in _IDLE_WORDS] or words
    name = [word for word in kept if fold_word(word) not in _CIRCLE_WORDS]
    if len(name) < len(kept):
        return _circle(index, name)
    return _person(index, name)


def _circle(index: NameIndex, name: list[str]) -> Resolution:
    found = _circles_named(index, name)
    if not found:
        return Resolution(Understood.UNKNOWN)
    return Resolution(Understood.EXACT if len(found) == 1 else Understood.AMBIGUOUS, (), found)


def _circles_named(index: NameIndex, name: list[str]) -> tuple[str, ...]:
    """Return the circles whose name, without words like "family", is this one in any script and case."""
    asked = (
        {fold_word(base.form) for word in name[:1] for base in base_forms(word)} if len(name) == 1 else {_core(name)}
    )
    return tuple(
        circle.id
        for circle in index.circles.values()
        if any(_core_forms(text) & asked for text in (circle.name, *(spelt.text for spelt in circle.names)))
    )


def _core_forms(text: str) -> set[str]:
    words = [word.text for word in words_of(text) if fold_word(word.text) not in _CIRCLE_WORDS]
    forms = {_core(words)}
    return forms | {fold_word(base.form) for base in base_forms(words[0])} if len(words) == 1 else forms


def _core(words: Iterable[str]) -> str:
    return " ".join(fold_word(word) for word in words)


def _person(index: NameIndex, name: list[str]) -> Resolution:
    seen = scan(index, " ".join(name).upper())
    bases = [_bases(seen, word.text) for word in seen.words if len(word.text) <= LONGEST_WORD]
    sighted = [sighting for sighting in sightings(seen) if sighting.grade is Grade.FULL]
    others = {sighting.person for sighting in sighted if _another_middle(bases, sighting.form)}
    full = tuple(dict.fromkeys(sighting.person for sighting in sighted if sighting.person not in others))
    full = full or _in_any_order(index, bases)
    if full:
        return _exact_or_ambiguous(index, full, name)
    if len(name) == 1 or _with_initials(seen):
        by_surname = _persons_of(_by_surname(seen), Grade.SURNAME)
        if by_surname:
            return _exact_or_ambiguous(index, by_surname, name)
    return _near(index, bases, others)


def _another_middle(asked: list[tuple[str, ...]], form: NameForm) -> bool:
    """Whether the query has a middle name of its own in place of the registered one: another person."""
    registered = {form.given, form.surname, *form.middle}
    own = [keys for keys in asked if registered.isdisjoint(keys) and len(keys[0]) > 1]
    together = {key for keys in asked for key in keys}
    return bool(own) and any(middle not in together for middle in form.middle)


def _persons_of(found: Iterable[Sighting], grade: Grade) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sighting.person for sighting in found if sighting.grade is grade))


def _by_surname(seen: Scan) -> Iterable[Sighting]:
    return (sighting if sighting.grade is not Grade.INITIAL else _as_surname(sighting) for sighting in sightings(seen))


def _as_surname(sighting: Sighting) -> Sighting:
    return Sighting(sighting.form, Grade.SURNAME, sighting.first, sighting.last, sighting.reasons)


def _with_initials(seen: Scan) -> bool:
    return sum(len(word.text) > 1 for word in seen.words) == 1


def _exact_or_ambiguous(index: NameIndex, persons: tuple[str, ...], name: list[str]) -> Resolution:
    if len(persons) > 1:
        return Resolution(Understood.AMBIGUOUS, persons)
    return Resolution(Understood.EXACT, persons, _circles_named(index, name[-1:]))


def _in_any_order(index: NameIndex, asked: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the persons whose every registered word stands somewhere in the query, in whatever order."""
    together = {key for keys in asked for key in keys}
    found: dict[str, None] = {}
    for surname in sorted(together & index.surnames.keys()):
        for form in index.surnames[surname].forms:
            parts = {form.given, *form.middle, form.surname}
            if 1 < len(parts) == len(asked) and parts <= together:
                found[form.person] = None
    return tuple(found)


def _near(index: NameIndex, asked: list[tuple[str, ...]], others: Collection[str]) -> Resolution:
    """Return the few persons a misspelt name comes close to, without those it is known not to mean."""
    if not asked:
        return Resolution(Understood.UNKNOWN)
    likeness: dict[str, float] = {}
    for bearers in index.surnames.values():
        for form in bearers.forms:
            likeness[form.person] = max(likeness.get(form.person, 0.0), _likeness(asked, form))
    ranked = sorted(((alike, person) for person, alike in likeness.items() if person not in others), reverse=True)
    if not ranked or ranked[0][0] < NEAR_ENOUGH:
        return Resolution(Understood.UNKNOWN)
    offered = [person for alike, person in ranked if alike >= max(NEAR_ENOUGH, ranked[0][0] - MARGIN)]
    return Resolution(Understood.NEAR, tuple(offered[:MOST_OFFERED]))


def _bases(seen: Scan, text: str) -> tuple[str, ...]:
    """Return the word's folded readings: as it stands, its endings taken off, its given-name group."""
    return tuple(dict.fromkeys([fold_word(text), *given_keys(seen, text)]))


def _likeness(asked: list[tuple[str, ...]], form: NameForm) -> float:
    """Compare a query with one registered form: the surname alone, or surname and given name in either order."""
    if len(asked) == 1:
        alone = _alike(asked[0], form.surname) - _SURNAME_ONLY_DISCOUNT
        given = _alike(asked[0], form.given) - 2 * _SURNAME_ONLY_DISCOUNT if form.given else 0.0
        return max(alone, given)
    return max(_pairing(asked, form), _pairing(asked[::-1], form))


def _pairing(asked: list[tuple[str, ...]], form: NameForm) -> float:
    surname = _alike(asked[-1], form.surname)
    given = max((_given_alike(keys, form.given) for keys in asked[:-1]), default=0.0)
    return min((surname + given) / 2, surname + PART_LEEWAY, given + PART_LEEWAY)


def _given_alike(keys: tuple[str, ...], registered: str) -> float:
    """Compare given names: two that are known and not the same are not alike, however they sound (Olga, Oleg)."""
    if not registered or (registered in _GIVEN_NAMES and keys[0] in SAME_GIVEN_NAME and registered not in keys):
        return 0.0
    return _alike(keys, registered)


def _alike(keys: tuple[str, ...], registered: str) -> float:
    registered = given_key(registered)
    return max(fuzz.ratio(key, registered) for key in keys)
