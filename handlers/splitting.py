"""Cutting a long HTML text into messages Telegram accepts, never inside a tag, an entity or a surrogate pair."""

import html as html_entities
import re
from collections.abc import Iterator

LIMIT = 4096
"""UTF-16 units that Telegram allows in one message, counted after parsing."""
MOST_TAGS = 90
"""Telegram keeps at most 100 formatted stretches in a message; the rest would silently lose their links."""
_TOKEN = re.compile(r"<[^<>]+>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|\s|.", re.DOTALL)


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text has, the unit in which Telegram counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def split(html: str, limit: int = LIMIT) -> list[str]:
    """Return the text in parts of at most `limit` visible UTF-16 units; tags left open are reopened in the next.

    Parts end at a line's end or a space where there is one. Nothing visible is dropped but the white space at a cut;
    a text that shows nothing gives no part.
    """
    return [part for part in _parts(html, limit) if _shows_something(part)]


def _parts(html: str, limit: int) -> Iterator[str]:
    rest = _TOKEN.findall(html)
    opened: tuple[str, ...] = ()
    while rest:
        taken, still_open = _fill(rest, limit, opened)
        yield "".join((*opened, *rest[:taken], *map(_closing, reversed(still_open))))
        rest, opened = rest[taken:], still_open
        while rest and rest[0].isspace():
            rest = rest[1:]


def _fill(pieces: list[str], limit: int, opened: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return how many pieces fit and which tags are then open, preferring the last line's end, then a space."""
    stack, length, tags = list(opened), 0, len(opened)
    line_end: tuple[int, tuple[str, ...]] | None = None
    space: tuple[int, tuple[str, ...]] | None = None
    for place, piece in enumerate(pieces):
        size, tag = _size(piece), _is_tag(piece)
        opens = tag and not piece.startswith("</")
        if place and (length + size > limit or (opens and tags >= MOST_TAGS)):
            return line_end or space or (place, tuple(stack))
        length, tags = length + size, tags + opens
        if tag:
            _follow(stack, piece)
        elif piece.isspace():
            space = (place + 1, tuple(stack))
            line_end = space if piece == "\n" else line_end
    return len(pieces), tuple(stack)


def _follow(stack: list[str], piece: str) -> None:
    if not piece.startswith("</"):
        stack.append(piece)
    elif stack:
        stack.pop()


def _closing(tag: str) -> str:
    return f"</{re.split(r'[ >]', tag[1:], maxsplit=1)[0]}>"


def _is_tag(piece: str) -> bool:
    return len(piece) > 1 and piece.startswith("<")


def _size(piece: str) -> int:
    return 0 if _is_tag(piece) else utf16_length(html_entities.unescape(piece))


def _shows_something(part: str) -> bool:
    return bool(html_entities.unescape(re.sub(r"<[^<>]+>", "", part)).strip())
