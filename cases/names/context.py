"""What speaks for and against a common name being ours: countries, law, roles, dockets, tracked company."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cases.names.vocabulary import AGAINST, COUNTRY, TOPIC, Said
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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a whole text speaks of: topics, countries and topics that point elsewhere, each with a word of the text."""

    topics: Mapping[str, str]
    countries: Mapping[str, str]
    against: Mapping[str, str]
    text: str
    lowered: str


NOTHING_AROUND = Surroundings({}, {}, {}, "", "")


def surroundings(text: str, lowered: str, said: Iterable[Said]) -> Surroundings:
    """Return what may support or contradict a name, from the words of a text that the vocabulary knows."""
    found: dict[str, dict[str, str]] = {TOPIC: {}, COUNTRY: {}, AGAINST: {}}
    for one in said:
        if one.section in found:
            found[one.section].setdefault(one.subject, text[one.start : one.end])
    return Surroundings(found[TOPIC], found[COUNTRY], found[AGAINST], text, lowered)


@dataclass(slots=True)
class Companion:
    """Somebody else whose full, uncommon name stands in a text, and where."""

    person: Person
    span: tuple[int, int]


class SameSentence(NamedTuple):
    """What stands in a name's own sentence: a word that introduces the persecuted, and whether a place is in it."""

    own_word: str | None
    holds: Callable[[tuple[int, int]], bool]


def support(
    person: Person, around: Surroundings, context: MentionContext, company: Sequence[Companion], beside: SameSentence
) -> tuple[int, list[str]]:
    """Return points and reasons for a common name being this person.

    Law and persecution alone are everyday news of many a bearer, so there are no points without an anchor in the
    person's own case: the country of citizenship, refuge or pursuit, a docket, somebody of their circle, their role.
    """
    countries = {*around.countries, *context.countries}
    home, refuge = countries & {*person.citizenships}, (countries & {*person.countries}) - {*person.citizenships}
    pursuing = (countries & {*person.requesting_states}) - home - refuge
    tied, strangers = _tied(person, company)
    strong = [f"context:co-mentioned:{other.person.id}" for other in tied]
    dockets = _dockets(person, around, context)
    strong += [f"context:docket:{number}" for number in dockets]
    told_role = next((word for word in _role_words(person.role) if word in around.lowered), beside.own_word)
    role = [f"context:role:{told_role}"] if told_role else []
    telling = pursuing - _WHERE_SUCH_NAMES_ARE_AT_HOME
    anchors = bool(home) + bool(refuge) + bool(telling) + len(role) + ENOUGH_SUPPORT * len(strong)
    reasons = [f"context:{topic}:{word}" for topic, word in sorted(around.topics.items())]
    reasons += [_country(country, around) for group in (home, refuge, pursuing) for country in sorted(group)]
    reasons += [f"context:co-mentioned:{other.person.id}" for other in strangers]
    against = [f"against:{topic}:{word}" for topic, word in sorted(around.against.items())]
    # Countries alone are geography; a concert for one of ours is no case, nor is everybody in a paper that names them.
    told = bool(role or dockets) or (
        not against and (bool(around.topics) or any(beside.holds(other.span) for other in tied))
    )
    points = anchors + len(around.topics) + bool(strangers) - len(against) if anchors and told else 0
    return points, [*strong, *reasons, *role, *against]


# A common Russian name in Russian or Ukrainian news says nothing, though both states have asked for some of ours.
_WHERE_SUCH_NAMES_ARE_AT_HOME = frozenset({"RU", "UA", "BY"})


def is_out_of_place(
    person: Person, around: Surroundings, context: MentionContext, company: Iterable[Companion]
) -> bool:
    """Whether nothing ties a text to a person: no law or persecution, no country or docket of theirs, nobody else."""
    if around.topics or any(other.person.id != person.id for other in company):
        return False
    own = {*person.citizenships, *person.requesting_states, *person.countries}
    return own.isdisjoint({*around.countries, *context.countries}) and not _dockets(person, around, context)


def _country(country: str, around: Surroundings) -> str:
    return f"context:country:{country}:{around.countries.get(country, '')}".rstrip(":")


def _tied(person: Person, company: Iterable[Companion]) -> tuple[list[Companion], list[Companion]]:
    """Part the others of a text into those of this person's circle, and those of other cases.

    Only a common name needs company, and only uncommon ones are company, so nobody is their own.
    """
    tied: list[Companion] = []
    strangers: list[Companion] = []
    circles = {*person.circles}
    for one in company:
        near = not circles.isdisjoint(one.person.circles) or one.person.name in person.role
        (tied if near else strangers).append(one)
    return tied, strangers


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


@lru_cache(maxsize=4_096)
def _role_words(role: str) -> tuple[str, ...]:
    """Long words of a person's role line, without names: "associate of Mukhtar Ablyazov" gives "associate"."""
    return tuple(sorted({word for word in role.split() if word[:1].islower() and len(word) >= _ROLE_WORD_LENGTH}))
