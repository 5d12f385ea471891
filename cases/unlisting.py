"""What a record's absence leads to: official words when it is proven, a question when it cannot be (DESIGN §4)."""

from collections.abc import Iterable
from datetime import datetime

from cases.absence import Absent
from cases.alerts import Known, ReviewItem, ReviewQuestion
from cases.events import Confidence, Event, event_id
from cases.observations import ScopeReport
from cases.people import Audience

UNLISTED = "notice-unlisted"


def last_account(key: str, person: str, source: str, known: Known) -> Event | None:
    """Return the newest standing event about a source's record of a person, None when nothing of it stands.

    Nothing stands of a record that an editor has yet to tie to the person, refused, or took back.
    """
    own = (
        event
        for event in reversed(known.events)
        if (event.observation, event.source, event.person) == (key, source, person) and event.kind.startswith("notice-")
    )
    return next(own, None)


def unlisted(absent: Absent, report: ScopeReport, known: Known, now: datetime) -> list[Event]:
    """Return what stands of records proven absent: official, since the authority's own list says so."""
    return [
        _about_record(listed, report, known, now, "look-up:404") for listed in _still_listed(absent.gone, report, known)
    ]


def not_found(absent: Absent, report: ScopeReport, known: Known, now: datetime) -> list[ReviewItem]:
    """Return the questions about records that are missing while the direct look-up does not say so, each asked once."""
    items = (
        _item(_about_record(listed, report, known, now, "look-up-fails"), report, now)
        for listed in _still_listed(absent.unsure, report, known)
    )
    return [item for item in items if item.id not in known.open_reviews]


def _still_listed(keys: Iterable[str], report: ScopeReport, known: Known) -> list[Event]:
    """Leave out what was never tied to the person for sure, and what an editor has said to be gone already."""
    found = (last_account(key, known.live_records[key], report.scope.source, known) for key in keys)
    return [event for event in found if event is not None and event.kind != UNLISTED]


def _about_record(listed: Event, report: ScopeReport, known: Known, now: datetime, look_up: str) -> Event:
    key = listed.observation
    polls = (*known.absences.get(key, ()), report.at)
    return Event(
        id=event_id(listed.person, UNLISTED, report.scope.source, key, str(listed.revision)),
        kind=UNLISTED,
        seen_at=now,
        confidence=Confidence.OFFICIAL,
        person=listed.person,
        country=listed.country,
        occurred_on=now.date().isoformat(),
        attributes={"form": listed.attributes.get("form", "red")},
        source=report.scope.source,
        scope=report.scope.key,
        source_title=report.source_title,
        side=listed.side,
        observation=key,
        revision=listed.revision,
        evidence=report.evidence.get(key),
        url=listed.url,
        title=listed.title,
        audience=Audience.PUBLIC,
        reasons=(f"absent-from-polls:{len(polls)}", f"absent-since:{polls[0].isoformat()}", look_up),
    )


def _item(event: Event, report: ScopeReport, now: datetime) -> ReviewItem:
    return ReviewItem(
        id=event_id("review", "not-found", report.scope.source, event.observation, str(event.revision)),
        question=ReviewQuestion.NOT_FOUND,
        person=event.person,
        source=report.scope.source,
        # Bound to this absence alone: a no must not refuse what the record itself says later.
        observation=event.id,
        content=event.id,
        opened_at=now,
        proposed=(event,),
        reasons=event.reasons,
        excerpt=event.title,
        url=event.url,
    )
