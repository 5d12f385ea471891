"""Which kept texts are still to be read for whom: derived from the database, so that a crash only delays it.

What is kept of a text is what its observation holds: a whole text where the source gave one, a title and an extract
where that is all it gave; evidence that was withdrawn is not needed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, func, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import AlertForm
from cases.events import Event
from cases.people import Person
from cases.rereading import Kept, marks
from storage import events
from storage.statements import insert_new, portions, rows_in, seal_of
from storage.tables import (
    AlertEventRow,
    AlertRow,
    KeptReadingRow,
    PersonRow,
    ReviewRow,
    RevisionRow,
)
from storage.translating import observation_of, person_of, review_of

Place = tuple[str, str]
BEGINNING: Place = ("", "")


@dataclass(frozen=True, slots=True)
class Unread:
    """Persons for whom the kept texts are read from the same place on: (source, key) of the last text done."""

    persons: tuple[Person, ...]
    after: Place


@dataclass(frozen=True, slots=True)
class Portion:
    """Some kept texts in order, the place of the last one, and whether they were the last there are."""

    stored: tuple["Stored", ...]
    last: Place
    ended: bool

    def texts(self) -> tuple[Kept, ...]:
        """Return the texts; slow for many, and safe in a worker thread."""
        return tuple(one.text() for one in self.stored)


@dataclass(frozen=True, slots=True)
class Stored:
    """A kept text as it was stored."""

    document: dict[str, Any]
    number: int
    content: str
    evidence: str | None
    seen_at: datetime

    def text(self) -> Kept:
        """Return the text with its observation."""
        return Kept(observation_of(self.document), self.number, self.content, self.evidence, self.seen_at)


async def align(session: AsyncSession) -> None:
    """Forget spellings that are no longer searched; where no text is kept at all, everybody counts as read.

    To be called whenever the roster has moved: a spelling struck out and later taken back is read for again.
    """
    nothing_kept = (await session.exec(select(RevisionRow.key).limit(1))).first() is None
    rows = await _rows(session)
    if nothing_kept:
        new = [_row(person) for person in await _watched(session) if person.id not in rows]
        await insert_new(session, new)
    for person in await _watched(session):
        row, wanted = rows.get(person.id), marks(person_of(person.document))
        if row is not None:
            row.read_for = sorted(wanted if nothing_kept else wanted.intersection(row.read_for))
            session.add(row)
    await session.flush()


async def unread(session: AsyncSession) -> Unread | None:
    """Return for whom kept texts are still to be read, those who are furthest first; None when nobody is left."""
    rows = await _rows(session)
    places: dict[Place, list[Person]] = {}
    for watched in await _watched(session):
        person = person_of(watched.document)
        place = _place(watched, marks(person), rows.get(watched.id))
        if place is not None:
            places.setdefault(place, []).append(person)
    if not places:
        return None
    furthest = max(places)
    return Unread(tuple(places[furthest]), furthest)


async def portion_after(session: AsyncSession, after: Place, most: int, letters: int) -> Portion:
    """Return the latest revision of the next records: `most` at the most, and about so many letters, but one at least.

    Texts kept later than their reader came by need no place here: their poll matched them against everybody.
    """
    newer = aliased(RevisionRow)
    outdated = select(newer.number).where(
        newer.source == RevisionRow.source, newer.key == RevisionRow.key, newer.number > RevisionRow.number
    )
    size = func.length(cast(col(RevisionRow.observation), String))
    beyond = tuple_(col(RevisionRow.source), col(RevisionRow.key)) > after
    listed = select(RevisionRow.source, RevisionRow.key, size).where(beyond, ~outdated.exists())
    ordered = listed.order_by(col(RevisionRow.source), col(RevisionRow.key)).limit(most + 1)
    sizes = (await session.exec(ordered)).all()
    taken = _fitting([row[2] for row in sizes], most, letters)
    if not taken:
        return Portion((), after, ended=True)
    last = (sizes[taken - 1][0], sizes[taken - 1][1])
    upto = tuple_(col(RevisionRow.source), col(RevisionRow.key)) <= last
    wanted = select(RevisionRow).where(beyond, upto, ~outdated.exists())
    rows = await session.exec(wanted.order_by(col(RevisionRow.source), col(RevisionRow.key)))
    return Portion(tuple(_stored(row) for row in rows), last, ended=taken == len(sizes))


async def note(session: AsyncSession, read: Unread, upto: Portion, quiet: Mapping[str, str]) -> tuple[str, ...]:
    """Note that a portion was read for these persons; return the ids of what the summary is to tell, once it ended.

    `quiet` are the ids of events found in this portion that only the summary tells, and whose they are.
    """
    rows = await _rows(session)
    since = {row.id: row.watched_since for row in await _watched(session)}
    due: list[str] = []
    for person in read.persons:
        row = rows.get(person.id) or KeptReadingRow(person=person.id, watched_since=since[person.id])
        row.found = [*row.found, *(event for event, whose in quiet.items() if whose == person.id)]
        row.watched_since, row.reading_for = since[person.id], sorted(marks(person))
        row.after_source, row.after_key = upto.last
        if upto.ended:
            due += row.found
            row.read_for, row.reading_for, row.found = row.reading_for, None, []
            row.after_source, row.after_key = BEGINNING
        session.add(row)
    await session.flush()
    return tuple(due)


async def decided_before(session: AsyncSession, persons: Collection[str], keys: Collection[str]) -> tuple[Event, ...]:
    """Return every event of some persons, taken back or not, and all that was ever proposed about some records."""
    proposed: list[Event] = []
    for portion in portions(keys):
        observed = col(ReviewRow.document)["observation"].as_string()
        asked = select(ReviewRow).where(observed.in_(portion))
        proposed += [event for row in await session.exec(asked) for event in review_of(row, seal_of(session)).proposed]
    return (*await events.of(session, persons), *proposed)


async def told_by(session: AsyncSession, told: Iterable[Event]) -> dict[str, str]:
    """Return the key of the first alert or summary that told followers of each of some events, where one did."""
    attached = await rows_in(session, AlertEventRow, AlertEventRow.event, [event.id for event in told])
    numbers = {row.alert for row in attached}
    forms = (AlertForm.EVENT, AlertForm.SUMMARY)
    alerts = {
        row.number: row.key
        for row in await rows_in(session, AlertRow, AlertRow.number, numbers)
        if row.form in forms and row.retracted_at is None
    }
    ordered = sorted((row for row in attached if row.alert in alerts), key=lambda row: row.alert, reverse=True)
    return {row.event: alerts[row.alert] for row in ordered}


def _place(watched: PersonRow, wanted: frozenset[str], row: KeptReadingRow | None) -> Place | None:
    """Return after which text reading goes on for a person, None when there is nothing to read."""
    if row is None or row.watched_since != watched.watched_since:
        return BEGINNING
    if row.reading_for is not None:
        return (row.after_source, row.after_key) if set(row.reading_for) == wanted else BEGINNING
    return None if wanted <= set(row.read_for) else BEGINNING


def _fitting(sizes: Sequence[int], most: int, letters: int) -> int:
    """Return how many of some texts fit into a portion."""
    total = taken = 0
    for size in sizes[:most]:
        total += size
        if taken and total > letters:
            break
        taken += 1
    return taken


def _stored(row: RevisionRow) -> Stored:
    return Stored(row.observation, row.number, row.content, row.evidence, row.seen_at)


def _row(watched: PersonRow) -> KeptReadingRow:
    wanted = sorted(marks(person_of(watched.document)))
    return KeptReadingRow(person=watched.id, watched_since=watched.watched_since, read_for=wanted)


async def _rows(session: AsyncSession) -> dict[str, KeptReadingRow]:
    return {row.person: row for row in await session.exec(select(KeptReadingRow))}


async def _watched(session: AsyncSession) -> list[PersonRow]:
    watched = select(PersonRow).where(col(PersonRow.watched_until).is_(None))
    return list(await session.exec(watched.order_by(col(PersonRow.position))))
