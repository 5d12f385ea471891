"""A page of a Czech court that was cut anywhere is never whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome
from watchers.reading.saved import read_document

FOLDER = Path(__file__).parents[2] / "recordings"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
GOOD = (
    "cz_nalus/reconstructed-dismissed.html",
    "cz_nsoud/reconstructed-one.html",
    "cz_nsoud/reconstructed-nothing.html",
    "cz_nsoud/reconstructed-print-page.html",
    "cz_nssoud/reconstructed-judgment.html",
)


@pytest.mark.parametrize("name", GOOD)
def test_a_cut_page_is_never_complete(name: str) -> None:
    """From the first byte to the last tag."""
    body = (FOLDER / name).read_bytes()
    end = body.rindex(b"</html>")

    def outcome(part: bytes) -> Outcome:
        source = name.partition("/")[0]
        return read_document(source, part, url=None, status=200, content_type=None, now=NOW).outcome

    assert outcome(body) is Outcome.COMPLETE
    cuts = [*range(1, end, max(1, end // 80)), end, end + 6]
    assert [cut for cut in cuts if outcome(body[:cut]) is Outcome.COMPLETE] == []
