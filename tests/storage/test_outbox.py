"""The outbox: who is served next, what a lost owner leaves behind, and how a wrong alert is taken back."""

import asyncio
import time
from dataclasses import replace

import pytest
from sqlmodel import select

from cases.alerts import AlertForm, Severity
from storage import events, ledger, outbox, reviews, users
from storage.records import Action, OutboxRow, Role
from storage.store import Store
from storage.tables import OutboxItemRow
from tests.storage.happenings import LEASE, MINUTE, NOW, alert, enrolled, event, raised, review


async def claimed(
    store: Store, owner: str = "lane", at: object = NOW, frozen: tuple[int, ...] = ()
) -> OutboxRow | None:
    """Claim the next delivery."""
    async with store.writing() as session:
        return await outbox.claim(session, owner, at, LEASE, frozen_chats=frozen)  # type: ignore[arg-type]


async def delivered(store: Store, message_id: int | None = 5, owner: str = "lane") -> OutboxRow:
    """Claim the next delivery and mark it sent."""
    row = await claimed(store, owner)
    assert row is not None
    async with store.writing() as session:
        assert await outbox.sent(session, row.id, owner, message_id, NOW)
    return row


async def test_urgent_goes_first_then_important_then_the_oldest(store: Store) -> None:
    """Order is by severity, then by age."""
    chats = [await enrolled(store, number) for number in range(4)]
    await raised(store, alert("i", chats[0], severity=Severity.INFO), alert("m", chats[1], severity=Severity.IMPORTANT))
    await raised(store, alert("u1", chats[2]), alert("u2", chats[3]))
    order = [row.alert for row in [await claimed(store) for _ in range(4)] if row]
    assert order == [1003, 1004, 1002, 1001]
    assert await claimed(store) is None


async def test_a_chat_with_a_delivery_under_way_is_passed_over(store: Store) -> None:
    """Within a chat deliveries keep their order; other chats are not held up."""
    one, two = await enrolled(store, 1), await enrolled(store, 2)
    await raised(store, alert("a", one), alert("b", one), alert("c", two))
    first, second, third = [await claimed(store) for _ in range(3)]
    assert first
    assert second
    assert (first.alert, second.alert, third) == (1001, 1003, None)
    async with store.writing() as session:
        await outbox.sent(session, first.id, "lane", 7, NOW)
    after = await claimed(store)
    assert after
    assert after.alert == 1002


async def test_two_lanes_never_claim_the_same_row(store: Store) -> None:
    """Twenty rows claimed by twenty tasks are twenty different rows."""
    chats = [await enrolled(store, number) for number in range(20)]
    await raised(store, alert("a", *chats))
    rows = await asyncio.gather(*(claimed(store, f"lane-{number}") for number in range(20)))
    assert len({row.id for row in rows if row}) == 20


@pytest.mark.parametrize("how", ["paused", "snoozed", "frozen", "later"])
async def test_what_may_not_go_out_now_waits(store: Store, how: str) -> None:
    """A paused, snoozed or frozen chat, and a row whose time has not come, are left alone."""
    chat = await enrolled(store, 1)
    await raised(store, alert("a", chat), now=NOW + MINUTE if how == "later" else NOW)
    async with store.writing() as session:
        if how == "paused":
            await users.pause_chat(session, chat, "blocked")
        if how == "snoozed":
            await outbox.snooze_chat(session, chat, NOW + MINUTE)
    assert await claimed(store, frozen=(chat,) if how == "frozen" else ()) is None
    async with store.writing() as session:
        expected = {"paused": None, "frozen": NOW}.get(how, NOW + MINUTE)
        assert await outbox.next_time(session, NOW) == expected
        await users.resume_chat(session, chat)
    assert await claimed(store, at=NOW + MINUTE) is not None


async def test_a_lease_that_ran_out_comes_back_as_uncertain(store: Store) -> None:
    """Another lane takes over after the lease, not before, and the first one's late finish is refused."""
    await raised(store, alert("a", await enrolled(store, 1)))
    first = await claimed(store, "old")
    assert first
    assert not first.uncertain
    assert await claimed(store, "new", NOW + LEASE - MINUTE) is None
    second = await claimed(store, "new", NOW + LEASE)
    assert second == replace(first, uncertain=True)
    async with store.writing() as session:
        assert not await outbox.sent(session, first.id, "old", 5, NOW)
        await outbox.retry(session, first.id, "old", NOW, uncertain=False, counts=True, reason="late")
        await outbox.dead(session, first.id, "old", "late", NOW)
        assert await outbox.sent(session, first.id, "new", 6, NOW)
        assert [told.message_id for told in await outbox.told(session, 1001)] == [6]


