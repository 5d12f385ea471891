"""`cancel`: end a dialogue that waits for an answer."""

from handlers.visit import Visit
from storage import conversations


async def cancel(visit: Visit, argument: str) -> None:
    """Forget what was being asked."""
    async with visit.desk.store.writing() as session:
        await conversations.clear(session, visit.user.user)
    await visit.turn_to("cancelled")
