"""Doubts put to the editors, their verdicts, and what a no refuses for good."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import ReviewItem
from storage import enqueueing
from storage.records import NOT_CONFIRMED, KeptReview, ReviewVerdict
from storage.statements import insert_new, seal_of
from storage.tables import RefusalRow, ReviewRow
from storage.translating import BY_NAME, review_of, review_row


async def ask(session: AsyncSession, items: Sequence[ReviewItem]) -> None:
    """Put doubts to the editors; one that was ever asked, decided or not, stays as it is."""
    await insert_new(session, [review_row(item, seal_of(session)) for item in items])


async def open_items(session: AsyncSession) -> tuple[ReviewItem, ...]:
    """Return what is undecided: urgent first, then the oldest."""
    undecided = select(ReviewRow).where(col(ReviewRow.verdict).is_(None))
    ordered = undecided.order_by(col(ReviewRow.urgent).desc(), col(ReviewRow.opened_at), col(ReviewRow.id))
    return tuple(review_of(row, seal_of(session)) for row in await session.exec(ordered))


async def get(session: AsyncSession, review_id: str) -> KeptReview | None:
    """Return a review item with its verdict, None when it was never asked."""
    row = await session.get(ReviewRow, review_id)
    return _kept(session, row) if row else None


async def decide(
    session: AsyncSession, review_id: str, verdict: ReviewVerdict, by: str, now: datetime, *, chat: int | None = None
) -> KeptReview | None:
    """Keep an editor's verdict (`by`: the editor's name); None when it is unknown or decided already.

    Every other chat that was asked or told gets its message edited; the editor's own `chat` shows it already.

    A no refuses this record, and this content, of this source for this person, and takes back whatever followers were
    told of it UNCONFIRMED. Events are the caller's to append.
    """
    row = await session.get(ReviewRow, review_id)
    if row is None or row.verdict is not None:
        return None
    row.verdict, row.decided_by, row.decided_at = verdict, seal_of(session).seal(by, BY_NAME), now
    session.add(row)
    await session.flush()
    if verdict is ReviewVerdict.NO:
        item = review_of(row, seal_of(session))
        await _refuse(session, item)
        for event in item.proposed:
            await enqueueing.withdraw(session, event.id, NOT_CONFIRMED, now)
    await enqueueing.show_verdict(session, review_id, now, but_not=chat)
    return _kept(session, row)


async def undo(session: AsyncSession, review_id: str) -> bool:
    """Open a decided review again and lift what its no refused; False when it is unknown or undecided."""
    row = await session.get(ReviewRow, review_id)
    if row is None or row.verdict is None:
        return False
    row.verdict, row.decided_by, row.decided_at = None, None, None
    session.add(row)
    await session.exec(delete(RefusalRow).where(col(RefusalRow.review) == review_id))
    return True


async def overdue(session: AsyncSession, now: datetime, after: timedelta) -> tuple[ReviewItem, ...]:
    """Return the urgent doubts nobody decided within `after` and that were not escalated yet, oldest first."""
    waiting = select(ReviewRow).where(
        col(ReviewRow.verdict).is_(None),
        col(ReviewRow.urgent).is_(True),
        col(ReviewRow.escalated).is_(False),
        col(ReviewRow.opened_at) <= now - after,
    )
    rows = await session.exec(waiting.order_by(col(ReviewRow.opened_at), col(ReviewRow.id)))
    return tuple(review_of(row, seal_of(session)) for row in rows)


async def mark_escalated(session: AsyncSession, review_id: str) -> None:
    """Note that a doubt was passed on to the followers who opted in."""
    row = await session.get(ReviewRow, review_id)
    if row is not None:
        row.escalated = True
        session.add(row)
        await session.flush()


async def _refuse(session: AsyncSession, item: ReviewItem) -> None:
    proposed = [event.person or event.circle for event in item.proposed]
    subjects = {subject for subject in (item.person, item.circle, *proposed) if subject}
    marks = {mark for mark in (item.observation, item.content) if mark}
    refusals = [
        RefusalRow(person=subject, source=item.source, mark=mark, review=item.id)
        for subject in sorted(subjects)
        for mark in sorted(marks)
    ]
    await insert_new(session, refusals)


def _kept(session: AsyncSession, row: ReviewRow) -> KeptReview:
    seal = seal_of(session)
    return KeptReview(
        item=review_of(row, seal),
        verdict=ReviewVerdict(row.verdict) if row.verdict else None,
        decided_by=seal.open(row.decided_by, BY_NAME) if row.decided_by else None,
        decided_at=row.decided_at,
    )