async def test_at_boot_what_an_earlier_process_had_under_way_is_uncertain(store: Store) -> None:
    """Recovery frees other owners' rows only."""
    await raised(store, alert("a", await enrolled(store, 1), await enrolled(store, 2)))
    await claimed(store, "before")
    await claimed(store, "now")
    async with store.writing() as session:
        assert await outbox.recover(session, "now", NOW) == 1
        assert await outbox.pending(session) == 2
    row = await claimed(store, "now")
    assert row
    assert row.uncertain


async def test_a_retry_waits_and_counts_only_when_told_to(store: Store) -> None:
    """A flood wait uses up no attempt, a failure does, and uncertainty stays."""
    await raised(store, alert("a", await enrolled(store, 1)))
    for counts, uncertain in ((False, False), (True, True), (True, False)):
        row = await claimed(store)
        assert row
        async with store.writing() as session:
            await outbox.retry(session, row.id, "lane", NOW, uncertain=uncertain, counts=counts, reason="x")
    row = await claimed(store)
    assert row
    assert (row.attempts, row.uncertain) == (2, True)


async def test_an_alert_is_told_once_per_key(store: Store) -> None:
    """A second alert with the same key, in the same or a later poll, is left out."""
    chat = await enrolled(store, 1)
    assert await raised(store, alert("a", chat, chat), alert("a", chat)) == (1001,)
    assert await raised(store, alert("a", chat), alert("b", chat)) == (1002,)
    async with store.reading() as session:
        assert await outbox.pending(session) == 2
        kept = await outbox.alert_by_key(session, "a")
    assert kept
    assert kept.alert == alert("a", chat)


async def test_a_chat_that_is_gone_meanwhile_does_not_break_the_poll(store: Store) -> None:
    """An alert for an erased chat is kept, the others are told."""
    chat = await enrolled(store, 1)
    await raised(store, alert("a", 77, chat))
    async with store.reading() as session:
        assert await outbox.pending(session) == 1


async def test_an_edit_waits_for_its_message(store: Store) -> None:
    """While the message waits for its retry, its edit does too."""
    chat = await enrolled(store, 1)
    await raised(store, alert("a", chat))
    row = await claimed(store)
    assert row
    async with store.writing() as session:
        await outbox.take(session, 1001, "Anna", NOW)
        await outbox.retry(session, row.id, "lane", NOW + MINUTE, uncertain=True, counts=True, reason="timeout")
    assert await claimed(store) is None
    again = await claimed(store, at=NOW + MINUTE)
    assert again
    assert again.action is Action.SEND


async def test_a_message_given_up_cancels_its_edits_and_reaches_an_admin_once(store: Store) -> None:
    """A dead urgent message is reported until it is marked; a dead notice of one never is."""
    chat = await enrolled(store, 1)
    await raised(store, alert("a", chat), alert("notice", chat, form=AlertForm.UNDELIVERED))
    row = await claimed(store)
    assert row
    async with store.writing() as session:
        await outbox.take(session, 1001, "Anna", NOW)
        await outbox.dead(session, row.id, "lane", "poison", NOW)
        assert [lost.id for lost in await outbox.dead_urgent(session)] == [row.id]
        await outbox.mark_reported(session, row.id)
        assert await outbox.dead_urgent(session) == ()
    notice = await claimed(store)
    assert notice
    assert notice.alert == 1002
    async with store.writing() as session:
        await outbox.dead(session, notice.id, "lane", "poison", NOW)
        assert await outbox.dead_urgent(session) == ()
        assert await outbox.pending(session) == 0


async def test_cancelling_a_chat_reports_its_urgent_messages(store: Store) -> None:
    """What a blocked chat will not get is counted and, where urgent, reaches an admin."""
    chat = await enrolled(store, 1)
    await raised(store, alert("a", chat), alert("b", chat, severity=Severity.INFO))
    async with store.writing() as session:
        assert await outbox.cancel_chat(session, chat, "blocked by the user") == 2
        assert [row.alert for row in await outbox.dead_urgent(session)] == [1001]
        assert await outbox.next_time(session, NOW) is None


async def test_the_first_to_take_an_alert_wins(store: Store) -> None:
    """The second taker gets nothing, and each chat told gets one edit."""
    await raised(store, alert("a", await enrolled(store, 1), await enrolled(store, 2)))
    await delivered(store)
    async with store.writing() as session:
        taken = await outbox.take(session, 1001, "Anna", NOW)
        assert taken
        assert (taken.taken_by, taken.taken_at) == ("Anna", NOW)
        assert await outbox.take(session, 1001, "Marek", NOW) is None
        assert await outbox.take(session, 9, "Marek", NOW) is None
        rows = (await session.exec(select(OutboxItemRow).where(OutboxItemRow.action == Action.EDIT))).all()
    assert len(rows) == 1


