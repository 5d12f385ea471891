"""Looks at sources for tests of the chat: one feed that names somebody, two courts, and everything else is down."""

from dataclasses import replace
from datetime import UTC, datetime

from cases.people import Person
from handlers.desk import Desk
from handlers.views.previews import Entry, Preview

FEED = "https://news.example/rss"
PUBLISHED = datetime(2017, 3, 1, 14, 2, tzinfo=UTC)


async def looks_at(url: str) -> Preview:
    """Look at an address: one is a feed that names somebody, any other is down."""
    if url != FEED:
        return Preview(None, url, url, proven=False, reason="ERROR, nothing is at this address")
    entries = (Entry("Ketebayev speaks", PUBLISHED), Entry("An undated item"))
    persons = ("muratbek-ketebayev",)
    return Preview("feeds", "news.example/rss", url, True, "COMPLETE, 2 items read", entries, 2, persons, 1)


async def asks_for(person: Person, number: str, source: str) -> Preview:
    """Ask a court for a number: it answers with nothing yet."""
    assert any(docket.number == number for docket in person.dockets)
    return Preview(source, number, "https://court.example/", True, "COMPLETE, 0 rows read")


def with_looks(desk: Desk) -> Desk:
    """Return the desk with a court that hides names, one that does not, and a feed."""
    return replace(
        desk,
        hides_names="hiding_court".__eq__,
        source_titles={"hiding_court": "The Hiding Court", "open_court": "The Open Court", "feeds": "Feeds"},
        asked_by_docket={"hiding_court": "CZ", "open_court": "FR"},
        preview_address=looks_at,
        preview_docket=asks_for,
    )
