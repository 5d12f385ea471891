"""`status NAME [on DATE]`: what is known about a person, how sure, and when each source was last proven good."""

import re
from datetime import date

from cases.status import Status
from cases.status import status as status_of
from handlers.asking import Named, choices, chosen, named, offer_everybody
from handlers.dates import asked_day
from handlers.views.freshness import Sources
from handlers.views.status import Checked, Known, Line, status_view
from handlers.visit import Visit
from storage import events, scopes

_ON = re.compile(r"^(?P<name>.+?)\s+(?:on|на|as of|по состоянию на)\s+(?P<day>\S.*)$", re.IGNORECASE)


async def status(visit: Visit, argument: str) -> None:
    """Answer what is known about a person now or on a day; without a name, offer whose."""
    if not argument:
        return await offer_everybody(visit, "status-whose", "status")
    name, on = argument, None
    dated = _ON.match(argument)
    if dated:
        name, on = dated["name"], asked_day(dated["day"])
        if on is None:
            return await visit.say("status-bad-day", day=dated["day"])
    found = await named(visit, name, "status")
    return await _show(visit, found, on) if found else None


async def status_chosen(visit: Visit, argument: str) -> None:
    """Answer what is known about the person whose button was pressed."""
    found = await chosen(visit, argument)
    if found:
        await _show(visit, found, None)


async def _show(visit: Visit, found: Named, on: date | None) -> None:
    person = found.roster.person(found.subject)
    if person is None:
        return await _circle(visit, found)
    async with visit.desk.store.reading() as session:
        held = await events.of(session, {person.id, *person.circles})
        healths = await scopes.health(session)
    known = known_of(status_of(person, held, on), on)
    desk = visit.desk
    sources = Sources(desk.source_titles, desk.hides_names, desk.unpolled, desk.by_hand)
    checked = Checked(healths, sources, visit.now)
    view = status_view(person, known, checked, visit.texts)
    return await visit.show(view.html, view.buttons)


def known_of(found: Status, on: date | None) -> Known:
    """Return what the card shows of a folded status: its lines in the tracks' order, and what has no date."""
    told = tuple(Line(str(line.track), tuple(line.events), line.conflict) for line in found.lines)
    return Known(told, tuple(found.undated), on)


async def _circle(visit: Visit, found: Named) -> None:
    members = tuple(person.id for person in found.roster.members(found.subject))
    name = found.called(visit.texts)
    if not members:
        return await visit.say("status-circle-empty", name=name)
    return await visit.say("status-circle", choices(found.roster, members, "status", visit.texts), name=name)
