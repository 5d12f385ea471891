"""What the register already holds that a decision about one poll needs."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import Known
from cases.events import Event
from cases.observations import Scope, ScopeKind
from storage import events, people
from storage.statements import portions
from storage.tables import AlertEventRow, AlertRow, EventRow, RefusalRow, ReviewRow, RevisionRow, SightingRow


async def known(session: AsyncSession, scope: Scope, keys: Collection[str], subjects: Collection[str]) -> Known:
    """Return what is known of some records (keys) of a scope's source, and of some persons and circles (subjects)."""
    sightings = select(SightingRow).where(col(SightingRow.scope) == scope.key, col(SightingRow.gone_at).is_(None))
    live = (await session.exec(sightings.order_by(col(SightingRow.key)))).all()
    refusals = await session.exec(select(RefusalRow).where(col(RefusalRow.source) == scope.source))
    return Known(
        contents=await _contents(session, scope.source, keys),
        live_records={row.key: row.person for row in live},
        absences={row.key: _times(row.absent_at) for row in live if row.absent_at},
        events=standing(await events.of(session, subjects)),
        refused=frozenset((row.person, row.source, row.mark) for row in refusals),
        open_reviews=await _asked(session, scope.source, subjects),
        told=await _told(session, scope.source, subjects),
        first_watched=await people.watched_since(session),
        told_of=await _told_of(session, scope, keys),
    )


async def _told_of(session: AsyncSession, scope: Scope, keys: Collection[str]) -> frozenset[tuple[str, str]]:
    """Return (record key, person) of all events there ever were; a list's items are told once for everybody."""
    found: set[tuple[str, str]] = set()
    for portion in portions(keys) if scope.kind is not ScopeKind.LIST else ():
        rows = select(EventRow.observation, EventRow.person).where(
            col(EventRow.source) == scope.source, col(EventRow.observation).in_(portion)
        )
        found.update((key, person) for key, person in await session.exec(rows) if person)
    return frozenset(found)


async def _contents(session: AsyncSession, source: str, keys: Collection[str]) -> dict[str, tuple[int, str]]:
    """Return the latest revision of each record: its number and content hash."""
    latest: dict[str, tuple[int, str]] = {}
    for portion in portions(keys):
        wanted = select(RevisionRow.key, RevisionRow.number, RevisionRow.content).where(
            col(RevisionRow.source) == source, col(RevisionRow.key).in_(portion)
        )
        for key, number, content in await session.exec(wanted.order_by(col(RevisionRow.number))):
            latest[key] = (number, content)
    return latest


async def _asked(session: AsyncSession, source: str, subjects: Collection[str]) -> frozenset[str]:
    """Return the ids of all reviews of a source or about the subjects, decided or not."""
    ids = set(await session.exec(select(ReviewRow.id).where(col(ReviewRow.source) == source)))
    for portion in portions(subjects):
        about = or_(col(ReviewRow.person).in_(portion), col(ReviewRow.circle).in_(portion))
        ids.update(await session.exec(select(ReviewRow.id).where(about)))
    return frozenset(ids)


async def _told(session: AsyncSession, source: str, subjects: Collection[str]) -> frozenset[str]:
    """Return the keys of the alerts about the subjects, of a source itself, and of its reviews."""
    asked = select(ReviewRow.id).where(col(ReviewRow.source) == source)
    of_source = or_((col(AlertRow.source) == source) & col(AlertRow.person).is_(None), col(AlertRow.review).in_(asked))
    keys = set(await session.exec(select(AlertRow.key).where(of_source)))
    for portion in portions(subjects):
        keys.update(await session.exec(select(AlertRow.key).where(_about(portion))))
    return frozenset(keys)


def _about(subjects: list[Any]) -> Any:
    happened = select(EventRow.id).where(or_(col(EventRow.person).in_(subjects), col(EventRow.circle).in_(subjects)))
    asked = select(ReviewRow.id).where(or_(col(ReviewRow.person).in_(subjects), col(ReviewRow.circle).in_(subjects)))
    telling = select(AlertEventRow.alert).where(col(AlertEventRow.event).in_(happened))
    return or_(col(AlertRow.person).in_(subjects), col(AlertRow.review).in_(asked), col(AlertRow.number).in_(telling))


def standing(found: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that were not taken back, without the retractions themselves."""
    every = tuple(found)
    retracted = {event.retracts for event in every}
    return tuple(event for event in every if event.retracts is None and event.id not in retracted)


def _times(polls: Iterable[str]) -> tuple[datetime, ...]:
    return tuple(datetime.fromisoformat(poll).astimezone(UTC) for poll in polls)
