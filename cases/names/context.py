"""What speaks for and against a common name being ours: countries, law, roles, dockets, tracked company."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick

from cases.people import Person

ENOUGH_SUPPORT = 2
"""Points that make a common full name sure. One country or one word of law alone is not enough: both are everyday
company of many an Alexandr Pavlov."""


@dataclass(frozen=True, slots=True)
class MentionContext:
    """What is known about a text besides its words: the source's countries, a stated birth date, dockets, language."""

    countries: tuple[str, ...] = ()
    birth_date: date | None = None
    dockets: tuple[str, ...] = ()
    language: str | None = None


# Beginnings of words in en, ru, uk, pl, cs, fr, es, ro: long enough not to begin anything else.
_TOPICS = {
    "extradition": "extradi экстради екстради ekstrad выдач видач wydani vydani vydání vydává entrega",
    "interpol": "interpol интерпол інтерпол",
    "asylum": "asylum refuge asile asilo azyl azil убежищ притулк беженц біженц uchodź uprchl réfugi refugi",
    "persecution": "persecu преслед переслід prześlad pronásled dissident диссидент opposition оппозици опозиц opozic",
}
_COUNTRIES = {
    "KZ": "kazakhstan kazakh казахстан казах қазақстан kazachst kazajst kazaj",
    "RU": "russia russie russe росси русск росій rosj rosyj ruská rusko rusia ruso",
    "UA": "ukrain украин україн ukrajin ucran",
    "ES": "spain spanish испани іспані hiszpa španěl espagn españ spania madrid мадрид",
    "PL": "poland polish польш польск польщ polsk pologne polon polonia варшав warsaw warszaw",
    "CZ": "czech чех чешск czes česk tchèque checa чехи",
    "FR": "france french франц francj francouz français francia",
    "MD": "moldov молдов mołdaw moldav",
    "AZ": "azerb азерб azerbejd ázerb",
    "AT": "austria австри rakousk autriche",
    "LT": "lithuania литв litw litev lituan",
    "GB": "britain british британ brytyj brit",
    "US": "american америк amerik états-unis",
    "CH": "switzerland swiss швейцар szwajcar švýcar suisse suiza",
    "GE": "georgia грузи gruzj gruz géorgie",
    "TR": "turkey turkish турци turcj tureck turquie",
    "KG": "kyrgyz кыргыз киргиз kirgi",
    "BY": "belarus белорус білорус białorus bělorus",
}
_AGAINST = {
    "sport": "хокке hockey hokej footbal футбол piłkarz fotbal futbol тренер coach спортсмен athlet чемпион champion",
    "arts": "актер актёр actor певец singer режиссер режиссёр композитор composer musician музыкант",
}


# Beginnings of lower-case words -> what they speak of. One automaton finds them all in a text at once.
_BEGINNINGS: dict[str, tuple[str, str]] = {
    word: (kind, subject)
    for kind, table in (("topic", _TOPICS), ("country", _COUNTRIES), ("against", _AGAINST))
    for subject, words in table.items()
    for word in words.split()
}


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    return AhoCorasick(list(_BEGINNINGS)), tuple(_BEGINNINGS.values())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a whole text speaks of: topics, countries and topics that point elsewhere, each with a word of the text."""

    topics: Mapping[str, str]
    countries: Mapping[str, str]
    against: Mapping[str, str]
    text: str


def surroundings(text: str) -> Surroundings:
    """Read a text once for everything that may support or contradict a common name."""
    lowered = text.lower()
    automaton, subjects = _automaton()
    found: dict[str, dict[str, str]] = {"topic": {}, "country": {}, "against": {}}
    for number, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True):
        kind, subject = subjects[number]
        if subject not in found[kind] and not (start and lowered[start - 1].isalnum()):
            found[kind][subject] = _word_at(text, start, end) if len(text) == len(lowered) else lowered[start:end]
    return Surroundings(found["topic"], found["country"], found["against"], text)


def _word_at(text: str, start: int, end: int) -> str:
    while end < len(text) and text[end].isalpha() and end - start < _LONGEST_SHOWN:
        end += 1
    return text[start:end]


_LONGEST_SHOWN = 40


def support(
    person: Person, around: Surroundings, context: MentionContext, company: Iterable[str]
) -> tuple[int, list[str]]:
    """Return points and reasons for a common name being this person; `company` holds ids seen with their full names."""
    countries = {*around.countries, *context.countries}
    of_origin = countries & {*person.citizenships, *person.requesting_states}
    of_refuge = (countries & set(person.countries)) - of_origin
    reasons = [f"context:{topic}:{word}" for topic, word in sorted(around.topics.items())]
    reasons += [
        f"context:country:{country}:{around.countries.get(country, '')}".rstrip(":")
        for group in (of_origin, of_refuge)
        for country in sorted(group)
    ]
    strong = [f"context:co-mentioned:{other}" for other in company if other != person.id]
    strong += [f"context:docket:{number}" for number in _dockets(person, around, context)]
    role = [f"context:role:{word}" for word in sorted(_role_words(person)) if word in around.text.lower()][:1]
    against = [f"against:{topic}:{word}" for topic, word in sorted(around.against.items())]
    points = len(around.topics) + bool(of_origin) + bool(of_refuge) + len(role) + ENOUGH_SUPPORT * len(strong)
    return points - len(against), [*strong, *reasons, *role, *against]


def _dockets(person: Person, around: Surroundings, context: MentionContext) -> list[str]:
    stated = {_plain(number) for number in context.dockets}
    return [
        docket.number
        for docket in person.dockets
        if _plain(docket.number) in stated
        or (docket.ecli and _plain(docket.ecli) in stated)
        or docket.number in around.text
    ]


def _plain(number: str) -> str:
    return re.sub(r"[\s.]", "", number).casefold()


_ROLE_WORD_LENGTH = 7


def _role_words(person: Person) -> set[str]:
    """Long words of a person's role line, without names: "associate of Mukhtar Ablyazov" gives "associate"."""
    return {word for word in person.role.split() if word[:1].islower() and len(word) >= _ROLE_WORD_LENGTH}
