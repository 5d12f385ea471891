"""Deciding whether a structured record (a notice, a wanted list row) is of a followed person."""

from collections.abc import Iterable, Sequence
from datetime import date

from cases.names.context import MentionContext
from cases.names.index import NameIndex
from cases.names.mentions import Band, Mention, mentions
from cases.people import Person

_SURE, _DOUBTFUL = 0.97, 0.6


def match_record(
    index: NameIndex, person_id: str, names: Sequence[str], birth_date: date | None, nationalities: Sequence[str]
) -> Mention | None:
    """Return how surely a record that states these full names is this person, or None where it is somebody else.

    `nationalities` are ISO 3166-1 alpha-2. The span and `matched` refer to the first of `names` that fits.
    """
    person = index.persons.get(person_id)
    named = _named(index, person_id, names)
    if person is None or named is None:
        return None
    birth = _birth(person, birth_date)
    if birth == "birth-date-conflict":
        return None
    nationality = _nationality(person, nationalities)
    doubts = named.band is Band.DOUBTFUL and not named.full_name
    doubts = doubts or "near-spelling" in named.reasons or birth == "birth-date-near"
    doubts = doubts or nationality == "nationality-conflict" or (person.common_name and birth != "birth-date-match")
    reasons = tuple(reason for reason in (*_name_reasons(named, person), birth, nationality) if reason)
    band, score = (Band.DOUBTFUL, _DOUBTFUL) if doubts else (Band.SURE, _SURE)
    return Mention(person_id, band, score, named.span, named.matched, named.spelling, named.full_name, reasons)


def _named(index: NameIndex, person_id: str, names: Iterable[str]) -> Mention | None:
    """Return the best reading of the record's names as this person's, given name and surname in either order."""
    found = (
        mention for name in names for mention in mentions(index, name, MentionContext()) if mention.person == person_id
    )
    return max(found, key=lambda mention: (mention.full_name, mention.score), default=None)


def _name_reasons(named: Mention, person: Person) -> tuple[str, ...]:
    own = tuple(reason for reason in named.reasons if not reason.startswith(("context:", "against:")))
    return own if not person.common_name or "common-name" in own else (*own, "common-name")


def _birth(person: Person, stated: date | None) -> str:
    """Compare birth dates; a swapped day and month or the same year's 1 January is near, not a conflict."""
    known = person.birth_date
    if known is None or stated is None:
        return ""
    if known == stated:
        return "birth-date-match"
    swapped = (known.year, known.day, known.month) == (stated.year, stated.month, stated.day)
    year_only = known.year == stated.year and (1, 1) in ((known.month, known.day), (stated.month, stated.day))
    return "birth-date-near" if swapped or year_only else "birth-date-conflict"


def _nationality(person: Person, stated: Sequence[str]) -> str:
    if not stated or not person.citizenships:
        return ""
    shared = sorted({*stated} & {*person.citizenships})
    return f"nationality-match:{shared[0]}" if shared else "nationality-conflict"
