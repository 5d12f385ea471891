"""A person's court numbers: adding one, with where its tie to the name is already public (DESIGN §5)."""

from dataclasses import replace

from cases.matching import plain_docket
from cases.people import Docket, Person

LONGEST_NUMBER = 80
LONGEST_TIE = 300


def usable_number(text: str) -> bool:
    """Return whether a text can be a court's number or an ECLI: short, on one line, with a digit in it."""
    return 0 < len(text) <= LONGEST_NUMBER and "\n" not in text and any(letter.isdigit() for letter in text)


def held_docket(person: Person, number: str, source: str) -> Docket | None:
    """Return the docket of this source that a person has under this number, however it is spaced."""
    asked = plain_docket(number)
    return next((one for one in person.dockets if one.source == source and plain_docket(one.number) == asked), None)


def with_docket(person: Person, docket: Docket) -> Person:
    """Return the person with one more docket; one held already is replaced, so that its tie can be corrected."""
    held = held_docket(person, docket.number, docket.source or "")
    return replace(person, dockets=(*(one for one in person.dockets if one is not held), docket))


def without_docket(person: Person, number: str, source: str) -> Person:
    """Return the person without this docket."""
    held = held_docket(person, number, source)
    return replace(person, dockets=tuple(one for one in person.dockets if one is not held))
