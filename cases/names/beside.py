"""What stands beside a surname in a text: the given name, another's given name, a patronymic, an initial."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from cases.names.forms import SOUND_ALIKE, NameForm
from cases.names.given_names import DIMINUTIVE, is_patronymic_key
from cases.names.index import Bearers, NameIndex, SurnameHit
from cases.names.lookup import (
    MOST_COMPARED,
    NEAR,
    SHORTEST_BY_EAR,
    given_likeness,
    givens_in,
    key_of,
)
from cases.names.words import AND, COMMA, DOT, SPACE, Cut, cut, is_initial, plain_word

REACH = 3
"""Words between which a given name may stand from its surname."""


@dataclass(slots=True)
class Part:
    """One part of a name as the text has it: word position, ending taken off, likeness 0-100, and in what manner."""

    place: int
    ending: str = ""
    likeness: float = 100.0
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One text cut into words, on its way through the index."""

    index: NameIndex
    cut: Cut
    words: list[str]


def scan(index: NameIndex, text: str, *, every: bool = False) -> Scan:
    """Cut a text into words (all of them if `every`) and make it ready for `sightings`."""
    found = cut(text, every=every)
    return Scan(index, found, found.words)


def left_of(seen: Scan, position: int) -> list[int]:
    """Return the positions before a surname where its given name may stand, nearest first."""
    places: list[int] = []
    for place in range(position - 1, max(-1, position - 1 - REACH), -1):
        gap = seen.cut.gap(place + 1)
        if gap is not SPACE:
            beside_initial = gap is DOT and is_initial(seen.words[place])
            if not beside_initial and not (gap is AND and place < position - 1):
                break
        places.append(place)
    return places


def right_of(seen: Scan, position: int) -> list[int]:
    """Return the position after a surname where a given name written last may stand, if any."""
    place = position + 1
    if place >= len(seen.words):
        return []
    gap = seen.cut.gap(place)
    return [place] if gap is SPACE or (gap is COMMA and not _opens_another(seen, place)) else []


def _opens_another(seen: Scan, place: int) -> bool:
    """Whether a word begins another person's name: Anna in "Pavlov, Anna Petrova"."""
    after = place + 1
    if seen.cut.every or after >= len(seen.words) or seen.cut.gap(after) is not SPACE:
        return False
    return not _is_patronymic(seen, after) and not is_initial(seen.words[after])


@dataclass(slots=True)
class Match:
    """A registered form whose given name stands beside the surname, and the given name's part."""

    form: NameForm
    part: Part


def given_names_beside(seen: Scan, bearers: Bearers, places: list[int], hit: SurnameHit) -> dict[str, Match]:
    """Return the persons whose given name stands in one of these places, the nearest place for each."""
    matched: dict[str, Match] = {}
    coordinated = False
    for place in places:
        # Whoever has a name between given name and surname may be called by all of them.
        further = bool(matched) and not coordinated
        for match in _matches_in(seen, bearers, place, hit):
            if not further or match.form.middle:
                matched.setdefault(match.form.person, match)
        coordinated = _is_coordinated(seen, place)
        if not (coordinated or bearers.with_middle) and (matched or _is_given(seen, place)):
            break
    return matched


def _is_coordinated(seen: Scan, place: int) -> bool:
    """Whether "and" stands before this word: Leyla and Arif Yunus."""
    return place > 0 and seen.cut.gap(place) is AND


def _matches_in(seen: Scan, bearers: Bearers, place: int, hit: SurnameHit) -> Iterable[Match]:
    found = [
        Match(form, Part(place, reading.ending, 100.0, reading.manner))
        for name, reading in givens_in(seen.index, seen.words[place]).items()
        for form in bearers.by_given.get(name, ())
    ]
    return found or _near_givens(seen, bearers, place, hit)


def _near_givens(seen: Scan, bearers: Bearers, place: int, hit: SurnameHit) -> Iterator[Match]:
    """Yield the bearers whose given name is spelt nearly so, or sounds so; two misspelt parts are not one name."""
    word = plain_word(seen.words[place])
    if len(word) < SHORTEST_BY_EAR or (hit.likeness < 100.0 and hit.manner != SOUND_ALIKE):
        return
    key, written = key_of(seen.index, seen.words[place]), word.lower()
    for forms in list(bearers.by_given.values())[:MOST_COMPARED]:
        near = given_likeness(forms[0], key, written)
        # Two names that are known and not the same are not alike by letters (Olga, Oleg), only by ear (Walter, Уолтер).
        if near is not None and (near.manner == SOUND_ALIKE or not _is_given(seen, place)):
            yield from (Match(one, Part(place, near.ending, near.likeness, near.manner)) for one in forms)


