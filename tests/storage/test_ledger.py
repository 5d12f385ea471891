"""What one poll leads to is written once, whole, and is known to the next poll."""

from datetime import timedelta

import pytest

from cases.alerts import AlertForm, Amendment, Decision
from cases.events import Event
from cases.observations import Outcome, Scope, ScopeKind
from storage import events, ledger, outbox, people, reviews
from storage.records import Action, ReviewVerdict
from storage.store import Store
from tests.storage.happenings import LEASE, NOW, SCOPE, alert, enrolled, event, person, raised, report, review, revision

WHO = "daniyar-ospanbek-toleu"


async def test_a_poll_s_findings_are_known_to_the_next(store: Store) -> None:
    """Contents, sightings, events, reviews and told keys all come back."""
    decision = Decision(
        revisions=(revision(number=1), revision(number=2, title="Another")),
        events=(event(),),
        reviews=(review(),),
        alerts=(alert("a"),),
        sightings={"item-7": WHO},
    )
    async with store.writing() as session:
        await people.put_person(session, person(), NOW)
        assert await ledger.write(session, decision, report(), NOW) == (1001,)
    async with store.reading() as session:
        known = await ledger.known(session, SCOPE, {"item-7", "item-8"}, {WHO})
        nothing = await ledger.known(session, SCOPE, (), ())
    assert known.contents == {"item-7": (2, revision(title="Another").content)}
    assert known.live_records == {"item-7": WHO}
    assert known.events == (event(),)
    assert known.open_reviews == {"r1"}
    assert known.told == {"a"}
    assert known.first_watched == {WHO: NOW}
    assert (nothing.contents, nothing.events, nothing.live_records) == ({}, (), {"item-7": WHO})


async def test_writing_the_same_decision_again_changes_nothing(store: Store) -> None:
    """A poll that is repeated after a crash tells nobody twice."""
    chat = await enrolled(store, 1)
    decision = Decision((revision(),), (event(),), (review(),), (alert("a", chat),), sightings={"item-7": WHO})
    for expected in ((1001,), ()):
        async with store.writing() as session:
            assert await ledger.write(session, decision, report(), NOW) == expected
            assert await outbox.pending(session) == 1
            assert len(await events.of(session, {WHO})) == 1


async def test_a_failure_leaves_nothing_of_a_poll(store: Store) -> None:
    """Revisions, events, alerts and outbox stand or fall together."""
    chat = await enrolled(store, 1)

    async def fails() -> None:
        async with store.writing() as session:
            await ledger.write(session, Decision((revision(),), (event(),), alerts=(alert("a", chat),)), report(), NOW)
            raise RuntimeError("a fault")

    with pytest.raises(RuntimeError):
        await fails()
    async with store.reading() as session:
        assert (await ledger.known(session, SCOPE, {"item-7"}, {WHO})).contents == {}
        assert await outbox.pending(session) == 0
        assert await outbox.alert(session, 1001) is None


async def test_an_absence_is_counted_until_the_record_is_seen_again(store: Store) -> None:
    """Polls that missed a record are kept, a new sighting clears them, and what is gone is no live record."""
    polls = (NOW, NOW + timedelta(hours=12))
    steps = [
        (Decision(sightings={"item-7": WHO}), {"item-7": WHO}, {}),
        (Decision(absences={"item-7": polls, "never-seen": polls}), {"item-7": WHO}, {"item-7": polls}),
        (Decision(sightings={"item-7": WHO}), {"item-7": WHO}, {}),
        (Decision(absences={"item-7": polls}, gone=("item-7", "never-seen")), {}, {}),
        (Decision(sightings={"item-7": WHO}), {"item-7": WHO}, {}),
    ]
    for decision, live, absences in steps:
        async with store.writing() as session:
            await ledger.write(session, decision, report(), NOW)
            known = await ledger.known(session, SCOPE, (), ())
        assert (known.live_records, known.absences) == (live, absences)


async def test_absence_is_of_a_scope(store: Store) -> None:
    """The same key in another scope of the source is another sighting."""
    other = Scope(SCOPE.source, ScopeKind.PERSON, WHO)
    async with store.writing() as session:
        await ledger.write(session, Decision(sightings={"item-7": WHO}), report(), NOW)
        await ledger.write(session, Decision(sightings={"item-7": WHO}), report(scope=other), NOW)
        await ledger.write(session, Decision(gone=("item-7",)), report(Outcome.COMPLETE, scope=other), NOW)
        assert (await ledger.known(session, SCOPE, (), ())).live_records == {"item-7": WHO}
        assert (await ledger.known(session, other, (), ())).live_records == {}


