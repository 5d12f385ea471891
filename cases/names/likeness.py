"""How alike a name asked for is to a registered one, word by word: typing errors are few, and never a whole word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from cases.names.endings import LONGEST_TAIL, ending_of, is_form_of
from cases.names.folding import LONGEST_WORD, fold_word
from cases.names.forms import NameForm, is_cyrillic
from cases.names.given_names import DIMINUTIVE, given_names, read_given
from cases.names.orthographies import sound_keys
from cases.names.words import is_joining

SAME, SPACE_ASTRAY, SHORT_FORM, BY_EAR = 100.0, 96.0, 94.0, 92.0
_AFTER_ERRORS = (SAME, 90.0, 78.0, 72.0)
_ONE_ERROR_IN_FOUR = 82.0
SURNAME_ALONE, GIVEN_ALONE, FURTHER_WORD = 4.0, 12.0, 6.0
"""What a name's missing other half, or a word too many, takes from its likeness."""
_LETTERS_AN_ERROR = 4
_LONG_NAME = 7
_UNLIKE = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a query: in lower case, the keys it may stand for, the given names and diminutives it may be."""

    written: str
    keys: tuple[str, ...]
    givens: frozenset[str]
    short_for: frozenset[str]

    @property
    def initial(self) -> bool:
        """Whether the word is a single letter."""
        return len(self.keys[0]) == 1


def asked_words(words: Iterable[str]) -> list[Asked]:
    """Return the words of a query ready to be compared, without those that only join names."""
    kept = [word for word in words if not is_joining(word)]
    return [_asked(word) for word in kept or words if len(word) <= LONGEST_WORD and fold_word(word)]


def _asked(word: str) -> Asked:
    key, written = fold_word(word), word.lower()
    shorter = range(len(key) - 1, max(2, len(key) - LONGEST_TAIL - 1), -1)
    stems = [key[:length] for length in shorter if ending_of(key, length, written)]
    readings = read_given(key, written)
    whole = frozenset(one.name for one in readings if one.manner != DIMINUTIVE)
    return Asked(written, (key, *stems), whole, frozenset(one.name for one in readings if one.manner == DIMINUTIVE))


def likeness(asked: Sequence[Asked], form: NameForm) -> float:
    """Return how alike a query is to a registered name (0-100); 0 where a word of it has no fellow there."""
    parts = [*((form.given,) if form.given else ()), *form.middle, form.surname]
    words = [one for one in asked if not one.initial]
    joined = _run_together(asked, form)
    paired = _paired(words, parts, form) if words and _initials_fit(asked, form) else None
    if paired is None or not _in_order(words, [place for place, _ in paired if place is not None], len(parts)):
        return joined
    return max(joined, _together(paired, len(parts)))


def _together(paired: Sequence[tuple[int | None, float]], parts: int) -> float:
    """Return the likeness of a name whose words were paired: that of its least alike word, less what is missing."""
    places = {place for place, _ in paired if place is not None}
    alike = min(one for place, one in paired if place is not None)
    if len(places) < len(paired):
        return alike - FURTHER_WORD if len(places) == parts > 1 else _UNLIKE
    if len(places) * 2 < parts and len(paired) > 1:
        return _UNLIKE
    if parts == 1 or (len(places) > 1 and parts - 1 in places):
        return alike
    return alike - (SURNAME_ALONE if len(places) > 1 or parts - 1 in places else GIVEN_ALONE)


def _run_together(words: Sequence[Asked], form: NameForm) -> float:
    """Return the likeness of names with the space in the wrong place or none: JethroT ull."""
    own = _letters(form.text)
    asked = "".join(_letters(one.written) for one in words)
    return SPACE_ASTRAY if len(own) >= _LONG_NAME and asked == own else _UNLIKE


@lru_cache(maxsize=65_536)
def _letters(text: str) -> str:
    return "".join(letter for letter in anyascii(text).lower() if letter.isalpha())


def _initials_fit(asked: Sequence[Asked], form: NameForm) -> bool:
    initials = {one.keys[0] for one in asked if one.initial}
    own = {part[:1] for part in (fold_word(form.given_text), *form.middle)}
    return initials <= own or not form.given


def _paired(words: Sequence[Asked], parts: Sequence[str], form: NameForm) -> list[tuple[int | None, float]] | None:
    """Return each word's fellow among the parts with their likeness; None where two words or more have none.

    One word may stand between (a patronymic, a second name that is not registered); it has no fellow.
    """
    free = list(range(len(parts)))
    paired: list[tuple[int | None, float]] = []
    for word in words:
        ranked = [
            (_alike(word, parts[place], _written(form, place, len(parts)), _is_given(form, place)), -place)
            for place in free
        ]
        best, place = max(ranked, default=(_UNLIKE, 0))
        if best == _UNLIKE:
            paired.append((None, _UNLIKE))
            continue
        free.remove(-place)
        paired.append((-place, best))
    strangers = sum(place is None for place, _ in paired)
    return paired if strangers <= 1 and strangers < len(paired) else None


def _is_given(form: NameForm, place: int) -> bool:
    return place == 0 and bool(form.given)


def _written(form: NameForm, place: int, parts: int) -> str:
    if place == parts - 1:
        return form.surname_text
    return form.given_text if place == 0 else ""


def _in_order(words: Sequence[Asked], places: Sequence[int], parts: int) -> bool:
    """Whether the words stand as in the name, or surname first; where both of two are given names, order tells."""
    own = [place for place in places if place != parts - 1]
    if own != sorted(own) and list(places) != sorted(places, reverse=True):
        return False
    reversed_pair = parts == 2 and list(places) == [1, 0]
    return not (reversed_pair and all(word.keys[0] in given_names() for word in words))


def _alike(word: Asked, part: str, written: str, is_given: bool) -> float:
    """Return how alike a word is to one part of a registered name, whose letters are `written`."""
    if (is_given and part in word.givens) or is_form_of(part, word.keys[0], word.written):
        return SAME
    if is_given and part in word.short_for:
        return SHORT_FORM
    if is_given and part in given_names() and word.givens:
        return _UNLIKE  # two names that are known and not the same are not alike, however they sound: Olga, Oleg
    if is_cyrillic(word.written) and not is_cyrillic(written):
        heard = next((key for key in sound_keys(written) if is_form_of(key, word.keys[0], word.written)), None)
        if heard:
            return BY_EAR
    # Typing errors are made in letters: sch is one sound and three keys.
    by_letters = _few_errors(_letters(word.written), _letters(written)) if written else _UNLIKE
    return max(by_letters, *(_few_errors(key, part) for key in word.keys))


def _few_errors(key: str, part: str) -> float:
    """Return the likeness of two words that typing errors may have parted: one in four letters, at most three."""
    longest = max(len(key), len(part))
    most = min(3, longest // _LETTERS_AN_ERROR)
    errors = OSA.distance(key, part, score_cutoff=most)
    if errors > most or (errors == most > 1 and key[:1] != part[:1]):
        return _UNLIKE
    return _AFTER_ERRORS[errors] if errors != 1 or longest > _LETTERS_AN_ERROR else _ONE_ERROR_IN_FOUR
