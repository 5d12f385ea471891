"""One process per data folder: a lock that the operating system frees however the process ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_NAME = "casewatch.lock"


class AlreadyRunning(Exception):
    """Another process holds the data folder; the message is one sentence that says how to go on."""


@contextmanager
def hold(home: Path) -> Iterator[None]:
    """Hold the data folder while the block lasts; raise AlreadyRunning when another process holds it."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(home / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise AlreadyRunning(
            f"Another casewatch process holds the data folder {home}; stop it first or set another CASEWATCH_HOME."
        ) from error
    try:
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
