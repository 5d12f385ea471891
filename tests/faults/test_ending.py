"""The live program ends cleanly and soon, whatever it is doing, and says so when it cannot begin."""

import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults.house import SURNAMES, house

pytestmark = [pytest.mark.slow, pytest.mark.timeout(90)]

# Promised: Ctrl-C ends within five seconds.
PROMISED_SECONDS = 5.0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_within_five_seconds(tmp_path: Path, number: signal.Signals) -> None:
    """Exit code 0, the database whole, nothing in flight; and a second start finds nothing left to say."""
    with house(tmp_path) as it:
        process = it.start()
        it.wait_until_told(SURNAMES)
        began = time.monotonic()
        process.send_signal(number)
        code = process.wait(20)
        seconds = time.monotonic() - began
        with sqlite3.connect(it.home / "casewatch.db") as database:
            whole = database.execute("PRAGMA integrity_check").fetchone()[0]
            under_way = database.execute("SELECT count(*) FROM outbox WHERE state = 'sending'").fetchone()[0]
        it.run_until_told(SURNAMES)
        told = [it.times_told(surname) for surname in SURNAMES]

    assert code == 0
    assert seconds < PROMISED_SECONDS
    assert (whole, under_way) == ("ok", 0)
    assert told == [1, 1, 1]


def test_a_second_program_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    """Exit 3 and one sentence, while the first goes on."""
    with house(tmp_path) as it:
        first = it.start()
        it.wait_until_told(SURNAMES[:1])
        second = it.start(stderr=subprocess.PIPE)
        said = second.communicate(timeout=20)[1].decode()
        running = first.poll() is None
        it.stop(first)

    assert second.returncode == 3
    assert said.count("\n") == 1
    assert running


def test_a_source_that_never_answers_delays_neither_alerts_nor_the_end(tmp_path: Path) -> None:
    """A host that accepts and says nothing is waited for by its own poll alone."""
    with house(tmp_path, silent=True) as it:
        process = it.start()
        it.wait_until_told(SURNAMES)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        code = process.wait(20)
        seconds = time.monotonic() - began

    assert code == 0
    assert seconds < PROMISED_SECONDS
