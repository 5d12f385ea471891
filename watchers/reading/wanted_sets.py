"""Sets of wanted persons as OpenSanctions exports them: a whole set, or the changes of one version."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cases.observations import Observation, Outcome
from watchers.contract import Document, Reading
from watchers.reading.follow_the_money import Entity, entity_of
from watchers.reading.json_documents import line
from watchers.reading.wanted_persons import (
    listing,
    notice,
    notice_key,
    notice_numbers,
    on_lists,
    removed_notice,
    sanctions_of,
)

# Two in a hundred of INTERPOL's set. More at once is a fault at the source, not a hundred withdrawn notices.
MOST_REMOVED = 150


def whole_set(document: Document, rows: Sequence[Mapping[str, Any]], lists_only: bool) -> Reading:
    """Read a whole set; with `lists_only`, notices are left to INTERPOL's own set."""
    entities = [entity for row in rows if (entity := entity_of(row))]
    if len(entities) < len(rows) or not any(one.schema for one in entities):
        return Reading(Outcome.SUSPECT, "the layout has changed: lines without an entity")
    found = _observations(document, entities, lists_only)
    return Reading(Outcome.COMPLETE, f"{len(found)} persons among {len(entities)} entities", found, rows=len(found))


def changes(document: Document, rows: Sequence[Mapping[str, Any]], lists_only: bool) -> Reading:
    """Read the changes of one version. A notice removed here that lives on here under another id was only merged."""
    changed = [(line(row.get("op")), entity) for row in rows if (entity := entity_of(row.get("entity")))]
    if len(changed) < len(rows) or not {op for op, _ in changed} <= {"ADD", "MOD", "DEL"}:
        return Reading(Outcome.SUSPECT, "the layout has changed: lines that are no ADD, MOD or DEL of an entity")
    present = [entity for op, entity in changed if op != "DEL"]
    gone = _notices(entity for op, entity in changed if op == "DEL")
    moved = gone & _notices(entity for entity in present if entity.schema == "Person")
    unchanged = {notice_key(number) for number in moved}
    found = tuple(one for one in _observations(document, present, lists_only) if one.key not in unchanged)
    removed = () if lists_only else tuple(sorted(gone - moved))
    if len(removed) > MOST_REMOVED:
        return Reading(Outcome.SUSPECT, f"{len(removed)} notices removed at once: none is believed", found)
    reason = f"{len(found)} persons added or changed, {len(removed)} notices no longer seen"
    found += tuple(removed_notice(document, number) for number in removed)
    return Reading(Outcome.COMPLETE, reason, found, rows=len(found))


def _observations(document: Document, entities: Sequence[Entity], lists_only: bool) -> tuple[Observation, ...]:
    sanctions, found = sanctions_of(entities), list[Observation]()
    for person in entities:
        if person.schema != "Person" or (lists_only and not on_lists(person)):
            continue
        numbers = () if lists_only else notice_numbers(person)
        found += [notice(document, person, number, sanctions) for number in numbers] or [listing(document, person)]
    return tuple(found)


def _notices(entities: Iterable[Entity]) -> frozenset[str]:
    return frozenset(number for entity in entities for number in notice_numbers(entity))
