"""Reading the kept texts again for whoever is newly watched or newly spelled; it only puts calls in order.

unread -> load a portion -> match (in a worker thread) -> decide -> write (all of it in ONE transaction)
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.names import build_index
from cases.observations import Outcome, Scope, ScopeReport
from cases.people import Roster
from cases.rereading import Find, by_scope, finds, named_in, reread, summary
from storage import events, knowing, ledger, people, rereading, scopes, subscriptions
from storage.rereading import Portion, Unread
from storage.store import Session
from watchers.contract import Source
from watchers.pipeline import Workshop, source_title

# One portion is one transaction, and less than a second of a worker thread's time.
PORTION = 500
LETTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How one portion ended: the texts read and the alerts raised."""

    texts: int
    alerts: tuple[int, ...] = ()


async def reread_portion(
    workshop: Workshop, sources: Mapping[str, Source], now: datetime, most: int = PORTION
) -> Reading | None:
    """Read the next portion of kept texts for whom they are unread; None when they are read for everybody.

    What a portion leads to is written with the place it ends at, so that a crash repeats nothing and skips nothing.
    """
    async with workshop.store.reading() as session:
        unread = await rereading.unread(session)
        if unread is None:
            return None
        roster = await people.roster(session)
        portion = await rereading.portion_after(session, unread.after, most, LETTERS)
    found = await _found(unread, portion, roster, workshop)
    workshop.courier.reached("decided")
    async with workshop.store.writing() as session:
        workshop.courier.reached("tx-open")
        alerts = await _write(session, unread, portion, found, sources, now)
    workshop.courier.reached("tx-committed")
    return Reading(len(portion.stored), alerts)


async def _found(unread: Unread, portion: Portion, roster: Roster, workshop: Workshop) -> tuple[Find, ...]:
    """Match off the event loop; the index of everybody is only taken where somebody is named at all."""
    named = await asyncio.to_thread(lambda: named_in(portion.texts(), build_index(Roster(unread.persons))))
    if not named:
        return ()
    ids = frozenset(person.id for person in unread.persons)
    return await asyncio.to_thread(finds, named, ids, workshop.index(roster))


async def _write(
    session: Session,
    unread: Unread,
    portion: Portion,
    found: Sequence[Find],
    sources: Mapping[str, Source],
    now: datetime,
) -> tuple[int, ...]:
    """Decide and write for those persons who are still as they were when the portion was read."""
    again = await rereading.unread(session)
    if again is None or again.after != unread.after:
        return ()
    still = Unread(tuple(person for person in unread.persons if person in again.persons), unread.after)
    ids = frozenset(person.id for person in still.persons)
    alerts: tuple[int, ...] = ()
    quiet: dict[str, str] = {}
    for group in by_scope(found, ids).values():
        numbers, silent = await _one_scope(session, group, ids, sources, now)
        alerts, quiet = alerts + numbers, quiet | silent
    waiting = await rereading.note(session, still, portion, quiet)
    return alerts + await _summarised(session, ids, waiting, now) if waiting else alerts


async def _one_scope(
    session: Session, group: Sequence[Find], ids: frozenset[str], sources: Mapping[str, Source], now: datetime
) -> tuple[tuple[int, ...], dict[str, str]]:
    scope = group[0].kept.observation.scope
    keys = {one.kept.observation.key for one in group}
    roster = await people.roster(session)
    known = await knowing.known(session, scope, keys, ids)
    earlier = await rereading.decided_before(session, ids, keys)
    told = await subscriptions.subscriptions(session, roster)
    report = await _report(session, scope, group, sources.get(scope.source), now)
    read = reread(group, report, known, earlier, told, now)
    return await ledger.write(session, read.decision, report, now), dict(read.quiet)


async def _report(
    session: Session, scope: Scope, group: Sequence[Find], source: Source | None, now: datetime
) -> ScopeReport:
    """Stand in for the poll that once saw these texts; a source that is switched off is called by its id."""
    health = await scopes.one(session, scope)
    evidence = {one.kept.observation.key: one.kept.evidence for one in group if one.kept.evidence}
    return ScopeReport(
        scope=scope,
        outcome=Outcome.COMPLETE,
        reason="kept texts read again",
        at=now,
        baseline=True,
        evidence=evidence,
        source_title=source_title(source, health) if source and health else scope.source,
        authority=source is not None and source.header.authority,
    )


async def _summarised(session: Session, ids: frozenset[str], waiting: Sequence[str], now: datetime) -> tuple[int, ...]:
    """Tell everything quiet that was found, now that the last text is read."""
    standing = knowing.standing(await events.of(session, ids))
    told_by = await rereading.told_by(session, standing)
    told = await subscriptions.subscriptions(session, await people.roster(session))
    alerts, amendments = summary(waiting, standing, told_by, told)
    numbers = await ledger.raise_alerts(session, alerts, now)
    await ledger.amend(session, amendments, now)
    return numbers
