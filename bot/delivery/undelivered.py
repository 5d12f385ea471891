"""An urgent alert that could not be delivered is itself an alert, to the admins."""

from datetime import datetime

from cases.alerts import Alert, AlertForm, Severity
from storage import ledger, outbox, people, subscriptions
from storage.records import OutboxRow
from storage.store import Session, Store


async def report_undelivered(store: Store, now: datetime) -> tuple[int, ...]:
    """Raise an alert for every dead urgent row nobody was told of yet; return the numbers of those alerts."""
    async with store.reading() as session:
        if not await outbox.dead_urgent(session):
            return ()
    async with store.writing() as session:
        rows = await outbox.dead_urgent(session)
        numbers = await tell_admins(session, rows, now)
        for row in rows:
            await outbox.mark_reported(session, row.id)
        return numbers


async def tell_admins(
    session: Session, rows: tuple[OutboxRow, ...], now: datetime, reason: str = ""
) -> tuple[int, ...]:
    """Raise an alert for each row, to every admin but the one it was for.

    A notice that itself could not be delivered is not told again: it would go round for ever.
    """
    told = await subscriptions.subscriptions(session, await people.roster(session))
    notices = []
    for row in rows:
        kept = await outbox.alert(session, row.alert)
        if kept is not None and kept.alert.form is not AlertForm.UNDELIVERED:
            notices.append(_notice(row, tuple(admin for admin in told.admins if admin != row.chat), reason))
    return await ledger.raise_alerts(session, [notice for notice in notices if notice.chats], now)


def _notice(row: OutboxRow, admins: tuple[int, ...], reason: str) -> Alert:
    return Alert(
        key=f"undelivered:{row.id}",
        form=AlertForm.UNDELIVERED,
        severity=Severity.URGENT,
        chats=admins,
        facts={"alert": row.alert, "reason": reason},
    )
