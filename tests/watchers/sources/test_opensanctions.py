"""OpenSanctions: only the index is polled, changes are applied once and in order, and a merge is no removal."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Reading, Request
from watchers.proving import judge_scope
from watchers.reading.wanted_sets import MOST_REMOVED
from watchers.sources.opensanctions import HEADER, SOURCE, read, requests, resume

NOW = datetime(2017, 6, 1, tzinfo=UTC)
NOBODY = Roster(())
NOTICES = Scope("opensanctions", ScopeKind.LIST, "interpol_red_notices")
WANTED = Scope("opensanctions", ScopeKind.LIST, "wanted")
BASE = "https://data.opensanctions.org"
WHOLE, DELTA = f"{BASE}/whole.json", f"{BASE}/delta.json"
VERSION = "20170531202701-nta"


def person(entity: str, *referents: str, name: str = "Askar Zhumatov", on: str = "interpol_red_notices") -> object:
    """Return a person as the exports write one."""
    properties = {"name": [name], "nationality": ["kz"]}
    known = {"id": entity, "schema": "Person", "caption": name, "properties": properties}
    return {**known, "referents": referents, "datasets": [on], "first_seen": "2017-03-02T09:27:01"}


def lines(*rows: object) -> bytes:
    """Write rows as JSON lines."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def checksum(body: bytes) -> str:
    """Return a file's checksum as an index states it."""
    return hashlib.sha1(body, usedforsecurity=False).hexdigest()


def index(size: int = 1000, sha1: str = "", delta: str = DELTA) -> bytes:
    """Return a set's index, exported some hours ago."""
    whole = {"name": "entities.ftm.json", "url": WHOLE, "size": size, "checksum": sha1}
    given = {"version": VERSION, "last_export": "2017-05-31T20:27:01", "resources": [whole], "delta_url": delta}
    return json.dumps(given).encode()


def listing(*versions: str) -> bytes:
    """Return a list of versions with changes."""
    return json.dumps({"versions": {version: f"{BASE}/{version}.json" for version in versions}}).encode()


def answer(request: Request, body: bytes) -> Reading:
    """Read an answer to a request."""
    return read(Document(request, request.url, 200, {}, body, NOW))


def walk(first: Request, bodies: dict[str, bytes]) -> tuple[list[str], list[Reading]]:
    """Ask whatever the answers ask further; return the addresses asked and the readings, in order."""
    waiting, asked, readings = [first], list[str](), list[Reading]()
    while waiting:
        request = waiting.pop(0)
        readings.append(answer(request, bodies[request.url]))
        asked.append(request.url.removeprefix(BASE))
        waiting += readings[-1].further
    return asked, readings


def poll(mark: str | None, bodies: dict[str, bytes], scope: Scope = NOTICES) -> tuple[list[str], Outcome, str | None]:
    """Return what one poll asks after the index, how it ends, and the mark it leaves."""
    (first,) = resume(NOBODY, scope, mark) if mark else requests(NOBODY, scope)
    asked, readings = walk(first, {first.url: bodies["index"], **bodies})
    marks = [reading.mark for reading in readings if reading.mark]
    return asked[1:], judge_scope(readings, HEADER, ())[0], marks[-1] if marks else None


def changes(*rows: tuple[str, object], scope: Scope = NOTICES) -> Reading:
    """Read the changes of one version."""
    return answer(Request(DELTA, scope), lines(*({"op": op, "entity": entity} for op, entity in rows)))


def stated(reading: Reading) -> list[tuple[str, str]]:
    """Return the keys read with the kinds they state."""
    return [(seen.key, statement.kind) for seen in reading.observations for statement in seen.states]


def test_the_host_learns_neither_who_is_followed_nor_what_was_read() -> None:
    """Two lists, each asked at one address, with a mark or without."""
    assert [scope.scope for scope in SOURCE.scopes(NOBODY)] == [NOTICES, WANTED]
    for scope in (NOTICES, WANTED):
        first, again = requests(NOBODY, scope)[0], resume(NOBODY, scope, VERSION)[0]
        assert first.url == again.url == f"{BASE}/datasets/latest/{scope.subject}/index.json"
        assert (again.headers, again.body) == ({}, None)


def test_a_first_poll_reads_the_whole_set_and_marks_its_version() -> None:
    """Without a mark there is nothing to apply changes to."""
    body = lines(person("interpol-red-2017-90011"))
    bodies = {"index": index(sha1=checksum(body)), WHOLE: body}

    assert poll(None, bodies) == (["/whole.json"], Outcome.COMPLETE, VERSION)


def test_a_whole_set_that_is_not_the_one_described_is_an_error_and_leaves_no_mark() -> None:
    """Half a download may end at the end of a line: only the checksum tells."""
    body = lines(person("interpol-red-2017-90011"), person("interpol-red-2017-90012"))
    bodies = {"index": index(sha1=checksum(body)), WHOLE: body[: body.index(b"\n") + 1]}

    assert poll(None, bodies) == (["/whole.json"], Outcome.ERROR, None)


def test_an_unmoved_version_asks_nothing_further() -> None:
    """The small index is all that a quiet poll costs."""
    assert poll(VERSION, {"index": index()}) == ([], Outcome.COMPLETE, VERSION)


def test_changes_are_those_after_the_mark_and_up_to_the_target_in_lexical_order() -> None:
    """The mark left is the target: versions without changes have no file."""
    listed = ("20170531142701-c", "20170530142701-a", "20170601022701-z", "20170531022701-b")
    bodies = {"index": index(), DELTA: listing(*listed)}
    bodies |= {f"{BASE}/{version}.json": lines({"op": "DEL", "entity": {"id": "NK-1"}}) for version in listed}

    asked, outcome, mark = poll("20170530142701-a", bodies)

    assert asked == ["/delta.json", "/20170531022701-b.json", "/20170531142701-c.json"]
    assert (outcome, mark) == (Outcome.COMPLETE, VERSION)


