"""The outbox: what is to be told, claimed one by one under a lease, marked only after Telegram answered.

ready -> sending(owner, lease) -> sent | ready again at `not_before` | dead | cancelled. Whatever was `sending` when
its owner was lost comes back as uncertain: it may have arrived. How deliveries ended is appended, never changed.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import AlertForm, Severity
from storage.claiming import claim, next_time, record_of, recover
from storage.enqueueing import CANCELLED, DEAD, READY, SENDING, SENT
from storage.kept import alert, alert_by_key, alerts_about, take
from storage.records import Action, OutboxRow, Told
from storage.statements import seal_of
from storage.tables import AlertRow, ChatRow, DeliveryRow, OutboxItemRow

__all__ = [
    "OutboxRow",
    "alert",
    "alert_by_key",
    "alerts_about",
    "cancel_chat",
    "claim",
    "dead",
    "dead_urgent",
    "mark_reported",
    "next_time",
    "pending",
    "recover",
    "retry",
    "sent",
    "snooze_chat",
    "take",
    "told",
]

_MESSAGE = "message-id"


async def sent(session: AsyncSession, row_id: int, owner: str, message_id: int | None, now: datetime) -> bool:
    """Mark a delivery as arrived; False, and nothing is changed, when `owner` no longer holds it."""
    row = await _held(session, row_id, owner)
    if row is None:
        return False
    _release(row, SENT)
    await _append_delivery(session, row, SENT, now, message_id=message_id)
    return True


async def retry(  # noqa: PLR0913
    session: AsyncSession, row_id: int, owner: str, not_before: datetime, *, uncertain: bool, counts: bool, reason: str
) -> None:
    """Give a delivery back to be tried at `not_before`; `uncertain`: it may have arrived, `counts`: an attempt is used.

    Nothing is changed when `owner` no longer holds it.
    """
    row = await _held(session, row_id, owner)
    if row is None:
        return
    _release(row, READY, reason)
    row.not_before = not_before
    row.uncertain = row.uncertain or uncertain
    row.attempts += 1 if counts else 0
    await session.flush()


async def dead(session: AsyncSession, row_id: int, owner: str, reason: str, now: datetime) -> None:
    """Give a delivery up; what would have edited its message is cancelled. Nothing happens unless `owner` holds it."""
    row = await _held(session, row_id, owner)
    if row is None:
        return
    _release(row, DEAD, reason)
    await _append_delivery(session, row, DEAD, now, reason=reason)
    if row.action == Action.SEND:
        same = and_(col(OutboxItemRow.alert) == row.alert, col(OutboxItemRow.chat) == row.chat)
        await _cancel(session, same, "its message was never delivered")


async def snooze_chat(session: AsyncSession, chat: int, until: datetime) -> None:
    """Send nothing to a chat before `until`; an earlier, longer snooze stays."""
    row = await session.get(ChatRow, chat)
    if row is not None:
        row.snoozed_until = max(row.snoozed_until or until, until)
        session.add(row)
        await session.flush()


async def cancel_chat(session: AsyncSession, chat: int, reason: str) -> int:
    """Cancel everything that waits for a chat and return how much it was."""
    return await _cancel(session, col(OutboxItemRow.chat) == chat, reason)


async def told(session: AsyncSession, alert: int) -> tuple[Told, ...]:
    """Return the messages by which chats were told an alert, in the order sent."""
    arrived = select(DeliveryRow).where(
        col(DeliveryRow.alert) == alert,
        col(DeliveryRow.action) == Action.SEND,
        col(DeliveryRow.outcome) == SENT,
        col(DeliveryRow.message_id).is_not(None),
    )
    seal, rows = seal_of(session), await session.exec(arrived.order_by(col(DeliveryRow.id)))
    return tuple(
        Told(row.chat, int(seal.open(row.message_id, _MESSAGE)), row.at, row.uncertain)
        for row in rows
        if row.message_id
    )


async def pending(session: AsyncSession) -> int:
    """Return how many deliveries wait or are under way."""
    open_states = col(OutboxItemRow.state).in_((READY, SENDING))
    return (await session.exec(select(func.count()).select_from(OutboxItemRow).where(open_states))).one()


async def dead_urgent(session: AsyncSession) -> tuple[OutboxRow, ...]:
    """Return the urgent messages that will not arrive and of which no admin was told yet.

    A notice of such a failure is never itself among them, or two unreachable admins would alarm each other for ever.
    """
    lost = (
        select(OutboxItemRow)
        .where(col(OutboxItemRow.severity) == Severity.URGENT, col(OutboxItemRow.action) == Action.SEND)
        .where(col(OutboxItemRow.reported).is_(False), col(OutboxItemRow.state).in_((DEAD, CANCELLED)))
        .where(col(AlertRow.number) == col(OutboxItemRow.alert), col(AlertRow.form) != AlertForm.UNDELIVERED)
        .where(or_(col(OutboxItemRow.state) == DEAD, col(AlertRow.retracted_at).is_(None)))
    )
    return tuple(record_of(row) for row in await session.exec(lost.order_by(col(OutboxItemRow.id))))


async def mark_reported(session: AsyncSession, row_id: int) -> None:
    """Note that an admin was told of an undeliverable message."""
    await session.exec(update(OutboxItemRow).where(col(OutboxItemRow.id) == row_id).values(reported=True))


async def _cancel(session: AsyncSession, condition: ColumnElement[bool], reason: str) -> int:
    waiting = update(OutboxItemRow).where(col(OutboxItemRow.state) == READY, condition)
    result = await session.exec(waiting.values(state=CANCELLED, reason=reason))
    return result.rowcount


async def _held(session: AsyncSession, row_id: int, owner: str) -> OutboxItemRow | None:
    row = await session.get(OutboxItemRow, row_id)
    return row if row and row.state == SENDING and row.owner == owner else None


def _release(row: OutboxItemRow, state: str, reason: str = "") -> None:
    row.state, row.owner, row.lease_until, row.reason = state, None, None, reason


async def _append_delivery(
    session: AsyncSession,
    row: OutboxItemRow,
    outcome: str,
    now: datetime,
    *,
    message_id: int | None = None,
    reason: str = "",
) -> None:
    sealed = None if message_id is None else seal_of(session).seal(str(message_id), _MESSAGE)
    session.add(
        DeliveryRow(
            outbox=row.id or 0,
            alert=row.alert,
            chat=row.chat,
            action=row.action,
            outcome=outcome,
            reason=reason,
            message_id=sealed,
            uncertain=row.uncertain,
            at=now,
        )
    )
    await session.flush()
