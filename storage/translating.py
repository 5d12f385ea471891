"""Turning rows into the types of `cases` and back; rows never leave storage."""

from typing import Any

from pydantic import TypeAdapter

from cases.alerts import ReviewItem
from cases.events import Event
from cases.observations import Observation
from cases.people import Circle, Person
from storage.sealing import Sealer
from storage.tables import EventRow, ReviewRow

REPORTER, BY_NAME = "review-reporter", "by-name"
_EVENT, _REVIEW = TypeAdapter(Event), TypeAdapter(ReviewItem)
_OBSERVATION, _PERSON, _CIRCLE = TypeAdapter(Observation), TypeAdapter(Person), TypeAdapter(Circle)


def event_row(event: Event) -> EventRow:
    """Return the row of an event."""
    said = _EVENT.dump_python(event)
    return EventRow(**{**said, "attributes": dict(event.attributes), "reasons": list(event.reasons)})


def event_of(row: EventRow) -> Event:
    """Return the event of a row."""
    return _EVENT.validate_python(row.model_dump(exclude={"recorded_by"}))


def review_row(item: ReviewItem, seal: Sealer) -> ReviewRow:
    """Return the row of an undecided review item, its reporter sealed apart from the document."""
    document = _REVIEW.dump_python(item, mode="json", exclude={"reporter"})
    return ReviewRow(
        id=item.id,
        source=item.source,
        person=item.person,
        circle=item.circle,
        urgent=item.urgent,
        opened_at=item.opened_at,
        document=document,
        reporter=None if item.reporter is None else seal.seal(str(item.reporter), REPORTER),
    )


def review_of(row: ReviewRow, seal: Sealer) -> ReviewItem:
    """Return the review item of a row."""
    reporter = None if row.reporter is None else int(seal.open(row.reporter, REPORTER))
    return _REVIEW.validate_python({**row.document, "reporter": reporter})


def observation_document(observation: Observation) -> dict[str, Any]:
    """Return an observation as a JSON-able document."""
    document: dict[str, Any] = _OBSERVATION.dump_python(observation, mode="json")
    return document


def observation_of(document: dict[str, Any]) -> Observation:
    """Return the observation of a document."""
    return _OBSERVATION.validate_python(document)


def person_document(person: Person) -> dict[str, Any]:
    """Return a person as a JSON-able document."""
    document: dict[str, Any] = _PERSON.dump_python(person, mode="json")
    return document


def person_of(document: dict[str, Any]) -> Person:
    """Return the person of a document."""
    return _PERSON.validate_python(document)


def circle_document(circle: Circle) -> dict[str, Any]:
    """Return a circle as a JSON-able document."""
    document: dict[str, Any] = _CIRCLE.dump_python(circle, mode="json")
    return document


def circle_of(document: dict[str, Any]) -> Circle:
    """Return the circle of a document."""
    return _CIRCLE.validate_python(document)
