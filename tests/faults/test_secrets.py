"""The live program at DEBUG: neither its disk nor its log tells who is watching, nor the bot's token."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import people, subscriptions, users
from storage.records import Role
from storage.store import default_url, open_store
from tests.faults.house import SURNAMES, House, house
from tests.storage.test_secrecy import hits, seeded_ids

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


def written_by(it: House) -> list[Path]:
    """Return every file the program wrote: database, WAL, shared memory, log; the key file holds no ids."""
    return [*(path for path in it.home.iterdir() if path.suffix != ".key"), it.home.parent / "casewatch.log"]


async def enrol(home: Path, ids: list[int]) -> None:
    """Enrol everybody as a follower of everybody, as invitations would."""
    now = datetime.now(UTC)
    store = await open_store(default_url(home), home / "casewatch.key")
    async with store.writing() as session:
        roster = await people.roster(session)
        for number in ids:
            user = await users.enrol(session, abs(number), number, f"Advocate {number}", Role.READER, "en", now)
            await subscriptions.follow(session, user.chat, roster.persons[0].id, now=now)
    await store.close()


def test_neither_disk_nor_log_tells_ids_or_token(tmp_path: Path) -> None:
    """1,000 chats are told of an arrest at DEBUG; a search that finds planted ids finds none of them."""
    ids = seeded_ids()
    planted = tmp_path / "planted.db"
    with sqlite3.connect(planted) as connection:
        connection.execute("CREATE TABLE chat (id TEXT)")
        connection.executemany("INSERT INTO chat VALUES (?)", [(str(one),) for one in ids])
    connection.close()
    assert hits([planted], ids) == set(ids), "the search itself is blind"

    with house(tmp_path) as it:
        asyncio.run(enrol(it.home, ids))
        process = it.start({"CASEWATCH_LOG_LEVEL": "DEBUG"})
        it.wait_until_told(SURNAMES)
        open_files = hits(written_by(it), ids)
        it.stop(process)
        files = written_by(it)
        token = it.api.token.encode()
        log = (tmp_path / "casewatch.log").read_bytes()

        assert len(log) > 200, "nothing was logged, so nothing is proven"
        assert open_files == set()
        assert hits(files, ids) == set()
        assert [path.name for path in files if token in path.read_bytes()] == []
