"""OpenSanctions' copy of INTERPOL's Red Notices and of national wanted lists: whole sets once, then their changes.

Format: per-set index.json, entities.ftm.json and delta files (opensanctions.org/docs/bulk and /faq/80; deltas are
marked beta). Only the small index is polled. Where its `version` has moved, the changes since the version applied last
are read; without one, or where the list of changes no longer reaches back to it, the whole set is.
What they show is INTERPOL "as seen by OpenSanctions": their sweep keeps answers for days and cannot prove that it saw
everything, so this is no authority. A removed entity is told by its id alone: one that had been merged under another
id (Q..., NK-...) names no notice, and its removal stays unsaid here.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.dates import parse_date
from watchers.reading.follow_the_money import json_lines
from watchers.reading.json_documents import count, layout_refusal, line, parse
from watchers.reading.wanted_sets import changes, whole_set

HOST = "data.opensanctions.org"
INDEX = f"https://{HOST}/datasets/latest/{{}}/index.json"
NOTICES, WANTED = "interpol_red_notices", "wanted"
SETS = {NOTICES: "OpenSanctions: INTERPOL Red Notices", WANTED: "OpenSanctions: wanted lists"}
# The fetcher takes no body beyond 10 MiB. The notices have 8 MB (2024), all wanted lists together 11 MB.
LARGEST = 10 * 1024 * 1024
# With index and list of changes that makes the twelve documents of one poll; the rest follows at the next.
MOST_CHANGES = 10
STALE = timedelta(hours=48)

HEADER = Header(
    id="opensanctions",
    title="OpenSanctions",
    url=INDEX.format(NOTICES),
    language="en",
    country=None,
    interval=timedelta(hours=2),
    match_by=("name", "record"),
    always_read=True,
    rows=(0, 50_000),
    sentinel="version",
    canary="none: a run of theirs that met an error is not published, and an old one is called stale",
    reveals="nothing",
    terms=Terms("CC BY-NC 4.0: non-commercial, with attribution", "exports every 6 to 8 hours; polling is welcome"),
    verified=Verified.DOCUMENTED,
    content_types=(
        "application/json", "application/json+ftm", "application/x-ndjson", "application/octet-stream",
        "binary/octet-stream", "text/plain",
    ),
    hosts=(HOST,),
)  # fmt: skip


IN_ITS_MIDDLE = "the set is too large to be read whole: its newest changes were read, and what comes after them will be"


@dataclass(frozen=True, slots=True)
class _Target:
    """What the answers after the index must know of it, carried in `Request.record` (no host sees that).

    `mark` is the version applied last; `version` the one to reach; `url` is empty where the set is too large.
    `begun`: there was no mark, so that what stood in the set before its newest changes is not known.
    """

    mark: str = ""
    version: str = ""
    url: str = ""
    sha1: str = ""
    begun: bool = False


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return the two sets; who is followed changes nothing in what is asked."""
    return tuple(
        ScopeHeader(Scope(HEADER.id, ScopeKind.LIST, name), title, INDEX.format(name)) for name, title in SETS.items()
    )


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for a set's index, from which the whole set is asked for."""
    return (Request(INDEX.format(scope.subject), scope),) if scope.subject in SETS else ()


def resume(roster: Roster, scope: Scope, mark: str) -> Sequence[Request]:
    """Ask for a set's index, from which the changes since version `mark` are asked for."""
    return tuple(Request(one.url, scope, record=mark) for one in requests(roster, scope))


def read(document: Document) -> Reading:
    """Read an index, a list of changes, the changes of one version, or a whole set: told apart by their fields."""
    data = parse(document.body)
    if isinstance(data, Mapping):
        if "versions" in data:
            return _changes_listed(document, data)
        if not data.keys() & {"op", "schema"}:
            return _index(document, data)
    elif isinstance(data, list):
        return Reading(Outcome.SUSPECT, "the layout has changed: an array came where one set was due")
    rows = json_lines(document.body)
    if isinstance(rows, tuple):
        return Reading(*rows)
    if any("op" in row for row in rows):
        return _changes(document, rows)
    return _whole_set(document, rows)


def _changes(document: Document, rows: Sequence[Mapping[str, Any]]) -> Reading:
    """Read one file of changes; the last of a set that is too large to begin with says that it began in its middle."""
    carried = _carried(document)
    read = replace(changes(document, rows, _lists_only(document)), mark=carried.version or None)
    return replace(read, outcome=Outcome.PARTIAL, reason=IN_ITS_MIDDLE) if carried.begun and carried.version else read


