"""A list that is never shown whole is read all the same: what is new in it is news, and it is never proven good."""

from dataclasses import replace
from pathlib import Path

from cases.observations import Outcome
from storage import outbox, scopes
from tests.watchers.kept_news import FEED, TIMUR, URL, Newsroom, newsroom
from watchers.contract import Document, Reading


def capped(it: Newsroom) -> None:
    """Let the paper show only a part of what it has."""
    read = it.source.read

    def partly(document: Document) -> Reading:
        return replace(read(document), outcome=Outcome.PARTIAL, reason="capped", declared=None)

    it.source = replace(it.source, read=partly)


async def alerts(it: Newsroom) -> list[str]:
    """Return the forms of the alerts about the followed person, oldest first."""
    async with it.store.reading() as session:
        return [str(kept.alert.form) for kept in reversed(await outbox.alerts_about(session, TIMUR.id, 99))]


async def test_news_of_a_capped_list_is_told_after_its_first_reading(tmp_path: Path) -> None:
    """The first reading is a summary; what comes later is an alert of its own."""
    async with newsroom(tmp_path) as it:
        capped(it)
        await it.prints(("1", "Timur Nebylitsyn spoke.", it.clock.now()))
        it.clock.move_to(it.clock.now() + it.source.header.interval)
        await it.prints(
            ("1", "Timur Nebylitsyn spoke.", it.clock.now()), ("2", "Timur Nebylitsyn was arrested.", it.clock.now())
        )

        assert (await alerts(it))[-1] == "event"


async def test_a_304_makes_nothing_whole(tmp_path: Path) -> None:
    """What was partial stays partial while it stays the same."""
    async with newsroom(tmp_path) as it:
        capped(it)
        record = {"key": "1", "name": "Snow", "published": it.clock.now().isoformat()}
        it.web.serves(URL, record, etag='"a"')
        first = await it.is_polled()
        it.clock.move_to(it.clock.now() + it.source.header.interval)
        second = await it.is_polled()

        assert (first.outcome, second.outcome) == (Outcome.PARTIAL, Outcome.PARTIAL)
        async with it.store.reading() as session:
            row = await scopes.one(session, FEED)
        assert row is not None
        assert row.last_proven is None
