"""Scopes: what is due, how each stands, and what every poll left behind."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.observations import Outcome, PastPoll, Scope, ScopeKind, ScopeReport
from storage import scopes
from storage.records import HealthRecord, ScopeSetting
from storage.store import Session, Store
from tests.storage.happenings import NOW, SCOPE, report

HOUR = timedelta(hours=1)
OTHER = Scope("gazette", ScopeKind.PERSON, "somebody")
SETTING = ScopeSetting(SCOPE, "The Gazette", "https://gazette.example/", HOUR, "neutral", "documented", "en", "ES")


async def polled(session: Session, poll: ScopeReport, *, failures: int = 0, told: bool | None = None) -> None:
    """Record a poll, due again an hour later."""
    validators = ('"x"', "Wed", "5:abc")
    left = HealthRecord(poll, poll.at + HOUR, failures, 7, *validators, told_failing=told, seconds=0.5, asked=3)
    await scopes.record(session, [left])


async def test_new_scopes_are_due_at_once_and_vanished_ones_retire(store: Store) -> None:
    """Settings are taken over, health stays, and what comes back is due at once."""
    changed = replace(SETTING, title="The Gazette, renamed", interval=2 * HOUR)
    async with store.writing() as session:
        await scopes.sync(session, [SETTING, replace(SETTING, scope=OTHER)], NOW)
        assert [one.scope for one in await scopes.due(session, NOW)] == [SCOPE, OTHER]
        assert len(await scopes.due(session, NOW, limit=1)) == 1
        await polled(session, report())
        await scopes.sync(session, [changed], NOW + HOUR)
        (kept,) = await scopes.health(session)
        assert (kept.title, kept.interval, kept.outcome) == ("The Gazette, renamed", 2 * HOUR, Outcome.COMPLETE)
        assert [one.scope for one in await scopes.due(session, NOW + HOUR)] == [SCOPE]
        await scopes.sync(session, [changed, replace(SETTING, scope=OTHER)], NOW + 2 * HOUR)
        back = await scopes.one(session, OTHER)
        assert back
        assert back.next_due == NOW + 2 * HOUR


async def test_a_poll_is_written_into_the_health(store: Store) -> None:
    """Everything a later poll or a status needs comes back as recorded."""
    async with store.writing() as session:
        await scopes.sync(session, [SETTING], NOW)
        await polled(session, replace(report(), canary_good=True, fresh=False))
        kept = await scopes.one(session, SCOPE)
    assert kept
    assert (kept.etag, kept.last_modified, kept.body_sha, kept.next_due) == ('"x"', "Wed", "5:abc", NOW + HOUR)
    assert kept.history == (PastPoll(NOW, Outcome.COMPLETE, fresh=False, rows=7, canary_good=True),)
    assert (kept.language, kept.country, kept.side, kept.verified) == ("en", "ES", "neutral", "documented")


@pytest.mark.parametrize("outcome", Outcome)
async def test_only_a_proven_poll_moves_the_last_proof(store: Store, outcome: Outcome) -> None:
    """COMPLETE and UNCHANGED prove a scope, nothing else does."""
    async with store.writing() as session:
        await scopes.sync(session, [SETTING], NOW)
        await polled(session, report())
        await polled(session, report(outcome, NOW + HOUR))
        kept = await scopes.one(session, SCOPE)
    assert kept
    proven = outcome in (Outcome.COMPLETE, Outcome.UNCHANGED)
    assert (kept.last_polled, kept.last_proven) == (NOW + HOUR, NOW + HOUR if proven else NOW)


async def test_failing_is_counted_from_its_first_poll(store: Store) -> None:
    """`failing_since` stays through failures and ends with a good poll; `told_failing` changes only when given."""
    steps = [(1, True, NOW, True), (2, None, NOW, True), (0, None, None, True), (0, False, None, False)]
    async with store.writing() as session:
        await scopes.sync(session, [SETTING], NOW)
        for hour, (failures, told, since, was_told) in enumerate(steps):
            await polled(session, report(Outcome.ERROR, NOW + hour * HOUR), failures=failures, told=told)
            kept = await scopes.one(session, SCOPE)
            assert kept
            assert (kept.failures, kept.failing_since, kept.told_failing) == (failures, since, was_told)


async def test_the_history_keeps_the_last_twenty_polls(store: Store) -> None:
    """Newest last."""
    async with store.writing() as session:
        await scopes.sync(session, [SETTING], NOW)
        for hour in range(23):
            await polled(session, report(at=NOW + hour * HOUR))
        kept = await scopes.one(session, SCOPE)
    assert kept
    assert [poll.at for poll in kept.history] == [NOW + hour * HOUR for hour in range(3, 23)]


async def test_canary_totals_are_of_complete_polls_only(store: Store) -> None:
    """The last ten totals of the canary's own scope, oldest first."""
    canary = Scope("gazette", ScopeKind.LIST, "canary")
    async with store.writing() as session:
        await scopes.sync(session, [SETTING, replace(SETTING, scope=canary)], NOW)
        for number in range(12):
            poll = report(scope=canary)
            await scopes.record(session, [HealthRecord(poll, NOW, 0, number, None, None, None)])
        await polled(session, report(Outcome.PARTIAL, scope=canary))
        await polled(session, report())
        assert await scopes.canary_totals(session, "gazette") == tuple(range(2, 12))
        assert await scopes.canary_totals(session, "another") == ()


async def test_a_scope_can_be_put_off(store: Store) -> None:
    """It is due later and counts as not polled; a scope nobody set up is refused by name."""
    async with store.writing() as session:
        await scopes.sync(session, [SETTING], NOW)
        await scopes.put_off(session, SCOPE, NOW + HOUR)
        assert await scopes.due(session, NOW) == ()
        assert await scopes.one(session, OTHER) is None
        with pytest.raises(LookupError, match="gazette/person/somebody was never set up"):
            await polled(session, report(scope=OTHER))


async def test_requests_are_counted_by_source_and_time(store: Store) -> None:
    """What a source's polls asked since a moment, whatever the scope; another source's are not counted."""
    async with store.writing() as session:
        await scopes.sync(session, [SETTING, replace(SETTING, scope=OTHER)], NOW)
        await polled(session, report(at=NOW))
        await polled(session, report(at=NOW + HOUR))

        assert await scopes.asked_since(session, SCOPE.source, NOW - HOUR) == 6
        assert await scopes.asked_since(session, SCOPE.source, NOW) == 3
        assert await scopes.asked_since(session, "another", NOW - HOUR) == 0
