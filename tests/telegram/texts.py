"""Message texts as Telegram sees them: parsed by TDLib itself, measured in UTF-16 units, entities in Bot API form."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import tdjson

Json = dict[str, Any]

PARSE_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}

ENTITY_TYPES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "TextUrl": "text_link",
    "MentionName": "text_link",
    "DateTime": "date_time",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
}


@dataclass(frozen=True)
class Parsed:
    """A visible text and its Bot API entities (offsets in UTF-16 units)."""

    text: str
    entities: tuple[Json, ...] = ()


class UnparsableText(Exception):
    """TDLib refused the markup; the message is the description Telegram answers after "Bad Request: "."""


def utf16_length(text: str) -> int:
    """The length Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text an entity covers."""
    return text.encode("utf-16-le")[offset * 2 : (offset + length) * 2].decode("utf-16-le")


def parse(text: str, parse_mode: str | None) -> Parsed:
    """The visible text of a marked-up one; raises UnparsableText as Telegram would."""
    if not parse_mode:
        return Parsed(text)
    mode = PARSE_MODES.get(parse_mode.lower())
    if mode is None:
        raise UnparsableText("unsupported parse_mode")
    answer = _ask({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if answer["@type"] == "error":
        message = str(answer["message"])
        raise UnparsableText(message[0].lower() + message[1:])
    return Parsed(answer["text"], tuple(_bot_api_entities(answer["entities"])))


def detected_entities(text: str) -> tuple[Json, ...]:
    """The commands, mentions, links and the like that Telegram finds by itself in a plain text."""
    return tuple(_bot_api_entities(_ask({"@type": "getTextEntities", "text": text})["entities"]))


def as_shown(text: str, parse_mode: str | None, entities: Sequence[Json] | None = None) -> Parsed:
    """What a client shows: parsed, stripped at both ends, with detected entities added where none lies already."""
    parsed = parse(text, parse_mode)
    explicit = list(parsed.entities) or list(entities or ())
    shown = _stripped(parsed.text, explicit)
    found = [entity for entity in detected_entities(shown.text) if not _overlaps(entity, shown.entities)]
    ordered = sorted([*shown.entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))
    return Parsed(shown.text, tuple(ordered[:100]))


def _stripped(text: str, entities: Sequence[Json]) -> Parsed:
    visible = text.strip()
    skipped = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(visible)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - skipped, 0)
        last = min(entity["offset"] + entity["length"] - skipped, end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return Parsed(visible, tuple(kept))


def _overlaps(entity: Json, others: Sequence[Json]) -> bool:
    taken = ("text_link", "code", "pre", "date_time")
    start, end = entity["offset"], entity["offset"] + entity["length"]
    return any(
        other["type"] in taken and start < other["offset"] + other["length"] and other["offset"] < end
        for other in others
    )


def _bot_api_entities(entities: Sequence[Json]) -> list[Json]:
    converted = []
    for entity in entities:
        name = ENTITY_TYPES.get(entity["type"]["@type"].removeprefix("textEntityType"))
        if name is not None:
            place = {"type": name, "offset": entity["offset"], "length": entity["length"]}
            converted.append({**place, **_attributes(entity["type"])})
    return converted


def _attributes(kind: Json) -> Json:
    match kind["@type"]:
        case "textEntityTypeTextUrl":
            return {"url": kind["url"]}
        case "textEntityTypeMentionName":
            return {"url": f"tg://user?id={kind['user_id']}"}
        case "textEntityTypePreCode":
            return {"language": kind["language"]}
        case "textEntityTypeDateTime":
            return {"unix_time": int(kind["unix_time"])}
    return {}


def _ask(question: Json) -> Json:
    _quiet()
    answer: Json = json.loads(tdjson.td_execute(json.dumps(question).encode()) or b"{}")
    return answer


@cache
def _quiet() -> None:
    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())
