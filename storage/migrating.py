"""Bringing a database to the newest schema with Alembic, set up in code: there is no alembic.ini."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, create_engine, make_url
from sqlalchemy.exc import DatabaseError

_SCRIPTS = Path(__file__).parent / "migrations"


class StoreError(Exception):
    """The database cannot be opened or migrated; the message is one sentence that says how to mend it."""


def migrate(url: str) -> None:
    """Bring the database to the newest revision, creating it where needed; StoreError, and no change, where it cannot.

    Foreign keys are off meanwhile: SQLite changes a table by swapping it, which would delete every child row.
    """
    try:
        _create_privately(make_url(url))
        with _connected(url) as connection:
            _foreign_keys_off(connection)
            with connection.begin():
                command.upgrade(_config(connection), "head")
                _check_foreign_keys(connection)
    except CommandError as error:
        raise StoreError(f"The database {shown(url)} was written by a newer casewatch; install that one.") from error
    except (DatabaseError, OSError) as error:
        raise unreadable(url, error) from error


def current_revision(url: str) -> str | None:
    """Return the revision a database stands at, None for an empty one; StoreError when it cannot be read."""
    try:
        with _connected(url) as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DatabaseError as error:
        raise unreadable(url, error) from error


@cache
def head_revision() -> str | None:
    """Return the newest revision there is."""
    return ScriptDirectory(str(_SCRIPTS)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    engine = create_engine(parsed.set(drivername="sqlite") if is_sqlite else parsed)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def shown(url: str) -> str:
    """Return a database's address as it may be shown, without a password."""
    return make_url(url).render_as_string(hide_password=True)


def unreadable(url: str, error: Exception) -> StoreError:
    """Return the sentence for a database that cannot be opened or read."""
    cause = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
    return StoreError(f"The database {shown(url)} cannot be read ({cause}); make it readable or restore a backup.")


def _create_privately(url: URL) -> None:
    """Make a new SQLite file readable by this user alone; its -wal and -shm take over the mode."""
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        os.close(os.open(url.database, os.O_RDWR | os.O_CREAT, 0o600))


def _foreign_keys_off(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()  # Inside a transaction the setting would be ignored.


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    faults = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if faults:
        tables = ", ".join(sorted({fault[0] for fault in faults}))
        raise StoreError(f"The migration left rows of {tables} that point nowhere; it was undone, report it.")
