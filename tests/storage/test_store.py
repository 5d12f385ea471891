"""Opening, migrating and writing: settings, one writer at a time, nothing half-written."""

import asyncio
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlmodel import SQLModel, select

from storage import people
from storage.store import Store, StoreError, current_revision, default_url, head_revision, migrate, open_store
from storage.tables import InviteRow, PersonRow, RosterVersionRow
from tests.storage.happenings import NOW, person


def test_the_migrated_schema_is_the_one_the_tables_declare(tmp_path: Path) -> None:
    """Alembic finds nothing to change, and does find a column that was taken away."""
    migrate(default_url(tmp_path))
    with create_engine(f"sqlite:///{tmp_path}/casewatch.db").begin() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []
        connection.execute(text("ALTER TABLE audit DROP COLUMN subject"))
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) != []


def test_a_migrated_schema_has_every_unique_rule_of_the_tables(tmp_path: Path) -> None:
    """What keeps an alert from being told twice holds in the migrated schema too."""
    migrate(default_url(tmp_path))
    found = inspect(create_engine(f"sqlite:///{tmp_path}/casewatch.db"))
    unique = {index["name"] for index in found.get_indexes("outbox") if index["unique"]}
    assert unique == {"ux_outbox_send"}
    assert found.get_unique_constraints("alert")[0]["column_names"] == ["key"]


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    """An up-to-date database stays as it is, and every foreign key points somewhere."""
    url = default_url(tmp_path)
    assert not (tmp_path / "casewatch.db").exists()
    migrate(url)
    before = (tmp_path / "casewatch.db").read_bytes()
    migrate(url)
    assert (tmp_path / "casewatch.db").read_bytes() == before
    assert current_revision(url) == head_revision()
    with sqlite3.connect(tmp_path / "casewatch.db") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_database_file_is_its_owners_alone(tmp_path: Path) -> None:
    """The file is made with mode 600."""
    migrate(default_url(tmp_path))
    assert stat.S_IMODE((tmp_path / "casewatch.db").stat().st_mode) == 0o600


async def test_an_unmigrated_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Opening does not migrate, and says what to do."""
    with pytest.raises(StoreError, match="run casewatch db upgrade"):
        await open_store(default_url(tmp_path), tmp_path / "key")
    assert not (tmp_path / "key").exists()


async def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Garbage in place of the database is named."""
    (tmp_path / "casewatch.db").write_bytes(b"garbage" * 1000)
    with pytest.raises(StoreError, match="cannot be read"):
        await open_store(default_url(tmp_path), tmp_path / "key")
    with pytest.raises(StoreError, match="restore a backup"):
        migrate(default_url(tmp_path))
    assert (tmp_path / "casewatch.db").read_bytes() == b"garbage" * 1000


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    """Migrating below a missing folder is refused with its address."""
    with pytest.raises(StoreError, match="missing/casewatch"):
        migrate(default_url(tmp_path / "missing"))


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """An unknown revision is never migrated down or over."""
    migrate(default_url(tmp_path))
    with sqlite3.connect(tmp_path / "casewatch.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer casewatch"):
        migrate(default_url(tmp_path))


def test_a_migration_that_leaves_rows_pointing_nowhere_is_refused(tmp_path: Path) -> None:
    """The foreign key check after migrating names the table."""
    migrate(default_url(tmp_path))
    with sqlite3.connect(tmp_path / "casewatch.db") as connection:
        connection.execute("INSERT INTO conversation VALUES (77, x'00', '2017-03-01')")
    connection.close()
    with pytest.raises(StoreError, match="rows of conversation that point nowhere"):
        migrate(default_url(tmp_path))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 30000)],
)
async def test_every_connection_has_the_settings(store: Store, pragma: str, value: object) -> None:
    """Readers and the writer run with the same settings."""
    async with store.reading() as reader, store.writing() as writer:
        for session in (reader, writer):
            assert (await (await session.connection()).execute(text(f"PRAGMA {pragma}"))).scalar() == value


async def test_fifty_tasks_that_read_then_write_never_meet_a_locked_database(store: Store) -> None:
    """Read-then-write is serialised: no error, no lost update."""

    async def add_one() -> None:
        async with store.writing() as session:
            row = await session.get(RosterVersionRow, 1) or RosterVersionRow(id=1, version=0)
            await asyncio.sleep(0.001)
            row.version += 1
            session.add(row)

    await asyncio.gather(*(add_one() for _ in range(50)))
    async with store.reading() as session:
        assert (await people.roster(session)).version == 50


async def test_a_second_process_s_write_waits_for_ours(tmp_path: Path, store: Store) -> None:
    """While a write is open, another connection cannot begin one; afterwards it can."""
    other = sqlite3.connect(tmp_path / "casewatch.db", isolation_level=None, timeout=0)
    async with store.writing() as session:
        await people.put_person(session, person(), NOW)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


async def test_a_write_holds_the_lock_from_its_first_reading(tmp_path: Path, store: Store) -> None:
    """A write that has only read so far can no longer be overtaken, so what it read still holds when it writes."""
    other = sqlite3.connect(tmp_path / "casewatch.db", isolation_level=None, timeout=0)
    async with store.writing() as session:
        await people.roster(session)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    async with store.reading() as session:
        await people.roster(session)
        other.execute("BEGIN IMMEDIATE")
    other.close()


async def test_an_error_rolls_everything_back(store: Store) -> None:
    """A write that fails in the middle leaves nothing."""

    async def fails() -> None:
        async with store.writing() as session:
            await people.put_person(session, person(), NOW)
            raise RuntimeError("a fault")

    with pytest.raises(RuntimeError):
        await fails()
    async with store.reading() as session:
        assert (await people.roster(session)).persons == ()


async def test_a_cancelled_task_rolls_back_and_leaves_the_writer_free(store: Store) -> None:
    """Cancelling in mid-transaction loses only that transaction."""
    begun = asyncio.Event()

    async def hangs() -> None:
        async with store.writing() as session:
            await people.put_person(session, person(), NOW)
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hangs())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.writing() as session:
        assert (await people.roster(session)).persons == ()
        await people.put_person(session, person("another"), NOW)


async def test_a_reading_session_cannot_write(store: Store) -> None:
    """A write that was begun as a reading fails loudly."""
    async with store.reading() as session:
        with pytest.raises(OperationalError, match="readonly"):
            await people.put_person(session, person(), NOW)


async def test_foreign_keys_are_enforced(store: Store) -> None:
    """A conversation of nobody is refused."""
    async with store.writing() as session:
        with pytest.raises(IntegrityError):
            await (await session.connection()).execute(
                text("INSERT INTO conversation VALUES (77, x'00', '2017-03-01')")
            )


async def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    """Naive datetimes never reach the database."""
    naive = datetime(2017, 3, 1)  # noqa: DTZ001
    async with store.writing() as session:
        with pytest.raises(StatementError, match="needs a time zone"):
            await people.put_person(session, person(), naive)


async def test_times_come_back_aware_in_utc(store: Store) -> None:
    """A time given in another zone is the same moment in UTC."""
    madrid = datetime.fromisoformat("2017-03-01T10:00:00+01:00")
    async with store.writing() as session:
        await people.put_person(session, person(), madrid)
    async with store.reading() as session:
        row = (await session.exec(select(PersonRow))).one()
        assert row.watched_since.isoformat() == "2017-03-01T09:00:00+00:00"
        assert (await session.exec(select(InviteRow))).all() == []
