"""`help`: the commands of one's own role, each with an example."""

from handlers.menu import entries_for
from handlers.speech import Html, Texts
from handlers.views.view import lines, paragraphs
from handlers.visit import Visit
from storage.records import Role


async def help_(visit: Visit, argument: str) -> None:
    """Say what the user may ask."""
    await visit.show(help_text(visit.texts, visit.user.role))


def help_text(texts: Texts, role: Role) -> Html:
    """Return the help of a role: each command with what it does, then what the bot can never tell."""
    told = (texts.html(f"help-{entry.name}") for entry in entries_for(role))
    return paragraphs([texts.html("help-title"), lines(told), texts.html("help-limits")])