def _index(document: Document, data: Mapping[str, Any]) -> Reading:
    version = line(data.get("version"))
    exported = parse_date(line(data.get("last_export")) or line(data.get("updated_at")), document.fetched_at)
    if not version or exported is None:
        return Reading(*layout_refusal(data, "`version` or `last_export`"))
    if document.fetched_at - exported > STALE:
        return Reading(Outcome.SUSPECT, f"the set is stale: it was last exported on {exported:%Y-%m-%d at %H:%M} UTC")
    mark = document.request.record or ""
    if mark >= version:
        return Reading(Outcome.COMPLETE, f"version {version} was read before", mark=mark)
    size, target = _target_of(data, mark, version)
    if not mark and target.url:
        return _asking(Outcome.COMPLETE, f"version {version}: the whole set is read", document, target.url, target)
    delta = line(data.get("delta_url"))
    if not _ours(delta):
        return Reading(*layout_refusal(data, "`delta_url`"))
    if mark:
        return _asking(Outcome.COMPLETE, f"version {version}: the changes since {mark}", document, delta, target)
    return _asking(Outcome.PARTIAL, _too_large(size), document, delta, target)


def _target_of(data: Mapping[str, Any], mark: str, version: str) -> tuple[int, _Target]:
    """Return the size of the whole set in bytes, and what must be known to read it."""
    given = data.get("resources")
    files = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
    whole = next((one for one in files if one.get("name") == "entities.ftm.json"), {})
    size, url = count(whole.get("size")) or 0, line(whole.get("url"))
    fits = _ours(url) and size <= LARGEST
    return size, _Target(mark, version, url if fits else "", line(whole.get("checksum")))


def _too_large(size: int) -> str:
    return (
        f"the whole set ({size / 1_000_000:.0f} MB) is larger than the {LARGEST >> 20} MB that are fetched: "
        "only its latest changes are read, absence is NOT PROVABLE"
    )


def _ours(url: str) -> bool:
    """Follow addresses within an answer only on the host that was asked."""
    try:
        parts = urlsplit(url)
        return (parts.scheme, parts.hostname) == ("https", HOST)
    except ValueError:
        return False


def _asking(outcome: Outcome, reason: str, document: Document, url: str, target: _Target) -> Reading:
    return Reading(outcome, reason, further=(_request(document, url, target),))


def _request(document: Document, url: str, target: _Target) -> Request:
    return Request(url, document.request.scope, record=json.dumps(asdict(target)))


def _carried(document: Document) -> _Target:
    carried = parse((document.request.record or "").encode())
    return _Target(**carried) if isinstance(carried, Mapping) else _Target()


def _changes_listed(document: Document, data: Mapping[str, Any]) -> Reading:
    given, target = data["versions"], _carried(document)
    if not isinstance(given, Mapping) or not all(_ours(line(url)) for url in given.values()):
        return Reading(*layout_refusal(data, "a file of this host for each of `versions`"))
    listed = sorted(str(version) for version in given)
    if target.mark and (not listed or target.mark < listed[0]):
        reason = f"the changes since {target.mark} are no longer listed: the whole set is read"
        if target.url:
            return _asking(Outcome.COMPLETE, reason, document, target.url, target)
        return Reading(Outcome.PARTIAL, f"the changes since {target.mark} are no longer listed, and the set is large")
    due = [version for version in listed if target.mark < version and (version <= target.version or not target.version)]
    if not due:
        return Reading(
            Outcome.COMPLETE, f"no changes are listed since {target.mark or 'the first'}", mark=target.version or None
        )
    # From a mark in order, so that nothing is passed over; without one the newest changes are what there is to have.
    taken = due[:MOST_CHANGES] if target.mark else due[-MOST_CHANGES:]
    # Versions without a change have no file, so that the last file brings us to the target itself.
    reached = target.version or taken[-1] if taken[-1] == due[-1] else taken[-1]
    begun = not target.mark
    further = tuple(
        _request(document, line(given[version]), _Target(version=reached if version == taken[-1] else "", begun=begun))
        for version in taken
    )
    return Reading(Outcome.COMPLETE, f"{len(taken)} of {len(due)} versions with changes are read", further=further)


def _whole_set(document: Document, rows: Sequence[Mapping[str, Any]]) -> Reading:
    target = _carried(document)
    if target.sha1 and hashlib.sha1(document.body, usedforsecurity=False).hexdigest() != target.sha1:
        return Reading(Outcome.ERROR, "the file is not the one its index describes: the checksum differs")
    return replace(whole_set(document, rows, _lists_only(document)), mark=target.version or None)


def _lists_only(document: Document) -> bool:
    return document.request.scope.subject == WANTED


SOURCE = Source(HEADER, scopes, requests, read, resume=resume)
