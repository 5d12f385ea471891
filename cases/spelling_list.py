"""A person's list of spellings as an admin keeps it: what is searched, what is struck out, what may be struck."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from cases.people import Name, Origin, Person


class StrikeRefusal(StrEnum):
    """Why a spelling cannot be struck out."""

    OWN_NAME = "own-name"
    LAST = "last"


def searched(person: Person) -> tuple[Name, ...]:
    """Return the spellings that are matched, in their order."""
    return tuple(name for name in person.names if name.origin is not Origin.STRUCK)


def struck_out(person: Person) -> tuple[Name, ...]:
    """Return the spellings kept only so that nobody derives or proposes them again."""
    return tuple(name for name in person.names if name.origin is Origin.STRUCK)


def spelling(person: Person, text: str) -> Name | None:
    """Return the entry that is written like this but for case and spaces, None where there is none."""
    return next((name for name in person.names if _same(name.text, text)), None)


def strike_refused(person: Person, name: Name) -> StrikeRefusal | None:
    """Return why this spelling must stay: a person is found by their own name, and by one spelling at least."""
    if _same(name.text, person.name):
        return StrikeRefusal.OWN_NAME
    others = [other for other in searched(person) if other != name]
    return None if others else StrikeRefusal.LAST


def with_struck(person: Person, name: Name) -> Person:
    """Return the person with a spelling struck out."""
    return _with(person, name, Origin.STRUCK)


def with_taken_back(person: Person, name: Name) -> Person:
    """Return the person with a struck spelling searched again; whoever takes it back vouches for it: it is given."""
    return _with(person, name, Origin.GIVEN)


def with_spelling(person: Person, given: Name, derived: Iterable[Name]) -> Person:
    """Return the person with a given spelling, and with what is derived from it where that is not on file yet.

    A struck spelling that is given is searched again; a struck one that is derived stays struck.
    """
    held = spelling(person, given.text)
    if held is not None:
        person = with_taken_back(person, held)
    else:
        person = replace(person, names=(*person.names, replace(given, origin=Origin.GIVEN)))
    added: dict[str, Name] = {}
    for name in derived:
        if spelling(person, name.text) is None:
            added.setdefault(_plain(name.text), replace(name, origin=Origin.DERIVED))
    return replace(person, names=(*person.names, *added.values()))


def _with(person: Person, changed: Name, origin: Origin) -> Person:
    names = tuple(replace(name, origin=origin) if name == changed else name for name in person.names)
    return replace(person, names=names)


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
