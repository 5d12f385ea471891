"""The tick looks for somebody new in what is kept, a portion at a time, and never lets that stop a poll."""

import asyncio
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bot.schedule import AFTER_A_DEFECT, Schedule
from cases.names import NameIndex
from cases.observations import Observation
from cases.people import Roster
from storage import outbox, people, rereading
from tests.watchers.kept_news import FEED, ZAREMA, Newsroom, newsroom, said
from tests.watchers.web import START
from watchers.rereading import PORTION

CHARGED = said("Zarema Vantoshkova was charged in Moldova.", "charged", START)


def schedule(it: Newsroom) -> Schedule:
    """Return a schedule over the newsroom's paper."""
    return Schedule(it.store, {"lantern": it.source}, it.workshop, it.clock)


async def watched(it: Newsroom, *texts: Observation) -> None:
    """Keep texts, then watch somebody."""
    await it.keeps(*texts)
    async with it.store.writing() as session:
        await people.put_person(session, ZAREMA, it.clock.now())


async def told(it: Newsroom) -> int:
    """Return how many alerts tell of whom was added."""
    async with it.store.reading() as session:
        return len(await outbox.alerts_about(session, ZAREMA.id, 99))


async def test_a_tick_reads_up_and_still_returns_what_is_due(tmp_path: Path) -> None:
    """The next ticks have nothing to read."""
    async with newsroom(tmp_path) as it:
        await watched(it, CHARGED)
        tick = schedule(it)
        for _ in range(3):
            assert [row.scope for row in await tick.due()] == [FEED]
            assert await told(it) == 1
        assert tick.read_up_for == tick.roster.version


async def test_a_tick_reads_one_portion(tmp_path: Path) -> None:
    """So many texts take as many ticks as they have portions; the summary comes with the last."""
    async with newsroom(tmp_path) as it:
        await watched(it, CHARGED, *(said("Snow", f"snow {number}", START) for number in range(PORTION)))
        tick = schedule(it)
        counts = []
        for _ in range(3):
            await tick.due()
            counts.append(await told(it))
        assert counts == [0, 1, 1]


async def test_another_start_goes_on_where_this_one_ended(tmp_path: Path) -> None:
    """What is unread stands in the database alone."""
    async with newsroom(tmp_path) as it:
        await watched(it, CHARGED, *(said("Snow", f"snow {number}", START) for number in range(PORTION)))
        for expected in (0, 1, 1):
            await schedule(it).due()
            assert await told(it) == expected


async def test_a_defect_in_reading_up_stops_no_poll_and_is_tried_again(tmp_path: Path) -> None:
    """After a while, not at every tick."""
    asked: list[int] = []

    def broken(roster: Roster) -> NameIndex:
        asked.append(roster.version)
        raise RuntimeError("a defect")

    async with newsroom(tmp_path) as it:
        await watched(it, CHARGED)
        tick = schedule(it)
        tick.workshop = replace(it.workshop, index=broken)
        for _ in range(3):
            assert [row.scope for row in await tick.due()] == [FEED]
        assert (len(asked), await told(it)) == (1, 0)
        it.clock.move_to(it.clock.now() + AFTER_A_DEFECT)
        tick.workshop = it.workshop
        await tick.due()
        assert await told(it) == 1


async def test_a_first_start_counts_everybody_as_read(tmp_path: Path) -> None:
    """Aligning before anything is kept is enough: what polls keep afterwards is not read again."""
    async with newsroom(tmp_path) as it:
        tick = schedule(it)
        async with it.store.writing() as session:
            await people.put_person(session, ZAREMA, it.clock.now())
        await tick.align()
        await it.prints(("1", CHARGED.title, START))
        async with it.store.reading() as session:
            assert await rereading.unread(session) is None


@pytest.mark.parametrize(("name", "sentences"), [("Ivan Petrov", 100), ("Zarema Vantoshkova", 10)])
async def test_the_event_loop_goes_on_while_texts_are_matched(tmp_path: Path, name: str, sentences: int) -> None:
    """Matching runs beside chat and polls: nothing else waits for most of it, be somebody watched named or not."""
    served: list[float] = []

    async def serve() -> None:
        while True:
            served.append(time.monotonic())
            await asyncio.sleep(0.001)  # A loop that never rests would itself hinder the matching's thread.

    text = f"On Monday {name} was charged in Almaty, said Oleg Sidorov of Astana. " * sentences
    async with newsroom(tmp_path) as it:
        await watched(it, *(said(text, f"text {number}", START) for number in range(130)))
        serving = asyncio.create_task(serve())
        began = time.monotonic()
        await schedule(it).due()
        took = time.monotonic() - began
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
    assert max(later - sooner for sooner, later in pairwise(served)) < took * 2 / 3


async def test_two_ticks_at_once_tell_once(tmp_path: Path) -> None:
    """A slow tick and the next one read the same portion: the second finds it done."""
    async with newsroom(tmp_path) as it:
        await watched(it, CHARGED)
        one, other = schedule(it), schedule(it)
        await asyncio.gather(one.align(), other.align())
        await asyncio.gather(one.read_up(), other.read_up())
        assert await told(it) == 1
