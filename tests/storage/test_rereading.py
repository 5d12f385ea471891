"""What is still to be read for whom stands in the database, and nowhere else."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command

from cases.alerts import AlertForm, Decision
from cases.people import Docket, Roster
from storage import events, ledger, migrating, people, rereading
from storage.rereading import BEGINNING, Unread
from storage.store import Session, Store, default_url, migrate, open_store
from storage.tables import PersonRow
from tests.storage.happenings import MINUTE, NOW, alert, enrolled, event, observation, person, report, revision

WHO = person()


async def keep(session: Session, *keys: str, number: int = 1, title: str = "A headline") -> None:
    """Keep texts."""
    await ledger.write(session, Decision(tuple(revision(key, number, title) for key in keys)), report(), NOW)


async def test_a_newly_watched_person_is_unread_until_the_last_text_is_done(store: Store) -> None:
    """Then a portion at a time, from where the last one ended."""
    async with store.writing() as session:
        await keep(session, "a", "b", "c")
        await keep(session, "b", number=2, title="Another headline")
        await people.put_person(session, WHO, NOW)
        await rereading.align(session)
    read, places = [], []
    while True:
        async with store.writing() as session:
            unread = await rereading.unread(session)
            if unread is None:
                break
            places.append(unread.after)
            portion = await rereading.portion_after(session, unread.after, 2, 10_000)
            read += [(one.observation.key, one.number, one.seen_at) for one in portion.texts()]
            told = await rereading.note(session, unread, portion, {f"e{len(places)}": WHO.id, "x": "somebody-else"})
            assert told == (("e1", "e2") if portion.ended else ())
    assert read == [("a", 1, NOW), ("b", 2, NOW), ("c", 1, NOW)]
    assert places == [BEGINNING, ("gazette", "b")]


async def test_a_text_comes_back_as_it_was_kept(store: Store) -> None:
    """Names, facts and times included."""
    async with store.writing() as session:
        await keep(session, "a")
        (text,) = (await rereading.portion_after(session, BEGINNING, 5, 10_000)).texts()
    assert text.observation == observation("a")
    assert text.content == revision("a").content


async def test_a_portion_holds_so_many_letters_but_one_text_at_least(store: Store) -> None:
    """One endless page must not stop the rest; no texts end at once."""
    async with store.writing() as session:
        empty = await rereading.portion_after(session, BEGINNING, 5, 100)
        assert (empty.stored, empty.last, empty.ended) == ((), BEGINNING, True)
        await keep(session, "a", "b", "c", title="long " * 1000)
        for letters, expected, ended in [(1, 1, False), (11_000, 2, False), (10**6, 3, True)]:
            portion = await rereading.portion_after(session, BEGINNING, 5, letters)
            assert (len(portion.stored), portion.ended) == (expected, ended)


async def test_whoever_is_seeded_before_anything_is_kept_counts_as_read(store: Store) -> None:
    """So does a spelling they get before; whoever is imported later does not."""
    other = person("aset-ospanbek-toleu")
    async with store.writing() as session:
        await people.seed(session, Roster((WHO,)), (), NOW)
        await rereading.align(session)
        await people.put_person(session, replace(WHO, names=()), NOW)
        await rereading.align(session)
        await keep(session, "a")
        await rereading.align(session)
        assert await rereading.unread(session) is None
        await people.seed(session, Roster((WHO, other)), (), NOW)
        await rereading.align(session)
        assert await rereading.unread(session) == Unread((other,), BEGINNING)


async def test_a_docket_is_read_for_and_a_person_unwatched_is_not(store: Store) -> None:
    """Watched again, they are read for from the beginning."""
    tied = replace(WHO, dockets=(Docket("1 Ds 2/17", "A court", "PL", source="gazette"),))
    async with store.writing() as session:
        await people.put_person(session, WHO, NOW)
        await rereading.align(session)
        await keep(session, "a")
        assert await rereading.unread(session) is None
        await people.put_person(session, tied, NOW)
        assert await rereading.unread(session) == Unread((tied,), BEGINNING)
        await people.unwatch(session, WHO.id, NOW)
        assert await rereading.unread(session) is None
        await people.put_person(session, WHO, NOW + MINUTE)
        assert await rereading.unread(session) == Unread((WHO,), BEGINNING)


async def test_who_is_furthest_comes_first(store: Store) -> None:
    """Somebody added meanwhile waits until the others are read for."""
    late = person("aset-ospanbek-toleu")
    async with store.writing() as session:
        await keep(session, "a", "b")
        await people.put_person(session, WHO, NOW)
        first = await rereading.portion_after(session, BEGINNING, 1, 10_000)
        await rereading.note(session, Unread((WHO,), BEGINNING), first, {})
        await people.put_person(session, late, NOW)
        assert await rereading.unread(session) == Unread((WHO,), ("gazette", "a"))


async def test_what_told_an_event_is_the_first_alert_that_stands(store: Store) -> None:
    """A question is no telling."""
    chat = await enrolled(store, 1)
    asked = alert("asked", chat, form=AlertForm.REVIEW)
    alerts = (asked, alert("first", chat), alert("second", chat, form=AlertForm.SUMMARY))
    async with store.writing() as session:
        await ledger.write(session, Decision(events=(event(),), alerts=alerts), report(), NOW)
        assert await rereading.told_by(session, (event(), event("e2"))) == {"e1": "first"}
        await events.retract(session, "e1", "Anna", "another person", NOW)
        assert await rereading.told_by(session, (event(),)) == {}


async def test_a_person_s_place_goes_with_the_person(store: Store) -> None:
    """Their spellings stay nowhere else when the person is erased."""
    async with store.writing() as session:
        await people.put_person(session, WHO, NOW)
        await rereading.align(session)
        await session.delete(await session.get(PersonRow, WHO.id))
        await session.flush()
        await people.put_person(session, WHO, NOW)
        await keep(session, "a")
        assert await rereading.unread(session) == Unread((WHO,), BEGINNING)


@pytest.mark.parametrize("people_there", [True, False])
async def test_an_upgrade_from_the_first_schema_counts_everybody_as_read(tmp_path: Path, people_there: bool) -> None:
    """The columns stay as they were, and whoever comes after is read for."""
    url = default_url(tmp_path)
    tied = replace(WHO, dockets=(Docket("1 Ds 2/17", "A court", "PL"),))
    migrate(url)
    store = await open_store(url, tmp_path / "key")
    async with store.writing() as session:
        await keep(session, "a")
        if people_there:
            await people.put_person(session, tied, NOW)
    await store.close()
    with migrating._connected(url) as connection, connection.begin():
        command.downgrade(migrating._config(connection), "0001")
    with sqlite3.connect(tmp_path / "casewatch.db") as plain:
        assert "kept_reading" not in {name for (name,) in plain.execute("SELECT name FROM sqlite_master")}
    plain.close()

    migrate(url)

    store = await open_store(url, tmp_path / "key")
    late = person("aset-ospanbek-toleu")
    async with store.writing() as session:
        assert await rereading.unread(session) is None
        assert len((await people.roster(session)).persons) == people_there
        await people.put_person(session, late, NOW)
        assert await rereading.unread(session) == Unread((late,), BEGINNING)
    await store.close()
