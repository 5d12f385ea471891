"""The roster as a YAML file: `as_of`, `persons`, `circles`, each with the facts a document states about them.

The founding roster is shipped in this format (`founding_roster.yaml`), and `person import/export` use it too.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from enum import Enum
from importlib import resources
from typing import Any

import yaml

from cases.people import Audience, Basis, Circle, Docket, Name, Origin, Person, Roster
from cases.roster_fields import Entry, RosterError, loaded

__all__ = ["RosterError", "RosterFile", "SeedFact", "dump_roster", "founding_roster", "parse_roster"]

LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KIND = _ID
_COUNTRY = re.compile("[A-Z]{2}")
_SCRIPT = re.compile("[A-Z][a-z]{3}")
_LANGUAGE = re.compile("[a-z]{2}")
_DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_CONFIDENCES = ("official", "reported")


@dataclass(frozen=True, slots=True)
class SeedFact:
    """One thing a document states about a person or a circle, before it becomes an event.

    `occurred_on` and `as_of` are ISO 8601 of any precision ("2016-12-09", "2016-12", "2016"); `source` is the
    document's title; `confidence` is "official" only where the document is the authority's own record.
    """

    kind: str
    source: str
    as_of: str
    person: str | None = None
    circle: str | None = None
    country: str | None = None
    counter_country: str | None = None
    docket: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    occurred_on: str | None = None
    confidence: str = "reported"
    url: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What a roster file holds: the roster and the facts of its persons and circles, in file order."""

    roster: Roster
    facts: tuple[SeedFact, ...] = ()


def founding_roster() -> tuple[Roster, tuple[SeedFact, ...]]:
    """Return the shipped roster and what the founding document states about its persons and circles."""
    shipped = parse_roster(resources.files("cases").joinpath("founding_roster.yaml").read_text(encoding="utf-8"))
    return shipped.roster, shipped.facts


def parse_roster(text: str) -> RosterFile:
    """Read a roster file; raise RosterError with one sentence for the first thing that is wrong."""
    top = Entry("the file", loaded(text), ("as_of", "version", "persons", "circles"))
    as_of = top.text("as_of", _DAY_MONTH_OR_YEAR, 'a quoted date such as "2017" or "2017-03-09"')
    circles = [_circle(entry, as_of) for entry in top.entries("circles", "name", _CIRCLE_FIELDS)]
    persons = [_person(entry, as_of) for entry in top.entries("persons", "name", _PERSON_FIELDS)]
    _check_ids([*(circle for circle, _ in circles), *(person for person, _ in persons)])
    known = {circle.id for circle, _ in circles}
    for person, _ in persons:
        _check_circles(person, known)
    roster = Roster(
        tuple(person for person, _ in persons), tuple(circle for circle, _ in circles), top.number("version")
    )
    facts = [fact for _, held in persons for fact in held] + [fact for _, held in circles for fact in held]
    return RosterFile(roster, tuple(facts))


_NAME_FIELDS = ("text", "script", "language", "kind", "origin")
_DOCKET_FIELDS = ("number", "court", "country", "source", "decided_on", "ecli", "tie")
_FACT_FIELDS = (
    "kind", "country", "counter_country", "docket", "attributes", "occurred_on", "confidence", "source", "url", "as_of",
    "note",
)  # fmt: skip
_CIRCLE_FIELDS = ("id", "name", "names", "note", "facts")
_PERSON_FIELDS = (
    "id", "name", "names", "citizenships", "countries", "requesting_states", "dockets", "record_ids", "circles",
    "birth_date", "role", "basis", "basis_on", "review_on", "audience", "tracked_since", "common_name", "facts",
)  # fmt: skip
_A_COUNTRY = "a two-letter ISO 3166-1 code such as ES"


def _id(entry: Entry) -> str:
    wanted = f"lower-case ASCII letters, digits and hyphens, at most {LONGEST_ID}, such as muratbek-ketebayev"
    value = entry.needed("id", _ID, wanted)
    if len(value) > LONGEST_ID:
        raise entry.refuse("id", value, wanted)
    return value


def _name(entry: Entry) -> Name:
    return Name(
        entry.needed("text"),
        entry.needed("script", _SCRIPT, "an ISO 15924 code such as Latn or Cyrl"),
        entry.needed("language", _LANGUAGE, "a two-letter ISO 639-1 code such as en"),
        entry.text("kind") or "full",
        entry.choice("origin", Origin, [origin.value for origin in Origin], "given"),
    )


def _docket(entry: Entry) -> Docket:
    return Docket(
        entry.needed("number"),
        entry.needed("court"),
        entry.needed("country", _COUNTRY, _A_COUNTRY),
        entry.text("source") or None,
        entry.day("decided_on"),
        entry.text("ecli") or None,
        entry.text("tie"),
    )


def _circle(entry: Entry, as_of: str) -> tuple[Circle, list[SeedFact]]:
    circle_id = _id(entry)
    names = tuple(_name(name) for name in entry.entries("names", "text", _NAME_FIELDS))
    circle = Circle(circle_id, entry.needed("name"), names, entry.text("note"))
    return circle, [_fact(fact, as_of, None, circle_id) for fact in entry.entries("facts", "kind", _FACT_FIELDS)]


