"""Google Alerts delivered as Atom feeds, made by an operator in their own account (recorded 2019).

Links are redirects that carry the article's address in themselves, so nobody need be asked where they lead.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from cases.observations import Observation, Scope
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.feeds import FeedItem, read_feed
from watchers.watch_lists import WatchList, load_entries, shipped_text

HEADER = Header(
    id="google_alerts",
    title="Google Alerts",
    url="https://www.google.com/alerts/feeds/",
    language="en",
    country=None,
    interval=timedelta(minutes=30),
    match_by=("name", "keyword"),
    rows=(1, 200),
    sentinel="the closing root tag",
    canary="none: an alert keeps its newest articles only, so nothing is ever concluded from a missing one",
    # Google has the name from the alert itself; being asked for the feed tells it who reads.
    reveals="name",
    terms=Terms("Google's terms of service; each article is its publisher's", "no stated limit: half an hour an alert"),
    verified=Verified.RECORDED,
    gap_seconds=5.0,
    hosts=("www.google.com",),
)
ALERTS = WatchList("alerts", HEADER.id, HEADER.interval)


def load_alerts(text: str) -> tuple[ScopeHeader, ...]:
    """Read a list of alerts (YAML: `alerts:` with name, title, url ...); raises WatchListError."""
    return tuple(scope for scope, _ in load_entries(text, ALERTS))


def google_alerts_source(entries: Sequence[ScopeHeader]) -> Source:
    """Return the source that polls these alerts."""
    by_name = {entry.scope.subject: entry for entry in entries}

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        entry = by_name.get(scope.subject)
        return (Request(entry.url, scope),) if entry else ()

    def extended(more: Sequence[ScopeHeader]) -> Source:
        return google_alerts_source((*entries, *more))

    return Source(HEADER, lambda roster: tuple(entries), requests, partial(read, by_name), extended=extended)


def read(by_name: Mapping[str, ScopeHeader], document: Document) -> Reading:
    """Read one alert's feed."""
    feed = read_feed(document.body, None, document.fetched_at)
    entry = by_name.get(document.request.scope.subject)
    found = tuple(_observation(document, item, entry) for item in feed.items)
    return Reading(feed.outcome, feed.reason, found, rows=len(found))


def _observation(document: Document, item: FeedItem, entry: ScopeHeader | None) -> Observation:
    """Return an article under the alert's own id: two alerts cut different extracts from one article."""
    return Observation(
        scope=document.request.scope,
        key=item.key,
        title=item.title,
        url=item.url,
        published_at=item.published_at,
        text=item.text,
        language=entry.language if entry else None,
    )


SOURCE = google_alerts_source(load_alerts(shipped_text("google_alerts.yaml")))
