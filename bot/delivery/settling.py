"""Writing how a delivery ended: one transaction each, whatever it takes in row, chat and alerts."""

from datetime import datetime

import structlog

from bot.delivery.answers import Meaning
from bot.delivery.outcomes import GaveUp, Outcome, Retry, Sent, Snooze
from bot.delivery.undelivered import tell_admins
from cases.alerts import Severity
from storage import outbox, users
from storage.records import OutboxRow
from storage.store import Session, Store

log = structlog.get_logger()


async def write_outcome(store: Store, row: OutboxRow, owner: str, ended: Outcome, now: datetime) -> None:
    """Write one outcome of a row that `owner` holds."""
    async with store.writing() as session:
        match ended:
            case Sent(message_id):
                await outbox.sent(session, row.id, owner, message_id, now)
            case Retry():
                await _retry(session, row, owner, ended)
            case Snooze():
                await _snooze(session, row, owner, ended)
            case GaveUp():
                await _give_up(session, row, owner, ended, now)


async def _retry(session: Session, row: OutboxRow, owner: str, ended: Retry) -> None:
    await outbox.retry(
        session, row.id, owner, ended.at, uncertain=ended.uncertain, counts=ended.counts, reason=ended.reason
    )
    log.warning("a delivery is tried again", alert=row.alert, reason=ended.reason, uncertain=ended.uncertain)


async def _snooze(session: Session, row: OutboxRow, owner: str, ended: Snooze) -> None:
    reason = str(Meaning.FLOOD)
    await outbox.retry(session, row.id, owner, ended.until, uncertain=ended.uncertain, counts=False, reason=reason)
    await outbox.snooze_chat(session, row.chat, ended.until)
    log.warning("Telegram asks for silence", chat=row.chat, everywhere=ended.everywhere)


async def _give_up(session: Session, row: OutboxRow, owner: str, ended: GaveUp, now: datetime) -> None:
    await outbox.dead(session, row.id, owner, ended.reason, now)
    if ended.pause:
        await users.pause_chat(session, row.chat, ended.reason)
        await outbox.cancel_chat(session, row.chat, ended.reason)
    if ended.tell or row.severity is Severity.URGENT:
        await tell_admins(session, (row,), now, ended.reason)
        await outbox.mark_reported(session, row.id)
    log.error("a delivery was given up", alert=row.alert, reason=ended.reason)