def test_a_long_list_of_changes_is_applied_over_several_polls() -> None:
    """Ten at once, and the mark is the tenth."""
    listed = [f"201705{day:02}000000-a" for day in range(10, 25)]
    bodies = {"index": index(), DELTA: listing(*listed)}
    bodies |= {f"{BASE}/{version}.json": lines({"op": "DEL", "entity": {"id": "NK-1"}}) for version in listed}

    asked, outcome, mark = poll(listed[0], bodies)

    assert (len(asked), outcome, mark) == (11, Outcome.COMPLETE, listed[10])
    assert poll(listed[10], bodies)[2] == VERSION


@pytest.mark.parametrize("listed", [("20170531142701-c",), ()])
def test_a_mark_that_the_list_of_changes_no_longer_reaches_has_the_whole_set_read(listed: tuple[str, ...]) -> None:
    """A gap between the mark and the oldest change listed may hide any."""
    bodies = {"index": index(), DELTA: listing(*listed), WHOLE: lines(person("interpol-red-2017-90011"))}

    assert poll("20170520142701-a", bodies) == (["/delta.json", "/whole.json"], Outcome.COMPLETE, VERSION)


def test_a_set_too_large_to_fetch_is_partial_and_its_latest_changes_are_read() -> None:
    """Nothing about absence is proven; from a mark on, changes are all that is needed."""
    version = "20170531142701-c"
    bodies = {"index": index(size=11_024_981), DELTA: listing(version)}
    bodies[f"{BASE}/{version}.json"] = lines({"op": "ADD", "entity": person("tr-wanted-1", on="tr_wanted")})

    asked = ["/delta.json", f"/{version}.json"]
    # The next poll goes on from here, in order, so that nothing that comes later is passed over.
    assert poll(None, bodies, WANTED) == (asked, Outcome.PARTIAL, VERSION)
    assert poll("20170520142701-a", bodies, WANTED)[:2] == (["/delta.json"], Outcome.PARTIAL)
    assert poll(version, bodies, WANTED) == (["/delta.json"], Outcome.COMPLETE, VERSION)


def test_no_other_host_is_asked() -> None:
    """An address in an answer is followed on the host that gave it only."""
    elsewhere = {"index": index(delta="https://example.org/delta.json")}

    assert poll("20170520142701-a", elsewhere)[:2] == ([], Outcome.SUSPECT)


def test_a_merged_notice_is_neither_removed_nor_issued_again() -> None:
    """Its record lives on under another id, new or known before."""
    merged = person("NK-1", "interpol-red-2017-90011")
    for op in ("ADD", "MOD"):
        reading = changes(("DEL", {"id": "interpol-red-2017-90011"}), (op, merged))
        assert (reading.outcome, reading.observations) == (Outcome.COMPLETE, ())


def test_a_removed_notice_is_no_longer_seen_by_opensanctions() -> None:
    """It is said in those words: OpenSanctions' sweep proves no deletion."""
    reading = changes(("DEL", {"id": "interpol-red-2017-90011"}), ("ADD", person("interpol-red-2017-90012")))

    assert stated(reading) == [
        ("interpol-red-2017-90012", "notice-listed"),
        ("interpol-red-2017-90011", "notice-unlisted"),
    ]
    gone = reading.observations[-1]
    assert "no longer seen by OpenSanctions" in gone.text
    assert (gone.facts["entity_id"], gone.states[0].attributes["form"]) == ("2017/90011", "red")


def test_a_removed_warrant_or_merged_record_is_no_removed_notice() -> None:
    """A warrant's id is a hash, and a merged record's names no notice."""
    reading = changes(("DEL", {"id": f"interpol-red-{'0a' * 20}"}), ("DEL", {"id": "Q123"}))

    assert (reading.outcome, reading.observations) == (Outcome.COMPLETE, ())


def test_a_mass_removal_is_not_believed() -> None:
    """Notices are not withdrawn by the hundred: the set broke."""
    removed = [("DEL", {"id": f"interpol-red-2017-{number}"}) for number in range(MOST_REMOVED + 1)]

    reading = changes(*removed, ("ADD", person("interpol-red-2017-90012")))

    assert reading.outcome is Outcome.SUSPECT
    assert stated(reading) == [("interpol-red-2017-90012", "notice-listed")]
    assert changes(*removed[1:]).outcome is Outcome.COMPLETE


def test_wanted_lists_leave_notices_to_interpols_own_set() -> None:
    """One notice in two sets would seem to change at each poll; a list's own id outlives a merge."""
    both = person("NK-1", "interpol-red-2017-90011", "tr-wanted-7", on="tr_wanted")
    reading = changes(
        ("ADD", person("interpol-red-2017-90012")),
        ("MOD", both),
        ("DEL", {"id": "interpol-red-2017-90013"}),
        scope=WANTED,
    )

    assert stated(reading) == [("tr-wanted-7", "wanted-list-added")]
    assert reading.observations[0].states[0].country == "TR"


def test_an_issuing_state_that_is_no_iso_code_is_left_open() -> None:
    """OpenSanctions has codes for parts of states and for states that are gone."""
    warrant = {
        "id": "interpol-red-aa",
        "schema": "Sanction",
        "properties": {"entity": ["interpol-red-2017-90011"], "authorityId": ["2017/90011"], "country": ["suhh"]},
    }
    reading = changes(("ADD", person("interpol-red-2017-90011")), ("ADD", warrant))

    assert [statement.country for statement in reading.observations[0].states] == [None]
