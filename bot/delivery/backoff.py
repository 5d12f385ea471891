"""How long to wait after a fault: pure, its examples are its specification."""

from datetime import timedelta

LONGEST = timedelta(minutes=1)
MOST_ATTEMPTS = 5
"""Counted failures after which a row is given up. They take 15 s in all: an admin hears in time."""


def backoff(faults: int) -> timedelta:
    """Return the wait after the n-th fault: it doubles from a second up to a minute and never ends.

    >>> [int(backoff(faults).total_seconds()) for faults in (1, 2, 3, 4, 5, 6, 7, 8, 1000)]
    [1, 2, 4, 8, 16, 32, 60, 60, 60]
    """
    return min(timedelta(seconds=2 ** min(faults - 1, 10)), LONGEST)


def worn_out(attempts: int) -> bool:
    """Return whether a row that failed so often before, and now once more, is given up.

    >>> [worn_out(attempts) for attempts in (0, 1, 3, 4, 5)]
    [False, False, False, True, True]
    """
    return attempts + 1 >= MOST_ATTEMPTS