async def test_a_later_source_edits_the_message_once(store: Store) -> None:
    """Each amendment attaches its event; the chat told gets one pending edit, the chat not yet told none."""
    told, untold = await enrolled(store, 1), await enrolled(store, 2)
    await raised(store, alert("a", told, untold))
    async with store.writing() as session:
        row = await outbox.claim(session, "lane", NOW, LEASE)
        assert row
        await outbox.sent(session, row.id, "lane", 5, NOW)
        second, third = event("e2", source="b"), event("e3", source="c")
        amendments = (Amendment("a", "e2"), Amendment("a", "e3"), Amendment("a", "e2"), Amendment("unknown", "e2"))
        await ledger.write(session, Decision(events=(second, third), amendments=amendments), report(), NOW)
        kept = await outbox.alert(session, 1001)
        assert kept
        assert [one.id for one in kept.events] == ["e1", "e2", "e3"]
        assert await outbox.pending(session) == 2
        edit = await outbox.claim(session, "lane", NOW, LEASE, frozen_chats=(untold,))
        assert edit
        assert (edit.action, edit.chat) == (Action.EDIT, told)


async def test_a_retracted_event_no_longer_stands(store: Store) -> None:
    """The register keeps both, a decision sees neither."""
    await raised(store, alert("a"))
    async with store.writing() as session:
        await events.retract(session, "e1", "Anna", "another man", NOW)
        assert (await ledger.known(session, SCOPE, (), {WHO})).events == ()
        assert len(await events.of(session, {WHO})) == 2
        assert await events.get(session, "e1") == event()
        assert await events.get(session, "e404") is None


@pytest.mark.parametrize(
    "raised_alert",
    [
        alert("k"),
        alert("k", person=None, events=("of-circle",)),
        alert("k", person=None, events=(), review="r1"),
        alert("k", person=None, events=(), form=AlertForm.SOURCE_STATE, source=SCOPE.source),
    ],
)
async def test_every_way_an_alert_may_concern_a_scope_is_found(store: Store, raised_alert: object) -> None:
    """By person, by the circle of its event, by its review, or as a state of the source itself."""
    of_circle = Event("of-circle", "statement", NOW, event().confidence, circle="ospanbek")
    async with store.writing() as session:
        await events.append(session, [event(), of_circle])
        await reviews.ask(session, [review()])
        await ledger.raise_alerts(session, [raised_alert], NOW)  # type: ignore[list-item]
        assert (await ledger.known(session, SCOPE, (), {WHO, "ospanbek"})).told == {"k"}
        other = Scope("another", ScopeKind.LIST, "x")
        assert (await ledger.known(session, other, (), {"somebody-else"})).told == set()


async def test_events_of_several_subjects_come_oldest_seen_first(store: Store) -> None:
    """Each event once, whoever asked for it, with every field as it was given."""
    late = event("b", seen_at=NOW + timedelta(days=1), reasons=("x", "y"), attributes={"body": "суд"})
    both = event("a", circle="ospanbek", published_at=NOW, occurred_on="2017-02")
    async with store.writing() as session:
        await events.append(session, [late, both])
        await events.append(session, [event("a", title="changed")])
        assert await events.of(session, {WHO, "ospanbek"}) == (both, late)
        assert await events.of(session, ()) == ()


async def test_a_no_is_known_to_the_next_poll_and_can_be_undone(store: Store) -> None:
    """A refusal binds to the record and its content at this source, until an editor lifts it."""
    async with store.writing() as session:
        await reviews.ask(session, [review()])
        kept = await reviews.decide(session, "r1", ReviewVerdict.NO, "Anna", NOW)
        assert kept
        assert (kept.verdict, kept.decided_by, kept.decided_at) == (ReviewVerdict.NO, "Anna", NOW)
        assert await reviews.decide(session, "r1", ReviewVerdict.YES, "Marek", NOW) is None
        known = await ledger.known(session, SCOPE, (), ())
        assert known.refused == {(WHO, "gazette", "item-7"), (WHO, "gazette", "c0ffee")}
        assert known.open_reviews == {"r1"}
        assert await reviews.undo(session, "r1")
        assert not await reviews.undo(session, "r1")
        assert (await ledger.known(session, SCOPE, (), ())).refused == set()
        assert await reviews.decide(session, "r1", ReviewVerdict.YES, "Marek", NOW) is not None
        assert (await ledger.known(session, SCOPE, (), ())).refused == set()
        assert await reviews.decide(session, "r404", ReviewVerdict.YES, "Marek", NOW) is None


async def test_open_reviews_are_urgent_first_and_overdue_once(store: Store) -> None:
    """Only urgent ones fall due, after their time, and once."""
    half_hour = timedelta(minutes=30)
    old, urgent = review("old"), review("urgent", urgent=True, opened_at=NOW + half_hour, reporter=7)
    async with store.writing() as session:
        await reviews.ask(session, [old, urgent, review("old", excerpt="changed")])
        assert await reviews.open_items(session) == (urgent, old)
        assert await reviews.overdue(session, NOW + half_hour, half_hour) == ()
        assert await reviews.overdue(session, NOW + 2 * half_hour, half_hour) == (urgent,)
        await reviews.mark_escalated(session, "urgent")
        assert await reviews.overdue(session, NOW + 2 * half_hour, half_hour) == ()
        await reviews.decide(session, "old", ReviewVerdict.YES, "Anna", NOW)
        assert await reviews.open_items(session) == (urgent,)
