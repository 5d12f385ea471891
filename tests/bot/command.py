"""The command line as a person uses it: arguments in, exit code and words out."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return its JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Casewatch = Callable[..., Ended]


@pytest.fixture
def casewatch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Casewatch:
    """Return the command, working on a data folder of its own and outside the project's folder."""
    for name in ("TELEGRAM_TOKEN", "OWNER_ID", "DATABASE_URL", "KEY_FILE", "FEEDS_FILE", "REPLAY_URL"):
        monkeypatch.delenv(f"CASEWATCH_{name}", raising=False)
    monkeypatch.setenv("CASEWATCH_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **environment: str) -> Ended:
        for name, value in environment.items():
            monkeypatch.setenv(f"CASEWATCH_{name}", value)
        monkeypatch.setattr(sys, "argv", ["casewatch", *arguments])
        try:
            main()
            code = 0
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 1
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return run
