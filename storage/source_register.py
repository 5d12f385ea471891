"""What people have settled about sources: whose terms are accepted, what is proven live, and what was added in chat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import AcceptedTermsRow, AddedSourceRow, LiveProofRow


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A feed, page or channel that an admin added: one list scope of the source `source` (feeds, page ...)."""

    name: str
    source: str
    title: str
    url: str
    language: str | None = None
    country: str | None = None
    side: str = "neutral"


async def accepted(session: AsyncSession) -> dict[str, str]:
    """Return, by source id, the hash of the terms that an operator has accepted."""
    return {row.source: row.terms for row in await session.exec(select(AcceptedTermsRow))}


async def accept(session: AsyncSession, terms: Iterable[tuple[str, str]], now: datetime) -> None:
    """Note that the terms of these (source id, hash) pairs were read and accepted."""
    for source, digest in terms:
        row = await session.get(AcceptedTermsRow, source)
        if row is None:
            row = AcceptedTermsRow(source=source, terms=digest, accepted_at=now)
        row.terms, row.accepted_at = digest, now
        session.add(row)
    await session.flush()


async def proven_live(session: AsyncSession) -> dict[str, datetime]:
    """Return when a check last proved each source, or each list of one (its scope key); aware UTC."""
    return {row.source: row.proven_at for row in await session.exec(select(LiveProofRow))}


async def note_live(session: AsyncSession, source: str, now: datetime) -> None:
    """Note that the live answer of a source, or of one of its lists (a scope key), was read and proven."""
    row = await session.get(LiveProofRow, source) or LiveProofRow(source=source, proven_at=now)
    row.proven_at = now
    session.add(row)
    await session.flush()


async def added(session: AsyncSession) -> tuple[AddedSource, ...]:
    """Return the feeds, pages and channels that admins added, in the order of their names."""
    standing = select(AddedSourceRow).where(col(AddedSourceRow.removed_at).is_(None)).order_by(col(AddedSourceRow.name))
    return tuple(_added(row) for row in await session.exec(standing))


async def add(session: AsyncSession, one: AddedSource, now: datetime) -> None:
    """Add a feed, page or channel; one that was removed by this name is replaced. ValueError for a name in use."""
    row = await session.get(AddedSourceRow, one.name)
    if row is not None and row.removed_at is None:
        raise ValueError(f"a source named {one.name!r} was added already")
    if row is not None:
        await session.delete(row)
        await session.flush()
    fields = {name: getattr(one, name) for name in one.__slots__}
    session.add(AddedSourceRow(**fields, added_at=now))
    await session.flush()


async def remove(session: AsyncSession, name: str, now: datetime) -> bool:
    """Stop polling what an admin added; what it said stays. False when nothing by this name is polled."""
    row = await session.get(AddedSourceRow, name)
    if row is None or row.removed_at is not None:
        return False
    row.removed_at = now
    session.add(row)
    await session.flush()
    return True


def _added(row: AddedSourceRow) -> AddedSource:
    return AddedSource(row.name, row.source, row.title, row.url, row.language, row.country, row.side)
