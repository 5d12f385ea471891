"""United States federal dockets in CourtListener (Free Law Project): polled by name and docket, or by its webhooks.

Documented (REST API v4, webhooks v2; sample answers and payloads are the project's own). The archive is fed by its
users, so a silent docket is no proof that nothing was filed. Real docket numbers are not unique (a case with several
defendants has several under one number), so a docket is followed by CourtListener's own id (4214664).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from cases.names import latin_spellings
from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import (
    AccessKey,
    Document,
    Header,
    Purpose,
    Reading,
    Request,
    ScopeHeader,
    Source,
    Terms,
    Verified,
)
from watchers.declared import SPELLINGS, docket_scopes, person_scopes
from watchers.reading.courtlistener_records import FOUND_DOCKET, WATCHED_DOCKET, record
from watchers.reading.courtlistener_webhooks import read_event
from watchers.reading.json_documents import layout_refusal, parse_object
from watchers.reading.json_lists import JsonList, read_json_list
from watchers.reading.paging import NextLinks

API = "https://www.courtlistener.com/api/rest/v4/"

HEADER = Header(
    id="us_courtlistener",
    title="CourtListener (US federal courts)",
    url=API,
    language="en",
    country="US",
    interval=timedelta(hours=24),
    match_by=("name", "docket"),
    rows=(0, 240),
    sentinel="count",
    canary="none: every search declares its count",
    reveals="name",
    terms=Terms(
        "court data is public domain; one account for an organisation",
        "125 requests a day for a free account (5 a minute, 50 an hour); searches should not be polled often",
    ),
    verified=Verified.DOCUMENTED,
    gap_seconds=15.0,
    content_types=("application/json",),
    hosts=("www.courtlistener.com",),
    key=AccessKey("courtlistener", "Authorization", "Token {}"),
    daily_requests=100,
)
SEARCH = JsonList(
    "results", FOUND_DOCKET, total="count", required=("results", "count"), paging=NextLinks("next"), language="en"
)
# A cursor does not tell how many rows came before, so only the first page is held to the count; their sum is too.
CONTINUED = replace(SEARCH, total="")
_ALERTS = Scope(HEADER.id, ScopeKind.LIST, "search alerts")


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each followed person and, asked twice as often, one for each docket."""
    # A docket's answer has been seen, a search's of this type only described.
    tracked = docket_scopes(HEADER, roster)
    dockets = (replace(one, interval=timedelta(hours=12), verified=Verified.RECORDED) for one in tracked)
    return (*person_scopes(HEADER, roster), *dockets)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for all spellings of a person at once, since requests are few, or for one docket by its id."""
    if scope.kind is ScopeKind.DOCKET:
        number = scope.subject.strip()
        return (Request(f"{API}dockets/{number}/", scope),) if number.isascii() and number.isdigit() else ()
    person = roster.person(scope.subject)
    pairs = latin_spellings(person, SPELLINGS) if person else ()
    words = " OR ".join(f'"{given} {surname}"' if given else f'"{surname}"' for given, surname in pairs)
    query = urlencode({"type": "r", "q": words, "order_by": "dateFiled desc"})
    return (Request(f"{API}search/?{query}", scope),) if words else ()


def lookup(scope: Scope, key: str) -> Request:
    """Ask for a record itself (a filing's docket); 404 says that it was hidden or removed, not that a case closed."""
    kind, _, number = key.partition("/")
    address = f"{'clusters' if kind == 'opinion' else 'dockets'}/{number.partition('/')[0]}/"
    return Request(f"{API}{address}", scope, Purpose.LOOKUP, record=key)


def read(document: Document) -> Reading:
    """Read a search's page, a docket's record, or a saved webhook."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if "webhook" in data and "payload" in data:
        return read_event(document, data)
    if "docket_number" in data:
        return _watched(document, data)
    listed = read_json_list(SEARCH if document.request.page == 1 else CONTINUED, document)
    return replace(listed, observations=tuple(replace(seen, key=f"docket/{seen.key}") for seen in listed.observations))


def _watched(document: Document, data: Mapping[str, Any]) -> Reading:
    seen = record(document, data, WATCHED_DOCKET, document.request.record or "docket/{}/record")
    if seen is None:
        return Reading(*layout_refusal(data, "the docket's `id`"))
    return Reading(Outcome.COMPLETE, "the docket was read", (seen,), rows=1)


def read_webhook(body: bytes, headers: Mapping[str, str], now: datetime) -> Reading:
    """Read what CourtListener posts; `now` is aware UTC.

    Webhooks are not signed, so the receiver keeps its path secret and knows the two addresses they come from; what
    has no Idempotency-Key is none. The same key comes again with every retry: the receiver drops what it has seen.
    """
    given = next((value for name, value in headers.items() if name.lower() == "idempotency-key"), "")
    try:
        UUID(given)
    except ValueError:
        return Reading(Outcome.SUSPECT, "refused: a webhook of CourtListener carries an Idempotency-Key")
    document = Document(Request(API, _ALERTS), API, 200, {}, body, now)
    data = parse_object(body)
    return Reading(*data) if isinstance(data, tuple) else read_event(document, data)


SOURCE = Source(HEADER, scopes, requests, read, lookup)
