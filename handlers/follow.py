"""`follow`, `unfollow`, `following`: which persons and circles this chat is told about."""

from handlers.asking import Named, choices, chosen, named, offer_everybody, roster_of
from handlers.buttons import Button, Rows, short_id
from handlers.speech import Texts
from handlers.views.names import name_of
from handlers.views.view import lines
from handlers.visit import Visit
from storage import subscriptions
from storage.records import Following


async def follow(visit: Visit, argument: str) -> None:
    """Begin to tell this chat about a person or circle; without a name, offer whom."""
    if not argument:
        return await offer_everybody(visit, "follow-whom", "follow")
    found = await named(visit, argument, "follow")
    return await _begin(visit, found) if found else None


async def follow_chosen(visit: Visit, argument: str) -> None:
    """Begin to tell this chat about the person whose button was pressed."""
    found = await chosen(visit, argument)
    if found:
        await _begin(visit, found)


async def unconfirmed_toggled(visit: Visit, argument: str) -> None:
    """Switch whether this chat also hears unconfirmed reports about a person it follows."""
    wanted, _, subject = argument.partition(",")
    found = await chosen(visit, subject)
    if found is None:
        return
    async with visit.desk.store.writing() as session:
        await subscriptions.follow(session, visit.user.chat, found.subject, unconfirmed=wanted == "on", now=visit.now)
    text_id = "follow-unconfirmed-on" if wanted == "on" else "follow-unconfirmed-off"
    await visit.turn_to(text_id, _toggle(found.subject, wanted == "on", visit.texts), name=found.called(visit.texts))


async def unfollow(visit: Visit, argument: str) -> None:
    """Stop telling this chat about a person; without a name, offer those followed."""
    if argument:
        found = await named(visit, argument, "unfollow")
        return await _end(visit, found) if found else None
    held = await _following(visit)
    if not held:
        return await visit.say("following-nobody")
    subjects = tuple(following.person_or_circle for following in held)
    return await visit.say("unfollow-whom", choices(await roster_of(visit), subjects, "unfollow", visit.texts))


async def unfollow_chosen(visit: Visit, argument: str) -> None:
    """Stop telling this chat about the person whose button was pressed."""
    found = await chosen(visit, argument)
    if found:
        await _end(visit, found)


async def following(visit: Visit, argument: str) -> None:
    """List whom this chat follows."""
    held = await _following(visit)
    if not held:
        return await visit.say("following-nobody")
    roster, texts = await roster_of(visit), visit.texts
    told = [
        texts.html(
            "following-unconfirmed" if one.unconfirmed else "following-confirmed",
            name=name_of(roster, one.person_or_circle, texts),
        )
        for one in held
    ]
    return await visit.show(lines([texts.html("following", count=len(held)), *told]))


async def _begin(visit: Visit, found: Named) -> None:
    async with visit.desk.store.writing() as session:
        begun = await subscriptions.follow(session, visit.user.chat, found.subject, now=visit.now)
    held = {one.person_or_circle: one.unconfirmed for one in await _following(visit)}
    text_id = "followed" if begun else "followed-already"
    rows = _toggle(found.subject, held.get(found.subject, False), visit.texts)
    await visit.turn_to(text_id, rows, name=found.called(visit.texts))


async def _end(visit: Visit, found: Named) -> None:
    async with visit.desk.store.writing() as session:
        ended = await subscriptions.unfollow(session, visit.user.chat, found.subject)
    await visit.turn_to("unfollowed" if ended else "not-followed", name=found.called(visit.texts))


async def _following(visit: Visit) -> tuple[Following, ...]:
    async with visit.desk.store.reading() as session:
        return await subscriptions.following(session, visit.user.chat)


def _toggle(subject: str, unconfirmed: bool, texts: Texts) -> Rows:
    label = texts.plain("button-only-confirmed" if unconfirmed else "button-also-unconfirmed")
    wanted = "off" if unconfirmed else "on"
    return ((Button(label, "unconf", f"{wanted},{short_id(subject)}"),),)
