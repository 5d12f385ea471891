"""CONTRIBUTING's walk-through, done: a made-up court is one new file and its documents, and nothing else is edited."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TRIED = """
import sys, json
from datetime import UTC, datetime
from pathlib import Path
import watchers.sources
watchers.sources.__path__.append(sys.argv[1])
from cases.people import Docket, Person, Roster
from watchers.reading.saved import read_document, reading_lines
source = watchers.sources.sources()["xx_examplia"]
person = Person("p", "Timur Nebylitsyn", (), dockets=(Docket("12/30", "Examplia", "PL", "xx_examplia"),))
roster = Roster((person,))
asked = [one.url for scope in source.scopes(roster) for one in source.requests(roster, scope.scope)]
now = datetime(2031, 1, 1, tzinfo=UTC)
def read(body):
    reading = read_document("xx_examplia", body, url=None, status=200, content_type=None, now=now)
    states = [[one.kind, one.docket, one.occurred_on] for seen in reading.observations for one in seen.states]
    return {"lines": list(reading_lines(reading)), "states": states}
documents = sorted(Path(sys.argv[2]).iterdir())
print(json.dumps({"asked": asked, "read": {path.name: read(path.read_bytes()) for path in documents}}))
"""
DOCUMENTS = {
    "cut.json": '{"total": 1, "items": [{"id": "ex-1", "num',
    "empty.json": '{"total": 0, "items": []}',
    "error.json": '{"error": "no such number"}',
    "page.html": "<!doctype html><html><body>Maintenance</body></html>",
    "renamed.json": '{"count": 0, "items": []}',
}


def block(name: str, language: str) -> str:
    """Return a code block of CONTRIBUTING by the mark before it."""
    found = re.search(rf"<!-- {name} -->\n```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_file_is_short() -> None:
    """Under sixty lines, all of them header and layout."""
    code = block("the file", "python")
    assert code.count("\n") < 60
    assert not re.search(r"^(?:def|class|if|for) ", code, re.MULTILINE)


@pytest.mark.slow
def test_a_new_court_is_one_file_and_its_documents(tmp_path: Path) -> None:
    """The file alone makes a source that asks by docket, reads its list, and refuses what is no whole answer."""
    (tmp_path / "more").mkdir()
    (tmp_path / "documents").mkdir()
    (tmp_path / "more" / "xx_examplia.py").write_text(block("the file", "python"), encoding="utf-8")
    for name, body in {**DOCUMENTS, "full.json": block("the answer", "json")}.items():
        (tmp_path / "documents" / name).write_text(body, encoding="utf-8")

    command = [sys.executable, "-c", TRIED, str(tmp_path / "more"), str(tmp_path / "documents")]
    tried = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)

    assert tried["asked"] == ["https://court.examplia.example/api/decisions?number=12%2F30"]
    outcomes = {name: read["lines"][0]["outcome"] for name, read in tried["read"].items()}
    assert outcomes == {
        "cut.json": "ERROR",
        "empty.json": "COMPLETE",
        "error.json": "ERROR",
        "full.json": "COMPLETE",
        "page.html": "BLOCKED",
        "renamed.json": "SUSPECT",
    }
    assert tried["read"]["full.json"]["lines"][1] == {
        "key": "ex-1",
        "title": "Decision",
        "url": "https://court.examplia.example/decisions/ex-1",
        "published_at": "2030-12-09T00:00:00+00:00",
        "names": [],
    }
    assert tried["read"]["full.json"]["states"] == [["docket-entry", "12/30", "2030-12-09"]]
