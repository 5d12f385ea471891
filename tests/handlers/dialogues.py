"""Dialogues as data: reads `tests/dialogues/*.yaml`, plays one in a room, and says what was answered otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.handlers.room import Room, number_of

FOLDER = Path(__file__).parents[1] / "dialogues"


@dataclass(frozen=True)
class Turn:
    """Somebody says or presses something; `answered` are pieces the answer holds, `never` pieces it must not hold.

    `silent` expects no answer; `hours` lets time pass before; `keyboard` are the labels then under the answer.
    """

    who: str
    say: str | None = None
    press: str | None = None
    answered: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    silent: bool = False
    hours: float = 0
    keyboard: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Dialogue:
    """A named conversation."""

    name: str
    turns: tuple[Turn, ...]
    language: str = "en"
    file: str = field(default="", compare=False)


def dialogues() -> Iterator[Dialogue]:
    """Yield every dialogue of the folder."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for written in yaml.safe_load(path.read_text(encoding="utf-8")):
            turns = tuple(_turn(turn) for turn in written["turns"])
            yield Dialogue(written["name"], turns, written.get("language", "en"), path.stem)


def _turn(written: dict[str, Any]) -> Turn:
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}
    turn = Turn(given.pop("as"), given.pop("say", None), given.pop("press", None))
    return replace(turn, **given)


async def play(room: Room, dialogue: Dialogue) -> list[str]:
    """Return what was answered otherwise than the dialogue says, nothing when all went as written."""
    faults: list[str] = []
    for turn in dialogue.turns:
        await room.passes(timedelta(hours=turn.hours))
        faults += [f"{turn.who} {turn.say or turn.press!r}: {fault}" for fault in await _played(room, turn)]
    return faults + room.telegram.faults


async def _played(room: Room, turn: Turn) -> Iterator[str]:
    if turn.say is not None:
        said = await room.says(turn.who, turn.say)
    else:
        said = await room.presses(turn.who, turn.press or "")
    return _differences(room, turn, "\n".join(said))


def _differences(room: Room, turn: Turn, answer: str) -> Iterator[str]:
    if turn.silent and answer:
        yield f"answered {answer!r} instead of nothing"
    yield from (f"lacks {piece!r} in {answer!r}" for piece in turn.answered if piece not in answer)
    yield from (f"says {piece!r}" for piece in turn.never if piece in answer)
    if turn.keyboard is not None:
        shown = tuple(room.telegram.shown(number_of(turn.who)).buttons)
        if shown != turn.keyboard:
            yield f"shows the buttons {shown}"
