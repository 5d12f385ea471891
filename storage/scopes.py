"""The scopes that are polled: their settings, their health, when each is due, and every poll that was made."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.observations import Outcome, PastPoll, Scope, ScopeKind, ScopeReport
from storage.records import ScopeHealth, ScopeSetting
from storage.tables import RunRow, ScopeRow

CANARY = "canary"
HISTORY = 20
CANARY_TOTALS = 10
_POLL = TypeAdapter(PastPoll)


async def sync(session: AsyncSession, headers: Sequence[ScopeSetting], now: datetime) -> None:
    """Bring the scopes in line with what the sources list: new ones are due at `now`, vanished ones retire."""
    known = {row.key: row for row in await session.exec(select(ScopeRow))}
    listed = {setting.scope.key: setting for setting in headers}
    for key, setting in listed.items():
        row = known.get(key)
        if row is None:
            session.add(_new(setting, now))
        else:
            _settle(row, setting, now)
            session.add(row)
    for key in known.keys() - listed.keys():
        known[key].retired_at = known[key].retired_at or now
        session.add(known[key])
    await session.flush()


async def due(session: AsyncSession, now: datetime, limit: int = 50) -> tuple[ScopeHealth, ...]:
    """Return the scopes to poll now, those due longest first."""
    listed = select(ScopeRow).where(col(ScopeRow.retired_at).is_(None), col(ScopeRow.next_due) <= now)
    ordered = listed.order_by(col(ScopeRow.next_due), col(ScopeRow.key)).limit(limit)
    return tuple(_health(row) for row in await session.exec(ordered))


async def health(session: AsyncSession) -> tuple[ScopeHealth, ...]:
    """Return how every scope stands, by its key; retired ones are left out."""
    listed = select(ScopeRow).where(col(ScopeRow.retired_at).is_(None)).order_by(col(ScopeRow.key))
    return tuple(_health(row) for row in await session.exec(listed))


async def one(session: AsyncSession, scope: Scope) -> ScopeHealth | None:
    """Return how one scope stands, retired or not; None when it was never set up."""
    row = await session.get(ScopeRow, scope.key)
    return _health(row) if row else None


async def record(  # noqa: PLR0913 - what one poll leaves behind, named one by one
    session: AsyncSession,
    report: ScopeReport,
    next_due: datetime,
    *,
    failures: int,
    rows: int | None,
    etag: str | None,
    last_modified: str | None,
    body_sha: str | None,
    mark: str | None = None,
    told_failing: bool | None,
    seconds: float,
) -> None:
    """Write a poll into its scope's health and append it to the run log; `told_failing` None leaves it as it is.

    LookupError for a scope that was never set up with `sync`.
    """
    row = await _known(session, report.scope)
    row.etag, row.last_modified, row.body_sha, row.mark = etag, last_modified, body_sha, mark
    row.next_due, row.failures = next_due, failures
    row.failing_since = (row.failing_since or report.at) if failures else None
    row.told_failing = row.told_failing if told_failing is None else told_failing
    _note_outcome(row, report, rows)
    session.add(row)
    session.add(_run(report, rows, seconds))
    await session.flush()


async def put_off(session: AsyncSession, scope: Scope, until: datetime) -> None:
    """Let a scope wait until `until` without recording a poll; LookupError for one that was never set up."""
    row = await _known(session, scope)
    row.next_due = until
    session.add(row)
    await session.flush()


async def canary_totals(session: AsyncSession, source: str) -> tuple[int, ...]:
    """Return the totals of a source's last ten COMPLETE canary polls, oldest first."""
    key = Scope(source, ScopeKind.LIST, CANARY).key
    proven = select(RunRow.rows).where(
        col(RunRow.scope) == key, col(RunRow.outcome) == Outcome.COMPLETE, col(RunRow.rows).is_not(None)
    )
    newest = await session.exec(proven.order_by(col(RunRow.id).desc()).limit(CANARY_TOTALS))
    return tuple(total for total in reversed(newest.all()) if total is not None)


async def _known(session: AsyncSession, scope: Scope) -> ScopeRow:
    row = await session.get(ScopeRow, scope.key)
    if row is None:
        raise LookupError(f"The scope {scope.key} was never set up; align the scopes with their sources first.")
    return row


def _new(setting: ScopeSetting, now: datetime) -> ScopeRow:
    return ScopeRow(
        key=setting.scope.key,
        source=setting.scope.source,
        kind=setting.scope.kind,
        subject=setting.scope.subject,
        title=setting.title,
        url=setting.url,
        interval_seconds=setting.interval.total_seconds(),
        side=setting.side,
        verified=setting.verified,
        language=setting.language,
        country=setting.country,
        next_due=now,
    )


def _settle(row: ScopeRow, setting: ScopeSetting, now: datetime) -> None:
    """Take over a setting; what comes back from retirement is due at once."""
    row.title, row.url, row.side, row.verified = setting.title, setting.url, setting.side, setting.verified
    row.language, row.country = setting.language, setting.country
    row.interval_seconds = setting.interval.total_seconds()
    if row.retired_at is not None:
        row.retired_at, row.next_due = None, now


def _note_outcome(row: ScopeRow, report: ScopeReport, rows: int | None) -> None:
    row.outcome, row.reason, row.last_polled = report.outcome, report.reason, report.at
    if report.outcome in (Outcome.COMPLETE, Outcome.UNCHANGED):
        row.last_proven = report.at
    poll = PastPoll(report.at, report.outcome, report.fresh, rows, report.canary_good)
    row.history = [*row.history, _POLL.dump_python(poll, mode="json")][-HISTORY:]


def _run(report: ScopeReport, rows: int | None, seconds: float) -> RunRow:
    return RunRow(
        scope=report.scope.key,
        at=report.at,
        outcome=report.outcome,
        reason=report.reason,
        fresh=report.fresh,
        rows=rows,
        canary_good=report.canary_good,
        seconds=seconds,
    )


def _health(row: ScopeRow) -> ScopeHealth:
    return ScopeHealth(
        scope=Scope(row.source, ScopeKind(row.kind), row.subject),
        title=row.title,
        url=row.url,
        outcome=Outcome(row.outcome) if row.outcome else None,
        reason=row.reason,
        last_polled=row.last_polled,
        last_proven=row.last_proven,
        next_due=row.next_due,
        failures=row.failures,
        failing_since=row.failing_since,
        told_failing=row.told_failing,
        etag=row.etag,
        last_modified=row.last_modified,
        body_sha=row.body_sha,
        mark=row.mark,
        history=tuple(_POLL.validate_python(poll) for poll in row.history),
        interval=timedelta(seconds=row.interval_seconds),
        side=row.side,
        verified=row.verified,
        language=row.language,
        country=row.country,
    )
