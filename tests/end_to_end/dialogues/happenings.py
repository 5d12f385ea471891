"""What happens outside the chat while people talk: news of the invented man, groups, and Telegram's bad days."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from cases.alerts import Known, ReviewItem
from cases.events import Event
from cases.raising import alerts_for, escalated, review_alert
from storage import events, ledger, people, reviews, subscriptions, users
from storage.records import Role
from tests.end_to_end.dialogues.house import NUMBERS, OWNER, House
from tests.handlers.happenings import ARREST
from tests.telegram.chat import User

GROUP = "the group"
GROUP_ID, SUPERGROUP_ID = -4242424242, -1004242424242
MANY = 9
"""Events enough for two pages of a history."""

What = Callable[[House], Awaitable[None]]


def said(what: str, deed: What) -> What:
    """Return the deed, called by what it is in a conversation's report."""
    deed.__doc__ = what
    return deed


def news(*told: Event) -> What:
    """A source reports events, and whoever follows is told, as a poll would do it."""

    async def deed(house: House) -> None:
        now = house.clock.now()
        async with house.store.writing() as session:
            followers = await subscriptions.subscriptions(session, await people.roster(session))
            alerts, _ = alerts_for(told, Known(), followers, now)
            await events.append(session, told)
            await ledger.raise_alerts(session, alerts, now)
        house.lane.wake()

    return said(f"a source reports {', '.join(one.kind for one in told)}", deed)


def doubt(item: ReviewItem) -> What:
    """A source reports what must first be settled by an editor."""

    async def deed(house: House) -> None:
        now = house.clock.now()
        async with house.store.writing() as session:
            followers = await subscriptions.subscriptions(session, await people.roster(session))
            await reviews.ask(session, [replace(item, opened_at=now)])
            await ledger.raise_alerts(session, [review_alert(item, followers)], now)
        house.lane.wake()

    return said("a doubt arises", deed)


def unsettled(item: ReviewItem) -> What:
    """No editor was awake: the doubt goes to the followers who opted in."""

    async def deed(house: House) -> None:
        async with house.store.writing() as session:
            followers = await subscriptions.subscriptions(session, await people.roster(session))
            await ledger.raise_alerts(session, [escalated(item, followers)], house.clock.now())
        house.lane.wake()

    return said("no editor settles the doubt", deed)


async def long_history(house: House) -> None:
    """Much is known of the invented man."""
    many = [
        replace(ARREST, id=f"{n:032}", occurred_on=f"2016-{n:02}-01", observation=str(n)) for n in range(1, MANY + 1)
    ]
    async with house.store.writing() as session:
        await events.append(session, many)


async def new_group(house: House) -> None:
    """Somebody makes a group and adds the bot."""
    members = [house.people[OWNER], house.people["Lena"]]
    house.groups[GROUP] = group = house.api.group(GROUP_ID, "A group", members, kind="group")
    group.bot_status = "left"
    await members[0].sets_bot_status(group, "member")


async def enrolled_group(house: House) -> None:
    """A group of the team follows the invented man."""
    members = [house.people[OWNER], house.people["Lena"]]
    house.groups[GROUP] = house.api.group(GROUP_ID, "The team", members, kind="group")
    now = house.clock.now()
    async with house.store.writing() as session:
        user = await users.enrol(session, 700, GROUP_ID, "The team", Role.READER, "en", now)
        await subscriptions.follow(session, user.chat, ARREST.person or "", now=now)


async def group_moves_unseen(house: House) -> None:
    """The group becomes a supergroup while the bot looks away."""
    house.api.faults.migrate(GROUP_ID, SUPERGROUP_ID)
    house.groups[GROUP] = house.api.world.chats[SUPERGROUP_ID]


async def group_moves(house: House) -> None:
    """The group becomes a supergroup, and the bot hears of it."""
    house.groups[GROUP] = await house.people[OWNER].upgrades(house.groups[GROUP], SUPERGROUP_ID)
    await house.comes_to_rest()


def bot_has_left(house: House) -> bool:
    """Tell whether the bot is in the group no longer."""
    return house.groups[GROUP].bot_status == "left"


async def it_leaves(house: House) -> None:
    """The bot leaves the group."""
    await house.comes_to_rest()
    assert bot_has_left(house)
    assert house.shown_to(GROUP) == []


def deed_of(name: str, what: str, act: Callable[[User], Awaitable[None]]) -> What:
    """Somebody does something in their app."""

    async def deed(house: House) -> None:
        await act(house.people[name])

    return said(f"{name} {what}", deed)


def flooded(name: str, seconds: int) -> What:
    """Telegram asks for silence in one chat."""

    async def deed(house: House) -> None:
        house.api.faults.flood(NUMBERS[name], retry_after=seconds)

    return said(f"429 for {name}", deed)


def refused(name: str, description: str) -> What:
    """Telegram refuses the next message to a chat."""

    async def deed(house: House) -> None:
        house.api.faults.bad_request(NUMBERS[name], description)

    return said(f"400 for {name}: {description}", deed)


def cut_off(name: str) -> What:
    """The next message to a chat arrives, and the answer is lost on the way."""

    async def deed(house: House) -> None:
        house.api.faults.cut_after_reading(methods={"sendMessage"}, chat_id=NUMBERS[name])

    return said(f"the answer to a message for {name} is lost", deed)


def broken_gateway(times: int) -> What:
    """Telegram answers 502 to the next messages."""

    async def deed(house: House) -> None:
        house.api.faults.server_error(502, times, methods={"sendMessage"})

    return said("502", deed)


def told_once(name: str, piece: str) -> What:
    """Exactly one message of a chat says this."""

    async def deed(house: House) -> None:
        await house.comes_to_rest()
        count = sum(piece in message.text for message in house.shown_to(name))
        assert count == 1, f"{name} was told {count} times: {piece}"

    return said(f"{name} was told once", deed)


def all_know(names: Sequence[str], piece: str) -> What:
    """Everybody's chat says this within five seconds of now."""

    async def deed(house: House) -> None:
        for name in names:
            await house.gets(name, (piece,), reply=False, seconds=5.0)

    return said(f"{', '.join(names)} know", deed)


HEADLINE = " ".join(f"word-{number}" for number in range(240))
MANY_ACCOUNTS = tuple(
    replace(
        ARREST,
        id=f"{number:032}",
        observation=f"long-{number}",
        title=HEADLINE if number == 0 else f"Held, says number {number}",
        source_title=f"Invented Newsletter {number} " + "of the Friends of Many Long Names " * 6,
    )
    for number in range(12)
)
"""More about one arrest than fits into any one message of Telegram's."""
LATER = replace(ARREST, id="8" * 32, occurred_on="2017-04-12", observation="later", title="Held again")
DAY = timedelta(days=1)


async def foreign_group(house: House) -> None:
    """The bot finds itself in a group that nobody enrolled."""
    members = [house.people[OWNER], house.people["Lena"]]
    house.groups[GROUP] = house.api.group(GROUP_ID, "A group", members)
