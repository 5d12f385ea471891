"""Alerts as they stand now: what they tell, who has taken them, whether they were retracted."""

import json
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import Alert, AlertForm, ReviewItem, Severity
from cases.events import Event
from storage import enqueueing, reviews
from storage.records import Action, KeptAlert
from storage.statements import rows_in, seal_of
from storage.tables import AlertEventRow, AlertRow, EventRow, OutboxItemRow
from storage.translating import BY_NAME, event_of

FACTS = "alert-facts"


async def alert(session: AsyncSession, number: int) -> KeptAlert | None:
    """Return the alert with this number, None when there is none."""
    row = await session.get(AlertRow, number)
    return await _kept(session, row) if row else None


async def alert_by_key(session: AsyncSession, key: str) -> KeptAlert | None:
    """Return the alert with this key, None when there is none."""
    row = (await session.exec(select(AlertRow).where(col(AlertRow.key) == key))).first()
    return await _kept(session, row) if row else None


async def alerts_about(session: AsyncSession, person: str, limit: int) -> tuple[KeptAlert, ...]:
    """Return the newest alerts about a person, newest first."""
    about = select(AlertRow).where(col(AlertRow.person) == person).order_by(col(AlertRow.number).desc()).limit(limit)
    return tuple([await _kept(session, row) for row in (await session.exec(about)).all()])


async def take(session: AsyncSession, number: int, by_name: str, now: datetime) -> KeptAlert | None:
    """Let a user take an alert and have it shown in every chat told; None when it is unknown or taken already."""
    row = await session.get(AlertRow, number)
    if row is None or row.taken_at is not None:
        return None
    row.taken_by, row.taken_at = seal_of(session).seal(by_name, BY_NAME), now
    session.add(row)
    await enqueueing.enqueue_for_told(session, row, now)
    return await _kept(session, row)


async def _kept(session: AsyncSession, row: AlertRow) -> KeptAlert:
    review = await reviews.get(session, row.review) if row.review else None
    ids = await _event_ids(session, row.number)
    return KeptAlert(
        number=row.number,
        alert=await _alert(session, row, ids),
        created_at=row.created_at,
        events=await _events(session, ids, review.item if review else None),
        taken_by=seal_of(session).open(row.taken_by, BY_NAME) if row.taken_by else None,
        taken_at=row.taken_at,
        retracted=row.retracted_at is not None,
        retracted_reason=row.retracted_reason,
        review=review.item if review else None,
        verdict=review.verdict if review else None,
    )


async def _event_ids(session: AsyncSession, number: int) -> tuple[str, ...]:
    told = select(AlertEventRow.event).where(col(AlertEventRow.alert) == number).order_by(col(AlertEventRow.id))
    return tuple(await session.exec(told))


async def _events(session: AsyncSession, ids: tuple[str, ...], review: ReviewItem | None) -> tuple[Event, ...]:
    """Return the events of an alert in order; what only a review proposes is not in the register yet."""
    known = {event.id: event for event in review.proposed} if review else {}
    known |= {row.id: event_of(row) for row in await rows_in(session, EventRow, EventRow.id, ids)}
    return tuple(known[event] for event in ids if event in known)


async def _alert(session: AsyncSession, row: AlertRow, ids: tuple[str, ...]) -> Alert:
    sends = select(OutboxItemRow.chat).where(
        col(OutboxItemRow.alert) == row.number, col(OutboxItemRow.action) == Action.SEND
    )
    return Alert(
        key=row.key,
        form=AlertForm(row.form),
        severity=Severity(row.severity),
        chats=tuple(await session.exec(sends.order_by(col(OutboxItemRow.id)))),
        person=row.person,
        events=ids,
        review=row.review,
        source=row.source,
        outcome=row.outcome,
        facts=json.loads(seal_of(session).open(row.facts, FACTS)),
    )
