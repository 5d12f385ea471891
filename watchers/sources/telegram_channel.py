"""Public Telegram channels through the web preview at https://t.me/s/CHANNEL (undocumented HTML, newest post last).

Recorded 2023-02, with its blanks set anew. About twenty posts a page; an album is one post, so that numbers skip.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cases.observations import Observation, Outcome, Scope
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.html_lists import is_cut, page_of
from watchers.reading.telegram_posts import first, number_of, post_facts, post_moment, post_text, posts_in
from watchers.watch_lists import WatchList, WatchListError, load_entries, shipped_text

HEADER = Header(
    id="telegram_channel",
    title="Public Telegram channels",
    url="https://t.me/s/",
    language="ru",
    country=None,
    interval=timedelta(minutes=15),
    match_by=("name", "keyword"),
    rows=(1, 400),
    sentinel="the message history",
    canary="none: posts are deleted and pages are short, so nothing is ever concluded from a missing post",
    reveals="nothing",
    terms=Terms("each channel's own; texts and links are kept, no pictures", "no stated limit: 15 min a channel"),
    verified=Verified.RECORDED,
    gap_seconds=5.0,
    content_types=("text/html",),
    hosts=("t.me",),
)
CHANNELS = WatchList("channels", HEADER.id, HEADER.interval)
_ADDRESS = re.compile(r"https?://(?:www\.)?(?:t|telegram)\.me/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/?(?:\?.*)?")
# Telegram leads to the channel's front page, or shows it, where it gives no preview.
_UNAVAILABLE = Reading(
    # The host answered properly: its other channels are not to wait for this one.
    Outcome.ERROR,
    "the channel is unavailable: Telegram shows no preview of it (switched off, private, marked as sensitive or "
    "blocked by region); that is not a channel without posts",
)
_LONGEST_TITLE = 200
# Two hundred posts or so; who writes more between two polls leaves a gap, which is said.
_LONGEST_WALK = 10


def load_channels(text: str) -> tuple[ScopeHeader, ...]:
    """Read a list of channels (YAML: `channels:` with name, title, url ...); raises WatchListError."""
    scopes = tuple(scope for scope, _ in load_entries(text, CHANNELS))
    wrong = next((scope for scope in scopes if channel_of(scope.url) is None), None)
    if wrong:
        raise WatchListError(f"{wrong.scope.subject}: {wrong.url} is no channel's address: write https://t.me/NAME.")
    return scopes


def channel_of(url: str) -> str | None:
    """Return the channel an address leads to (with or without the /s/ of the preview), None where it is none."""
    found = _ADDRESS.fullmatch(url)
    return found[1] if found and found[1] != "joinchat" else None


def telegram_channels_source(entries: Sequence[ScopeHeader]) -> Source:
    """Return the source that polls these channels."""
    by_name = {entry.scope.subject: entry for entry in entries}

    def resume(roster: Roster, scope: Scope, mark: str) -> Sequence[Request]:
        """Ask for the newest posts, to be walked back from until post number `mark` is reached."""
        entry = by_name.get(scope.subject)
        channel = channel_of(entry.url) if entry else None
        return (Request(f"https://t.me/s/{channel}", scope, record=mark or None),) if channel else ()

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        return resume(roster, scope, "")

    def extended(more: Sequence[ScopeHeader]) -> Source:
        return telegram_channels_source((*entries, *more))

    reading = partial(read, by_name)
    return Source(HEADER, lambda roster: tuple(entries), requests, reading, resume=resume, extended=extended)


def read(by_name: Mapping[str, ScopeHeader], document: Document) -> Reading:
    """Read one page of a channel's preview, and ask for the one before where it begins after the last known post."""
    if not urlsplit(document.final_url).path.startswith("/s/"):
        return _UNAVAILABLE
    page = page_of(document.body)
    history = first(page, ".tgme_channel_history")
    if history is None:
        changed = Reading(Outcome.SUSPECT, "the layout has changed: no message history on the page")
        return _UNAVAILABLE if first(page, ".tgme_page") else changed
    wraps, posts = history.css(".tgme_widget_message_wrap"), posts_in(history)
    if not wraps:
        return Reading(Outcome.SUSPECT, "no post stands on the page; that is not yet a channel without posts")
    if len(posts) < len(wraps):
        return Reading(Outcome.SUSPECT, f"the layout has changed: {len(posts)} of {len(wraps)} posts carry an id")
    entry = by_name.get(document.request.scope.subject)
    found = tuple(_observation(document, key, post, entry) for key, post in posts.items())
    if is_cut(document.body):
        # The last post is the one that was cut.
        whole = found[:-1]
        return Reading(Outcome.PARTIAL, "the page is cut: its closing tag is missing", whole, rows=len(whole))
    return _walked(document, page, found)


def _walked(document: Document, page: LexborHTMLParser, found: tuple[Observation, ...]) -> Reading:
    """Judge how far back this page leads, and ask for the one before where the last known post lies further back.

    A post that was deleted since is no gap: what counts is a page that reaches as far back as its number.
    """
    asked, numbers = document.request, [number_of(seen.key) for seen in found]
    before = re.search(r"[?&]before=(\d{1,12})", asked.url)
    if before and min(numbers) >= int(before[1]):
        return Reading(Outcome.SUSPECT, "an older page repeats newer posts", found, rows=len(found))
    known, newest = _carried(asked.record)
    newest = max(*numbers, known, newest)
    mark = str(newest) if asked.page == 1 else None
    if not known or min(numbers) <= known or first(page, "a[data-before], link[rel=prev]") is None:
        return Reading(Outcome.COMPLETE, f"{len(found)} posts read", found, rows=len(found), mark=mark)
    if asked.page >= _LONGEST_WALK:
        gap = f"posts {known + 1} to {min(numbers) - 1} were not read: more came than {_LONGEST_WALK} pages hold"
        return Reading(Outcome.PARTIAL, gap, found, rows=len(found), mark=str(newest))
    url = f"{asked.url.partition('?')[0]}?before={min(numbers)}"
    older = replace(asked, url=url, record=f"{known}:{newest}", page=asked.page + 1)
    return Reading(Outcome.COMPLETE, f"{len(found)} posts read", found, (older,), rows=len(found), mark=mark)


def _carried(record: str | None) -> tuple[int, int]:
    """Return the last known post's number and the newest one's, as a walk carries them ("95:107"); 0 where unknown."""
    known, _, newest = (record or "").partition(":")
    return int(known) if known.isdecimal() else 0, int(newest) if newest.isdecimal() else 0


def _observation(document: Document, key: str, post: LexborNode, entry: ScopeHeader | None) -> Observation:
    text = post_text(post)
    facts = dict(post_facts(post)) | ({"country": entry.country} if entry and entry.country else {})
    return Observation(
        scope=document.request.scope,
        key=key,
        title=text.partition("\n")[0][:_LONGEST_TITLE] or key,
        url=f"https://t.me/{key}",
        published_at=post_moment(post, document.fetched_at),
        text=text,
        language=entry.language if entry else None,
        facts=facts,
        side=(entry.side or "neutral") if entry else "neutral",
    )


SOURCE = telegram_channels_source(load_channels(shipped_text("telegram_channels.yaml")))
