"""Sightings: every place of a text where a registered surname stands, and what stands around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz import fuzz

from cases.names.folding import fold_word
from cases.names.given_names import DIMINUTIVE, is_patronymic_key
from cases.names.index import SOUND_ALIKE, Bearers, NameForm, NameIndex
from cases.names.lookup import (
    MOST_COMPARED,
    NEAR,
    SHORTEST_BY_EAR,
    SurnameHit,
    exact_hits,
    given_likeness,
    givens_in,
    key_of,
    near_hits,
    surnames_at,
)
from cases.names.words import Cut, Gap, cut, is_initial, plain_word

MOST_BEARERS = 12
"""Registered bearers of one surname beyond which the surname alone points at nobody."""
REACH = 3
"""Words between which a given name may stand from its surname."""


class Grade(IntEnum):
    """How much of a name was seen, weakest first."""

    SURNAME = 1
    INITIAL = 2
    NEAR = 3
    FULL = 4


class Part(NamedTuple):
    """One part of a name as the text has it: word position, ending taken off, likeness 0-100, and in what manner."""

    place: int
    ending: str = ""
    likeness: float = 100.0
    manner: str = ""


class Sighting(NamedTuple):
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


class Conflict(NamedTuple):
    """A registered surname borne in the text by somebody else: its key, and the word that tells."""

    surname: str
    place: int
    why: str


@dataclass(frozen=True, slots=True)
class Scan:
    """One text cut into words, on its way through the index."""

    index: NameIndex
    cut: Cut

    @property
    def words(self) -> list[str]:
        """The text's possible names, as written."""
        return self.cut.words


def scan(index: NameIndex, text: str, *, every: bool = False) -> Scan:
    """Cut a text into words (all of them if `every`) and make it ready for `sightings`."""
    return Scan(index, cut(text, every=every))


def sightings(seen: Scan) -> list[Sighting | Conflict]:
    """Return every sighting of every registered person and every other bearer of their surnames, in text order."""
    index, words, gaps = seen.index, seen.words, seen.cut.gaps
    found: list[Sighting | Conflict] = []
    for position in surnames_at(index, words):
        before = gaps[position]
        if before[-1:].isalnum():
            continue  # the word goes on before its capital: iPavlov
        word = words[position]
        for hit in exact_hits(index, word):
            bearers = index.bearers[hit.key]
            plain = _plainly_named(seen, position, hit, bearers) if before == " " and position else None
            if plain is None:
                found.extend(_sightings_at(seen, position, hit, bearers))
            else:
                found.append(plain)
        if before in _JOINING or gaps[position + 1] in _JOINING:
            found.extend(_near_sightings(seen, position))
    return found


def _near_sightings(seen: Scan, position: int) -> Iterator[Sighting | Conflict]:
    """Yield what a misspelt surname may be; without a given name joined to it, it is nothing."""
    for hit in near_hits(seen.index, seen.words[position]):
        bearers = seen.index.bearers[hit.key]
        heard = hit.manner == SOUND_ALIKE and hit.likeness >= NEAR
        if heard or _may_be(seen, position, bearers):
            yield from _sightings_at(seen, position, hit, bearers)


def _may_be(seen: Scan, position: int, bearers: Bearers) -> bool:
    """Whether a bearer's very given name stands beside a surname that is only spelt nearly so."""
    around = seen.words[max(0, position - 2) : position] + seen.words[position + 1 : position + 2]
    return any(not bearers.by_given.keys().isdisjoint(givens_in(seen.index, word)) for word in around)


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
            found = Sighting(forms[0], Grade.FULL, Part(position, hit.ending), Part(position - 1, reading.ending))
    return found


def _sightings_at(seen: Scan, position: int, hit: SurnameHit, bearers: Bearers) -> Iterator[Sighting | Conflict]:
    left = list(_left_of(seen, position))
    right = list(_right_of(seen, position))
    matched = _matched(seen, bearers, left, hit)
    if not matched:
        told_left = _conflict(seen, left, position)
        if told_left is None or not right or seen.cut.gap(right[0]) is not Gap.COMMA:
            matched = _matched(seen, bearers, right, hit)
        if not matched:
            yield from _without_given(seen, position, hit, told_left, _conflict(seen, right, position))
            return
    yield from _full(seen, position, hit, matched)


def _without_given(
    seen: Scan, position: int, hit: SurnameHit, left: int | None, right: int | None
) -> Iterator[Sighting | Conflict]:
    told = left if left is not None else right
    if told is not None:
        if hit.likeness == 100.0 and not hit.manner:
            yield Conflict(hit.key, told, "given-name")
    elif hit.likeness == 100.0 and not hit.manner:
        yield from _partial(seen, position, hit, seen.index.bearers[hit.key])


