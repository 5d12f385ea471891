"""Dates of any precision ("2016-12-09", "2016-12", "2016"), compared without pretending to know more."""

from calendar import monthrange
from datetime import date, timedelta


def span(moment: str) -> tuple[date, date]:
    """Return the first and last day an ISO date of any precision may mean; ValueError for anything else."""
    parts = [int(part) for part in moment.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    day = date.fromisoformat(moment)
    return day, day


def within(first: str, second: str, days: int) -> bool:
    """Tell whether two dates may lie no more than so many days apart."""
    (first_begin, first_end), (second_begin, second_end) = span(first), span(second)
    apart = max(first_begin - second_end, second_begin - first_end, timedelta(0))
    return apart <= timedelta(days=days)


def surely_within(first: str, second: str, days: int) -> bool:
    """Tell whether two dates lie no more than so many days apart whatever they mean; the same coarse words do too."""
    (first_begin, first_end), (second_begin, second_end) = span(first), span(second)
    apart = max(first_end - second_begin, second_end - first_begin)
    return first == second or apart <= timedelta(days=days)


def by(moment: str, day: date) -> bool:
    """Tell whether something so dated had surely happened by the end of a day."""
    return span(moment)[1] <= day


def order(moment: str | None) -> date:
    """Return what dates are sorted by: the last day they may mean; the undated come first."""
    return span(moment)[1] if moment else date.min
