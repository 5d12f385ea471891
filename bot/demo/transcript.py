"""How a story is shown: a chat in the terminal, or one JSON object a line."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from textwrap import indent, wrap

from bot.console import Said

MARGIN = "  "


def with_addresses(said: Said) -> str:
    """Return a message's text with the address of each link after its words: a terminal has no links to tap."""
    units = said.text.encode("utf-16-le")
    links = [entity for entity in said.entities if entity.get("url")]
    for link in sorted(links, key=lambda entity: int(entity["offset"]), reverse=True):
        end = 2 * (int(link["offset"]) + int(link["length"]))
        units = units[:end] + f" <{link['url']}>".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


def as_json(said: Said) -> None:
    """Print one message as JSON: who, to which chat, the text, and what it tells (nulls where it tells nothing)."""
    about = said.about
    event = about.events[0] if about and about.events else None
    line = {
        "from": said.who,
        "chat": said.chat,
        "text": with_addresses(said),
        "event": event.kind if event else None,
        "source": about.alert.source if about else None,
        "outcome": about.alert.outcome if about else None,
        "observed_at": event.seen_at.isoformat() if event else (about.created_at.isoformat() if about else None),
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Telling:
    """How a story is told: its beginning, each move of the clock, each message."""

    begin: Callable[[str, str], None]
    narrate: Callable[[datetime], None]
    show: Callable[[Said], None]


def in_json() -> Telling:
    """Tell a story as JSON Lines: messages only."""
    return Telling(lambda title, about: None, lambda moment: None, as_json)


def in_chat(styled: bool) -> Telling:
    """Tell a story to people at a terminal, bold and dim where it can show that."""
    return Telling(partial(_begin, styled), partial(_narrate, styled), as_chat(styled))


def _begin(styled: bool, title: str, about: str) -> None:
    head = f"\x1b[1m{title}\x1b[0m" if styled else title
    said = (
        "The same program as live, on a simulated clock, against documents replayed on this machine: nothing is sent "
        f"anywhere. {about} Addresses in <> are links in Telegram."
    )
    sys.stdout.write("\n".join([head, *wrap(" ".join(said.split()), 100)]) + "\n\n")


def _narrate(styled: bool, moment: datetime) -> None:
    line = f"──── {moment:%-d %B %Y, %H:%M} UTC ".ljust(72, "─")
    sys.stdout.write((f"\x1b[2m{line}\x1b[0m" if styled else line) + "\n\n")


def as_chat(styled: bool) -> Callable[[Said], None]:
    """Return a printer for people: whose chat it is, then the message, then its buttons by number."""

    def show(said: Said) -> None:
        arrow = (
            f"{said.chat} writes" if said.who == "user" else f"to {said.chat}" + (" (edited)" if said.edited else "")
        )
        head = f"\x1b[1m{arrow}\x1b[0m" if styled else arrow
        buttons = "  ".join(f"[{number}] {label}" for number, label in said.buttons)
        body = indent(with_addresses(said), MARGIN)
        sys.stdout.write("\n".join(part for part in (head, body, indent(buttons, MARGIN)) if part) + "\n\n")
        sys.stdout.flush()

    return show
