"""CourtListener's webhooks: {"webhook": {"event_type", "version", ...}, "payload": {...}}, five kinds of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from cases.observations import Observation, Outcome, Scope, ScopeKind
from watchers.contract import Document, Reading
from watchers.reading.courtlistener_records import filing, filings_found, found
from watchers.reading.json_documents import line
from watchers.reading.json_lists import texts_at, values_at

Payload = Mapping[str, Any]


def read_event(document: Document, data: Mapping[str, Any]) -> Reading:
    """Read one webhook; what no reader knows is SUSPECT, so that the receiver keeps it for a person to look at."""
    envelope, payload = data.get("webhook"), data.get("payload")
    event = envelope.get("event_type") if isinstance(envelope, Mapping) else None
    read = _EVENTS.get(line(event))
    if read is None or not isinstance(payload, Mapping):
        return Reading(Outcome.SUSPECT, f"a webhook of a kind that nobody knows: {line(event) or 'none'}")
    return read(document, payload)


def _docket_alert(document: Document, payload: Payload) -> Reading:
    """Read new filings of watched dockets, in the docket's own order: they arrive in any."""
    rows = _rows(payload)
    ordered = sorted(rows, key=lambda row: line(row.get("recap_sequence_number")))
    return _read([(seen,) if (seen := _of_docket(document, row)) else () for row in ordered], payload, "new filings")


def _of_docket(document: Document, row: Payload) -> Observation | None:
    """Return a filing under its docket's number, which ties it to a person, but not under the polled scope itself.

    A poll of the docket shows no filings: in its scope each would soon count as missing and be asked for.
    """
    seen = filing(document, row)
    source = document.request.scope.source
    return replace(seen, scope=Scope(source, ScopeKind.DOCKET, f"#{seen.facts['docket']}")) if seen else None


def _search_alert(document: Document, payload: Payload) -> Reading:
    """Read new hits of a saved search: each docket or opinion with the filings shown under it."""
    given = [(seen, *filings_found(document, row)) if (seen := found(document, row)) else () for row in _rows(payload)]
    return _read(given, payload, "new hits of a saved search")


def _rows(payload: Payload) -> list[Payload]:
    return [row for row in values_at(payload, "results") if isinstance(row, Mapping)]


def _read(given: "list[tuple[Observation, ...]]", payload: Payload, what: str) -> Reading:
    if not isinstance(payload.get("results"), list):
        return Reading(Outcome.SUSPECT, "the layout has changed: `results` is missing")
    seen = tuple(one for group in given for one in group)
    unread = sum(not group for group in given) + len(payload["results"]) - len(given)
    if unread:
        return Reading(Outcome.SUSPECT, f"the layout has changed: {unread} of {what} carry no id", seen)
    return Reading(Outcome.COMPLETE, f"{len(given)} {what}", seen, rows=len(seen))


def _fetched(document: Document, payload: Payload) -> Reading:
    return Reading(Outcome.COMPLETE, f"a fetch from PACER ended: {line(payload.get('message')) or 'no word how'}")


def _old_alerts(document: Document, payload: Payload) -> Reading:
    """Read which docket alerts are, or soon will be, switched off: from then on a docket's silence means nothing."""
    old, off = (", ".join(texts_at(payload, f"{kind}.docket")) for kind in ("old_alerts", "disabled_alerts"))
    if off:
        return Reading(Outcome.PARTIAL, f"docket alerts are switched off, renew them: {off}")
    return Reading(Outcome.COMPLETE, f"docket alerts will soon be switched off, renew them: {old or 'none'}")


def _available(document: Document, payload: Payload) -> Reading:
    return Reading(Outcome.COMPLETE, "a document that was waited for is in the archive")


_EVENTS: Mapping[str, Callable[[Document, Payload], Reading]] = {
    "1": _docket_alert,
    "2": _search_alert,
    "3": _fetched,
    "4": _old_alerts,
    "5": _available,
}
