"""Facts of a document as events of the register, and back again."""

from datetime import datetime

from cases.events import Confidence, Event, event_id
from cases.people import Audience
from cases.roster_file import SeedFact
from storage.canonical import canonical

SOURCE = "document"


def event_of_fact(fact: SeedFact, now: datetime) -> Event:
    """Return the event of a document's fact: public, as of the document's date, its id the same each time."""
    who, where = fact.person or fact.circle, (fact.country, fact.counter_country, fact.docket)
    said = (canonical(dict(fact.attributes)), fact.occurred_on, fact.source, fact.as_of)
    return Event(
        id=event_id(SOURCE, who, fact.kind, *where, *said),
        kind=fact.kind,
        seen_at=now,
        confidence=Confidence(fact.confidence),
        person=fact.person,
        circle=fact.circle,
        country=fact.country,
        counter_country=fact.counter_country,
        docket=fact.docket,
        occurred_on=fact.occurred_on,
        attributes=dict(fact.attributes),
        source=SOURCE,
        source_title=fact.source,
        url=fact.url,
        title=fact.note,
        audience=Audience.PUBLIC,
        as_of=fact.as_of,
    )


def fact_of_event(event: Event) -> SeedFact:
    """Return a document's fact as it was given."""
    return SeedFact(
        kind=event.kind,
        source=event.source_title,
        as_of=event.as_of or "",
        person=event.person,
        circle=event.circle,
        country=event.country,
        counter_country=event.counter_country,
        docket=event.docket,
        attributes=dict(event.attributes),
        occurred_on=event.occurred_on,
        confidence=event.confidence.value,
        url=event.url,
        note=event.title,
    )
