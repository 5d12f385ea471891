"""*I take this*: an urgent alert is acknowledged by name, and everybody who got it sees who has it."""

from handlers.asking import roster_of
from handlers.dates import clock
from handlers.views.alert import alert_view
from handlers.visit import Visit
from handlers.why import alert_for
from storage import outbox, users


async def take(visit: Visit, argument: str) -> None:
    """Acknowledge the alert whose button was pressed; the first to press has it."""
    kept = await alert_for(visit, int(argument)) if argument.isdecimal() else None
    if kept is None:
        return await visit.turn_to("choice-gone")
    async with visit.desk.store.writing() as session:
        taken = await outbox.take(session, kept.number, visit.user.name, visit.now)
        kept = taken or await outbox.alert(session, kept.number) or kept
        address = await users.address(session, visit.user.chat)
        told = await outbox.told(session, kept.number)
    visit.desk.wake()
    if address is None:
        return None
    if taken is None and kept.taken_by and kept.taken_by != visit.user.name and kept.taken_at:
        at = clock(visit.texts, kept.taken_at, visit.now)
        await visit.say("taken-already", name=kept.taken_by, at=at)
    sent_at = next((one.sent_at for one in told if one.chat == visit.user.chat), kept.created_at)
    view = alert_view(kept, address, await roster_of(visit), repeat=False, now=sent_at)
    return await visit.turn(view.html, view.buttons)
