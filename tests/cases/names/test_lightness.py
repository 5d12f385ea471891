"""The names room is light: whoever matches names loads no database, no network, no chat library and no YAML reader."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
HEAVY = ("yaml", "telegram", "sqlmodel", "httpx")
SHOWN = "import sys; import {module}; print(*sorted(name.partition('.')[0] for name in sys.modules))"


def loaded_by(module: str) -> set[str]:
    """Return the packages a fresh interpreter has loaded after importing one module."""
    call = [sys.executable, "-c", SHOWN.format(module=module)]
    done = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("heavy", HEAVY)
def test_importing_the_names_room_loads_nothing_heavy(heavy: str) -> None:
    """It is imported by every command line call, which must answer at once."""
    assert heavy not in loaded_by("cases.names")


def test_the_measure_sees_what_is_loaded() -> None:
    """The judge itself is tried before it is believed."""
    assert "yaml" in loaded_by("yaml")
    assert "rapidfuzz" in loaded_by("cases.names")
