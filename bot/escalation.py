"""What must not wait for a poll: an urgent doubt nobody settled goes to the followers who opted in (DESIGN §5)."""

from datetime import timedelta

from bot.clock import Clock
from cases.raising import escalated
from storage import ledger, people, reviews, subscriptions
from storage.store import Store

# How long the editors have an urgent doubt to themselves.
EDITORS_ALONE = timedelta(minutes=30)


async def escalate(store: Store, clock: Clock) -> tuple[int, ...]:
    """Tell the opted-in followers of overdue doubts, each once, and return the numbers of the alerts raised."""
    now = clock.now()
    async with store.reading() as session:
        waiting = await reviews.overdue(session, now, EDITORS_ALONE)
    if not waiting:
        return ()
    async with store.writing() as session:
        told = await subscriptions.subscriptions(session, await people.roster(session))
        raised = await ledger.raise_alerts(session, [escalated(item, told) for item in waiting], now)
        for item in waiting:
            await reviews.mark_escalated(session, item.id)
        return raised
