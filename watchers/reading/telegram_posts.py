"""Posts of a Telegram channel as its web preview at t.me/s shows them (undocumented HTML, recorded 2023-02)."""

import re
from collections.abc import Iterator
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from watchers.reading.dates import parse_date
from watchers.reading.html_text import line_of, text_of

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,63}/[0-9]{1,12}")
# What a reply quotes is another post's text, which has a class of its own.
_TEXT = ".js-message_text"
_FURTHER_TEXTS = (
    ".tgme_widget_message_poll_question",
    ".tgme_widget_message_poll_option_text",
    ".tgme_widget_message_document_title",
    ".link_preview_title",
    ".link_preview_description",
)


def first(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode | None:
    """Return the first node that a selector matches, None where there is none."""
    return next(iter(node.css(selector)), None)


def posts_in(history: LexborNode) -> dict[str, LexborNode]:
    """Return the posts of a history by their ids ("channel/123"), as they stand; an album is one post."""
    posts = history.css(".tgme_widget_message[data-post]")
    return {key: post for post in posts if _ID.fullmatch(key := post.attributes.get("data-post") or "")}


def number_of(key: str) -> int:
    """Return the number in a post's id."""
    return int(key.rpartition("/")[2])


def post_text(post: LexborNode) -> str:
    """Return what a post says, with its poll, its files' names and its link's preview, <br> as newline."""
    # An album's text stands in a node of the same class once more: the outer one holds it all.
    nodes = [*post.css(_TEXT)[:1], *(node for selector in _FURTHER_TEXTS for node in post.css(selector))]
    return "\n".join(text for node in nodes if (text := _flowing(node)))


def _flowing(node: LexborNode) -> str:
    """Return a node's text; a line break in the markup itself is only a blank."""
    return text_of(" ".join((node.html or "").split()))


def post_moment(post: LexborNode, now: datetime) -> datetime | None:
    """Return when a post was published, in UTC."""
    time = first(post, ".tgme_widget_message_date time[datetime]")
    return parse_date(time.attributes.get("datetime"), now) if time else None


def post_facts(post: LexborNode) -> Iterator[tuple[str, str]]:
    """Yield whom a post was forwarded from, what it replies to, who signed it, and media that are not shown."""
    forwarded, reply, author = (
        first(post, f".tgme_widget_message_{part}") for part in ("forwarded_from_name", "reply", "from_author")
    )
    if forwarded is not None:
        yield "forwarded_from", line_of(forwarded.html or "")
        yield from (("forwarded_url", url) for url in (forwarded.attributes.get("href"),) if url)
    if reply is not None:
        yield "reply_to", reply.attributes.get("href") or "a post that is not linked"
    if author is not None:
        yield "author", line_of(author.html or "")
    if label := _unshown(post):
        yield "media", label


def _unshown(post: LexborNode) -> str:
    """Return what the preview says of media it does not show; players that hold their video carry such a note too."""
    notes = post.css(".message_media_not_supported_wrap")
    shown = post.css(":has(> * > video) > .message_media_not_supported_wrap")
    if len(notes) <= len(shown):
        return ""
    label = first(notes[-1], ".message_media_not_supported_label")
    return line_of(label.html or "") if label else "not shown in the preview"
