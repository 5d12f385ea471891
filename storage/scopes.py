"""The scopes that are polled: their settings, their health, when each is due, and every poll that was made."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, Table, bindparam, func, insert, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.observations import Outcome, PastPoll, Scope, ScopeKind
from storage.records import HealthRecord, ScopeHealth, ScopeSetting
from storage.statements import portions
from storage.tables import RunRow, ScopeRow, SightingRow

CANARY = "canary"
HISTORY = 20
CANARY_TOTALS = 10
# How many scopes one tick starts at the most.
DUE_AT_ONCE = 250
PROVING = (Outcome.COMPLETE, Outcome.UNCHANGED)
_POLL, _POLLS = TypeAdapter(PastPoll), TypeAdapter(tuple[PastPoll, ...])
# Polls are read and written as plain rows, not as objects of the session: there are many, and each changes at once.
_SCOPE: Table = ScopeRow.__table__  # type: ignore[attr-defined]
_RUN: Table = RunRow.__table__  # type: ignore[attr-defined]
_BEFORE_A_POLL = _SCOPE.select().with_only_columns(
    _SCOPE.c.key, _SCOPE.c.history, _SCOPE.c.last_proven, _SCOPE.c.failing_since, _SCOPE.c.told_failing
)
_AFTER_A_POLL = update(_SCOPE).where(_SCOPE.c.key == bindparam("of_scope"))


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


async def due(
    session: AsyncSession, now: datetime, limit: int = DUE_AT_ONCE, but_not: Collection[Scope] = ()
) -> tuple[ScopeHealth, ...]:
    """Return the scopes to poll now, those due longest first, without those that are under way (`but_not`)."""
    wanted = _listed().where(_SCOPE.c.next_due <= now, _SCOPE.c.key.not_in([scope.key for scope in but_not]))
    return await _standing(session, wanted.order_by(_SCOPE.c.next_due, _SCOPE.c.key).limit(limit))


async def health(session: AsyncSession) -> tuple[ScopeHealth, ...]:
    """Return how every scope stands, by its key; retired ones are left out."""
    return await _standing(session, _listed().order_by(_SCOPE.c.key))


async def one(session: AsyncSession, scope: Scope) -> ScopeHealth | None:
    """Return how one scope stands, retired or not; None when it was never set up."""
    return next(iter(await _standing(session, _SCOPE.select().where(_SCOPE.c.key == scope.key))), None)


async def record(session: AsyncSession, records: Sequence[HealthRecord]) -> None:
    """Write polls, at most one a scope, into the scopes' health and append them to the run log.

    Many cost few statements. LookupError for a scope that was never set up with `sync`.
    """
    for portion in portions(records):
        keys = [one.report.scope.key for one in portion]
        before = {row.key: row for row in await _rows(session, _BEFORE_A_POLL.where(_SCOPE.c.key.in_(keys)))}
        connection = await session.connection()
        await connection.execute(_AFTER_A_POLL, [_after(before, one) for one in portion])
        await connection.execute(insert(_RUN), [_run(one) for one in portion])


async def put_off(session: AsyncSession, scope: Scope, until: datetime) -> None:
    """Let a scope wait until `until` without recording a poll; LookupError for one that was never set up."""
    waiting = await session.exec(update(_SCOPE).where(_SCOPE.c.key == scope.key).values(next_due=until))
    if not waiting.rowcount:
        raise _never_set_up(scope)


async def asked_since(session: AsyncSession, source: str, since: datetime) -> int:
    """Return how many requests the polls of a source have made since a moment."""
    polls = select(func.coalesce(func.sum(RunRow.asked), 0)).where(
        col(RunRow.scope).startswith(f"{source}/", autoescape=True), col(RunRow.at) > since
    )
    return int((await session.exec(polls)).one())


async def canary_totals(session: AsyncSession, source: str) -> tuple[int, ...]:
    """Return the totals of a source's last ten COMPLETE canary polls, oldest first."""
    key = Scope(source, ScopeKind.LIST, CANARY).key
    proven = select(RunRow.rows).where(
        col(RunRow.scope) == key, col(RunRow.outcome) == Outcome.COMPLETE, col(RunRow.rows).is_not(None)
    )
    newest = await session.exec(proven.order_by(col(RunRow.id).desc()).limit(CANARY_TOTALS))
    return tuple(total for total in reversed(newest.all()) if total is not None)


def _listed() -> Select[Any]:
    return _SCOPE.select().where(_SCOPE.c.retired_at.is_(None))


async def _standing(session: AsyncSession, wanted: Select[Any]) -> tuple[ScopeHealth, ...]:
    rows = await _rows(session, wanted)
    pending: set[str] = set()
    for portion in portions([row.key for row in rows]):
        missed = select(SightingRow.scope, SightingRow.absent_at).where(
            col(SightingRow.scope).in_(portion), col(SightingRow.gone_at).is_(None)
        )
        pending.update(scope for scope, absent_at in await session.exec(missed) if absent_at)
    return tuple(_health(row, row.key in pending) for row in rows)


async def _rows(session: AsyncSession, wanted: Select[Any]) -> Sequence[Any]:
    connection = await session.connection()
    found: Sequence[Any] = (await connection.execute(wanted)).all()
    return found


def _never_set_up(scope: Scope) -> LookupError:
    return LookupError(f"The scope {scope.key} was never set up; align the scopes with their sources first.")


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


def _after(before: Mapping[str, Any], record: HealthRecord) -> dict[str, Any]:
    """Return the parameters of the statement that writes a poll into its scope's health."""
    report, failing, told = record.report, record.failures > 0, record.told_failing
    row = before.get(report.scope.key)
    if row is None:
        raise _never_set_up(report.scope)
    poll = PastPoll(report.at, report.outcome, report.fresh, record.rows, report.canary_good)
    return {
        "of_scope": row.key,
        "etag": record.etag,
        "last_modified": record.last_modified,
        "body_sha": record.body_sha,
        "mark": record.mark,
        "next_due": record.next_due,
        "failures": record.failures,
        "failing_since": (row.failing_since or report.at) if failing else None,
        "told_failing": row.told_failing if told is None else told,
        "outcome": report.outcome,
        "reason": report.reason,
        "last_polled": report.at,
        "last_proven": report.at if report.outcome in PROVING else row.last_proven,
        "history": [*row.history, _POLL.dump_python(poll, mode="json")][-HISTORY:],
    }


def _run(record: HealthRecord) -> dict[str, Any]:
    report = record.report
    return {
        "scope": report.scope.key,
        "at": report.at,
        "outcome": report.outcome,
        "reason": report.reason,
        "fresh": report.fresh,
        "rows": record.rows,
        "canary_good": report.canary_good,
        "seconds": record.seconds,
        "asked": record.asked,
    }


def _health(row: Any, absence_pending: bool) -> ScopeHealth:
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
        history=_POLLS.validate_python(row.history),
        interval=timedelta(seconds=row.interval_seconds),
        side=row.side,
        verified=row.verified,
        language=row.language,
        country=row.country,
        absence_pending=absence_pending,
    )
