"""How a story is shown: a chat in the terminal, or one JSON object a line."""

import json
import sys
from collections.abc import Callable
from textwrap import indent

from bot.console import Said

MARGIN = "  "


def as_json(said: Said) -> None:
    """Print one message as JSON: who, to which chat, the text, and what it tells (nulls where it tells nothing)."""
    about = said.about
    event = about.events[0] if about and about.events else None
    line = {
        "from": said.who,
        "chat": said.chat,
        "text": said.text,
        "event": event.kind if event else None,
        "source": about.alert.source if about else None,
        "outcome": about.alert.outcome if about else None,
        "observed_at": event.seen_at.isoformat() if event else (about.created_at.isoformat() if about else None),
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def as_chat(styled: bool) -> Callable[[Said], None]:
    """Return a printer for people: whose chat it is, then the message, then its buttons by number."""

    def show(said: Said) -> None:
        arrow = (
            f"{said.chat} writes" if said.who == "user" else f"to {said.chat}" + (" (edited)" if said.edited else "")
        )
        head = f"\x1b[1m{arrow}\x1b[0m" if styled else arrow
        buttons = "  ".join(f"[{number}] {label}" for number, label in said.buttons)
        body = indent(said.text, MARGIN)
        sys.stdout.write("\n".join(part for part in (head, body, indent(buttons, MARGIN)) if part) + "\n\n")
        sys.stdout.flush()

    return show
