"""A fresh database for a test: the real migrations run once in a process, and each test gets a copy of the file."""

import os
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.store import DATABASE_NAME, default_url, migrate


def fresh_database(folder: Path) -> str:
    """Put an empty database at the newest revision into a folder, readable by its owner alone; return its address.

    A test of the migrations themselves migrates on its own.
    """
    file = os.open(folder / DATABASE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as copy:
        copy.write(_migrated())
    return default_url(folder)


@cache
def _migrated() -> bytes:
    """Return a migrated database as the one file it is once its write-ahead log is folded in."""
    with TemporaryDirectory() as folder:
        migrate(default_url(Path(folder)))
        with closing(sqlite3.connect(Path(folder) / DATABASE_NAME)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return (Path(folder) / DATABASE_NAME).read_bytes()
