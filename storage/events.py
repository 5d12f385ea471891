"""The register of events: append-only; taking one back appends a retraction that names it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.events import Event, event_id
from storage import enqueueing
from storage.statements import insert_new, rows_in, seal_of
from storage.tables import EventRow
from storage.translating import BY_NAME, event_of, event_row


async def append(session: AsyncSession, events: Sequence[Event]) -> None:
    """Add events; those whose id is there already are left as they are."""
    await insert_new(session, [event_row(event) for event in events])


async def of(session: AsyncSession, subjects: Collection[str]) -> tuple[Event, ...]:
    """Return all events of some persons and circles (ids), retractions included, oldest seen first."""
    rows = await rows_in(session, EventRow, EventRow.person, subjects)
    rows += await rows_in(session, EventRow, EventRow.circle, subjects)
    found = {row.id: row for row in rows}
    return tuple(event_of(row) for row in sorted(found.values(), key=lambda row: (row.seen_at, row.id)))


async def persons_of_records(session: AsyncSession, source: str, keys: Collection[str]) -> dict[str, str]:
    """Return the person whom each of a source's records was last tied to by an event that stands, by record key."""
    retracted = select(EventRow.retracts).where(col(EventRow.retracts).is_not(None))
    standing = select(EventRow.observation, EventRow.person).where(
        col(EventRow.source) == source,
        col(EventRow.observation).in_(keys),
        col(EventRow.person).is_not(None),
        col(EventRow.retracts).is_(None),
        col(EventRow.id).not_in(retracted),
    )
    rows = await session.exec(standing.order_by(col(EventRow.seen_at), col(EventRow.id)))
    return {key: person for key, person in rows if person}


async def get(session: AsyncSession, event_id: str) -> Event | None:
    """Return the event with this id, None when there is none."""
    row = await session.get(EventRow, event_id)
    return event_of(row) if row else None


async def retract(session: AsyncSession, event_id: str, by: str, reason: str, now: datetime) -> Event:
    """Take an event back and return the retraction; every chat that was told it gets an edit and a reply.

    `by` is the editor's name, kept sealed. A second retraction changes nothing and returns the first.
    LookupError for an unknown event.
    """
    told = await get(session, event_id)
    if told is None:
        raise LookupError(f"There is no event {event_id}; nothing was taken back.")
    earlier = (await session.exec(select(EventRow).where(col(EventRow.retracts) == event_id))).first()
    if earlier is not None:
        return event_of(earlier)
    retraction = _retraction(told, reason, now)
    row = event_row(retraction)
    row.recorded_by = seal_of(session).seal(by, BY_NAME)
    session.add(row)
    await session.flush()
    await enqueueing.withdraw(session, event_id, reason, now)
    return retraction


def _retraction(told: Event, reason: str, now: datetime) -> Event:
    name = event_id("retraction", told.id)
    return replace(told, id=name, seen_at=now, published_at=None, reasons=(reason,), retracts=told.id)
