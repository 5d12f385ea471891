"""FollowTheMoney entities as OpenSanctions exports them: one JSON object a line, all property values in arrays.

Format: followthemoney.tech and opensanctions.org/docs/bulk/json ("entities.ftm.json" is JSON lines in spite of its
name). In a delta file each line wraps its entity: {"op": "ADD", "entity": {...}}.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cases.observations import Outcome
from watchers.reading.json_documents import Refusal, line


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity. `id` may change when records are merged: the ids it had before stand in `referents`."""

    id: str
    schema: str = ""
    caption: str = ""
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    referents: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    first_seen: str = ""

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of one property, none where the entity lacks it."""
        return self.properties.get(name, ())


def json_lines(body: bytes) -> list[Mapping[str, Any]] | Refusal:
    """Return the objects of a JSON lines document, or why it cannot be read; empty lines are passed over."""
    rows = list[Mapping[str, Any]]()
    # Split at "\n" alone: JSON strings may hold U+2028 and other ends of lines that Python would split at.
    for number, text in enumerate(body.decode("utf-8", errors="replace").split("\n"), 1):
        if not text.strip("\ufeff\r\t "):
            continue
        try:
            row = json.loads(text.strip("\ufeff"), strict=False)
        except (ValueError, RecursionError):
            return Outcome.ERROR, f"line {number} is not whole JSON: the file is cut or broken"
        if not isinstance(row, Mapping):
            return Outcome.SUSPECT, f"the layout has changed: line {number} is not an object"
        rows.append(row)
    return rows


def entity_of(row: object) -> Entity | None:
    """Return the entity an object describes, None where it has no id; a removed entity has nothing else."""
    if not isinstance(row, Mapping) or not line(row.get("id")):
        return None
    stated = row.get("properties")
    properties = stated if isinstance(stated, Mapping) else {}
    return Entity(
        id=line(row.get("id")),
        schema=line(row.get("schema")),
        caption=line(row.get("caption")),
        properties={str(name): _texts(values) for name, values in properties.items()},
        referents=_texts(row.get("referents")),
        datasets=_texts(row.get("datasets")),
        first_seen=line(row.get("first_seen")),
    )


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, Sequence) or isinstance(values, str):
        return ()
    return tuple(text for value in values if (text := line(value)))
