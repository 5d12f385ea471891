"""Newest decisions of Azerbaijan's Supreme Court, as its own search page asks for them (undocumented JSON by POST).

The list gives no names, only work numbers, and a decision's text is had by its number alone, which this state's host
must not be asked for: so the list is compared here with the dockets we hold, and the rest is for a person to open.
"""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlencode

from cases.observations import Observation, Scope, ScopeKind, Statement
from cases.people import Roster
from watchers.contract import Header, Request, ScopeHeader, Source, Terms, Verified
from watchers.declared import reader
from watchers.reading.days import Order
from watchers.reading.json_lists import JsonList
from watchers.reading.records import Fields

SEARCH = "https://sc.supremecourt.gov.az/decision-search/"
COURT = "Supreme Court of Azerbaijan"
HEADER = Header(
    id="az_supreme_court",
    title="Supreme Court of Azerbaijan (newest decisions)",
    url=SEARCH,
    language="az",
    country="AZ",
    interval=timedelta(hours=12),
    match_by=("docket",),
    rows=(1, 100),
    steady_rows=True,
    sentinel="tableDatas.total",
    canary="none: a window on the newest decisions, so nothing is ever concluded from a missing one",
    reveals="nothing",
    terms=Terms("official acts of a state; no licence is stated", "no stated limit: one list twice a day"),
    verified=Verified.DOCUMENTED,
    side="requesting_state",
    gap_seconds=10.0,
    content_types=("application/json",),
    hosts=("sc.supremecourt.gov.az",),
    authority=True,
    hides_names=True,
)
_HEADERS = {"X-Requested-With": "XMLHttpRequest", "Content-Type": "application/x-www-form-urlencoded"}
_NEWEST = urlencode({"page": 1, "perpage": 100, "sort": "am_date4", "order": "desc"}).encode()
_SCOPE = ScopeHeader(Scope(HEADER.id, ScopeKind.LIST, "newest"), HEADER.title, SEARCH)


def _states(seen: Observation) -> tuple[Statement, ...]:
    day = seen.published_at.date().isoformat() if seen.published_at else None
    outcome = {"outcome": seen.facts["outcome"]} if "outcome" in seen.facts else {}
    return (Statement("docket-entry", "AZ", None, seen.facts.get("docket"), day, {"body": COURT, **outcome}),)


LAYOUT = JsonList(
    rows="tableDatas.data",
    fields=Fields(
        key="am_regn",
        title=("am_regn", "am_decision_type", "am_result"),
        # A decision's own address answers with JSON, so that the page to open is the search.
        page=SEARCH,
        day="am_date4",
        order=Order.DAY_FIRST,
        facts={"docket": "am_regn", "outcome": "am_result", "judge": "am_judge"},
        # `am_col` is the panel: 1 criminal, 2 civil, 3 commercial, 4 administrative.
        known=("am_col", "am_star", "am_decision_link", "job_regn"),
        states=_states,
    ),
    # The total counts all decisions since 2000 or so; asked for are the hundred newest.
    required=("tableDatas.data", "tableDatas.total"),
    errors=("error", "exception"),
    language="az",
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for the newest hundred; neither a name nor a number goes to this host."""
    return (Request(SEARCH, scope, headers=_HEADERS, body=_NEWEST),)


SOURCE = Source(HEADER, lambda roster: (_SCOPE,), requests, reader(LAYOUT))