def _left_of(seen: Scan, position: int) -> Iterator[int]:
    """Yield the positions before a surname where its given name may stand, nearest first."""
    for place in range(position - 1, max(-1, position - 1 - REACH), -1):
        gap = seen.cut.gap(place + 1)
        beside_initial = gap is Gap.DOT and is_initial(seen.words[place])
        if not (gap is Gap.SPACE or beside_initial or (gap is Gap.AND and place < position - 1)):
            return
        yield place


def _right_of(seen: Scan, position: int) -> Iterator[int]:
    """Yield the position after a surname where a given name written last may stand."""
    place = position + 1
    if place >= len(seen.words):
        return
    gap = seen.cut.gap(place)
    if gap is Gap.SPACE or (gap is Gap.COMMA and not _opens_another(seen, place)):
        yield place


def _opens_another(seen: Scan, place: int) -> bool:
    """Whether a word begins another person's name: Anna in "Pavlov, Anna Petrova"."""
    after = place + 1
    if seen.cut.every or after >= len(seen.words) or seen.cut.gap(after) is not Gap.SPACE:
        return False
    return not _is_patronymic(seen, after) and not is_initial(seen.words[after])


class _Match(NamedTuple):
    form: NameForm
    part: Part


def _matched(seen: Scan, bearers: Bearers, places: list[int], hit: SurnameHit) -> dict[str, _Match]:
    """Return the persons whose given name stands in one of these places, the nearest place for each."""
    matched: dict[str, _Match] = {}
    coordinated = False
    for place in places:
        # Whoever has a name between given name and surname may be called by all of them.
        further = bool(matched) and not coordinated
        for match in _matches_in(seen, bearers, place, hit):
            if not further or match.form.middle:
                matched.setdefault(match.form.person, match)
        coordinated = _is_coordinated(seen, place)
        if not coordinated and not bearers.with_middle and (matched or _is_given(seen, place)):
            break
    return matched


def _is_coordinated(seen: Scan, place: int) -> bool:
    """Whether "and" stands before this word: Leyla and Arif Yunus."""
    return place > 0 and seen.cut.gap(place) is Gap.AND


def _matches_in(seen: Scan, bearers: Bearers, place: int, hit: SurnameHit) -> Iterator[_Match]:
    readings = givens_in(seen.index, seen.words[place])
    found = False
    for name, reading in readings.items():
        for form in bearers.by_given.get(name, ()):
            found = True
            yield _Match(form, Part(place, reading.ending, 100.0, reading.manner))
    if not found:
        yield from _near_givens(seen, bearers, place, hit)


def _near_givens(seen: Scan, bearers: Bearers, place: int, hit: SurnameHit) -> Iterator[_Match]:
    """Yield the bearers whose given name is spelt nearly so, or sounds so; two misspelt parts are not one name."""
    word = plain_word(seen.words[place])
    if len(word) < SHORTEST_BY_EAR or (hit.likeness < 100.0 and hit.manner != SOUND_ALIKE):
        return
    key, written = key_of(seen.index, seen.words[place]), word.lower()
    # Two names that are known and not the same are not alike by letters (Olga, Oleg), only by ear (Walter, Уолтер).
    known = _is_given(seen, place)
    for forms in list(bearers.by_given.values())[:MOST_COMPARED]:
        form = forms[0]
        near = given_likeness(seen.index, form, key, written)
        if near is not None and not (known and near.manner != SOUND_ALIKE):
            yield from (_Match(one, Part(place, near.ending, near.likeness, near.manner)) for one in forms)


def _is_given(seen: Scan, place: int) -> bool:
    """Whether the word is a given name known to us."""
    return any(reading.manner != DIMINUTIVE for reading in givens_in(seen.index, seen.words[place]).values())


def _conflict(seen: Scan, places: list[int], position: int) -> int | None:
    """Return the place of another given name beside the surname, by which somebody else is meant; None without one.

    A given name that opens another full name is no conflict: "соратник Аблязова Александр Павлов".
    """
    for place in places:
        if _is_given(seen, place):
            if not _tells_apart(seen, place) or (place > position and _opens_another(seen, place)):
                return None
            return place
        if not (is_initial(seen.words[place]) or _is_patronymic(seen, place)):
            return None
    return None


def _tells_apart(seen: Scan, place: int) -> bool:
    """Whether a given name is read surely enough to give the surname to somebody else.

    An everyday word that begins a sentence may have the letters of one ("Или Аблязов", "Данные Аблязова"), so a short
    name must stand as it is, and any at a beginning.
    """
    if seen.words[place].casefold() in NO_NAMES:
        return False
    begins = seen.cut.gap(place) not in (Gap.SPACE, Gap.AND, Gap.COMMA)
    shortest = SHORTEST_INFLECTED_GIVEN if not begins else LONG_GIVEN
    return any(
        reading.manner != DIMINUTIVE and (not reading.ending or len(reading.name) >= shortest)
        for reading in givens_in(seen.index, seen.words[place]).values()
    )


