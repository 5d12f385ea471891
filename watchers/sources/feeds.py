"""News and institution feeds (RSS, Atom, RDF, JSON Feed): the list of feeds is data, one scope a feed."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache, partial
from importlib import resources
from typing import Any

import yaml

from cases.observations import Observation, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.feeds import FeedItem, read_feed

ID = "feeds"
HEADER = Header(
    id=ID,
    title="News and institution feeds",
    url="https://www.hrw.org/rss/news",
    language="en",
    country=None,
    interval=timedelta(minutes=15),
    match_by=("name", "keyword"),
    rows=(1, 1000),
    sentinel="the closing root tag",
    canary="none: feeds drop old items, so nothing is ever concluded from a missing one",
    reveals="nothing",
    terms=Terms("each publisher's own; titles, links and short extracts are kept", "one request at a time per host"),
    verified=Verified.DOCUMENTED,
    gap_seconds=2.0,
)
_KEYS = {
    "name", "title", "url", "language", "country", "side", "interval_minutes", "verified", "seen_in", "note",
    "reconstructed",
}  # fmt: skip
SIDES = ("neutral", "state-aligned", "requesting_state")


class FeedListError(ValueError):
    """A feed list is wrong; the message says which feed, what is wrong, and how to mend it."""


def load_feeds(text: str) -> tuple[ScopeHeader, ...]:
    """Read a feed list (YAML: `feeds:` with name, title, url, language ...); raises FeedListError."""
    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise FeedListError("The feed list is not valid YAML: mend its indentation or quotes.") from error
    entries = tree.get("feeds") if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        raise FeedListError("The feed list must begin with `feeds:` and a list.")
    found = tuple(_scope(entry, number) for number, entry in enumerate(entries, 1))
    names = [one.scope.subject for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise FeedListError(f"The feed {twice!r} stands twice: give each its own name.")
    return found


def _scope(entry: object, number: int) -> ScopeHeader:
    fields = _fields(entry, number)
    side = str(fields.get("side", "neutral"))
    if side not in SIDES:
        raise FeedListError(f"Feed {fields['name']}: side {side!r} is none of {', '.join(SIDES)}.")
    minutes = fields.get("interval_minutes", 15)
    if not isinstance(minutes, int) or not 5 <= minutes <= 10_080:
        raise FeedListError(f"Feed {fields['name']}: interval_minutes {minutes!r} is no number from 5 to 10080.")
    return ScopeHeader(
        scope=Scope(ID, ScopeKind.LIST, str(fields["name"])),
        title=str(fields["title"]),
        url=str(fields["url"]),
        language=str(fields.get("language", "en")),
        country=_country(fields),
        interval=timedelta(minutes=minutes),
        side=side,
        verified=_verified(fields),
        reconstructed=_reconstructed(fields),
    )


def _country(fields: Mapping[str, Any]) -> str | None:
    """Return an ISO 3166-1 alpha-2 code; YAML reads an unquoted NO (Norway) as false."""
    given = fields.get("country")
    if given is None or (isinstance(given, str) and re.fullmatch("[A-Z]{2}", given)):
        return given
    raise FeedListError(f"Feed {fields['name']}: country {given!r} is no ISO code: write two capitals in quotes.")


def _verified(fields: Mapping[str, Any]) -> Verified:
    given = fields.get("verified", "documented")
    if given in tuple(Verified):
        return Verified(given)
    raise FeedListError(f"Feed {fields['name']}: verified {given!r} is none of {', '.join(Verified)}.")


def _reconstructed(fields: Mapping[str, Any]) -> bool:
    given = fields.get("reconstructed", False)
    if isinstance(given, bool):
        return given
    raise FeedListError(f"Feed {fields['name']}: reconstructed is {given!r}: write true or false, without quotes.")


def _fields(entry: object, number: int) -> Mapping[str, Any]:
    if not isinstance(entry, dict):
        raise FeedListError(f"Feed {number} must be `key: value` pairs.")
    for key in ("name", "title", "url"):
        if not entry.get(key):
            raise FeedListError(f"Feed {number} ({entry.get('name', 'without a name')}) has no {key}: add it.")
    unknown = set(entry) - _KEYS
    if unknown:
        wrong, keys = sorted(map(str, unknown))[0], ", ".join(sorted(_KEYS))
        raise FeedListError(f"Feed {entry['name']}: {wrong!r} is no key of a feed: use {keys}.")
    if not str(entry["url"]).startswith(("http://", "https://")):
        raise FeedListError(f"Feed {entry['name']}: the url must begin with http:// or https://.")
    return entry


@cache
def shipped_feeds() -> tuple[ScopeHeader, ...]:
    """Return the feeds that come with the program."""
    return load_feeds((resources.files("watchers.sources") / "feeds.yaml").read_text(encoding="utf-8"))


def feeds_source(entries: Sequence[ScopeHeader]) -> Source:
    """Return the source that polls these feeds."""
    by_name = {entry.scope.subject: entry for entry in entries}

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        entry = by_name.get(scope.subject)
        return (Request(entry.url, scope),) if entry else ()

    def extended(more: Sequence[ScopeHeader]) -> Source:
        return feeds_source((*entries, *more))

    return Source(HEADER, lambda roster: tuple(entries), requests, partial(read, by_name), extended=extended)


def read(by_name: Mapping[str, ScopeHeader], document: Document) -> Reading:
    """Read one feed document."""
    charset = _charset(document.headers.get("content-type", ""))
    feed = read_feed(document.body, charset, document.fetched_at)
    entry = by_name.get(document.request.scope.subject)
    found = tuple(_observation(document, item, feed.language, entry) for item in feed.items)
    return Reading(feed.outcome, feed.reason, found, rows=len(found))


def _observation(document: Document, item: FeedItem, language: str | None, entry: ScopeHeader | None) -> Observation:
    return Observation(
        scope=document.request.scope,
        key=item.key,
        title=item.title,
        url=item.url,
        published_at=item.published_at,
        text=item.text,
        language=language or (entry.language if entry else None),
        facts={"country": entry.country} if entry and entry.country else {},
        side=(entry.side or "neutral") if entry else "neutral",
    )


def _charset(content_type: str) -> str | None:
    _, _, charset = content_type.lower().partition("charset=")
    return charset.strip(" \"'").partition(";")[0] or None
