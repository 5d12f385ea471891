"""Nobody learns from the disk who is watching: no chat id, name or subscription stands there readable."""

import base64
import logging
import random
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest

from cases.alerts import Decision
from storage import audit, conversations, ledger, outbox, reviews, scopes, subscriptions, users
from storage.records import ReviewVerdict, Role, ScopeSetting
from storage.store import Store
from tests.storage.happenings import LEASE, NOW, SCOPE, alert, event, report, review

NAME = "Marek Wysokinski-Kowal"


def forms(number: int) -> tuple[bytes, ...]:
    """Return how a number might stand in a file: decimal, 8 bytes in either order, base64 of each."""
    raw = (str(abs(number)).encode(), number.to_bytes(8, "little", signed=True), number.to_bytes(8, "big", signed=True))
    as_sqlite_keeps_it = number.to_bytes(6, "big", signed=True)
    return (*raw, *(base64.b64encode(form).rstrip(b"=") for form in raw), as_sqlite_keeps_it)


def hits(files: Iterable[Path], numbers: Iterable[int]) -> set[int]:
    """Return the numbers that stand in any of the files, in any of their forms.

    Every place of every file is looked up in a table of first four bytes, which is quick enough for thousands of
    forms at once.
    """
    wanted: dict[bytes, list[tuple[bytes, int]]] = defaultdict(list)
    for number in numbers:
        for form in forms(number):
            wanted[form[:4]].append((form, number))
    found = set()
    for file in files:
        content = file.read_bytes() if file.exists() else b""
        for start in _places(content, wanted.keys()):
            found |= {number for form, number in wanted[content[start : start + 4]] if content.startswith(form, start)}
    return found


def _places(content: bytes, beginnings: Collection[bytes]) -> Iterator[int]:
    return (start for start in range(len(content)) if content[start : start + 4] in beginnings)


def seeded_ids() -> list[int]:
    """Return 1,000 random chat ids, of persons and of groups."""
    lot = random.Random(42)
    return [lot.choice((1, -1)) * lot.randrange(10**9, 10**13) for _ in range(1000)]


async def used_by(store: Store, ids: list[int]) -> None:
    """Let everybody enrol, follow, report, talk, take, be sent a message, and be noted in the audit."""
    async with store.writing() as session:
        await scopes.sync(session, [ScopeSetting(SCOPE, "t", "u", LEASE, "neutral", "live")], NOW)
        people = [await users.enrol(session, one, one, f"{NAME} {one}", Role.EDITOR, "en", NOW) for one in ids]
        for user in people:
            await subscriptions.follow(session, user.chat, "daniyar-ospanbek-toleu", now=NOW)
            await conversations.put(session, user.user, "report", {"chat": user.telegram_id, "name": user.name}, NOW)
        items = tuple(review(f"r{user.user}", reporter=user.chat) for user in people[:50])
        told = alert("a", *(user.chat for user in people), facts={"by": people[0].name, "id": ids[0]})
        await ledger.write(session, Decision(events=(event(),), reviews=items, alerts=(told,)), report(), NOW)
        await reviews.decide(session, items[0].id, ReviewVerdict.NO, people[0].name, NOW)
        await audit.note(session, people[0].user, "review-no", items[0].id, NOW)
    for user in people[:50]:
        async with store.writing() as session:
            row = await outbox.claim(session, "lane", NOW, LEASE)
            assert row
            await outbox.sent(session, row.id, "lane", user.telegram_id, NOW)
    async with store.writing() as session:
        await outbox.take(session, 1001, people[0].name, NOW)
        await users.move_chat(session, people[1].chat, ids[1] + 1)
        await users.erase(session, people[2].user)


def test_the_search_finds_every_id_in_a_plaintext_database(tmp_path: Path) -> None:
    """The judge refuses a planted fault first: each form alone is enough to be found."""
    ids = seeded_ids()
    for place, planted in enumerate((str, int, *(lambda one, nth=nth: forms(one)[nth] for nth in range(1, 6)))):
        file = tmp_path / f"plain-{place}.db"
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE chat (id)")
            connection.executemany("INSERT INTO chat VALUES (?)", [(planted(one),) for one in ids])  # type: ignore[operator]
            connection.commit()
            assert hits(_files(file), ids) == set(ids), place
        connection.close()


@pytest.mark.slow
async def test_no_chat_id_stands_in_the_database_or_the_logs(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """1,000 ids in every use: none in the database, its WAL, its shared memory or the DEBUG log, nor any name."""
    caplog.set_level(logging.DEBUG)
    ids = seeded_ids()
    await used_by(store, ids)
    files = _files(tmp_path / "casewatch.db")
    assert (tmp_path / "casewatch.db-wal").stat().st_size > 100_000
    assert hits(files, [*ids, ids[1] + 1]) == set()
    (tmp_path / "log").write_text("\n".join(record.getMessage() for record in caplog.records))
    assert hits([tmp_path / "log"], ids) == set()
    assert all(NAME.encode() not in file.read_bytes() for file in (*files, tmp_path / "log"))
    await store.close()
    assert hits(_files(tmp_path / "casewatch.db"), ids) == set()


def _files(database: Path) -> list[Path]:
    return [database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm"))]
