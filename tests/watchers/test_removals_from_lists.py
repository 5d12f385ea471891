"""A record taken off a list that is watched as a whole names nobody, and is still about whom it was about."""

import json
from dataclasses import replace
from pathlib import Path

from cases.observations import Observation, Outcome, Statement
from storage import reviews
from tests.watchers.kept_news import FEED, URL, Newsroom, newsroom
from watchers.contract import Document, Reading, Source


def notices(source: Source) -> Source:
    """Return the paper as a list of notices, one of which may be said to be gone."""

    def read(document: Document) -> Reading:
        given = json.loads(document.body)["records"]
        return Reading(Outcome.COMPLETE, "whole", tuple(map(_notice, given)), declared=len(given), rows=len(given))

    return replace(source, read=read)


def _notice(record: dict[str, str]) -> Observation:
    gone = not record["name"]
    title = "No longer seen" if gone else record["name"]
    kind = "notice-unlisted" if gone else "notice-listed"
    names = () if gone else (record["name"],)
    return Observation(FEED, record["key"], title, names=names, states=(Statement(kind, attributes={"form": "red"}),))


async def shows(it: Newsroom, *records: tuple[str, str]) -> None:
    """Poll the list while it shows these (key, name)."""
    it.web.serves(URL, *({"key": key, "name": name} for key, name in records))
    await it.is_polled()


async def test_a_removal_reaches_the_editors_of_whom_the_record_was_about(tmp_path: Path) -> None:
    """Guarded news of a medium: an editor is asked about the very person, and nobody is asked about a stranger's."""
    async with newsroom(tmp_path) as it:
        it.source = notices(it.source)
        await shows(it, ("7", "Timur Nebylitsyn"), ("8", "Somebody Else"))
        it.clock.move_to(it.clock.now() + it.source.header.interval)
        await shows(it, ("7", ""), ("8", ""))

        async with it.store.reading() as session:
            asked = await reviews.open_items(session)
        assert [(one.person, one.proposed[0].kind) for one in asked] == [("timur-nebylitsyn", "notice-unlisted")]
