"""The clock that tests drive, and the places where tests kill."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import SimulatedClock, SystemClock
from bot.failpoints import NAMES, FailpointError, Failpoints, parse

START = datetime(2016, 12, 9, 10, tzinfo=UTC)


async def test_sleeping_moves_a_simulated_clock() -> None:
    """Nothing waits, and both readings agree."""
    clock = SimulatedClock(START)
    await clock.sleep(90)
    assert clock.now() == START + timedelta(seconds=90)
    assert clock.monotonic() == 90


def test_a_simulated_clock_never_goes_back() -> None:
    """A moment already passed changes nothing; another zone's moment is the same moment."""
    clock = SimulatedClock(START)
    clock.move_to(START - timedelta(days=1))
    assert clock.now() == START
    clock.move_to(datetime(2016, 12, 9, 12, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now() == START + timedelta(hours=1)


def test_a_time_without_zone_is_refused() -> None:
    """It would be read differently on every machine."""
    with pytest.raises(ValueError, match="no time zone"):
        SimulatedClock(datetime(2016, 12, 9))  # noqa: DTZ001


async def test_the_system_clock_is_aware_and_grows() -> None:
    """The live clock gives aware UTC and a monotonic reading."""
    clock = SystemClock()
    before = clock.monotonic()
    await clock.sleep(0)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() >= before


@pytest.mark.parametrize("spec", ["", "nowhere", "marked:", "marked:x", "marked:0", "marked:-1", "Marked:1"])
def test_a_wrong_failpoint_is_refused_with_the_mend(spec: str) -> None:
    """The sentence says which names or counts there are."""
    with pytest.raises(FailpointError, match=r"use one of|did you mean|write name:n"):
        parse(spec)


def test_without_a_failpoint_nothing_happens_but_unknown_places_are_refused() -> None:
    """A misspelt place in the code would never kill, so it is an error even when nothing is planned."""
    points = Failpoints(None)
    for name in NAMES:
        points.reached(name)
    with pytest.raises(FailpointError):
        points.reached("nearly")


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_the_process_is_killed_at_the_named_hit_and_not_before() -> None:
    """The third hit kills; what was written before it stands."""
    code = (
        "from bot.failpoints import Failpoints\n"
        "points = Failpoints('marked:3')\n"
        "for number in range(1, 9):\n"
        "    points.reached('sent-not-marked'); print(number, flush=True); points.reached('marked')\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert ended.stdout.split() == ["1", "2", "3"]
