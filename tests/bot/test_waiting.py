"""When a source must wait although it is due: outside its hours, or with the day's requests used up; and drift."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from bot.schedule import Schedule
from storage import scopes
from tests.watchers.kept_news import FEED, URL, Newsroom, newsroom
from tests.watchers.web import START
from watchers.contract import Document, PoliteHours, Reading, Source
from watchers.registry import scope_settings


async def prepared(it: Newsroom, **header: Any) -> Schedule:
    """Return a schedule over the paper with these header fields, its first poll being due now."""
    source = replace(it.source, header=replace(it.source.header, **header))
    it.web.serves(URL)
    schedule = Schedule(it.store, {"lantern": source}, it.workshop, it.clock)
    async with it.store.writing() as session:
        await scopes.sync(session, scope_settings([source], schedule.roster), it.clock.now())
    return schedule


async def due_at(it: Newsroom) -> Any:
    """Return when the paper is due."""
    async with it.store.reading() as session:
        row = await scopes.one(session, FEED)
    assert row is not None
    return row.next_due


async def test_a_host_is_not_asked_outside_its_hours(tmp_path: Path) -> None:
    """At nine in Vienna a host that wants the night waits until eighteen o'clock there, and was not asked."""
    async with newsroom(tmp_path) as it:
        schedule = await prepared(it, polite_hours=PoliteHours(18, 6, "Europe/Vienna"))
        assert await schedule.round(await schedule.due()) == ()

        assert it.web.asked == []
        assert await due_at(it) == START.replace(hour=17)
        it.clock.move_to(START.replace(hour=17))
        assert len(await schedule.round(await schedule.due())) == 1


async def test_a_budget_of_requests_holds_for_a_day(tmp_path: Path) -> None:
    """Two requests a day: the third poll waits an hour at a time until the first is a day old."""
    async with newsroom(tmp_path) as it:
        schedule = await prepared(it, daily_requests=2, interval=timedelta(hours=1))
        for _ in range(24):
            await schedule.round(await schedule.due())
            it.clock.move_to(max(it.clock.now() + timedelta(minutes=1), await due_at(it)))
        assert len(it.web.asked) == 2
        it.clock.move_to(START + timedelta(hours=30))
        await schedule.round(await schedule.due())
        assert len(it.web.asked) == 3


async def test_fields_that_nobody_reads_are_warned_of_once(tmp_path: Path) -> None:
    """A row that holds something new is a sign that the layout changes; further polls say only what is newer."""
    async with newsroom(tmp_path) as it:
        schedule = await prepared(it)

        def drifting(source: Source, *fields: str) -> Source:
            def read(document: Document) -> Reading:
                return replace(source.read(document), unread=fields)

            return replace(source, read=read)

        said = []
        for number, fields in enumerate((("a",), ("a",), ("a", "b"))):
            schedule.sources = {"lantern": drifting(it.source, *fields)}
            it.web.serves(URL, {"key": str(number), "name": "Snow", "published": START.isoformat()})
            it.clock.move_to(max(it.clock.now(), await due_at(it)))
            with capture_logs() as logs:
                await schedule.round(await schedule.due())
            said += [entry["fields"] for entry in logs if "nobody reads" in entry["event"]]

        assert said == [["a"], ["b"]]
