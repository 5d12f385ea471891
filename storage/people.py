"""Who is followed: the roster, its changes, and filling it from a roster file."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.people import Circle, Person, Roster
from cases.roster_file import SeedFact
from storage import events, founding
from storage.tables import CircleRow, EventRow, PersonRow, RosterVersionRow
from storage.translating import circle_document, circle_of, event_of, person_document, person_of

_ONLY = 1


async def roster(session: AsyncSession) -> Roster:
    """Return everybody watched now, in the order in which they were added; version 0 for an empty register."""
    watched = select(PersonRow).where(col(PersonRow.watched_until).is_(None)).order_by(col(PersonRow.position))
    persons = tuple(person_of(row.document) for row in await session.exec(watched))
    circles = await session.exec(select(CircleRow).order_by(col(CircleRow.position)))
    return Roster(persons, tuple(circle_of(row.document) for row in circles), await roster_version(session))


async def roster_version(session: AsyncSession) -> int:
    """Return the roster's version without reading the roster; 0 for an empty register."""
    version = select(RosterVersionRow.version).where(col(RosterVersionRow.id) == _ONLY)
    return (await session.exec(version)).first() or 0


async def put_person(session: AsyncSession, person: Person, now: datetime) -> None:
    """Add a person, or replace the one with the same id; one who was unwatched is watched again from `now` on."""
    row = await session.get(PersonRow, person.id)
    if row is None:
        await _add_person(session, person, now)
    else:
        row.watched_since = row.watched_since if row.watched_until is None else now
        row.watched_until, row.document, row.changed_at = None, person_document(person), now
        session.add(row)
    await _bump(session)


async def put_circle(session: AsyncSession, circle: Circle, now: datetime) -> None:
    """Add a circle, or replace the one with the same id."""
    row = await session.get(CircleRow, circle.id)
    if row is None:
        await _add_circle(session, circle, now)
    else:
        row.document, row.changed_at = circle_document(circle), now
        session.add(row)
    await _bump(session)


async def unwatch(session: AsyncSession, person_id: str, now: datetime) -> bool:
    """Stop watching a person, whose events stay; False when nobody watched has this id."""
    row = await session.get(PersonRow, person_id)
    if row is None or row.watched_until is not None:
        return False
    row.watched_until = row.changed_at = now
    session.add(row)
    await _bump(session)
    return True


async def watched_since(session: AsyncSession) -> dict[str, datetime]:
    """Return since when each person watched now is watched."""
    watched = select(PersonRow.id, PersonRow.watched_since).where(col(PersonRow.watched_until).is_(None))
    return dict((await session.exec(watched)).all())


async def seed(session: AsyncSession, roster: Roster, facts: Sequence[SeedFact], now: datetime) -> None:
    """Add the persons, circles and facts that are not yet known; whatever is known stays as it is."""
    persons = set(await session.exec(select(PersonRow.id)))
    circles = set(await session.exec(select(CircleRow.id)))
    new_persons = [person for person in roster.persons if person.id not in persons]
    new_circles = [circle for circle in roster.circles if circle.id not in circles]
    for circle in new_circles:
        await _add_circle(session, circle, now)
    for person in new_persons:
        await _add_person(session, person, now)
    if new_persons or new_circles:
        await _bump(session)
    await events.append(session, [founding.event_of_fact(fact, now) for fact in facts])


async def export(session: AsyncSession) -> tuple[Roster, tuple[SeedFact, ...]]:
    """Return the roster and the facts of documents, less those taken back, as a roster file holds them."""
    retracted = select(EventRow.retracts).where(col(EventRow.retracts).is_not(None))
    standing = select(EventRow).where(
        col(EventRow.source) == founding.SOURCE, col(EventRow.retracts).is_(None), col(EventRow.id).not_in(retracted)
    )
    rows = await session.exec(standing.order_by(col(EventRow.seen_at), col(EventRow.id)))
    return await roster(session), tuple(founding.fact_of_event(event_of(row)) for row in rows)


async def _add_person(session: AsyncSession, person: Person, now: datetime) -> None:
    place = (await session.exec(select(func.count()).select_from(PersonRow))).one()
    document = person_document(person)
    session.add(PersonRow(id=person.id, position=place, document=document, watched_since=now, changed_at=now))
    await session.flush()


async def _add_circle(session: AsyncSession, circle: Circle, now: datetime) -> None:
    place = (await session.exec(select(func.count()).select_from(CircleRow))).one()
    session.add(CircleRow(id=circle.id, position=place, document=circle_document(circle), changed_at=now))
    await session.flush()


async def _bump(session: AsyncSession) -> None:
    row = await session.get(RosterVersionRow, _ONLY) or RosterVersionRow(id=_ONLY, version=0)
    row.version += 1
    session.add(row)
    await session.flush()