def _person(entry: Entry, as_of: str) -> tuple[Person, list[SeedFact]]:
    person_id, name = _id(entry), entry.needed("name")
    names = tuple(_name(spelling) for spelling in entry.entries("names", "text", _NAME_FIELDS))
    if all(spelling.origin is Origin.STRUCK for spelling in names):
        raise RosterError(f"{entry.place} has no names; add at least one spelling with text, script and language.")
    person = Person(
        id=person_id,
        name=name,
        names=names,
        citizenships=entry.texts("citizenships", _COUNTRY, _A_COUNTRY),
        countries=entry.texts("countries", _COUNTRY, _A_COUNTRY),
        requesting_states=entry.texts("requesting_states", _COUNTRY, _A_COUNTRY),
        dockets=tuple(_docket(docket) for docket in entry.entries("dockets", "number", _DOCKET_FIELDS)),
        record_ids=entry.mapping("record_ids"),
        circles=entry.texts("circles", _ID, "the id of a circle of this file"),
        birth_date=entry.day("birth_date"),
        role=entry.text("role"),
        basis=entry.choice("basis", Basis, [basis.value for basis in Basis], "public role"),
        basis_on=entry.day("basis_on"),
        review_on=entry.day("review_on"),
        audience=entry.choice("audience", Audience, [audience.value for audience in Audience], "team"),
        tracked_since=entry.day("tracked_since"),
        common_name=entry.flag("common_name"),
    )
    return person, [_fact(fact, as_of, person_id, None) for fact in entry.entries("facts", "kind", _FACT_FIELDS)]


def _fact(entry: Entry, as_of: str, person: str | None, circle: str | None) -> SeedFact:
    return SeedFact(
        kind=entry.needed("kind", _KIND, "a kind such as extradition-refused"),
        source=entry.needed("source", wanted="the title of the document that states it"),
        as_of=entry.text("as_of", _DAY_MONTH_OR_YEAR, "a date such as 2017") or as_of or _without_date(entry),
        person=person,
        circle=circle,
        country=entry.text("country", _COUNTRY, _A_COUNTRY) or None,
        counter_country=entry.text("counter_country", _COUNTRY, _A_COUNTRY) or None,
        docket=entry.text("docket") or None,
        attributes=entry.mapping("attributes"),
        occurred_on=_occurred_on(entry),
        confidence=entry.choice("confidence", str, _CONFIDENCES, "reported"),
        url=entry.text("url") or None,
        note=entry.text("note"),
    )


def _without_date(entry: Entry) -> str:
    raise RosterError(f"{entry.place} has no as_of; add the date of the document here or once at the top of the file.")


def _occurred_on(entry: Entry) -> str | None:
    wanted = "a date such as 2016-12-09, 2016-12 or 2016"
    value = entry.text("occurred_on", _DAY_MONTH_OR_YEAR, wanted)
    try:
        date.fromisoformat((value + "-01-01")[:10] if value else "2000-01-01")
    except ValueError as error:
        raise entry.refuse("occurred_on", value, wanted) from error
    return value or None


def _check_ids(entries: Sequence[Person | Circle]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.id in seen:
            raise RosterError(f"{entry.name} and {seen[entry.id]} have the same id {entry.id!r}; change one of them.")
        seen[entry.id] = entry.name


def _check_circles(person: Person, known: set[str]) -> None:
    for circle in person.circles:
        if circle not in known:
            raise RosterError(
                f"{person.name} is in a circle {circle!r} that the file does not hold; add it to circles."
            )


def dump_roster(roster: Roster, events: Sequence[SeedFact]) -> str:
    """Write a file that `parse_roster` reads back as the same values; RosterError if a fact is about nobody in it."""
    _check_subjects(roster, events)
    shared = _shared_as_of(events)
    top: dict[str, Any] = {"as_of": shared} if shared else {}
    if roster.version:
        top["version"] = roster.version
    top["persons"] = [_entry(person, _facts_of(events, shared, person=person.id)) for person in roster.persons]
    top["circles"] = [_entry(circle, _facts_of(events, shared, circle=circle.id)) for circle in roster.circles]
    return yaml.dump(top, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def _check_subjects(roster: Roster, events: Iterable[SeedFact]) -> None:
    known = {(person.id, None) for person in roster.persons} | {(None, circle.id) for circle in roster.circles}
    for fact in events:
        if (fact.person, fact.circle) not in known:
            raise RosterError(
                f"the fact {fact.kind!r} from {fact.source!r} is about nobody in the roster; "
                "give it a person or a circle."
            )


class _Dumper(yaml.SafeDumper):
    """Writes lists of plain values on one line and never shares nodes between entries."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write equal values out in full."""
        return True


def _shared_as_of(events: Iterable[SeedFact]) -> str | None:
    dates = {fact.as_of for fact in events}
    return dates.pop() if len(dates) == 1 else None


def _facts_of(
    events: Iterable[SeedFact], shared: str | None, *, person: str | None = None, circle: str | None = None
) -> list[dict[str, Any]]:
    own = [fact for fact in events if (fact.person, fact.circle) == (person, circle)]
    left_out = {"person", "circle"} | ({"as_of"} if shared else set())
    return [{key: value for key, value in _plain(fact).items() if key not in left_out} for fact in own]


def _entry(subject: Person | Circle, facts: list[dict[str, Any]]) -> dict[str, Any]:
    return {**_plain(subject), **({"facts": facts} if facts else {})}


def _plain(value: Any) -> dict[str, Any]:
    """Return a record's fields as YAML values, without those that hold their default."""
    held = ((each.name, getattr(value, each.name), each) for each in fields(value))
    return {name: _yaml_value(content) for name, content, each in held if content != _default(each)}


def _default(each: Any) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _yaml_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_yaml_value(part) for part in value]
    if isinstance(value, Name | Docket):
        return _plain(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value
