"""Erasing a user: what they are, what they follow, what they were sent, and their name wherever it was noted."""

from typing import Any

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import subscriptions
from storage.statements import seal_of
from storage.tables import (
    AlertRow,
    ChatRow,
    ConversationRow,
    DeliveryRow,
    EventRow,
    InviteRow,
    OutboxItemRow,
    ReviewRow,
    UserRow,
)
from storage.translating import BY_NAME, REPORTER

_NAMED: tuple[tuple[type[Any], str], ...] = (
    (AlertRow, "taken_by"),
    (ReviewRow, "decided_by"),
    (EventRow, "recorded_by"),
)


async def erase(session: AsyncSession, user: int) -> None:
    """Erase a user and their private chat; audit lines stay, and name nobody any more."""
    row = await session.get(UserRow, user)
    if row is None:
        return
    chat, name = row.chat, seal_of(session).open(row.name, "user-name")
    await subscriptions.unfollow_all(session, chat)
    await _forget_reports(session, chat)
    await _forget_name(session, name)
    await session.exec(update(InviteRow).where(col(InviteRow.invited_by) == user).values(invited_by=None))
    await session.exec(delete(ConversationRow).where(col(ConversationRow.user) == user))
    await session.exec(delete(DeliveryRow).where(col(DeliveryRow.chat) == chat))
    await session.exec(delete(OutboxItemRow).where(col(OutboxItemRow.chat) == chat))
    await session.exec(delete(UserRow).where(col(UserRow.id) == user))
    shared = (await session.exec(select(UserRow.id).where(col(UserRow.chat) == chat))).first()
    if shared is None:
        await session.exec(delete(ChatRow).where(col(ChatRow.id) == chat))


async def _forget_reports(session: AsyncSession, chat: int) -> None:
    seal = seal_of(session)
    for review in await session.exec(select(ReviewRow).where(col(ReviewRow.reporter).is_not(None))):
        if review.reporter is not None and seal.open(review.reporter, REPORTER) == str(chat):
            review.reporter = None
            session.add(review)
    await session.flush()


async def _forget_name(session: AsyncSession, name: str) -> None:
    """Remove a name where it was noted; that somebody took or decided a thing stays, by its time."""
    seal = seal_of(session)
    for table, column in _NAMED:
        for row in await session.exec(select(table).where(col(getattr(table, column)).is_not(None))):
            if seal.open(getattr(row, column), BY_NAME) == name:
                setattr(row, column, None)
                session.add(row)
    await session.flush()
