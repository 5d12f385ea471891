"""A rendering: HTML and the buttons under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.buttons import Rows
from handlers.speech import Html


@dataclass(frozen=True, slots=True)
class View:
    """What one answer shows; long ones are split when they are sent."""

    html: Html
    buttons: Rows = ()


def lines(parts: Iterable[str | None]) -> Html:
    """Return HTML parts on a line each, leaving out those there is nothing to say for."""
    return Html("\n".join(part for part in parts if part))


def paragraphs(parts: Iterable[str | None]) -> Html:
    """Return HTML parts with an empty line between them, leaving out those there is nothing to say for."""
    return Html("\n\n".join(part for part in parts if part))
