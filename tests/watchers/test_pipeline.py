"""The pipeline writes what a poll led to in one transaction, and never reads silence or refusal as news."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cases.alerts import AlertForm
from cases.observations import Outcome, Scope, ScopeKind
from storage import events, evidence, outbox
from storage.records import KeptAlert
from tests.watchers.web import CANARY, LIST, PERSON, RECORD, WANTED, Bench, bench, small_source
from watchers.contract import Source
from watchers.pipeline import poll_canary


@asynccontextmanager
async def opened(folder: Path, source: Source | None = None) -> AsyncIterator[Bench]:
    """Give a bench whose first, empty poll (the baseline) is behind it."""
    it = await bench(folder, source or small_source())
    try:
        it.web.serves(LIST)
        await it.polls()
        it.passes(hours=6)
        yield it
    finally:
        await it.store.close()


async def told(it: Bench, numbers: tuple[int, ...]) -> list[KeptAlert]:
    """Return the alerts of these numbers."""
    async with it.store.reading() as session:
        kept = [await outbox.alert(session, number) for number in numbers]
    return [one for one in kept if one]


async def kinds(it: Bench) -> list[str]:
    """Return the kinds of the person's events, oldest first."""
    async with it.store.reading() as session:
        return [event.kind for event in await events.of(session, {PERSON.id})]


async def test_a_new_record_becomes_an_official_event_with_its_evidence(tmp_path: Path) -> None:
    """The raw body is kept by its hash, the follower's alert is in the outbox, and the detail says who issued it."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED)
        it.web.serves(RECORD, WANTED | {"country": "KZ"})

        done = await it.polls()

        (alert,) = await told(it, done.alerts)
        (event,) = alert.events
        assert (event.kind, event.confidence, event.country) == ("notice-listed", "official", "KZ")
        async with it.store.reading() as session:
            assert event.evidence is not None
            assert await evidence.find(session, event.evidence) is not None
            assert await outbox.pending(session) == 1
        assert (done.outcome, done.rows, done.new) == (Outcome.COMPLETE, 1, 1)


async def test_the_same_list_again_changes_nothing_and_is_written_quietly(tmp_path: Path) -> None:
    """An equal body inherits its judgement; a list that differs only in form is read and found unchanged."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED)
        await it.polls()
        for _ in range(2):
            it.passes(hours=6)
            done = await it.polls()
            assert done.unwritten is not None
            assert (done.outcome, done.alerts) == (Outcome.COMPLETE, ())
        assert await kinds(it) == ["notice-listed"]
        assert (await it.health()).last_polled == it.clock.now()


async def test_validators_are_sent_once_a_list_was_read_and_a_304_is_unchanged(tmp_path: Path) -> None:
    """The second poll asks with If-None-Match; the answer counts as proof of freshness."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED, etag='"a"')
        await it.polls()
        it.passes(hours=6)

        done = await it.polls()

        assert it.web.asked[-1].headers["If-None-Match"] == '"a"'
        assert done.outcome is Outcome.UNCHANGED
        health = await it.health()
        assert health.last_proven == it.clock.now()
        assert health.etag == '"a"'


async def test_no_longer_listed_takes_three_whole_polls_over_a_day_and_the_records_own_404(tmp_path: Path) -> None:
    """Before that nothing is said; while the absence is pending the list is asked without validators."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED, etag='"a"')
        it.web.serves(RECORD, WANTED)
        await it.polls()
        it.web.serves(LIST, etag='"b"')
        it.web.answers_with(RECORD, 404)
        for _ in range(2):
            it.passes(hours=12)
            assert (await it.polls(canary_good=True)).gone == 0
        it.passes(hours=12)

        done = await it.polls(canary_good=True)

        assert done.gone == 1
        assert "If-None-Match" not in [one for one in it.web.asked if one.url == LIST][-1].headers
        assert await kinds(it) == ["notice-listed", "notice-unlisted"]
        async with it.store.reading() as session:
            gone = (await events.of(session, {PERSON.id}))[-1]
            assert gone.evidence is not None
            assert await evidence.body(session, gone.evidence) == b'{"total": 0, "records": []}'
        it.passes(hours=12)
        assert (await it.polls(canary_good=True)).alerts == ()