async def test_a_retraction_reaches_every_chat_told_and_nobody_else(store: Store) -> None:
    """Told chats get an edit and a reply at the original's severity; a message still waiting is cancelled."""
    told, untold = await enrolled(store, 1), await enrolled(store, 2)
    await raised(store, alert("a", told, untold))
    assert (await delivered(store)).chat == told
    async with store.writing() as session:
        retraction = await events.retract(session, "e1", "Anna", "another man", NOW + MINUTE)
        assert await events.retract(session, "e1", "Marek", "again", NOW + MINUTE) == retraction
    assert (retraction.retracts, retraction.kind, retraction.reasons) == ("e1", "arrested", ("another man",))
    found = [await claimed(store, at=NOW + MINUTE)]
    async with store.writing() as session:
        assert found[0]
        await outbox.sent(session, found[0].id, "lane", None, NOW)
    found.append(await claimed(store, at=NOW + MINUTE))
    assert await claimed(store, at=NOW + MINUTE) is None
    assert [(row.chat, row.action, row.severity) for row in found if row] == [
        (told, Action.EDIT, Severity.URGENT),
        (told, Action.REPLY, Severity.URGENT),
    ]
    async with store.reading() as session:
        kept = await outbox.alert(session, 1001)
        assert kept
        assert (kept.retracted, kept.retracted_reason) == (True, "another man")
        assert [one.chat for one in await outbox.told(session, 1001)] == [told]
        assert await outbox.dead_urgent(session) == ()


async def test_an_uncertain_message_is_still_sent_after_a_retraction(store: Store) -> None:
    """It may have arrived, so the chat must hear that it was wrong."""
    await raised(store, alert("a", await enrolled(store, 1)))
    row = await claimed(store)
    assert row
    async with store.writing() as session:
        await outbox.retry(session, row.id, "lane", NOW, uncertain=True, counts=True, reason="timeout")
        await events.retract(session, "e1", "Anna", "another man", NOW)
    again = await claimed(store)
    assert again
    assert again.action is Action.SEND


async def test_an_unknown_event_cannot_be_retracted(store: Store) -> None:
    """One sentence says that nothing happened."""
    async with store.writing() as session:
        with pytest.raises(LookupError, match="nothing was taken back"):
            await events.retract(session, "e404", "Anna", "x", NOW)


async def test_an_unconfirmed_alert_shows_what_its_review_proposes(store: Store) -> None:
    """Proposed events are not in the register, yet the alert tells them, with its facts and review."""
    item = review(reporter=3)
    facts = {"place": "Мадрид", "count": 2}
    async with store.writing() as session:
        await reviews.ask(session, [item])
        told = alert("unconfirmed", form=AlertForm.UNCONFIRMED, events=("p1",), review="r1", facts=facts)
        (number,) = await ledger.raise_alerts(session, [told], NOW)
        kept = await outbox.alert(session, number)
    assert kept
    assert kept.events == (event("p1"),)
    assert (kept.review, kept.verdict, kept.alert) == (item, None, told)


async def test_the_newest_alerts_about_a_person_come_first(store: Store) -> None:
    """Only so many, and only of that person."""
    await raised(store, alert("a"), alert("b"), alert("c"), alert("d", person="somebody-else"))
    async with store.reading() as session:
        about = await outbox.alerts_about(session, "daniyar-ospanbek-toleu", 2)
        assert await outbox.alert(session, 9) is None
        assert await outbox.alert_by_key(session, "zzz") is None
    assert [kept.number for kept in about] == [1003, 1002]


@pytest.mark.slow
async def test_claiming_is_cheap_with_ten_thousand_rows(store: Store) -> None:
    """The next of 10,000 rows is found by index: 20 claims in under a second."""
    chats = [await enrolled(store, number, Role.READER) for number in range(25)]
    await raised(store, *(alert(f"k{number}") for number in range(400)))
    async with store.writing() as session:
        session.add_all(
            OutboxItemRow(
                alert=1001 + number, chat=chat, action="send", severity="info", rank=2, created_at=NOW, not_before=NOW
            )
            for number in range(400)
            for chat in chats
        )
    begun = time.perf_counter()
    for _ in range(20):
        assert await claimed(store) is not None
    assert time.perf_counter() - begun < 1.0
