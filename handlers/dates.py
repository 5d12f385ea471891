"""Dates and times in the reader's language: days of any precision, and hours that always say UTC."""

import re
from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date

from handlers.wording import Texts

# British order: a day before its month cannot be misread by those who write dates in dots.
_LOCALES = {"en": "en_GB"}
_PRECISIONS = {4: "y", 7: "LLLL y", 10: "long"}
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def day(texts: Texts, iso: str) -> str:
    """Return an ISO 8601 day, month or year in words ("9 December 2016"); what is no date comes back as it is."""
    if not _ISO.fullmatch(iso):
        return iso
    try:
        first = date.fromisoformat(iso + "-01-01"[: 10 - len(iso)] if len(iso) != 7 else iso + "-01")
    except ValueError:
        return iso
    return str(format_date(first, _PRECISIONS[len(iso)], locale=_LOCALES.get(texts.language, texts.language)))


def moment(texts: Texts, at: datetime) -> str:
    """Return a day with its hour, "9 December 2016, 14:02 UTC"."""
    utc = at.astimezone(UTC)
    return f"{day(texts, utc.date().isoformat())}, {utc:%H:%M} UTC"


def clock(texts: Texts, at: datetime, now: datetime) -> str:
    """Return the hour alone where it was today ("14:02 UTC"), else the day too."""
    same_day = at.astimezone(UTC).date() == now.astimezone(UTC).date()
    return f"{at.astimezone(UTC):%H:%M} UTC" if same_day else moment(texts, at)


def ago(texts: Texts, at: datetime, now: datetime) -> str:
    """Return how long ago something was, rounded down: minutes, hours, then days."""
    passed = max(now - at, timedelta(0))
    if passed < timedelta(hours=1):
        return texts.plain("ago-minutes", count=int(passed.total_seconds() // 60))
    if passed < timedelta(days=2):
        return texts.plain("ago-hours", count=int(passed.total_seconds() // 3600))
    return texts.plain("ago-days", count=passed.days)


def asked_day(text: str) -> date | None:
    """Return the last day of a date as people type it (2016-12-09, 09.12.2016, 2016-12, 2016), None if it is none."""
    dotted = _DOTTED.fullmatch(text.strip())
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return _last_day(text.strip()) if _ISO.fullmatch(text.strip()) else None
    except ValueError:
        return None


def _last_day(iso: str) -> date:
    if len(iso) == 10:
        return date.fromisoformat(iso)
    year, month = (int(iso[:4]), int(iso[5:7])) if len(iso) == 7 else (int(iso), 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
