"""Days as courts write them, by the order their country uses; what is implausible is None, never a guess."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum

from watchers.reading.date_words import month_of

# Court registers hold typing errors such as 3013 and 2101; no case of ours was decided before 1900.
EARLIEST = date(1900, 1, 1)
LEAD = timedelta(days=1)
_PART = re.compile(r"\d+|[^\W\d_]+")


class Order(StrEnum):
    """In which order a day is written: 2016-12-09 and 20161209, 9.12.2016 (also in words), or 12/09/2016."""

    YEAR_FIRST = "year first"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def day_of(text: str, order: Order, now: datetime, lead: timedelta = LEAD) -> date | None:
    """Return the first day a text states, or None where it states none or one beyond 1900 .. `now` + `lead`.

    `lead` is longer for hearings, which lie ahead. Times and what follows the day are left unread.
    """
    parts = _parts(text, order)
    try:
        found = date(*parts) if parts else None
    except ValueError:
        return None
    return found if found and EARLIEST <= found <= now.date() + lead else None


def _parts(text: str, order: Order) -> tuple[int, int, int] | None:
    if order is Order.YEAR_FIRST and (run := re.match(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)", text)):
        return int(run[1]), int(run[2]), int(run[3])
    numbers = [number for word in _PART.findall(text[:80]) if (number := _number(word)) is not None][:3]
    if len(numbers) < 3 or any(number > 9999 for number in numbers):
        return None
    first, second, third = numbers
    if order is Order.YEAR_FIRST:
        return first, second, third
    return (third, second, first) if order is Order.DAY_FIRST else (third, first, second)


def _number(word: str) -> int | None:
    """Return a number, or the number of a month's name; other words (weekdays, "r.") are passed over."""
    return int(word) if word.isascii() and word.isdigit() else month_of(word.lower())
