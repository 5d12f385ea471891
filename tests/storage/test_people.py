"""The roster, who is told about whom, and the founding facts."""

from datetime import timedelta

from cases.alerts import Follower
from cases.people import Roster
from cases.roster_file import SeedFact, founding_roster
from storage import events, people, subscriptions, users
from storage.records import Role
from storage.store import Store
from tests.storage.happenings import NOW, circle, enrolled, event, person

LATER = NOW + timedelta(days=1)


async def test_the_founding_roster_is_put_in_once_and_comes_out_the_same(store: Store) -> None:
    """Persons, circles and facts survive the way in and out; a second seeding adds nothing."""
    roster, facts = founding_roster()
    for now in (NOW, LATER):
        async with store.writing() as session:
            await people.seed(session, roster, facts, now)
    async with store.reading() as session:
        kept, kept_facts = await people.export(session)
    assert (kept.persons, kept.circles, kept.version) == (roster.persons, roster.circles, 1)
    assert sorted(map(repr, kept_facts)) == sorted(map(repr, facts))


async def test_a_seeded_fact_says_as_of_when_and_from_where(store: Store) -> None:
    """A fact becomes a public event of its document, with the confidence it was given."""
    fact = SeedFact("protection-granted", "A document", "2017", person="somebody", country="PL", confidence="official")
    async with store.writing() as session:
        await people.seed(session, Roster(()), [fact], NOW)
        (kept,) = await events.of(session, {"somebody"})
    said = (kept.kind, kept.source_title, kept.as_of, kept.country, kept.confidence, kept.audience, kept.seen_at)
    assert said == ("protection-granted", "A document", "2017", "PL", "official", "public", NOW)


async def test_seeding_leaves_what_is_known_untouched(store: Store) -> None:
    """Only the unknown is added; a person changed in chat is not set back, one unwatched stays so."""
    changed = person("b", "new-circle")
    async with store.writing() as session:
        await people.put_person(session, changed, NOW)
        await people.put_person(session, person("c"), NOW)
        await people.unwatch(session, "c", NOW)
        await people.seed(session, Roster((person("a"), person("b"), person("c")), (circle(),)), (), LATER)
        roster = await people.roster(session)
    assert roster.persons == (changed, person("a"))
    assert roster.circles == (circle(),)


async def test_each_change_raises_the_version(store: Store) -> None:
    """Adding, replacing and unwatching are seen by their version, what changes nothing is not."""
    async with store.writing() as session:
        assert (await people.roster(session)).version == 0
        await people.put_person(session, person("a"), NOW)
        await people.put_person(session, person("a", "ospanbek"), NOW)
        await people.put_circle(session, circle(), NOW)
        await people.put_circle(session, circle(), NOW)
        assert await people.unwatch(session, "a", NOW)
        assert not await people.unwatch(session, "a", NOW)
        assert not await people.unwatch(session, "nobody", NOW)
        assert (await people.roster(session)).version == 5


async def test_an_unwatched_person_s_events_stay(store: Store) -> None:
    """They leave the roster only; watched again, they are new to their sources."""
    async with store.writing() as session:
        await people.put_person(session, person("a"), NOW)
        await people.put_person(session, person("a"), LATER)
        assert await people.watched_since(session) == {"a": NOW}
        await events.append(session, [event(who="a")])
        await people.unwatch(session, "a", NOW)
        assert (await people.roster(session)).persons == ()
        assert await people.watched_since(session) == {}
        assert len(await events.of(session, {"a"})) == 1
        await people.put_person(session, person("a"), LATER)
        assert await people.watched_since(session) == {"a": LATER}


async def test_a_retracted_fact_is_not_exported(store: Store) -> None:
    """A file of the register does not bring back what was taken back."""
    fact = SeedFact("arrested", "A document", "2017", person="somebody")
    async with store.writing() as session:
        await people.seed(session, Roster(()), [fact], NOW)
        (kept,) = await events.of(session, {"somebody"})
        assert (await people.export(session))[1] == (fact,)
        await events.retract(session, kept.id, "Anna", "wrong", NOW)
        assert (await people.export(session))[1] == ()


async def test_following_a_circle_is_following_its_members(store: Store) -> None:
    """Members are resolved when read, a chat is told once, and hears the unconfirmed if it asked for it anywhere."""
    both, one, paused = await enrolled(store, 1), await enrolled(store, 2), await enrolled(store, 3)
    async with store.writing() as session:
        await subscriptions.follow(session, both, "ospanbek", unconfirmed=True, now=NOW)
        await subscriptions.follow(session, both, "a", now=NOW)
        await subscriptions.follow(session, one, "b", now=NOW)
        await subscriptions.follow(session, paused, "a", now=NOW)
        await users.pause_chat(session, paused, "blocked")
        before = Roster((person("a", "ospanbek"), person("b")), (circle(),))
        after = Roster((person("a", "ospanbek"), person("b", "ospanbek")), (circle(),))
        told, later = [await subscriptions.subscriptions(session, roster) for roster in (before, after)]
    assert told.of("a") == told.of("ospanbek") == (Follower(both, unconfirmed=True),)
    assert told.of("b") == (Follower(one),)
    assert set(later.of("b")) == {Follower(both, unconfirmed=True), Follower(one)}
    assert told.of("nobody") == ()


async def test_editors_and_admins_are_told_by_role(store: Store) -> None:
    """Every role from editor up is an editor, from admin up an admin; paused chats are left out."""
    chats = {role: await enrolled(store, number, role) for number, role in enumerate(Role)}
    gone = await enrolled(store, 9, Role.OWNER)
    async with store.writing() as session:
        await users.pause_chat(session, gone, "blocked")
        told = await subscriptions.subscriptions(session, Roster(()))
    assert told.editors == (chats[Role.EDITOR], chats[Role.ADMIN], chats[Role.OWNER])
    assert told.admins == (chats[Role.ADMIN], chats[Role.OWNER])