async def test_a_record_whose_own_address_still_answers_is_not_said_to_be_gone(tmp_path: Path) -> None:
    """Absent from the list, but there when asked for directly: five polls later the editors are asked, once."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED)
        it.web.serves(RECORD, WANTED)
        await it.polls()
        it.web.serves(LIST)
        for _ in range(7):
            it.passes(hours=12)
            assert (await it.polls(canary_good=True)).gone == 0
        assert await kinds(it) == ["notice-listed"]


async def test_a_block_page_served_as_404_does_not_testify(tmp_path: Path) -> None:
    """The record's own address answers 404 with a challenge page: that is a refusal, not an absence."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED)
        it.web.serves(RECORD, WANTED)
        await it.polls()
        it.web.serves(LIST)
        it.web.answers_with(RECORD, 404, b"<html><head><title>Just a moment...</title></head></html>", "text/html")
        for _ in range(4):
            it.passes(hours=12)
            assert (await it.polls(canary_good=True)).gone == 0


async def test_a_block_is_told_to_admins_at_once_and_its_end_once(tmp_path: Path) -> None:
    """Nothing is said to followers; a second block says nothing; the recovery does."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED)
        await it.polls()
        wall = b"<html><head><title>Access Denied</title></head></html>"
        it.web.answers_with(LIST, 403, wall, "text/html")
        forms = []
        for _ in range(3):
            it.passes(hours=24)
            forms.append([one.alert.form for one in await told(it, (await it.polls()).alerts)])
        it.web.serves(LIST, WANTED)
        it.passes(hours=24)
        (recovered,) = await told(it, (await it.polls()).alerts)

        assert forms == [[AlertForm.SOURCE_STATE], [], []]
        assert (recovered.alert.form, recovered.alert.outcome) == (AlertForm.SOURCE_STATE, "COMPLETE")
        assert await kinds(it) == ["notice-listed"]


async def test_another_fault_is_told_after_three_polls(tmp_path: Path) -> None:
    """Time-outs are a state, not an event: the third says so, with back-off between."""
    async with opened(tmp_path) as it:
        it.web.breaks(LIST)
        alerts = []
        for _ in range(4):
            it.passes(hours=24)
            done = await it.polls()
            alerts.append(len(done.alerts))
            assert done.outcome is Outcome.ERROR
        assert alerts == [0, 0, 1, 0]


async def test_a_changed_layout_is_suspect_and_loses_nothing(tmp_path: Path) -> None:
    """What cannot be read is no news."""
    async with opened(tmp_path) as it:
        it.web.serves(LIST, WANTED)
        await it.polls()
        it.passes(hours=6)
        it.web.answers_with(LIST, 200, b'{"items": []}')

        assert (await it.polls()).outcome is Outcome.SUSPECT
        assert await kinds(it) == ["notice-listed"]


async def test_the_canary_keeps_its_totals_and_judges_the_list(tmp_path: Path) -> None:
    """The whole list's total is asked once a round and kept for the next."""
    async with opened(tmp_path, small_source(canary=True)) as it:
        scope = Scope("list", ScopeKind.LIST, "canary")
        it.web.serves(CANARY, WANTED, total=7000)
        assert await poll_canary(it.source, await it.health(scope), it.workshop) is True
        it.web.answers_with(CANARY, 503)
        assert await poll_canary(it.source, await it.health(scope), it.workshop) is False
        assert [past.outcome for past in (await it.health(scope)).history] == [Outcome.COMPLETE, Outcome.ERROR]


async def test_a_source_without_canary_has_nothing_to_ask(tmp_path: Path) -> None:
    """No canary means no judgement, not a bad one."""
    async with opened(tmp_path) as it:
        assert await poll_canary(it.source, await it.health(), it.workshop) is None
