"""`people`: who is followed, each a button that shows the status."""

from handlers.asking import offer_everybody
from handlers.visit import Visit


async def people(visit: Visit, argument: str) -> None:
    """Show everybody who is followed."""
    await offer_everybody(visit, "people-followed", "status")
