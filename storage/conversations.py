"""Where each user stands in a conversation, sealed, and forgotten after a while."""

import json
from datetime import datetime, timedelta

from sqlmodel import col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.canonical import canonical
from storage.statements import seal_of
from storage.tables import ConversationRow

_PURPOSE = "conversation"
AN_HOUR = timedelta(hours=1)


async def put(session: AsyncSession, user: int, topic: str, state: dict[str, object], now: datetime) -> None:
    """Remember what a user is being asked, in place of anything before; `state` must be JSON-able."""
    sealed = seal_of(session).seal(canonical([topic, state]), _PURPOSE)
    await session.merge(ConversationRow(user=user, sealed=sealed, at=now))
    await session.flush()


async def get(
    session: AsyncSession, user: int, now: datetime, ttl: timedelta = AN_HOUR
) -> tuple[str, dict[str, object]] | None:
    """Return (topic, state) of a user's conversation, None when there is none or it is older than `ttl`."""
    row = await session.get(ConversationRow, user)
    if row is None or now - row.at > ttl:
        return None
    topic, state = json.loads(seal_of(session).open(row.sealed, _PURPOSE))
    return str(topic), dict(state)


async def clear(session: AsyncSession, user: int) -> None:
    """Forget a user's conversation."""
    await session.exec(delete(ConversationRow).where(col(ConversationRow.user) == user))
