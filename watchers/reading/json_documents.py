"""JSON answers: parsed whole or refused with an outcome and a reason; never raises on any bytes."""

import json
from collections.abc import Mapping
from typing import Any

from cases.observations import Outcome
from watchers.reading.encoding import clean, decode

Refusal = tuple[Outcome, str]
_ERROR_KEYS = ("error", "errors", "exception", "message", "fault", "detail")


def parse(body: bytes) -> Any | Refusal:
    """Return the parsed value of a whole JSON document, or why there is none (a cut document is an ERROR)."""
    text = decode(body).strip()
    if not text:
        return Outcome.SUSPECT, "the answer is empty"
    try:
        # Control characters inside strings are read: the Conseil d'État writes its apostrophes as byte 0x19.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, ValueError) else "nested too deeply"
        return Outcome.ERROR, f"the answer is not whole JSON ({what[:120]})"


def parse_object(body: bytes) -> Mapping[str, Any] | Refusal:
    """Return the top JSON object of a document, or why there is none."""
    value = parse(body)
    if isinstance(value, (dict, tuple)):
        return value
    return Outcome.SUSPECT, "the layout has changed: the answer is not a JSON object"


def layout_refusal(data: Mapping[str, Any], missing: str) -> Refusal:
    """Say that the envelope is not the known one: an error told in HTTP 200, or a changed layout."""
    for key in _ERROR_KEYS:
        if data.get(key):
            return Outcome.ERROR, f"the source answered with an error: {line(data[key])[:120] or key}"
    return Outcome.SUSPECT, f"the layout has changed: {missing} is missing"


def line(value: object) -> str:
    """Return a JSON string (or number) as clean text on one line; anything else, and "-", is nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = " ".join(clean(str(value).replace("\x19", "’")).split())
    return "" if text == "-" else text


def count(value: object) -> int | None:
    """Return a JSON number as a count, or None where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
