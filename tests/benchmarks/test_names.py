"""The names room against labelled sets kept outside the project, where they are present."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SCORER = PROJECT.parent / "shared" / "names" / "score.py"
TASKS = [("t1", "detector", "--min-f1", "0.97"), ("t2", "resolver", "--min-accuracy", "0.87")]


present = pytest.mark.skipif(
    not SCORER.exists(), reason=f"NOT RUN: the labelled name sets are not present at {SCORER.parent}"
)


def score(task: str, adapter: str, option: str, least: str) -> subprocess.CompletedProcess[str]:
    """Run the scorer on one adapter; it exits 1 below the figure asked for."""
    call = [sys.executable, str(SCORER), task, "--call", f"tests.benchmarks.names:{adapter}", option, least]
    return subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, timeout=100, check=False)


@pytest.mark.slow
@present
def test_the_scorer_refuses_a_detector_that_sees_nobody() -> None:
    """The judge itself is tried before it is believed."""
    assert score("t1", "blind_detector", "--min-f1", "0.5").returncode == 1


@pytest.mark.slow
@present
@pytest.mark.parametrize(("task", "adapter", "option", "least"), TASKS)
def test_the_labelled_sets_are_met(task: str, adapter: str, option: str, least: str) -> None:
    """Mention detection and query resolution reach their figures."""
    done = score(task, adapter, option, least)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
