"""What speaks for and against a common name being ours: countries, law, roles, dockets, tracked company."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases.names.folding import fold_word
from cases.names.words import Word
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


# Beginnings of words (folded below) in en, ru, uk, pl, cs, fr, es, ro: long enough not to begin anything else.
_TOPICS = {
    "extradition": "extradi экстради екстради ekstrad выдач видач wydani vydani vydává entrega",
    "interpol": "interpol интерпол інтерпол",
    "asylum": "asylum refuge asile asilo azyl azil убежищ притулк беженц біженц uchodź uprchl réfugi refugi",
    "persecution": "persecu преслед переслід prześlad pronásled dissident диссидент opposition оппозици опозиц opozic",
}
_COUNTRIES = {
    "KZ": "kazakhstan kazakh казахстан казах қазақстан kazachstan kazajst kazaj",
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


def _beginnings(table: dict[str, str]) -> dict[str, str]:
    return {fold_word(word): topic for topic, words in table.items() for word in words.split()}


_TOPIC_WORDS = _beginnings(_TOPICS)
_COUNTRY_WORDS = _beginnings(_COUNTRIES)
_AGAINST_WORDS = _beginnings(_AGAINST)
_LENGTHS = range(3, 13)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a whole text speaks of: topics, countries, topics that point elsewhere, its role words and digits."""

    topics: frozenset[str]
    countries: frozenset[str]
    against: frozenset[str]
    words: frozenset[str]
    text: str


def surroundings(text: str, words: Sequence[Word]) -> Surroundings:
    """Read a text once for everything that may support or contradict a common name."""
    keys = frozenset(fold_word(word.text) for word in {word.text: word for word in words}.values())
    found = [_topics_of(keys, table) for table in (_TOPIC_WORDS, _COUNTRY_WORDS, _AGAINST_WORDS)]
    return Surroundings(found[0], found[1], found[2], keys, text)


def _topics_of(keys: Iterable[str], table: dict[str, str]) -> frozenset[str]:
    beginnings = ((key[:length], key) for key in keys for length in _LENGTHS if length <= len(key))
    return frozenset(table[start] for start, _ in beginnings if start in table)


def support(
    person: Person, around: Surroundings, context: MentionContext, company: Iterable[str]
) -> tuple[int, list[str]]:
    """Return points and reasons for a common name being this person; `company` holds ids seen with their full names."""
    countries = around.countries | set(context.countries)
    of_origin = countries & {*person.citizenships, *person.requesting_states}
    of_refuge = (countries & set(person.countries)) - of_origin
    reasons = [f"context:{topic}" for topic in sorted(around.topics)]
    reasons += [f"context:country:{country}" for group in (of_origin, of_refuge) for country in sorted(group)]
    strong = [f"context:co-mentioned:{other}" for other in company if other != person.id]
    strong += [f"context:docket:{number}" for number in _dockets(person, around, context)]
    role = [f"context:role:{word}" for word in sorted(_role_words(person) & around.words)][:1]
    against = [f"against:{topic}" for topic in sorted(around.against)]
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
    keys = {fold_word(word) for word in person.role.split() if word[:1].islower()}
    return {key for key in keys if len(key) >= _ROLE_WORD_LENGTH}
