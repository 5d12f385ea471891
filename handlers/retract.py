"""`retract ALERT reason`: take a wrong alert back in every chat that got it."""

from handlers.visit import Visit
from handlers.why import alert_for, alert_number
from storage import audit, events, reviews
from storage.records import KeptAlert, ReviewVerdict


async def retract(visit: Visit, argument: str) -> None:
    """Retract an alert by its number, with the reason that the chats are told."""
    named, _, reason = argument.partition(" ")
    number = alert_number(named) if named else None
    if number is None or not reason.strip():
        return await visit.say("retract-usage")
    kept = await alert_for(visit, number)
    if kept is None:
        return await visit.say("no-such-alert", number=f"#A-{number}")
    if kept.retracted:
        return await visit.say("retracted-already", number=f"#A-{number}")
    if not kept.events and kept.review is None:
        return await visit.say("retract-nothing", number=f"#A-{number}")
    await _take_back(visit, kept, reason.strip())
    visit.desk.wake()
    return await visit.say("retracted-done", number=f"#A-{number}", reason=reason.strip())


async def _take_back(visit: Visit, kept: KeptAlert, reason: str) -> None:
    async with visit.desk.store.writing() as session:
        for event in kept.events:
            await events.retract(session, event.id, visit.user.name, reason, visit.now)
        if kept.review is not None and kept.verdict is None:
            await reviews.decide(session, kept.review.id, ReviewVerdict.NO, visit.user.name, visit.now)
        await audit.note(session, visit.user.user, "retract", str(kept.number), visit.now)
