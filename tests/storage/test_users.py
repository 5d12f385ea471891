"""Enrolment, invitations, roles and addresses; strangers stay strangers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from storage import audit, chain, conversations, events, ledger, outbox, reviews, subscriptions, users
from storage.records import Following, ReviewVerdict, Role
from storage.store import Store
from storage.tables import AuditRow, ConversationRow, EventRow, InviteRow, OutboxItemRow, SubscriptionRow
from tests.storage.happenings import LEASE, NOW, alert, enrolled, raised, review

A_DAY = timedelta(hours=24)


async def test_an_invitation_works_once(store: Store) -> None:
    """The first to show it is enrolled with its role; nobody else is."""
    async with store.writing() as session:
        invite = await users.invite(session, Role.EDITOR, None, NOW)
        assert len(invite.code) == 22
        assert invite.code not in repr(invite)
        user = await users.redeem(session, invite.code, 700, 800, "Anna", "ru", NOW)
        assert user
        assert (user.role, user.language, user.name, user.telegram_id) == (Role.EDITOR, "ru", "Anna", 700)
        assert await users.redeem(session, invite.code, 701, 801, "Eve", "en", NOW) is None
        assert await users.by_telegram(session, 700) == user == await users.by_user(session, user.user)
        assert await users.by_telegram(session, 701) is None
        assert (await session.exec(select(InviteRow))).one().code_blind != invite.code.encode()


@pytest.mark.parametrize(("late", "enrols"), [(-timedelta(seconds=1), True), (timedelta(0), False), (A_DAY, False)])
async def test_an_invitation_expires(store: Store, late: timedelta, enrols: bool) -> None:
    """After 24 hours it is worth nothing."""
    async with store.writing() as session:
        invite = await users.invite(session, Role.READER, None, NOW)
        redeemed = await users.redeem(session, invite.code, 700, 800, "Anna", "en", NOW + A_DAY + late)
    assert (redeemed is not None) == enrols


async def test_a_made_up_code_enrols_nobody(store: Store) -> None:
    """Neither an empty code nor a near miss is taken."""
    async with store.writing() as session:
        invite = await users.invite(session, Role.OWNER, None, NOW)
        for code in ("", invite.code[:-1], invite.code + "x", invite.code.swapcase()):
            assert await users.redeem(session, code, 700, 800, "Eve", "en", NOW) is None


@pytest.mark.parametrize(
    ("has", "invited", "gets"),
    [(Role.READER, Role.ADMIN, Role.ADMIN), (Role.OWNER, Role.READER, Role.OWNER), (Role.EDITOR,) * 3],
)
async def test_an_enrolled_user_keeps_the_higher_role(store: Store, has: Role, invited: Role, gets: Role) -> None:
    """A second invitation may raise a role and never lowers it, and makes no second user."""
    await enrolled(store, 700, has)
    async with store.writing() as session:
        invite = await users.invite(session, invited, None, NOW)
        user = await users.redeem(session, invite.code, 700, 700, "Marek", "en", NOW)
        assert user
        assert user.role is gets
        assert len(await users.everyone(session)) == 1


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("other", Role)
def test_a_role_covers_those_below_it(role: Role, other: Role) -> None:
    """Owner covers admin covers editor covers reader."""
    order = ["reader", "editor", "admin", "owner"]
    assert role.covers(other) == (order.index(role.value) >= order.index(other.value))


async def test_changes_of_a_user_are_seen_at_once(store: Store) -> None:
    """Role, name, language and pause come back as set; unknown users are ignored."""
    chat = await enrolled(store, 700)
    async with store.writing() as session:
        assert await users.first_owner_missing(session)
        user = (await users.everyone(session))[0]
        await users.set_role(session, user.user, Role.OWNER, NOW)
        await users.set_language(session, user.user, "ru")
        await users.rename(session, user.user, "Марек")
        await users.pause_chat(session, chat, "blocked by the user")
        for unknown in (users.rename(session, 99, "x"), users.set_language(session, 99, "x"), users.erase(session, 99)):
            await unknown
    async with store.reading() as session:
        changed = replace(user, role=Role.OWNER, language="ru", name="Марек", paused="blocked by the user")
        assert await users.by_user(session, user.user) == changed
        assert not await users.first_owner_missing(session)
        address = await users.address(session, chat)
        assert address
        assert (address.telegram_chat, address.thread, address.paused) == (700, None, "blocked by the user")
        assert await users.addresses(session) == {chat: address}
        assert await users.address(session, 99) is None
        assert await users.by_user(session, 99) is None


async def test_a_chat_that_moved_is_found_at_its_new_place(store: Store) -> None:
    """The new id replaces the old; where it is a chat of ours already, this one is paused."""
    chat, other = await enrolled(store, 700), await enrolled(store, 701)
    async with store.writing() as session:
        await users.move_chat(session, chat, -100700)
        await users.move_chat(session, other, -100700)
        await users.move_chat(session, 99, 5)
        found = await users.addresses(session)
    assert found[chat].telegram_chat == -100700
    assert found[other].telegram_chat == 701
    assert found[other].paused


async def test_no_record_prints_who_somebody_is(store: Store) -> None:
    """The repr of users, addresses and messages shows neither Telegram's ids nor names."""
    chat = await enrolled(store, 7001234567, name="Marek-Secret")
    await raised(store, alert("a", chat))
    async with store.writing() as session:
        row = await outbox.claim(session, "lane", NOW, LEASE)
        assert row
        await outbox.sent(session, row.id, "lane", 7001234567, NOW)
        await outbox.take(session, 1001, "Marek-Secret", NOW)
        shown = [await users.everyone(session), await users.addresses(session), await outbox.told(session, 1001)]
        printed = repr([*shown, await outbox.alert(session, 1001)])
    assert "7001234567" not in printed
    assert "Marek-Secret" not in printed


