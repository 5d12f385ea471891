"""RSS, RDF, Atom and JSON Feed documents to items; never raises, and a cut document is never read as whole."""

import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import feedparser

from cases.observations import Outcome
from watchers.reading.dates import parse_date
from watchers.reading.encoding import clean, decode
from watchers.reading.feed_identity import identity, real_link
from watchers.reading.html_text import line_of, text_of
from watchers.reading.json_documents import parse_object

# What is inside these is text, whatever tags it seems to hold; an unclosed one swallows the rest.
_OPAQUE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_ITEM = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)(?=[\s>])(?![^<>]*/>)", re.IGNORECASE)
_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_OPENED = re.compile(r"<[A-Za-z]")
# A feed with stray HTML (`<br>`) leaves some open; no feed leaves this many.
MOST_UNCLOSED = 5000
_UTF8 = '<?xml version="1.0" encoding="utf-8"?>\n'
_LANGUAGE = re.compile(r"^([a-z]{2})(?:$|[-_])")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item: `key` is its identity, `text` its title, summary and content as plain text, times are aware UTC."""

    key: str
    title: str
    url: str | None
    published_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed document gives: its outcome with a reason, its items in order, and the language it declares."""

    outcome: Outcome
    reason: str
    items: tuple[FeedItem, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as the document has it, before its marks and dates are read."""

    guid: str
    title: str
    link: str
    date: str
    bodies: tuple[str, ...]


def read_feed(body: bytes, charset: str | None, now: datetime) -> FeedReading:
    """Read a feed of any of the four formats; `charset` is what the HTTP header declares, `now` bounds its dates."""
    text = clean(decode(body, charset)).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return _read_json(text, now)
    refusal = _refusal(_OPAQUE.sub(" ", text))
    return FeedReading(*refusal) if refusal else _read_xml(text, now)


def _refusal(markup: str) -> tuple[Outcome, str] | None:
    """Say why this is no feed to read, looking at the markup alone (no comments, no CDATA)."""
    root = _ROOT.search(markup)
    name = root.group(2).lower() if root else ""
    if name in ("html", "head", "body"):
        return Outcome.BLOCKED, "a web page came where a feed was due"
    if re.search(r"<!ENTITY", markup, re.IGNORECASE):
        return Outcome.SUSPECT, "the feed declares entities of its own, which no feed needs: it was not read"
    if _unclosed(markup) > MOST_UNCLOSED:
        return Outcome.SUSPECT, "the feed opens thousands of tags that it never closes: it was not read"
    if name not in _FEED_ROOTS:
        return Outcome.SUSPECT, "this is no feed: neither RSS, RDF, Atom nor JSON Feed"
    return None


def _unclosed(markup: str) -> int:
    """Count the tags left open; feedparser's stack of them makes a hostile feed cost seconds."""
    return len(_OPENED.findall(markup)) - markup.count("</") - markup.count("/>")


def _read_xml(text: str, now: datetime) -> FeedReading:
    try:
        # BytesIO, because feedparser would open a plain string as a file or an address.
        parsed = feedparser.parse(
            io.BytesIO((_UTF8 + _DECLARATION.sub("", text, count=1)).encode("utf-8", errors="replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        entries = [_xml_entry(entry) for entry in parsed.entries]
    except Exception as error:  # feedparser raises undocumented errors on some broken markup.
        return FeedReading(Outcome.ERROR, f"the feed could not be parsed ({type(error).__name__})")
    markup = _OPAQUE.sub(" ", text)
    language = _language(parsed.feed.get("language"))
    return _judged(entries, now, language, _unread(markup, len(entries)))


def _unread(markup: str, read: int) -> tuple[Outcome, str] | None:
    """Say what is missing from the document or from what was read of it, or None where it is whole."""
    root = _ROOT.search(markup)
    name = f"{root.group(1) or ''}{root.group(2)}" if root else ""
    end = re.search(
        rf"</{re.escape(name)}\s*>\s*\Z|\A\s*(?:<![^<>]*>\s*)*<{re.escape(name)}\b[^<>]*/>\s*\Z", markup, re.I
    )
    if not end:
        return Outcome.PARTIAL, f"the feed is cut: it does not end with </{name}>"
    begun = len(_ITEM.findall(markup))
    return (Outcome.PARTIAL, f"{read} of the feed's {begun} items could be read") if read < begun else None


def _xml_entry(entry: Mapping[str, Any]) -> _Entry:
    # dict.get, because feedparser's own look-up invents `updated` and `published` from one another.
    def stated(key: str) -> str:
        return _stated(dict.get(entry, key))  # type: ignore[call-overload]

    contents = dict.get(entry, "content") or ()  # type: ignore[call-overload]
    bodies = (stated("summary"), *(_stated(content.get("value")) for content in contents))
    date = next((date for key in ("published", "updated", "created") if (date := stated(key))), "")
    link = stated("link") or next((_stated(one.get("href")) for one in dict.get(entry, "links") or ()), "")  # type: ignore[call-overload]
    return _Entry(stated("id"), stated("title"), link, date, bodies)


def _read_json(text: str, now: datetime) -> FeedReading:
    parsed = parse_object(text.encode("utf-8"))
    if isinstance(parsed, tuple):
        return FeedReading(*parsed)
    items = parsed.get("items")
    if "jsonfeed.org" not in _stated(parsed.get("version")) or not isinstance(items, list):
        return FeedReading(Outcome.SUSPECT, "this is no JSON Feed: `version` or `items` is missing")
    objects = [item for item in items if isinstance(item, dict)]
    flaw = None if len(objects) == len(items) else (Outcome.SUSPECT, "an item of the JSON Feed is not an object")
    return _judged([_json_entry(item) for item in objects], now, _language(parsed.get("language")), flaw)


def _json_entry(item: Mapping[str, Any]) -> _Entry:
    def stated(*keys: str) -> str:
        return next((value for key in keys if (value := _stated(item.get(key)))), "")

    plain = stated("content_text").replace("&", "&amp;").replace("<", "&lt;")
    bodies = (stated("summary"), stated("content_html") or plain)
    return _Entry(
        stated("id"), stated("title"), stated("url", "external_url"), stated("date_published", "date_modified"), bodies
    )


def _stated(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return clean(str(value)).strip() if not isinstance(value, int) or abs(value) < 10**18 else ""


def _language(stated: object) -> str | None:
    found = _LANGUAGE.match(_stated(stated))
    return found.group(1) if found else None


def _judged(
    entries: Sequence[_Entry], now: datetime, language: str | None, flaw: tuple[Outcome, str] | None
) -> FeedReading:
    # Nesting faults make entries that state nothing; one with only a date or a text is an item all the same.
    kept = [entry for entry in entries if entry.guid or entry.link or entry.title or entry.date or any(entry.bodies)]
    # A guid that several items share identifies none of them.
    shared = {guid for guid, times in Counter(entry.guid for entry in kept if entry.guid).items() if times > 1}
    items = tuple(_item(entry, entry.guid not in shared, now) for entry in kept)
    if flaw:
        return FeedReading(*flaw, items, language)
    if not items:
        return FeedReading(Outcome.SUSPECT, "the feed is empty", (), language)
    return FeedReading(Outcome.COMPLETE, f"{len(items)} items read", items, language)


def _item(entry: _Entry, own_guid: bool, now: datetime) -> FeedItem:
    title, link = line_of(entry.title), real_link(entry.link)
    bodies = [body for body in map(text_of, entry.bodies) if body]
    # A summary that repeats the content adds nothing.
    parts = [title, *(body for place, body in enumerate(bodies) if body not in bodies[:place] and body != title)]
    return FeedItem(
        key=identity(entry.guid if own_guid else "", link, title, entry.date),
        title=title or next((body.split("\n")[0][:120] for body in bodies), ""),
        url=link or None,
        published_at=parse_date(entry.date, now),
        text="\n".join(part for part in parts if part),
    )
