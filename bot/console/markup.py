"""Telegram's HTML, read as its server reads it: the visible text and its entities (Bot API, "HTML style")."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_ENTITY = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "a": "text_link",
}


class MarkupError(ValueError):
    """Telegram would refuse this text; the message is worded as its server words it."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Visible text and its entities as the Bot API gives them (offsets and lengths in UTF-16 units)."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)


def utf16(text: str) -> int:
    """Return a text's length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def parse(html: str) -> Parsed:
    """Return the visible text and entities of Telegram HTML; raises MarkupError."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise MarkupError(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{reader.open[-1][0]}\""
        )
    return Parsed(
        "".join(reader.text), sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    )


class _Reader(HTMLParser):
    """Collects text and entities; any tag Telegram does not know is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.length = 0
        self.entities: list[dict[str, Any]] = []
        self.open: list[tuple[str, int, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ENTITY:
            raise MarkupError(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append((tag, self.length, dict(attrs).get("href")))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise MarkupError(f'can\'t parse entities: Unexpected end tag "{tag}"')
        tag, offset, address = self.open.pop()
        if self.length > offset and (tag != "a" or address):
            more = {"url": address} if tag == "a" else {}
            self.entities.append({"type": _ENTITY[tag], "offset": offset, "length": self.length - offset, **more})

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        self.length += utf16(data)
