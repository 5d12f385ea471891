"""When a sentence says something happened: explicit dates only, and only where they belong to that happening."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cases.classification.rules import Calendar

# What has happened may be dated a day ahead of its publication, in another time zone.
AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date a sentence states, ISO 8601 of its own precision (None: an impossible one), and where it stands."""

    when: str | None
    start: int
    end: int


def moments(sentence: str, calendar: Calendar, published: date | None) -> tuple[Moment, ...]:
    """Return the dates of a sentence in their order; a day without a year is the last one before publication."""
    found: list[Moment] = []
    for pattern in calendar.patterns:
        for match in pattern.finditer(sentence):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            found.append(Moment(_when(match.groupdict(), calendar, published), match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def without(sentence: str, stated: tuple[Moment, ...]) -> str:
    """Return the sentence with its dates blanked, every other letter in its place ("May" is a month, no doubt)."""
    for one in stated:
        sentence = f"{sentence[: one.start]}{'0' * (one.end - one.start)}{sentence[one.end :]}"
    return sentence


def belonging(sentence: str, stated: tuple[Moment, ...], trigger: int, calendar: Calendar) -> str | None:
    """Return the one date that belongs to what is told at `trigger`; None where there is none or a choice.

    It stands in the same part of the sentence, or at its very beginning. `sentence` must have its dates blanked.
    """
    begin, end = _part(sentence, trigger, calendar)
    own = [one for one in stated if begin <= one.start < end]
    own = own or [one for one in stated if calendar.leading.search(sentence[: one.start])]
    return own[0].when if len(own) == 1 else None


def _part(sentence: str, trigger: int, calendar: Calendar) -> tuple[int, int]:
    borders = [0, *(match.end() for match in calendar.parting.finditer(sentence)), len(sentence)]
    return max(one for one in borders if one <= trigger), min((one for one in borders if one > trigger), default=0)


def _when(stated: dict[str, str | None], calendar: Calendar, published: date | None) -> str | None:
    month = int(stated["number"] or 0) if stated.get("number") else _month(stated.get("month"), calendar)
    day = int(stated["day"] or 0) if stated.get("day") else None
    if stated.get("year"):
        return _iso(int(stated["year"] or 0), month, day)
    return next(_latest(month, day, published), None) if published else None


def _month(name: str | None, calendar: Calendar) -> int | None:
    return next((place for place, month in enumerate(calendar.months, 1) if name and month.fullmatch(name)), None)


def _latest(month: int | None, day: int | None, published: date) -> Iterator[str]:
    for year in (published.year, published.year - 1):
        when = _iso(year, month, day)
        if when and date.fromisoformat(when) <= published + AHEAD:
            yield when


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]
