"""What one poll leads to, in one transaction: revisions, events, reviews, alerts with their outbox rows, absences."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import Alert, Amendment, Decision, Known, Revision
from cases.observations import ScopeReport
from storage import enqueueing, events, reviews
from storage.canonical import canonical
from storage.kept import FACTS
from storage.knowing import known
from storage.statements import insert_new, portions, rows_in, seal_of
from storage.tables import AlertEventRow, AlertRow, RevisionRow, SightingRow
from storage.translating import observation_document

__all__ = ["Known", "amend", "known", "raise_alerts", "write"]

FIRST_NUMBER = 1001


async def write(session: AsyncSession, decision: Decision, report: ScopeReport, now: datetime) -> tuple[int, ...]:
    """Write everything a decision asks for and return the numbers of the alerts it raised; nothing is told twice."""
    await insert_new(session, [_revision_row(revision, report, now) for revision in decision.revisions])
    await events.append(session, decision.events)
    await reviews.ask(session, decision.reviews)
    numbers = await raise_alerts(session, decision.alerts, now)
    await amend(session, decision.amendments, now)
    await _note_sightings(session, report.scope.key, decision, now)
    return numbers


async def raise_alerts(session: AsyncSession, alerts: Sequence[Alert], now: datetime) -> tuple[int, ...]:
    """Keep alerts, each once per key, put them into the outbox, and return the numbers of the new ones."""
    told = {row.key for row in await rows_in(session, AlertRow, AlertRow.key, [alert.key for alert in alerts])}
    number = (await session.exec(select(func.max(col(AlertRow.number))))).one() or FIRST_NUMBER - 1
    numbers = []
    for alert in alerts:
        if alert.key in told:
            continue
        told.add(alert.key)
        number += 1
        await _raise(session, alert, number, now)
        numbers.append(number)
    return tuple(numbers)


async def amend(session: AsyncSession, amendments: Sequence[Amendment], now: datetime) -> None:
    """Attach later events to alerts already told and have the messages edited; what is attached stays attached once."""
    rows = {row.key: row for row in await rows_in(session, AlertRow, AlertRow.key, [one.key for one in amendments])}
    for amendment in amendments:
        alert = rows.get(amendment.key)
        if alert is not None and await _attach(session, alert.number, amendment.event):
            await enqueueing.enqueue_for_told(session, alert, now)


async def _raise(session: AsyncSession, alert: Alert, number: int, now: datetime) -> None:
    row = AlertRow(
        number=number,
        key=alert.key,
        form=alert.form,
        severity=alert.severity,
        person=alert.person,
        review=alert.review,
        source=alert.source,
        outcome=alert.outcome,
        facts=seal_of(session).seal(canonical(dict(alert.facts)), FACTS),
        created_at=now,
    )
    session.add(row)
    await session.flush()
    for event in alert.events:
        await _attach(session, number, event)
    await enqueueing.enqueue_sends(session, row, alert.chats, now)


async def _attach(session: AsyncSession, number: int, event: str) -> bool:
    attached = select(AlertEventRow).where(col(AlertEventRow.alert) == number, col(AlertEventRow.event) == event)
    if (await session.exec(attached)).first() is not None:
        return False
    session.add(AlertEventRow(alert=number, event=event))
    await session.flush()
    return True


async def _note_sightings(session: AsyncSession, scope: str, decision: Decision, now: datetime) -> None:
    """Note what this scope showed, for how long a record has been missing, and which are found absent."""
    keys = {*decision.sightings, *decision.absences, *decision.gone}
    rows: dict[str, SightingRow] = {}
    for portion in portions(keys):
        known_here = select(SightingRow).where(col(SightingRow.scope) == scope, col(SightingRow.key).in_(portion))
        rows |= {row.key: row for row in await session.exec(known_here)}
    for key, person in decision.sightings.items():
        row = rows.setdefault(key, SightingRow(scope=scope, key=key, person=person, seen_at=now))
        row.person, row.seen_at, row.absent_at, row.gone_at = person, now, [], None
    _note_absences(rows, decision.absences)
    for key in decision.gone:
        if key in rows:
            rows[key].gone_at = now
    session.add_all(rows.values())
    await session.flush()


def _note_absences(rows: dict[str, SightingRow], absences: Mapping[str, Collection[datetime]]) -> None:
    for key, polls in absences.items():
        if key in rows:
            rows[key].absent_at = [poll.isoformat() for poll in polls]


def _revision_row(revision: Revision, report: ScopeReport, now: datetime) -> RevisionRow:
    observation = revision.observation
    return RevisionRow(
        source=observation.source,
        key=observation.key,
        number=revision.number,
        content=revision.content,
        scope=observation.scope.key,
        observation=observation_document(observation),
        evidence=revision.evidence or report.evidence.get(observation.key),
        seen_at=now,
    )
