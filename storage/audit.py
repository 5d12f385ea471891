"""Who did what in the register: one line each, vouched for by the chain, naming users by our own number only."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage import chain
from storage.proof import audit_digest
from storage.tables import AuditRow


async def note(session: AsyncSession, actor: int | None, action: str, subject: str, now: datetime) -> None:
    """Write an audit line: a user's number (None: the operator), a word such as "invite", and what it was done to."""
    row = AuditRow(actor=actor, action=action, subject=str(subject), at=now)
    session.add(row)
    await session.flush()
    await chain.append(session, chain.AUDIT, audit_digest(row), now)
