"""Opening the database: one writer, many readers, the seal, and migrations.

SQLite runs with WAL, synchronous=FULL, foreign keys on and secure_delete on; writes begin IMMEDIATE, because a
deferred transaction that reads first and writes later fails at once when another wrote in between.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import chain
from storage.canonical import canonical
from storage.key_file import create_key, read_key
from storage.migrating import StoreError, current_revision, head_revision, migrate, shown
from storage.sealing import KeyFileError, SealBroken, Sealer
from storage.tables import MetaRow

__all__ = [
    "KeyFileError",
    "Session",
    "Store",
    "StoreError",
    "current_revision",
    "default_url",
    "head_revision",
    "migrate",
    "open_store",
]

Session = AsyncSession
DATABASE_NAME = "casewatch.db"
_KEY_CHECK = "key-check"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=30000")


@dataclass(frozen=True)
class Store:
    """An open database. `seal` opens and seals columns; `close` it when done."""

    seal: Sealer
    _read_engine: AsyncEngine
    _write_engine: AsyncEngine
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """Give a session that sees one state of the database and can change nothing."""
        async with self._session(self._read_engine) as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        """Give the one session that writes; commits at the end, rolls back on any error or cancellation."""
        async with self._turn, self._session(self._write_engine) as session, session.begin():
            yield session

    async def close(self) -> None:
        """Close every connection."""
        await self._read_engine.dispose()
        await self._write_engine.dispose()

    def _session(self, engine: AsyncEngine) -> AsyncSession:
        return async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False, info={"seal": self.seal})()


def default_url(home: Path) -> str:
    """Return the address of the database file in a data folder."""
    return f"sqlite+aiosqlite:///{home / DATABASE_NAME}"


async def open_store(url: str, key_file: Path) -> Store:
    """Open a migrated database with its key file, which is made at the first start.

    Raises KeyFileError for a key that cannot be used or is not this database's, StoreError for a database that
    is not migrated or not readable.
    """
    await asyncio.to_thread(_require_migrated, url)
    key = await asyncio.to_thread(read_key, key_file)
    probe = _store(url, Sealer(key or bytes(64)))
    try:
        return await _unlocked(probe, url, key_file, key)
    except BaseException:
        await probe.close()
        raise


async def _unlocked(probe: Store, url: str, key_file: Path, key: bytes | None) -> Store:
    """Check the key against the database, or make both the key and the check at the first start."""
    async with probe.writing() as session:
        check = await session.get(MetaRow, _KEY_CHECK)
        if check is not None:
            _check_key(probe.seal, check.sealed, key_file, key)
            return probe
        seal = probe.seal if key else Sealer(await asyncio.to_thread(create_key, key_file))
        session.info["seal"] = seal
        session.add(MetaRow(name=_KEY_CHECK, sealed=seal.seal(_KEY_CHECK, _KEY_CHECK)))
        await chain.begin(session)
    if seal is probe.seal:
        return probe
    await probe.close()
    return _store(url, seal)


def _check_key(seal: Sealer, check: bytes, key_file: Path, key: bytes | None) -> None:
    if key is None:
        raise KeyFileError(f"The key file {key_file} is missing, but the database is sealed with it; restore it.")
    try:
        seal.open(check, _KEY_CHECK)
    except SealBroken as error:
        raise KeyFileError(f"The key file {key_file} is not this database's key; restore the right one.") from error


def _require_migrated(url: str) -> None:
    if current_revision(url) != head_revision():
        raise StoreError(f"The database {shown(url)} is at another revision; run casewatch db upgrade.")


def _store(url: str, seal: Sealer) -> Store:
    return Store(seal, _engine(url), _engine(url, writes=True, pool_size=1, max_overflow=0))


def _engine(url: str, *, writes: bool = False, **pool: int) -> AsyncEngine:
    engine = create_async_engine(url, json_serializer=canonical, **pool)
    if engine.dialect.name == "sqlite":
        _settle_sqlite(engine, writes)
    return engine


def _settle_sqlite(engine: AsyncEngine, writes: bool) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # The driver must open nothing: the "begin" event below does.
        cursor = connection.cursor()
        for pragma in (*_PRAGMAS, f"query_only={'OFF' if writes else 'ON'}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
