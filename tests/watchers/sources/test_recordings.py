"""Every source has documents, and each document has its expected reading beside it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from watchers.reading.saved import read_document, reading_lines
from watchers.sources import sources

FOLDER = Path(__file__).parents[2] / "recordings"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
DOCUMENTS = sorted(path for path in FOLDER.glob("*/*") if not path.name.endswith(".expected.json"))


@pytest.mark.parametrize("source", sources())
def test_a_source_has_documents_of_good_answers_and_of_refusals(source: str) -> None:
    """A missing recording is a missing test."""
    outcomes = [reading(path)[0]["outcome"] for path in DOCUMENTS if path.parent.name == source]

    assert "COMPLETE" in outcomes
    assert "BLOCKED" in outcomes
    assert all(path.name.startswith(("recorded-", "reconstructed-")) for path in DOCUMENTS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=[f"{path.parent.name}/{path.name}" for path in DOCUMENTS])
def test_a_document_is_read_as_expected(path: Path) -> None:
    """The reading equals the one beside the document; where none lies there, the test says how to make it."""
    expected = path.with_name(f"{path.name}.expected.json")
    assert expected.exists(), f"write {expected.name}: what `casewatch read {path.parent.name} ... --json` prints"

    assert reading(path) == [json.loads(line) for line in expected.read_text(encoding="utf-8").splitlines()]


def reading(path: Path) -> list[dict[str, object]]:
    """Read a document with its folder's source."""
    read = read_document(path.parent.name, path.read_bytes(), url=None, status=200, content_type=None, now=NOW)
    return [json.loads(json.dumps(line)) for line in reading_lines(read)]
