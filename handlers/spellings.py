"""`spellings NAME`: how a person's name is searched; an admin strikes a spelling out or takes it back."""

from collections.abc import Callable

from cases.people import Name, Origin, Person
from cases.spelling_list import strike_refused, with_struck, with_taken_back
from handlers.asking import Named, chosen, named, offer_everybody
from handlers.buttons import mark
from handlers.views.spellings import page_of, spellings_view
from handlers.visit import Visit
from storage import audit, people


async def spellings(visit: Visit, argument: str) -> None:
    """Show a person's spellings; without a name, offer whose."""
    if not argument:
        return await offer_everybody(visit, "spellings-whose", "spellings", circles=False)
    found = await named(visit, argument, "spellings")
    return await _show(visit, found, 0) if found else None


async def spellings_turned(visit: Visit, argument: str) -> None:
    """Turn to the page whose button was pressed, or show the person who was chosen."""
    page, comma, subject = argument.rpartition(",")
    found = await chosen(visit, subject)
    if found:
        await _show(visit, found, int(page) if comma and page.isdecimal() else 0)


async def strike_toggled(visit: Visit, argument: str) -> None:
    """Strike the spelling whose button was pressed, or take it back; what must stay is refused with the reason."""
    subject, _, wanted = argument.rpartition(",")
    found = await chosen(visit, subject)
    person = found.roster.person(found.subject) if found else None
    name = next((held for held in person.names if mark(held.text) == wanted), None) if person else None
    if found is None:
        return
    if person is None or name is None:
        return await visit.turn_to("choice-gone")
    struck = name.origin is Origin.STRUCK
    refusal = None if struck else strike_refused(person, name)
    if refusal is not None:
        above = visit.texts.html(f"strike-refused-{refusal}", spelling=name.text)
    elif struck:
        person = await changed(visit, person, "take-back", lambda held: with_taken_back(held, name))
        above = visit.texts.html("spelling-taken-back", spelling=name.text, name=found.called(visit.texts))
    else:
        person = await changed(visit, person, "strike", lambda held: _struck_unless_last(held, name))
        above = visit.texts.html("spelling-struck-out", spelling=name.text, name=found.called(visit.texts))
    view = spellings_view(person, page_of(person, name), visit.texts, above)
    return await visit.turn(view.html, view.buttons)


async def changed(visit: Visit, person: Person, action: str, change: Callable[[Person], Person]) -> Person:
    """Put a change of a person into the register as it stands now, audited under `action`; return the person then."""
    async with visit.desk.store.writing() as session:
        # Read again: a colleague may have changed the same person since the buttons were shown.
        person = change((await people.roster(session)).person(person.id) or person)
        await people.put_person(session, person, visit.now)
        await audit.note(session, visit.user.user, action, person.id, visit.now)
    await visit.desk.roster_changed()
    return person


def _struck_unless_last(person: Person, name: Name) -> Person:
    return person if strike_refused(person, name) else with_struck(person, name)


async def _show(visit: Visit, found: Named, page: int) -> None:
    person = found.roster.person(found.subject)
    if person is None:
        return await visit.turn_to("persons-only")
    view = spellings_view(person, page, visit.texts)
    return await visit.turn(view.html, view.buttons)
