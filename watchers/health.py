"""A scope's health as state: what a poll makes of it, when it is due again, and whether admins are told."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from cases.observations import Outcome, ScopeReport
from cases.people import Roster
from cases.source_states import SourceState, source_state_alert
from storage import ledger, scopes, subscriptions
from storage.records import HealthRecord, ScopeHealth
from storage.store import Session, Store
from watchers.collecting import Collected
from watchers.pace import next_due

# A scope that answers, be it in part, is not failing; PARTIAL stays visible in `status` as NOT PROVABLE.
ANSWERING = (Outcome.COMPLETE, Outcome.UNCHANGED, Outcome.PARTIAL)


def body_mark(roster: Roster, digest: str | None) -> str | None:
    """Return what is kept of the bodies read: their hash, and for which roster they were read."""
    return f"{roster.version}:{digest}" if digest else None


def judged_bodies(health: ScopeHealth, roster: Roster) -> str | None:
    """Return the hash of the bodies whose judgement still stands, None where whatever comes must be read.

    A new person must make us read again, and while an absence is pending only what is read testifies.
    """
    version, _, digest = (health.body_sha or "").partition(":")
    return digest if version == str(roster.version) and not health.absence_pending else None


def record_of(
    report: ScopeReport, health: ScopeHealth, collected: Collected, roster: Roster, lot: float
) -> HealthRecord:
    """Return what this poll leaves behind; validators and body mark only survive an answer that was read or a 304."""
    answering = report.outcome in ANSWERING
    failures = 0 if answering else health.failures + 1
    blocked = report.outcome is Outcome.BLOCKED
    unchanged = report.outcome is Outcome.UNCHANGED
    headers = collected.answers[0].document.headers if collected.answers and collected.answers[0].document else {}
    readable = report.outcome in (Outcome.COMPLETE, Outcome.PARTIAL)
    return HealthRecord(
        report=report,
        next_due=next_due(report.at, health.interval, lot, failures, blocked, collected.wait),
        failures=failures,
        rows=_rows(report, health, collected),
        etag=headers.get("etag") or (health.etag if unchanged else None),
        last_modified=headers.get("last-modified") or (health.last_modified if unchanged else None),
        body_sha=body_mark(roster, collected.digest) if readable else (health.body_sha if unchanged else None),
        mark=_mark(report, health, collected),
        asked=len(collected.answers),
    )


def _mark(report: ScopeReport, health: ScopeHealth, collected: Collected) -> str | None:
    """Return from where the next poll goes on: only a whole poll may move it, so that nothing is passed over.

    A reading that gives up a gap too wide to walk says so as PARTIAL and carries its mark, or it would walk for ever.
    """
    left = [reading for reading in collected.readings if reading.mark is not None]
    given_up = report.outcome is Outcome.PARTIAL and any(reading.outcome is Outcome.PARTIAL for reading in left)
    return left[-1].mark if left and (report.outcome is Outcome.COMPLETE or given_up) else health.mark


def _rows(report: ScopeReport, health: ScopeHealth, collected: Collected) -> int | None:
    """Return how many rows were read: none for a 304, as many as before where an equal body was not read again."""
    if report.outcome is Outcome.UNCHANGED:
        return None
    if collected.unread:
        return next((past.rows for past in reversed(health.history) if past.rows is not None), None)
    return sum(reading.rows or 0 for reading in collected.readings)


def told_of(before: ScopeHealth, record: HealthRecord) -> SourceState:
    """Return the state of a scope after a poll, as the rule about telling admins wants it."""
    return SourceState(
        scope=before.scope,
        title=record.report.source_title or before.title,
        outcome=record.report.outcome,
        reason=record.report.reason,
        failures=record.failures,
        since=before.failing_since or record.report.at,
        was_told=before.told_failing,
    )


def may_tell(before: ScopeHealth, record: HealthRecord) -> bool:
    """Tell whether this poll begins or ends a state that admins hear of, unless they know of the host already."""
    return source_state_alert(told_of(before, record), ()) is not None


async def tell(session: Session, before: ScopeHealth, record: HealthRecord, roster: Roster) -> tuple[int, ...]:
    """Record a poll and tell admins of a state that begins or ends, once a host; return the alert's number."""
    alert = None
    if may_tell(before, record):
        state = replace(told_of(before, record), sibling_told=await _sibling_told(session, before))
        alert = source_state_alert(state, (await subscriptions.subscriptions(session, roster)).admins)
    failing = record.failures > 0 and (before.told_failing or alert is not None)
    await scopes.record(session, [replace(record, told_failing=failing)])
    return await ledger.raise_alerts(session, [alert], record.report.at) if alert else ()


async def _sibling_told(session: Session, before: ScopeHealth) -> bool:
    """Tell whether admins know already of another scope of the same source on the same host."""
    host = urlsplit(before.url).hostname
    siblings = [
        one
        for one in await scopes.health(session)
        if one.scope != before.scope and one.scope.source == before.scope.source and urlsplit(one.url).hostname == host
    ]
    return any(one.told_failing for one in siblings)


async def write_quiet(store: Store, records: Sequence[HealthRecord]) -> None:
    """Write the polls that changed nothing, all in one transaction."""
    if records:
        async with store.writing() as session:
            await scopes.record(session, records)
