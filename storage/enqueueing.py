"""Putting deliveries into the outbox: messages once per alert and chat, edits and replies for those already told."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import Severity
from storage.records import Action
from storage.statements import portions
from storage.tables import AlertEventRow, AlertRow, ChatRow, OutboxItemRow

READY, SENDING, SENT, DEAD, CANCELLED = "ready", "sending", "sent", "dead", "cancelled"
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


async def enqueue_sends(session: AsyncSession, alert: AlertRow, chats: Iterable[int], now: datetime) -> None:
    """Enqueue a new alert's message for each chat that still exists."""
    existing: set[int] = set()
    wanted = list(dict.fromkeys(chats))
    for portion in portions(wanted):
        found = await session.exec(select(ChatRow).where(col(ChatRow.id).in_(portion)))
        existing.update(row.id for row in found if row.id is not None)
    session.add_all(_row(alert, chat, Action.SEND, now) for chat in wanted if chat in existing)
    await session.flush()


async def enqueue_for_told(
    session: AsyncSession,
    alert: AlertRow,
    now: datetime,
    actions: Collection[Action] = (Action.EDIT,),
    *,
    but_not: int | None = None,
) -> None:
    """Enqueue edits (or replies) of an alert for every chat told (`but_not` one), unless one like it waits already."""
    sends = await _rows(session, alert.number, Action.SEND)
    told = [row.chat for row in sends if row.state in (SENDING, SENT) and row.chat != but_not]
    for action in actions:
        waiting = {row.chat for row in await _rows(session, alert.number, action) if row.state == READY}
        session.add_all(_row(alert, chat, action, now) for chat in told if chat not in waiting)
    await session.flush()


async def show_verdict(session: AsyncSession, review: str, now: datetime, *, but_not: int | None) -> None:
    """Have every message about a review edited, now that an editor has decided; retracted ones are edited anyway."""
    about = select(AlertRow).where(col(AlertRow.review) == review, col(AlertRow.retracted_at).is_(None))
    for alert in (await session.exec(about)).all():
        await enqueue_for_told(session, alert, now, but_not=but_not)


async def withdraw(session: AsyncSession, event: str, reason: str, now: datetime) -> None:
    """Mark every alert that tells an event as retracted: told chats get an edit and a reply, the rest hear nothing."""
    telling = select(AlertEventRow.alert).where(col(AlertEventRow.event) == event)
    for alert in (await session.exec(select(AlertRow).where(col(AlertRow.number).in_(telling)))).all():
        if alert.retracted_at is not None:
            continue
        alert.retracted_at, alert.retracted_reason = now, reason
        session.add(alert)
        await _cancel_untold(session, alert.number)
        await enqueue_for_told(session, alert, now, (Action.EDIT, Action.REPLY))


async def _cancel_untold(session: AsyncSession, number: int) -> None:
    """Cancel messages that cannot have arrived; an uncertain one must still go out, as a retraction."""
    await session.exec(
        update(OutboxItemRow)
        .where(col(OutboxItemRow.alert) == number, col(OutboxItemRow.state) == READY)
        .where(col(OutboxItemRow.action) == Action.SEND, col(OutboxItemRow.uncertain).is_(False))
        .values(state=CANCELLED, reason="retracted before it was sent")
    )


async def _rows(session: AsyncSession, number: int, action: Action) -> list[OutboxItemRow]:
    wanted = select(OutboxItemRow).where(col(OutboxItemRow.alert) == number, col(OutboxItemRow.action) == action)
    return list(await session.exec(wanted.order_by(col(OutboxItemRow.id))))


def _row(alert: AlertRow, chat: int, action: Action, now: datetime) -> OutboxItemRow:
    severity = Severity(alert.severity)
    return OutboxItemRow(
        alert=alert.number,
        chat=chat,
        action=action,
        severity=severity,
        rank=_RANKS[severity],
        created_at=now,
        not_before=now,
    )