async def erased_after_much_use(store: Store) -> tuple[int, int, int]:
    """Let one of two users do everything there is to do, erase them, and return (user, chat, the other's chat)."""
    chat, other = await enrolled(store, 700), await enrolled(store, 701, name="Anna")
    await raised(store, alert("a", chat, other))
    async with store.writing() as session:
        user = (await users.everyone(session))[0].user
        await subscriptions.follow(session, chat, "somebody", now=NOW)
        await conversations.put(session, user, "watch", {"said": "x"}, NOW)
        await users.invite(session, Role.READER, user, NOW)
        await audit.note(session, user, "watch", "somebody", NOW)
        await reviews.ask(session, [review("r1", reporter=chat), review("r2", reporter=other)])
        await reviews.decide(session, "r1", ReviewVerdict.NO, "Marek", NOW)
        row = await outbox.claim(session, "lane", NOW, LEASE)
        assert row
        await outbox.sent(session, row.id, "lane", 5, NOW)
        await outbox.take(session, 1001, "Marek", NOW)
        await events.retract(session, "e1", "Marek", "another man", NOW)
        await users.erase(session, user)
    return user, chat, other


async def test_erasing_a_user_leaves_nothing_of_their_own(store: Store) -> None:
    """Address, subscriptions, conversation and deliveries go; nobody ever gets their numbers again."""
    user, chat, other = await erased_after_much_use(store)
    async with store.writing() as session:
        assert await users.by_telegram(session, 700) is None
        assert await users.address(session, chat) is None
        assert {row.chat for row in await session.exec(select(OutboxItemRow))} == {other}
        assert await outbox.told(session, 1001) == ()
        for table in (SubscriptionRow, ConversationRow):
            assert (await session.exec(select(table))).all() == []
        again = await users.enrol(session, 702, 702, "New", Role.READER, "en", NOW)
        assert again.user != user
        assert again.chat not in (chat, other)


async def test_erasing_a_user_takes_their_name_off_what_they_did(store: Store) -> None:
    """Reports, verdicts and takings stay without a name; the audit keeps a number and its chain is whole."""
    user, _, other = await erased_after_much_use(store)
    async with store.writing() as session:
        first, second = await reviews.get(session, "r1"), await reviews.get(session, "r2")
        assert first
        assert second
        assert (first.item.reporter, first.decided_by, first.decided_at) == (None, None, NOW)
        assert second.item.reporter == other
        assert await outbox.take(session, 1001, "Anna", NOW) is None
        assert (await session.exec(select(InviteRow))).one().invited_by is None
        assert (await session.exec(select(EventRow).where(EventRow.retracts == "e1"))).one().recorded_by is None
        assert (await session.exec(select(AuditRow))).one().actor == user
        assert await chain.verify(session) == ()


async def test_a_conversation_is_forgotten_after_an_hour(store: Store) -> None:
    """The newest state counts, for an hour, until it is cleared."""
    await enrolled(store, 700)
    async with store.writing() as session:
        user = (await users.everyone(session))[0].user
        await conversations.put(session, user, "report", {"said": "x"}, NOW)
        await conversations.put(session, user, "watch", {"names": ["Кетебаев"], "step": 2}, NOW)
        hour = timedelta(hours=1)
        assert await conversations.get(session, user, NOW + hour) == ("watch", {"names": ["Кетебаев"], "step": 2})
        assert await conversations.get(session, user, NOW + hour + timedelta(seconds=1)) is None
        await conversations.clear(session, user)
        assert await conversations.get(session, user, NOW) is None
        assert await ledger.raise_alerts(session, (), NOW) == ()
        assert await subscriptions.following(session, 1) == ()


async def test_following_begins_changes_and_ends(store: Store) -> None:
    """Following twice is said; the wish for the unconfirmed changes only when given."""
    chat = await enrolled(store, 700)
    async with store.writing() as session:
        assert await subscriptions.follow(session, chat, "somebody", unconfirmed=True, now=NOW)
        assert not await subscriptions.follow(session, chat, "somebody", now=NOW)
        assert await subscriptions.following(session, chat) == (Following("somebody", True),)
        assert not await subscriptions.follow(session, chat, "somebody", unconfirmed=False, now=NOW)
        assert await subscriptions.following(session, chat) == (Following("somebody", False),)
        assert await subscriptions.unfollow(session, chat, "somebody")
        assert not await subscriptions.unfollow(session, chat, "somebody")
        assert await subscriptions.following(session, chat) == ()