SHORTEST_INFLECTED_GIVEN, LONG_GIVEN = 4, 6
_EVERYDAY_WORDS = """
или но по если даже когда после данные марта мая июня июля был была было арест дело суд сам сама они она оно
але або якщо коли після ani ale albo czy gdy jak po pan pani the any said was were have has had can will may she her
mais elle elles ils une les des dans sur selon madame mme ile ilə ама бірақ және деп жана осы сол
"""
NO_NAMES = frozenset(_EVERYDAY_WORDS.split())
"""Words that fold like a given name and are everyday words of some language."""


def _full(seen: Scan, position: int, hit: SurnameHit, matched: dict[str, _Match]) -> Iterator[Sighting | Conflict]:
    surname = Part(position, hit.ending, hit.likeness, hit.manner)
    for match in matched.values():
        told = _patronymic_conflict(seen, position, match)
        if told is not None:
            yield Conflict(hit.key, told, "patronymic")
            continue
        if _is_struck(seen, position, match):
            continue
        plain = not hit.manner and match.part.manner == "" and hit.likeness == match.part.likeness == 100.0
        yield Sighting(match.form, Grade.FULL if plain else Grade.NEAR, surname, match.part)


def _is_struck(seen: Scan, position: int, match: _Match) -> bool:
    """Whether an admin struck out the very spelling that a text has: it comes near this person, and is another."""
    struck = seen.index.struck.get(match.form.person)
    if not struck:
        return False
    words = (seen.words[match.part.place], seen.words[position])
    return tuple(key_of(seen.index, word) for word in words) in struck


def _patronymic_conflict(seen: Scan, position: int, match: _Match) -> int | None:
    """Return the place of a patronymic beside the name that is not the one we know this person by."""
    known = seen.index.patronymics.get(match.form.person)
    after_given = match.part.place + 1
    if not known or after_given == position or after_given >= len(seen.words):
        return None
    word = seen.words[after_given]
    if seen.cut.gap(after_given) is not Gap.SPACE or not _is_patronymic(seen, after_given):
        return None
    key = key_of(seen.index, word)
    return None if any(_same_patronymic(key, one) for one in known) else after_given


def _is_patronymic(seen: Scan, place: int) -> bool:
    return is_patronymic_key(key_of(seen.index, seen.words[place]))


def _same_patronymic(key: str, known: str) -> bool:
    """Compare patronymics: the same stem, inflected or not, g and h being one letter in Ukrainian and Belarusian."""
    key, known = key.replace("h", "g"), known.replace("h", "g")
    beginning = known.rstrip("aeiou")
    return key.startswith(beginning) or (len(known) > len("ovich") and fuzz.ratio(key[: len(known)], known) >= NEAR)


def _partial(seen: Scan, position: int, hit: SurnameHit, bearers: Bearers) -> Iterator[Sighting]:
    """Yield the bearers of a surname seen without a given name: by initial if one stands there."""
    initial = _initial_beside(seen, position)
    forms = bearers.forms
    if initial is not None:
        forms = bearers.by_initial.get(fold_word(plain_word(seen.words[initial])), ())
    grade = Grade.SURNAME if initial is None else Grade.INITIAL
    given = None if initial is None else Part(initial)
    surname = Part(position, hit.ending)
    persons = {form.person: form for form in reversed(forms)}
    if len(persons) <= MOST_BEARERS:
        for form in persons.values():
            yield Sighting(form, grade, surname, given)


def _initial_beside(seen: Scan, position: int) -> int | None:
    """Return the place of the given name's initial: М. Аблязов, М. К. Аблязов, Ketebayev M."""
    words, gap = seen.words, seen.cut.gap
    place = position
    while place > 0 and place > position - 2 and is_initial(words[place - 1]) and gap(place) in _BESIDE_INITIAL:
        place -= 1
    if place < position:
        return place
    after = position + 1
    follows = after < len(words) and is_initial(words[after]) and gap(after) in (Gap.SPACE, Gap.COMMA)
    return after if follows else None


_JOINING = frozenset({" ", ", ", "\u00a0", "\n", "-"})
_COORDINATING = frozenset(
    {" и ", " and ", " i ", " et ", " та ", " й ", " și ", " y ", " a ", " және ", " мен ", " və "}
)
_BESIDE_INITIAL = frozenset({Gap.SPACE, Gap.DOT})


def shown_part(seen: Scan, part: Part, registered: str) -> str:
    """Return a part of a name for people: as written, as registered, and how alike, joined by "~"."""
    return f"{plain_word(seen.words[part.place])}~{registered}~{part.likeness:.0f}"
