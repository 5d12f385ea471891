"""Hours in which a host asks to be asked, over midnight and through the change of the clocks."""

from datetime import UTC, datetime

import pytest

from watchers.contract import PoliteHours
from watchers.pace import opening

NIGHT = PoliteHours(18, 6, "Europe/Vienna")
DAY = PoliteHours(9, 17, "Europe/Vienna")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """Return a moment of 2026 in UTC; Vienna is an hour ahead in November, two in July."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "now", "opens"),
    [
        (None, at(24, 12), None),
        (NIGHT, at(24, 17), None),
        (NIGHT, at(24, 4, 59), None),
        (NIGHT, at(24, 5), at(24, 17)),
        (NIGHT, at(24, 16, 59), at(24, 17)),
        (NIGHT, at(24, 15, 59, month=7), at(24, 16, month=7)),
        (DAY, at(24, 8), None),
        (DAY, at(24, 7, 59), at(24, 8)),
        (DAY, at(24, 16), at(25, 8)),
    ],
)
def test_a_host_is_asked_in_its_hours(hours: PoliteHours | None, now: datetime, opens: datetime | None) -> None:
    """Open now, later today, or tomorrow."""
    assert opening(hours, now) == opens
