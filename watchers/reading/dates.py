"""Dates as feeds really write them, to aware UTC; what is unknown or implausible is None, never a guess at "now"."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from watchers.reading.date_words import UNLISTED_ZONE, month_of, zone_offset

# No feed is older; "0001" and 1970 are how programs write "no date".
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LEAD = timedelta(days=2)
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?(?![a-z]))?")
_ZONE = re.compile(r"^\s*(?:(z)(?![a-z])|(?:gmt|utc)?\s*([+-]\d{1,2}):?(\d{2})?(?!\d)|([a-z]{1,5})(?![a-z]))")
_ISO = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[t\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?(.*))?$")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})(?!\d)")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")

_Day = tuple[int, int, int]


def parse_date(raw: str | None, now: datetime) -> datetime | None:
    """Return the moment a feed states, in UTC, or None.

    A time without a zone is taken as UTC, and so is an unlisted zone (RFC 5322 §4.3). "01.02.2024" is 1 February.
    None also for what lies before 1990 or more than two days after `now`.
    """
    text = _uncommented((raw or "").strip()[:200]).replace("\xa0", " ").lower()
    for form in (_iso, _worded):
        try:
            moment = form(text)
        except (ValueError, OverflowError):
            continue
        if moment is not None:
            return moment if _EARLIEST <= moment <= now + _LEAD else None
    return None


def _uncommented(text: str) -> str:
    """Drop RFC 5322 comments, which may nest and hold escaped brackets."""
    if "(" not in text:
        return text
    kept, depth, escaped = list[str](), 0, False
    for letter in text:
        if escaped or letter == "\\":
            escaped = not escaped
        elif letter in "()":
            depth = max(0, depth + (1 if letter == "(" else -1))
            kept.append(" " if not depth else "")
        elif not depth:
            kept.append(letter)
    return "".join(kept)


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, rest = found.groups()
    clock = (int(hour or 0), int(minute or 0), int(second or 0))
    return _moment((int(year), int(month), int(day)), clock, rest or "")


def _worded(text: str) -> datetime | None:
    """Read a day in words or numbers, with or without a time, in any order."""
    time = _TIME.search(text)
    rest = text[time.end() :] if time else ""
    day_part = f"{text[: time.start()]} {_without_zone(rest)}" if time else text
    day = _first(day_part, (_numeric_day, _named_day))
    return _moment(day, _clock(time), rest) if day else None


def _first(text: str, forms: tuple[Callable[[str], _Day | None], ...]) -> _Day | None:
    return next((day for form in forms if (day := form(text))), None)


def _clock(time: re.Match[str] | None) -> tuple[int, int, int]:
    if time is None:
        return 0, 0, 0
    hour, minute, second, half = int(time[1]), int(time[2]), int(time[3] or 0), time[4]
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, minute, second


def _without_zone(rest: str) -> str:
    found = _ZONE.match(rest)
    return rest[found.end() :] if found and not (found[4] and month_of(found[4])) else rest


def _numeric_day(text: str) -> _Day | None:
    found = _NUMERIC.search(text)
    if not found:
        return None
    first, month, last = found.groups()
    if len(first) == 4:
        return int(first), int(month), int(last)
    return (_year(last), int(month), int(first)) if len(last) in (2, 4) else None


def _named_day(text: str) -> _Day | None:
    words = _WORD_OR_NUMBER.findall(text)
    # The last one: French "mar. 3 janv." begins with a Tuesday that looks like March.
    months = [month for word in words if not word.isdigit() and (month := month_of(word))]
    numbers = [word for word in words if word.isdigit()]
    if not months or len(numbers) < 2:
        return None
    first, second = numbers[:2]
    if len(first) == 4:
        return int(first), months[-1], int(second)
    return (_year(second), months[-1], int(first)) if len(second) in (2, 4) else None


def _year(digits: str) -> int:
    """Return a year; two digits are read as RFC 5322 does (00-49 and 50-99)."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _moment(day: _Day, clock: tuple[int, int, int], zone: str) -> datetime:
    year, month, number = day
    hour, minute, second = clock
    local = datetime(year, month, number, hour % 24, minute, min(second, 59), tzinfo=UTC)
    # ISO 8601 lets a day end at 24:00.
    local += timedelta(days=hour // 24)
    return local - _offset(zone, local)


def _offset(zone: str, local: datetime) -> timedelta:
    found = _ZONE.match(zone)
    if not found or found[1]:
        return timedelta(0)
    if found[2]:
        return _numeric_offset(found[2], found[3])
    return zone_offset(found[4], local) or UNLISTED_ZONE


def _numeric_offset(hours: str, minutes: str | None) -> timedelta:
    sign = -1 if hours.startswith("-") else 1
    offset = timedelta(hours=int(hours[1:]), minutes=int(minutes or 0))
    return sign * offset if offset < timedelta(hours=15) else UNLISTED_ZONE
