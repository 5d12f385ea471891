"""Sightings: every place of a text where a registered surname stands, and what stands around it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from rapidfuzz import fuzz

from cases.names.endings import base_forms
from cases.names.folding import LONGEST_WORD, fold_word
from cases.names.given_names import SAME_GIVEN_NAME, given_key, is_patronymic
from cases.names.index import Bearers, NameForm, NameIndex
from cases.names.parts import MOST_COMPARED, NEAR, SHORTEST_NEAR, SurnameHit, find_surnames
from cases.names.words import Gap, Word, words_of

REACH = 3
"""Words between which a given name may stand from its surname."""
_CONJUNCTIONS = frozenset(
    map(fold_word, ("and", "и", "та", "й", "і", "a", "i", "și", "et", "y", "e", "und", "və", "ve", "және", "мен"))
)


class Grade(IntEnum):
    """How much of a name was seen, weakest first."""

    SURNAME = 1
    INITIAL = 2
    NEAR = 3
    FULL = 4


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person's name in one place: word positions, the form that matched, and machine-readable reasons."""

    form: NameForm
    grade: Grade
    first: int
    last: int
    reasons: tuple[str, ...]
    likeness: float = 100.0

    @property
    def person(self) -> str:
        """The person's id."""
        return self.form.person


@dataclass(frozen=True, slots=True)
class Scan:
    """One text on its way through the index, with what was already found out about its words."""

    index: NameIndex
    words: list[Word]
    cased: bool
    surnames: dict[str, tuple[SurnameHit, ...]] = field(default_factory=dict)
    givens: dict[str, dict[str, str]] = field(default_factory=dict)


def scan(index: NameIndex, text: str) -> Scan:
    """Cut a text into words and make it ready for `sightings`."""
    return Scan(index, words_of(text), text != text.lower() and text != text.upper())


def sightings(seen: Scan) -> Iterator[Sighting]:
    """Yield every sighting of every registered person, in text order."""
    for position, word in enumerate(seen.words):
        for hit in _surname_hits(seen, word.text):
            yield from _sightings_at(seen, position, hit)


def _surname_hits(seen: Scan, text: str) -> tuple[SurnameHit, ...]:
    hits = seen.surnames.get(text)
    if hits is None:
        hits = seen.surnames[text] = tuple(find_surnames(seen.index, text))
    return hits


def given_keys(seen: Scan, text: str) -> dict[str, str]:
    """Return the given-name keys a word may stand for, each with the ending taken off."""
    keys = seen.givens.get(text)
    if keys is None:
        keys = {}
        if len(text) <= LONGEST_WORD:
            for base in base_forms(text):
                keys.setdefault(given_key(fold_word(base.form)), base.ending)
        seen.givens[text] = keys
    return keys


def _sightings_at(seen: Scan, position: int, hit: SurnameHit) -> Iterator[Sighting]:
    bearers = seen.index.surnames[hit.key]
    left = list(_left_of(seen, position))
    right = list(_right_of(seen, position))
    matched = _matched(seen, bearers, left)
    if not matched and not (_conflict(seen, left) and right and seen.words[right[0]].gap is Gap.COMMA):
        matched = _matched(seen, bearers, right)
    if matched:
        yield from _full(seen, position, hit, matched)
    elif hit.likeness == 100.0 and not _conflict(seen, left) and not _conflict(seen, right):
        yield from _partial(seen, position, hit, bearers)


def _left_of(seen: Scan, position: int) -> Iterator[int]:
    """Yield the positions before a surname where its given name may stand, nearest first."""
    words = seen.words
    for place in range(position - 1, max(-1, position - 1 - REACH), -1):
        gap = words[place + 1].gap
        if gap in (Gap.STOP, Gap.COMMA) or (gap is Gap.DOT and not words[place].initial):
            return
        if fold_word(words[place].text) in _CONJUNCTIONS and not words[place].initial:
            if place == position - 1:
                return
            continue
        yield place
        if seen.cased and not words[place].capital:
            return


def _right_of(seen: Scan, position: int) -> Iterator[int]:
    """Yield the position after a surname where a given name written last may stand."""
    words = seen.words
    place = position + 1
    if place >= len(words) or words[place].gap in (Gap.STOP, Gap.DOT):
        return
    following = words[place + 1] if place + 1 < len(words) else None
    opens_another = (
        following is not None
        and seen.cased
        and following.capital
        and following.gap is Gap.SPACE
        and not is_patronymic(following.text)
        and not following.initial
    )
    if not (opens_another and words[place].gap is Gap.COMMA):
        yield place


@dataclass(frozen=True, slots=True)
class _Match:
    form: NameForm
    place: int
    ending: str
    likeness: float


def _matched(seen: Scan, bearers: Bearers, places: list[int]) -> dict[str, _Match]:
    """Return the persons whose given name stands in one of these places, the nearest place for each."""
    matched: dict[str, _Match] = {}
    for place in places:
        for match in _matches_in(seen, bearers, place):
            matched.setdefault(match.form.person, match)
        if matched and not _is_coordinated(seen, place):
            break
        if not matched and _is_given(seen, place) and not _passes(seen, bearers, place):
            break
    return matched


