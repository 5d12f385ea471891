"""What every repository needs of SQL: the session's seal, inserts that skip what is there, lists in portions."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.sealing import Sealer

# SQLite binds at most 32,766 values in one statement; the widest table has under 30 columns.
PORTION = 500


def seal_of(session: AsyncSession) -> Sealer:
    """Return the sealer that the store bound to its sessions."""
    seal: Sealer = session.info["seal"]
    return seal


def portions(values: Collection[Any], size: int = PORTION) -> Iterator[list[Any]]:
    """Yield the values in lists of at most `size`, in order."""
    ordered = list(values)
    return (ordered[start : start + size] for start in range(0, len(ordered), size))


async def insert_new(session: AsyncSession, rows: Sequence[SQLModel]) -> set[Any]:
    """Insert rows of one table, skip those whose primary key is there, and return the new ones' first key column."""
    new: set[Any] = set()
    for portion in portions(rows):
        table: Table = type(portion[0]).__table__
        make_insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
        statement = make_insert(table).values([row.model_dump() for row in portion])
        key = list(table.primary_key.columns)
        returned = await session.exec(statement.on_conflict_do_nothing(index_elements=key).returning(key[0]))
        new.update(returned.scalars())
    return new


async def rows_in(session: AsyncSession, row: type[Any], column: Any, values: Collection[Any]) -> list[Any]:
    """Return the rows of a table whose column is one of many values, in no particular order."""
    found: list[Any] = []
    for portion in portions(values):
        found.extend(await session.exec(select(row).where(col(column).in_(portion))))
    return found
