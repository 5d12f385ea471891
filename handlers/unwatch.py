"""`unwatch NAME`: stop tracking a person, after a button says so; what is known is kept."""

from handlers.asking import chosen, named
from handlers.buttons import Button, short_id
from handlers.visit import Visit
from storage import audit, people


async def unwatch(visit: Visit, argument: str) -> None:
    """Ask whether a person shall no longer be tracked."""
    if not argument:
        return await visit.say("unwatch-usage")
    found = await named(visit, argument, "unwatch-ask")
    if found is None:
        return None
    return await _ask(visit, found.subject, found.called(visit.texts), found.roster.person(found.subject) is not None)


async def unwatch_asked(visit: Visit, argument: str) -> None:
    """Ask it about the person whose button was pressed."""
    found = await chosen(visit, argument)
    if found is not None:
        is_person = found.roster.person(found.subject) is not None
        await _ask(visit, found.subject, found.called(visit.texts), is_person)


async def unwatch_confirmed(visit: Visit, argument: str) -> None:
    """Stop tracking the person whose button was pressed."""
    found = await chosen(visit, argument)
    if found is None:
        return
    async with visit.desk.store.writing() as session:
        await people.unwatch(session, found.subject, visit.now)
        await audit.note(session, visit.user.user, "unwatch", found.subject, visit.now)
    await visit.desk.roster_changed()
    await visit.turn_to("unwatched", name=found.called(visit.texts))


async def _ask(visit: Visit, subject: str, name: str, is_person: bool) -> None:
    if not is_person:
        return await visit.turn_to("persons-only")
    texts = visit.texts
    buttons = (
        Button(texts.plain("button-unwatch", name=name), "unwatch", short_id(subject)),
        Button(texts.plain("button-cancel"), "cancel"),
    )
    return await visit.turn_to("unwatch-sure", tuple((button,) for button in buttons), name=name)
