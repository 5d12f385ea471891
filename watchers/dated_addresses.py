"""Addresses that hold a day, as daily gazettes and monthly lists have them: filled in when they are asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from watchers.contract import Request

_PLACE = re.compile(r"\{(today|yesterday|month|last_month):([%A-Za-z./_-]+)\}")


def dated(requests: Sequence[Request], now: datetime) -> tuple[Request, ...]:
    """Return the requests with {today:%Y%m%d}, {yesterday:...}, {month:...} and {last_month:...} written out (UTC)."""
    return tuple(replace(one, url=_PLACE.sub(lambda place: _written(place, now), one.url)) for one in requests)


def _written(place: re.Match[str], now: datetime) -> str:
    day = now.date()
    last_month = day.replace(day=1) - timedelta(days=1)
    days = {"today": day, "yesterday": day - timedelta(days=1), "month": day, "last_month": last_month}
    return days[place[1]].strftime(place[2])
