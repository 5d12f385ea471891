"""Claiming deliveries: which one is next, under whose lease, and when there will be one."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from cases.alerts import Severity
from storage.enqueueing import READY, SENDING
from storage.records import Action, OutboxRow
from storage.tables import ChatRow, OutboxItemRow

_Other = aliased(OutboxItemRow)


async def claim(
    session: AsyncSession, owner: str, now: datetime, lease: timedelta, *, frozen_chats: Collection[int] = ()
) -> OutboxRow | None:
    """Take the next delivery for `owner` until `now + lease`, None when nothing is to be done now.

    Urgent first, then important, then info, each oldest first. A chat with a delivery under way, paused, snoozed or
    frozen is passed over, and an edit waits for its message. Rows whose lease another owner let run out come back
    as uncertain.
    """
    lost = and_(col(OutboxItemRow.owner) != owner, col(OutboxItemRow.lease_until) <= now)
    await _reclaim(session, lost)
    row = (await session.exec(_claimable(now, frozen_chats))).first()
    if row is None:
        return None
    row.state, row.owner, row.lease_until = SENDING, owner, now + lease
    session.add(row)
    await session.flush()
    return record_of(row)


async def recover(session: AsyncSession, owner: str, now: datetime) -> int:
    """Take back what earlier owners had under way (called at boot) and return how much it was; all is uncertain."""
    return await _reclaim(session, col(OutboxItemRow.owner) != owner)


async def next_time(session: AsyncSession, now: datetime) -> datetime | None:
    """Return when there may be something to claim: `now` or later; None when nothing waits."""
    not_before, snoozed = col(OutboxItemRow.not_before), col(ChatRow.snoozed_until)
    earliest = (
        select(func.min(case((snoozed > not_before, snoozed), else_=not_before)))
        .where(col(ChatRow.id) == col(OutboxItemRow.chat), col(ChatRow.paused).is_(None))
        .where(col(OutboxItemRow.state) == READY)
    )
    leases = select(func.min(col(OutboxItemRow.lease_until))).where(col(OutboxItemRow.state) == SENDING)
    times = [time for query in (earliest, leases) for time in await session.exec(query) if time is not None]
    return max(now, min(times)) if times else None


def record_of(row: OutboxItemRow) -> OutboxRow:
    """Return what leaves storage of an outbox row."""
    return OutboxRow(
        id=row.id or 0,
        alert=row.alert,
        chat=row.chat,
        action=Action(row.action),
        severity=Severity(row.severity),
        attempts=row.attempts,
        uncertain=row.uncertain,
        created_at=row.created_at,
        not_before=row.not_before,
    )


def _claimable(now: datetime, frozen_chats: Collection[int]) -> SelectOfScalar[OutboxItemRow]:
    row = OutboxItemRow
    snoozed = col(ChatRow.snoozed_until)
    unreachable = select(ChatRow.id).where(or_(col(ChatRow.paused).is_not(None), snoozed > now))
    busy = exists().where(col(_Other.chat) == col(row.chat), col(_Other.state) == SENDING)
    same = and_(col(_Other.alert) == col(row.alert), col(_Other.chat) == col(row.chat))
    earlier = exists().where(same, col(_Other.state) == READY, col(_Other.id) < col(row.id))
    return (
        select(row)
        .where(col(row.state) == READY, col(row.not_before) <= now)
        .where(col(row.chat).not_in(unreachable), col(row.chat).not_in(list(frozen_chats)))
        .where(~busy, ~earlier)
        .order_by(col(row.rank), col(row.id))
        .limit(1)
    )


async def _reclaim(session: AsyncSession, condition: ColumnElement[bool]) -> int:
    taken = update(OutboxItemRow).where(col(OutboxItemRow.state) == SENDING, condition)
    result = await session.exec(taken.values(state=READY, owner=None, lease_until=None, uncertain=True))
    return result.rowcount