def _is_given(seen: Scan, place: int) -> bool:
    """Whether the word is a given name known to us."""
    readings = givens_in(seen.index, seen.words[place])
    return bool(readings) and any(reading.manner != DIMINUTIVE for reading in readings.values())


def another_given_name(seen: Scan, places: list[int], position: int) -> int | None:
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


def may_be_two(seen: Scan, position: int, hit: SurnameHit) -> bool:
    """Whether an inflected surname and the given name after it may be two persons': "жена Аблязова Алма".

    Where a comma or a patronymic follows ("Павлова, Анна", "Павлова Анна Ивановна") they are one person's.
    """
    after = position + 2
    named_in_full = after < len(seen.words) and seen.cut.gap(after) is SPACE and _is_patronymic(seen, after)
    return bool(hit.ending) and seen.cut.gap(position + 1) is SPACE and not named_in_full


def _tells_apart(seen: Scan, place: int) -> bool:
    """Whether a given name is read surely enough to give the surname to somebody else.

    An everyday word that begins a sentence may have the letters of one ("Или Аблязов", "Данные Аблязова"), so a short
    name must stand as it is, and any at a beginning.
    """
    if seen.words[place].casefold() in NO_NAMES:
        return False
    begins = seen.cut.gap(place) not in (SPACE, AND, COMMA)
    shortest = SHORTEST_INFLECTED_GIVEN if not begins else LONG_GIVEN
    return any(
        reading.manner != DIMINUTIVE and (not reading.ending or len(reading.name) >= shortest)
        for reading in givens_in(seen.index, seen.words[place]).values()
    )


SHORTEST_INFLECTED_GIVEN, LONG_GIVEN = 4, 6
"""Letters from which an inflected given name tells persons apart, within a sentence and at its beginning."""
_EVERYDAY_WORDS = """
или но по если даже когда после данные марта мая июня июля был была было арест дело суд сам сама они она оно
але або якщо коли після ani ale albo czy gdy jak po pan pani the any said was were have has had can will may she her
mais elle elles ils une les des dans sur selon madame mme ile ilə ама бірақ және деп жана осы сол
"""


NO_NAMES = frozenset(_EVERYDAY_WORDS.split())
"""Words that fold like a given name and are everyday words of some language."""


def is_struck(seen: Scan, position: int, match: Match) -> bool:
    """Whether an admin struck out the very spelling that a text has: it comes near this person, and is another."""
    struck = seen.index.struck.get(match.form.person)
    if not struck:
        return False
    words = (seen.words[match.part.place], seen.words[position])
    return tuple(key_of(seen.index, word) for word in words) in struck


def another_patronymic(seen: Scan, position: int, match: Match) -> int | None:
    """Return the place of a patronymic beside the name that is not the one we know this person by."""
    known = seen.index.patronymics.get(match.form.person)
    after_given = match.part.place + 1
    if not known or after_given == position or after_given >= len(seen.words):
        return None
    word = seen.words[after_given]
    if seen.cut.gap(after_given) is not SPACE or not _is_patronymic(seen, after_given):
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


def initial_beside(seen: Scan, position: int) -> int | None:
    """Return the place of the given name's initial: М. Аблязов, М. К. Аблязов, Ketebayev M."""
    words, gap = seen.words, seen.cut.gap
    place = position
    while place > 0 and place > position - 2 and is_initial(words[place - 1]) and gap(place) in _BESIDE_INITIAL:
        place -= 1
    if place < position:
        return place
    after = position + 1
    follows = after < len(words) and is_initial(words[after]) and gap(after) in (SPACE, COMMA)
    return after if follows else None


_BESIDE_INITIAL = (SPACE, DOT)


def shown_part(seen: Scan, part: Part, registered: str) -> str:
    """Return a part of a name for people: as written, as registered, and how alike, joined by "~"."""
    return f"{plain_word(seen.words[part.place])}~{registered}~{part.likeness:.0f}"
