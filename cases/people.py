"""Who is followed: persons, their names and dockets, circles, and the roster that holds them all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """Whether somebody gave a spelling, we derived it from one that was given, or an admin struck it out."""

    GIVEN = "given"
    DERIVED = "derived"
    STRUCK = "struck"


class Basis(StrEnum):
    """Why we may follow a person at all (data protection asks for it, with a date and a review date)."""

    PUBLIC_ROLE = "public role"
    CONSENT = "consent"
    MANDATE = "mandate"


class Audience(StrEnum):
    """Who may be told a fact: only the team, or anyone a chat is shown to."""

    TEAM = "team"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a person's full name, given name(s) first, surname last ("Muratbek Ketebayev").

    `script` is an ISO 15924 code (Latn, Cyrl), `language` an ISO 639-1 code.
    A patronymic stands between given name and surname in `kind="full with patronymic"`.
    """

    text: str
    script: str
    language: str
    kind: str = "full"
    origin: Origin = Origin.GIVEN


@dataclass(frozen=True, slots=True)
class Docket:
    """A court's number for a person's case; `source` is the id of the watcher that can ask for it, or None.

    `tie` says where the link between this number and this name is already public.
    """

    number: str
    court: str
    country: str
    source: str | None = None
    decided_on: date | None = None
    ecli: str | None = None
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A followed person. Countries are ISO 3166-1 alpha-2; never finer places.

    `common_name`: many others bear this full name, so the name alone is never enough (Alexandr Pavlov).
    """

    id: str
    name: str
    names: tuple[Name, ...]
    citizenships: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    requesting_states: tuple[str, ...] = ()
    dockets: tuple[Docket, ...] = ()
    record_ids: dict[str, str] = field(default_factory=dict)
    circles: tuple[str, ...] = ()
    birth_date: date | None = None
    role: str = ""
    basis: Basis = Basis.PUBLIC_ROLE
    basis_on: date | None = None
    review_on: date | None = None
    audience: Audience = Audience.TEAM
    tracked_since: date | None = None
    common_name: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A group of persons one may follow as a whole; a family is a circle that may hold nobody."""

    id: str
    name: str
    names: tuple[Name, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody followed, at one version; the version grows with each change of a person, name or docket."""

    persons: tuple[Person, ...]
    circles: tuple[Circle, ...] = ()
    version: int = 0

    def person(self, person_id: str) -> Person | None:
        """Return the person with this id, or None."""
        return next((person for person in self.persons if person.id == person_id), None)

    def circle(self, circle_id: str) -> Circle | None:
        """Return the circle with this id, or None."""
        return next((circle for circle in self.circles if circle.id == circle_id), None)

    def members(self, circle_id: str) -> Iterator[Person]:
        """Yield the persons of a circle, in roster order."""
        return (person for person in self.persons if circle_id in person.circles)
