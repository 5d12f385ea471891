"""No reader raises on any bytes, and a document cut in its middle is never whole."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.observations import Outcome
from watchers.reading.saved import read_document
from watchers.sources import sources

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parents[2] / "recordings"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
GOOD = [
    path
    for path in sorted(FOLDER.glob("*/*"))
    if path.suffix in (".xml", ".json")
    and not path.name.endswith(".expected.json")
    and not {"cut", "page", "challenge"} & set(path.stem.split("-"))
]


def outcome(source: str, body: bytes) -> Outcome:
    """Read bytes with a source's reader."""
    return read_document(source, body, url=None, status=200, content_type=None, now=NOW).outcome


@pytest.mark.parametrize("source", sources())
@given(body=st.binary(max_size=400))
@settings(deadline=None, max_examples=60)
def test_any_bytes_are_read_without_raising(source: str, body: bytes) -> None:
    """Whatever comes is judged."""
    assert outcome(source, body) in Outcome


@pytest.mark.parametrize("path", GOOD, ids=[f"{path.parent.name}/{path.name}" for path in GOOD])
@given(data=st.data())
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mutated_document_is_judged(path: Path, data: st.DataObject) -> None:
    """A byte changed, doubled or dropped anywhere raises nothing."""
    body = path.read_bytes()
    place = data.draw(st.integers(0, len(body) - 1))
    mutant = data.draw(st.sampled_from((b"", b"\x00", b"<", b'"', b"\xff", body[place : place + 1] * 3)))

    assert outcome(path.parent.name, body[:place] + mutant + body[place + 1 :]) in Outcome


@pytest.mark.parametrize("path", GOOD, ids=[f"{path.parent.name}/{path.name}" for path in GOOD])
def test_a_document_cut_in_its_middle_is_never_complete(path: Path) -> None:
    """From the first byte to the last tag: what is not whole testifies to nothing."""
    body = path.read_bytes().rstrip()
    end = body.rstrip(b"}> \n")
    cuts = range(1, len(end), max(1, len(end) // 60))

    assert [cut for cut in cuts if outcome(path.parent.name, body[:cut]) is Outcome.COMPLETE] == []


@pytest.mark.parametrize("source", sources())
@pytest.mark.parametrize("piece", [b"[", b"{", b"<a>", b"<item>", b"&amp;", b"\xd0", b'"\\u0000', b"<![CDATA["])
def test_a_hostile_document_ends_soon(source: str, piece: bytes) -> None:
    """Half a megabyte of one piece is judged within two seconds of work, nested or not."""
    began = time.process_time()
    assert outcome(source, b'<?xml version="1.0"?><rss><channel>' + piece * (500_000 // len(piece))) in Outcome
    assert outcome(source, piece * (500_000 // len(piece))) in Outcome
    assert time.process_time() - began < 4
