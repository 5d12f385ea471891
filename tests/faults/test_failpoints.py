"""Killed at any of the twelve points, on the first, a middle and the last row: nothing lost, one duplicate at most."""

import sys
from pathlib import Path

import pytest

from bot.failpoints import NAMES
from tests.faults.house import SURNAMES, house

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX"),
]

# Six feeds are polled; three alerts are sent, each edited when the second outlet reports it too.
POLLING = ("fetched", "proven", "read", "decided", "tx-open", "tx-committed")
HITS = {name: (1, 3, 6) if name in POLLING else (1, 2, 3) for name in NAMES}
# Only here may Telegram have the message while the outbox does not know it.
MAY_REPEAT = {"request-written", "sent-not-marked"}
MUTANT = "tests.faults.marks_before_sending"


@pytest.mark.parametrize(("name", "hit"), [(name, hit) for name in NAMES for hit in HITS[name]])
def test_a_kill_loses_no_alert(tmp_path: Path, name: str, hit: int) -> None:
    """After a kill and a restart every arrest was told, and at most one of them twice, where that is unavoidable."""
    with house(tmp_path) as it:
        killed = it.run_until_killed(f"{name}:{hit}")
        it.run_until_told(SURNAMES)
        told = [it.times_told(surname) for surname in SURNAMES]

    assert killed, f"the program never came by {name} for the {hit}. time"
    assert min(told) >= 1, f"lost: {told}"
    assert sum(told) - len(SURNAMES) <= (1 if name in MAY_REPEAT else 0), f"duplicates: {told}"


def test_a_lane_that_marks_before_sending_is_caught(tmp_path: Path) -> None:
    """The judge of this suite: a mutant that marks first loses an alert at `before-send`, and that is seen."""
    with house(tmp_path) as it:
        killed = it.run_until_killed("before-send:2", program=MUTANT)
        it.run_until_told(SURNAMES, program=MUTANT, seconds=8)
        told = [it.times_told(surname) for surname in SURNAMES]

    assert killed
    assert min(told) == 0, "the mutant lost nothing, so this suite proves nothing"
