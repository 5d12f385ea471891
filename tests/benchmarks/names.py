"""Adapters that let an outside scorer drive the names room: `detector` for texts, `resolver` for queries."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cases.names.index import build_index
from cases.names.mentions import mentions
from cases.names.query import resolve
from cases.people import Name, Person, Roster

_CYRILLIC = re.compile("[\u0400-\u052f]")
NAMED = 80.0
"""Likeness from which the one person offered counts as named; below, the bot asks "did you mean"."""


def roster_of(records: Iterable[Mapping[str, Any]]) -> Roster:
    """Return a roster of records that carry only an id and names."""
    return Roster(tuple(_person(record) for record in records))


def _person(record: Mapping[str, Any]) -> Person:
    names = tuple(Name(text, "Cyrl" if _CYRILLIC.search(text) else "Latn", "en") for text in record["names"])
    return Person(str(record["id"]), names[0].text, names)


def detector(persons: Iterable[Mapping[str, Any]]) -> Callable[[str, str], list[str]]:
    """Return a function that names the ids whose full names a text holds."""
    index = build_index(roster_of(persons))
    return lambda text, _language: [found.person for found in mentions(index, text) if found.full_name]


def resolver(register: Iterable[Mapping[str, Any]]) -> Callable[[str], str | None]:
    """Return a function that names the one id a query means, or None where we would ask back."""
    index = build_index(roster_of(register))

    def resolve_one(query: str) -> str | None:
        resolution = resolve(index, query)
        named = len(resolution.persons) == 1 and resolution.likeness >= NAMED
        return resolution.persons[0] if named else None

    return resolve_one


def blind_detector(_persons: Iterable[Mapping[str, Any]]) -> Callable[[str, str], list[str]]:
    """Return a function that never sees anybody: the planted fault a scorer must refuse."""
    return lambda _text, _language: []
