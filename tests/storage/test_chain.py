"""Evidence is kept once, and no change of it, of the audit or of the chain stays unseen."""

import zlib

import pytest
from sqlalchemy import text

from storage import audit, chain, evidence
from storage.store import Session, Store
from tests.storage.happenings import NOW


async def kept(session: Session, body: bytes, url: str = "https://gazette.example/1") -> str:
    """Store an answer."""
    headers = {"Content-Type": "Text/HTML; charset=utf-8"}
    return await evidence.keep(
        session,
        url=url,
        final_url=url,
        status=200,
        headers=headers,
        body=body,
        fetched_at=NOW,
        collector="casewatch test",
    )


async def filled(store: Store) -> list[str]:
    """Write three pieces of evidence and two audit lines: five chain rows."""
    async with store.writing() as session:
        hashes = [await kept(session, body) for body in (b"one", b"two", b"three")]
        await audit.note(session, 1, "invite", "reader", NOW)
        await audit.note(session, None, "watch", "somebody", NOW)
    return hashes


async def faults_after(store: Store, *statements: str, **values: object) -> tuple[str, ...]:
    """Tamper with the database, then verify the chain."""
    async with store.writing() as session:
        connection = await session.connection()
        for statement in statements:
            await connection.execute(text(statement), values)
    async with store.reading() as session:
        return await chain.verify(session)


async def test_an_answer_is_stored_once(store: Store) -> None:
    """The same body, wherever from, is one piece of evidence with one chain row."""
    async with store.writing() as session:
        first = await kept(session, b"body" * 1000)
        assert await kept(session, b"body" * 1000, "https://gazette.example/2") == first
        found = await evidence.find(session, first)
        assert found
        assert (found.url, found.size, found.media_type) == ("https://gazette.example/1", 4000, "text/html")
        assert await evidence.body(session, first) == b"body" * 1000
        assert await evidence.find(session, "0" * 64) is None
        assert await evidence.body(session, "0" * 64) is None
        stored = (await (await session.connection()).execute(text("SELECT length(body) FROM evidence"))).scalar_one()
        assert stored < 100
        assert await chain.verify(session) == ()


async def test_an_untouched_chain_is_whole(store: Store) -> None:
    """Also an empty one, and one whose bodies a publisher had withdrawn."""
    async with store.reading() as session:
        assert await chain.verify(session) == ()
    await filled(store)
    assert await faults_after(store) == ()
    assert await faults_after(store, "UPDATE evidence SET body = NULL") == ()


@pytest.mark.parametrize("seq", [1, 3, 5])
@pytest.mark.parametrize(
    "change",
    [
        "subject = 'x'",
        f"digest = '{'a' * 64}'",
        "at = '2017-03-02 09:00:00.000000'",
        f"prev = '{'b' * 64}'",
        "hash = 'c'",
    ],
)
async def test_a_changed_row_is_found(store: Store, seq: int, change: str) -> None:
    """Whatever is flipped, in the first, a middle or the last row, the row is named."""
    await filled(store)
    faults = await faults_after(store, f"UPDATE chain SET {change} WHERE seq = {seq}")  # noqa: S608
    assert any(f"Chain row {seq} has been changed" in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (["DELETE FROM chain WHERE seq = 1"], "Chain row 1 is missing before row 2."),
        (["DELETE FROM chain WHERE seq IN (2, 3)"], "Chain rows 2 to 3 are missing before row 4."),
        (["DELETE FROM chain WHERE seq = 5"], "The chain was cut: it ends at row 4, but 5 rows were written."),
        (["DELETE FROM chain"], "The chain was cut: it ends at row 0, but 5 rows were written."),
        (
            [f"UPDATE chain SET seq = {new} WHERE seq = {old}" for old, new in ((2, 9), (3, 2), (9, 3))],  # noqa: S608
            "Chain row 2 does not follow the row before it (deleted or reordered).",
        ),
        (["DELETE FROM meta WHERE name = 'chain-head'"], "length and head are missing"),
        (["UPDATE meta SET sealed = x'0102' WHERE name = 'chain-head'"], "length and head do not open"),
        (
            ["INSERT INTO chain SELECT 6, subject, digest, at, hash, hash FROM chain WHERE seq = 5"],
            "The chain has rows up to 6, but only 5 were written.",
        ),
        (["DELETE FROM evidence WHERE url LIKE '%'"], "The evidence that chain row 1 stands for is missing"),
        (["UPDATE evidence SET url = 'https://other.example/'"], "is not as it was recorded"),
        (["UPDATE evidence SET body = x'00'"], "has been changed: its hash does not match"),
        (["DELETE FROM audit WHERE id = 1"], "The audit that chain row 4 stands for is missing"),
        (["UPDATE audit SET actor = 2 WHERE id = 2"], "Audit line 2 is not as it was written"),
    ],
)
async def test_tampering_is_found_and_named(store: Store, statements: list[str], sentence: str) -> None:
    """Deleted, reordered, cut, added or changed: one sentence says which."""
    await filled(store)
    faults = await faults_after(store, *statements)
    assert any(sentence in fault for fault in faults), faults
    assert all(fault.endswith(".") for fault in faults)


async def test_a_rebuilt_end_is_found(store: Store) -> None:
    """A last row replaced by a well-formed one does not match the sealed head."""
    await filled(store)
    async with store.writing() as session:
        await chain.append(session, "evidence", "d" * 64, NOW)
    faults = await faults_after(
        store,
        "UPDATE chain SET digest = :digest, hash = :hash WHERE seq = 6",
        digest="e" * 64,
        hash=chain.link_hash(6, "evidence", "e" * 64, NOW, await _hash_of(store, 5)),
    )
    assert "Chain row 6 is not the last one that was written." in faults


async def test_a_body_swapped_for_another_is_found(store: Store) -> None:
    """The body must have the hash by which it is kept."""
    first, *_ = await filled(store)
    faults = await faults_after(
        store, "UPDATE evidence SET body = :body WHERE sha256 = :sha", body=zlib.compress(b"other"), sha=first
    )
    assert faults == (f"The body of evidence {first} has been changed: its hash does not match.",)


async def _hash_of(store: Store, seq: int) -> str:
    async with store.reading() as session:
        found = (await session.connection()).execute(text(f"SELECT hash FROM chain WHERE seq = {seq}"))  # noqa: S608
        return str((await found).scalar_one())