def _passes(seen: Scan, bearers: Bearers, place: int) -> bool:
    """Whether an unmatched given name may still stand between: before "and", or registered as a middle name."""
    middles = {given_key(middle) for form in bearers.forms[:MOST_COMPARED] for middle in form.middle}
    return _is_coordinated(seen, place) or not middles.isdisjoint(given_keys(seen, seen.words[place].text))


def _is_coordinated(seen: Scan, place: int) -> bool:
    """Whether "and" stands before this word: Leyla and Arif Yunus."""
    return place > 0 and fold_word(seen.words[place - 1].text) in _CONJUNCTIONS


def _matches_in(seen: Scan, bearers: Bearers, place: int) -> Iterator[_Match]:
    keys = given_keys(seen, seen.words[place].text)
    found = False
    for key, ending in keys.items():
        for form in bearers.by_given.get(key, ()):
            found = True
            yield _Match(form, place, ending, 100.0)
    if not found and not _is_given(seen, place):
        yield from _near_givens(bearers, place, keys)


def _near_givens(bearers: Bearers, place: int, keys: dict[str, str]) -> Iterator[_Match]:
    for given in list(bearers.by_given)[:MOST_COMPARED]:
        if len(given) < SHORTEST_NEAR:
            continue
        likeness, key = max(((fuzz.ratio(key, given), key) for key in keys), default=(0.0, ""))
        if likeness >= NEAR:
            for form in bearers.by_given[given]:
                yield _Match(form, place, keys[key], likeness)


def _is_given(seen: Scan, place: int) -> bool:
    """Whether the word is a given name known to us (and written like a name)."""
    word = seen.words[place]
    if seen.cased and not word.capital:
        return False
    return any(key in SAME_GIVEN_NAME or key in seen.index.given_names for key in given_keys(seen, word.text))


def _conflict(seen: Scan, places: list[int]) -> bool:
    """Whether another given name stands beside the surname, so that somebody else is meant."""
    for place in places:
        if _is_given(seen, place):
            return True
        if not (seen.words[place].initial or is_patronymic(seen.words[place].text)):
            return False
    return False


def _full(seen: Scan, position: int, hit: SurnameHit, matched: dict[str, _Match]) -> Iterator[Sighting]:
    for match in matched.values():
        if _patronymic_conflict(seen, position, match):
            continue
        likeness = min(hit.likeness, match.likeness)
        grade = Grade.FULL if likeness == 100.0 else Grade.NEAR
        reasons = ["full-name" if grade is Grade.FULL else "near-spelling"]
        reasons += [f"ending:{ending}" for ending in dict.fromkeys((match.ending, hit.ending)) if ending]
        reasons += ["order:surname-first"] if match.place > position else []
        reasons += ["derived-spelling"] if match.form.derived else []
        first, last = sorted((position, match.place))
        yield Sighting(match.form, grade, first, last, tuple(reasons), likeness)


def _patronymic_conflict(seen: Scan, position: int, match: _Match) -> bool:
    """Whether a patronymic beside the name is not the one we know this person by."""
    known = seen.index.patronymics.get(match.form.person)
    if not known:
        return False
    after_given = match.place + 1
    if after_given == position or after_given >= len(seen.words):
        return False
    word = seen.words[after_given]
    if word.gap not in (Gap.SPACE, Gap.LINE) or not is_patronymic(word.text):
        return False
    return not any(fold_word(base.form) in known for base in base_forms(word.text))


def _partial(seen: Scan, position: int, hit: SurnameHit, bearers: Bearers) -> Iterator[Sighting]:
    """Yield the bearers of a surname seen without a given name: by initial if one stands there."""
    word = seen.words[position]
    if seen.cased and not word.capital:
        return
    ending = (f"ending:{hit.ending}",) if hit.ending else ()
    initial = _initial_beside(seen, position)
    forms = bearers.forms if initial is None else bearers.by_initial.get(fold_word(seen.words[initial].text), ())
    first, last = (position, position) if initial is None else sorted((position, initial))
    grade, reason = (Grade.SURNAME, "surname-only") if initial is None else (Grade.INITIAL, "initial")
    for form in {form.person: form for form in reversed(forms)}.values():
        yield Sighting(form, grade, first, last, (reason, *ending))


def _initial_beside(seen: Scan, position: int) -> int | None:
    """Return the place of the given name's initial: М. Аблязов, М. К. Аблязов, Ketebayev M."""
    words = seen.words
    place = position
    while place > 0 and place > position - 2 and words[place - 1].initial and words[place].gap in _BESIDE_INITIAL:
        place -= 1
    if place < position:
        return place
    after = position + 1
    follows = after < len(words) and words[after].initial and words[after].gap in (Gap.SPACE, Gap.LINE, Gap.COMMA)
    return after if follows else None


_BESIDE_INITIAL = frozenset({Gap.SPACE, Gap.LINE, Gap.DOT})
