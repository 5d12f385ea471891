"""What holds for every source: whole addresses, dates in UTC, and identity by key and content through real polls."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cases.alerts import Known, Subscriptions
from cases.decide import decide
from cases.matching import match
from cases.names import build_index
from cases.observations import Observation, Outcome, ScopeReport, content_hash
from cases.roster_file import founding_roster
from watchers.contract import Verified
from watchers.reading.saved import read_document
from watchers.sources import sources

RECORDINGS = Path(__file__).parents[2] / "recordings"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
ROSTER = founding_roster()[0]
INDEX = build_index(ROSTER)


def documents(source: str) -> list[Path]:
    """Return a source's recordings."""
    return sorted(path for path in (RECORDINGS / source).glob("*") if not path.name.endswith(".expected.json"))


def read(source: str, path: Path, body: bytes | None = None) -> tuple[Observation, ...]:
    """Return what a source's reader makes of a document."""
    given = path.read_bytes() if body is None else body
    return read_document(source, given, url=None, status=200, content_type=None, now=NOW).observations


@pytest.mark.parametrize("source", sources())
def test_every_date_is_aware_utc_and_every_address_is_absolute(source: str) -> None:
    """In observations, requests and headers alike."""
    seen = [one for path in documents(source) for one in read(source, path)]
    one = sources()[source]
    asked = [request.url for scope in one.scopes(ROSTER) for request in one.requests(ROSTER, scope.scope)]

    assert seen
    assert all(found.published_at is None or found.published_at.tzinfo is UTC for found in seen)
    assert all(urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname for url in asked)
    assert all(
        urlsplit(found.url).scheme in ("http", "https") and urlsplit(found.url).hostname for found in seen if found.url
    )


@pytest.mark.parametrize("source", sources())
def test_the_same_document_twice_gives_nothing_new_and_a_changed_one_exactly_one_revision(source: str) -> None:
    """Identity is the source's key, change is the content: read again nothing happens, one changed title is one."""
    path = max(documents(source), key=lambda one: len(read(source, one)))
    seen = {found.key: found for found in read(source, path)}
    again = {found.key: found for found in read(source, path)}
    report = ScopeReport(next(iter(seen.values())).scope, Outcome.COMPLETE, "", NOW)

    first = decide(match(tuple(seen.values()), INDEX), report, ROSTER, Known(), Subscriptions(), NOW)
    contents = {revision.observation.key: (1, revision.content) for revision in first.revisions}
    known = Known(contents=contents, events=first.events)
    second = decide(match(tuple(again.values()), INDEX), report, ROSTER, known, Subscriptions(), NOW)
    key = next(iter(seen))
    changed = {**again, key: _retitled(again[key])}
    third = decide(match(tuple(changed.values()), INDEX), report, ROSTER, known, Subscriptions(), NOW)

    assert len(first.revisions) == len(seen)
    assert (second.revisions, second.events) == ((), ())
    assert [(one.observation.key, one.number) for one in third.revisions] == [(key, 2)]


def _retitled(found: Observation) -> Observation:
    return replace(found, title=f"{found.title} (amended)")


@pytest.mark.parametrize("source", sources())
def test_every_header_says_what_an_operator_must_know(source: str) -> None:
    """Terms, what the host learns, bounds, pace; a requesting state's host learns nothing; a recording is one."""
    header = sources()[source].header

    assert header.id == source
    assert header.terms.licence
    assert header.terms.limits
    assert header.reveals in ("nothing", "docket", "name")
    assert header.side in ("neutral", "state-aligned", "requesting_state")
    assert header.side != "requesting_state" or header.reveals == "nothing"
    assert 0 <= header.rows[0] <= header.rows[1]
    assert header.gap_seconds >= 1
    assert header.verified in (Verified.RECORDED, Verified.DOCUMENTED)
    assert set(header.match_by) <= {"name", "docket", "ecli", "keyword", "record"}


def test_content_is_told_apart_by_what_was_said() -> None:
    """The hash that tells a revision from a repetition does not hang on how a document was laid out."""
    path = RECORDINGS / "interpol_red" / "reconstructed-whole-list.json"
    compact = json.dumps(json.loads(path.read_bytes()), separators=(",", ":")).encode()

    before, after = read("interpol_red", path), read("interpol_red", path, compact)
    assert list(map(content_hash, before)) == list(map(content_hash, after))
