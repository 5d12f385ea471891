"""`history NAME`: everything known about a person or circle, paged in place."""

from handlers.asking import Named, chosen, named, offer_everybody
from handlers.views.history import history_view
from handlers.visit import Visit
from storage import events


async def history(visit: Visit, argument: str) -> None:
    """Show the newest events of a person; without a name, offer whose."""
    if not argument:
        return await offer_everybody(visit, "history-whose", "history")
    found = await named(visit, argument, "history")
    return await _show(visit, found, 0) if found else None


async def history_turned(visit: Visit, argument: str) -> None:
    """Turn to the page whose button was pressed, or show the person who was chosen."""
    page, comma, subject = argument.rpartition(",")
    found = await chosen(visit, subject)
    if found:
        await _show(visit, found, int(page) if comma and page.isdecimal() else 0)


async def _show(visit: Visit, found: Named, page: int) -> None:
    async with visit.desk.store.reading() as session:
        held = await events.of(session, {found.subject})
    view = history_view(found.called(visit.texts), found.subject, held, page, visit.texts)
    await visit.turn(view.html, view.buttons)
