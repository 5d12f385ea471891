"""The words in which a dialogue is written down, and how one is played: who says, presses, gets, and what happens."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from handlers.speech import both_languages
from tests.end_to_end.dialogues.house import HURRY, THINKING, House
from tests.telegram.chat import SILENT_ANSWER, FakeMessage

STRANGER = both_languages("stranger")
"""What everybody hears whom nobody invited."""
PROMISED_SECONDS = 5.0
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Says:
    """Somebody writes; the answer holds `hears` and not `never`, or is exactly `only`, or there is none (`silent`).

    `labels` are the buttons then under it; `keeps` notes what a pattern's group finds in it, for "{name}" later on.
    `reply_to` is a piece of the bot's message replied to; in a `hurry` it took a second only.
    """

    who: str
    text: str
    hears: Sequence[str] = ()
    never: Sequence[str] = ()
    only: str | None = None
    silent: bool = False
    labels: Sequence[str] | None = None
    keeps: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    reply_to: str | None = None
    group: str | None = None
    hurry: bool = False


@dataclass(frozen=True)
class Presses:
    """Somebody presses the newest button so labelled; its data is noted as "pressed"."""

    who: str
    label: str
    hears: Sequence[str] = ()
    never: Sequence[str] = ()
    labels: Sequence[str] | None = None
    keeps: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True)
class PressesAnew:
    """Somebody's app sends callback data that no button shows; `pops_up` is the whole pop-up ("" for none)."""

    who: str
    data: str
    pops_up: str = ""


@dataclass(frozen=True)
class Gets:
    """Without asking, somebody's chat shows a message with these pieces (or a reply) within so many real seconds."""

    who: str
    pieces: Sequence[str]
    never: Sequence[str] = ()
    labels: Sequence[str] | None = None
    begins: str = ""
    reply: bool = False
    keeps: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    within: float = PROMISED_SECONDS


@dataclass(frozen=True)
class Lacks:
    """When everything has come to rest, no message in somebody's chat says this."""

    who: str
    piece: str


@dataclass(frozen=True)
class Waits:
    """Time goes by."""

    time: timedelta


@dataclass(frozen=True)
class Happens:
    """Something happens outside the chat."""

    what: Callable[[House], Awaitable[None]]


Step = Says | Presses | PressesAnew | Gets | Lacks | Waits | Happens


@dataclass(frozen=True)
class Dialogue:
    """A named conversation; it stands alone."""

    name: str
    steps: tuple[Step, ...]


def dialogue(name: str, *steps: Step) -> Dialogue:
    """Write a dialogue down."""
    return Dialogue(name, steps)


async def play(house: House, played: Dialogue) -> None:
    """Play a dialogue to its end; raises AssertionError with the conversation so far at the first difference."""
    spoken: list[str] = []
    for step in played.steps:
        difference = await _DEEDS[type(step)](house, step, spoken)
        if difference:
            raise AssertionError("\n".join([f"{step}", difference, "the conversation so far:", *spoken]))
    await house.comes_to_rest()


async def _says(house: House, step: Says, spoken: list[str]) -> str:
    user = house.people[step.who]
    house.clock.moves(HURRY if step.hurry else THINKING)
    text = step.text.format_map(house.notes) if house.notes else step.text
    chat = house.api.world.chats[house.groups[step.group].id] if step.group else None
    replied = [message for message in house.shown_to(step.who) if step.reply_to and step.reply_to in message.text]
    await user.says(text, chat=chat, reply_to=replied[-1] if replied else None)
    heard = await user.hears(SILENT_ANSWER if step.silent else PROMISED_SECONDS)
    spoken += [f"{step.who} > {text}", *(f"{step.who} < {message.shown}" for message in heard)]
    if step.silent:
        return f"{len(heard)} messages instead of silence" if heard else ""
    if step.only is not None:
        texts = [message.text for message in heard]
        return "" if texts == [step.only] else f"heard {texts} instead of exactly {step.only!r}"
    return _differences(house, heard, step)


async def _presses(house: House, step: Presses, spoken: list[str]) -> str:
    house.clock.moves(THINKING)
    user = house.people[step.who]
    try:
        house.notes["pressed"] = await user.presses(step.label)
    except AssertionError as error:
        return str(error)
    heard = await user.hears(PROMISED_SECONDS)
    spoken += [f"{step.who} presses [{step.label}]", *(f"{step.who} < {message.shown}" for message in heard)]
    return _differences(house, heard, step)


async def _presses_anew(house: House, step: PressesAnew, spoken: list[str]) -> str:
    house.clock.moves(THINKING)
    data = step.data.format_map(house.notes)
    answer = await house.presses_anew(step.who, data)
    spoken += [f"{step.who} sends {data!r} < ({answer})"]
    return "" if answer == step.pops_up else f"{answer!r} pops up instead of {step.pops_up!r}"


async def _gets(house: House, step: Gets, spoken: list[str]) -> str:
    try:
        message = await house.gets(step.who, tuple(step.pieces), reply=step.reply, seconds=step.within)
    except TimeoutError:
        shown = [f"  {message.shown}" for message in house.shown_to(step.who)]
        return "\n".join([f"not there after {step.within} s; the chat shows:", *shown])
    spoken += [f"{step.who} gets {message.shown}"]
    if not message.text.startswith(step.begins):
        return f"does not begin with {step.begins!r}"
    return _differences(house, [message], step)


async def _lacks(house: House, step: Lacks, spoken: list[str]) -> str:
    await house.comes_to_rest()
    found = [message.text for message in house.shown_to(step.who) if step.piece in message.text]
    return f"{step.who}'s chat says {found}" if found else ""


async def _waits(house: House, step: Waits, spoken: list[str]) -> str:
    house.clock.moves(step.time)
    house.lane.wake()
    return ""


async def _happens(house: House, step: Happens, spoken: list[str]) -> str:
    await step.what(house)
    spoken += [f"({step.what.__doc__ or step.what.__name__})"]
    return ""


_DEEDS: Mapping[type[Step], Callable[..., Awaitable[str]]] = {
    Says: _says,
    Presses: _presses,
    PressesAnew: _presses_anew,
    Gets: _gets,
    Lacks: _lacks,
    Waits: _waits,
    Happens: _happens,
}


def _differences(house: House, heard: Sequence[FakeMessage], step: Says | Presses | Gets) -> str:
    text = "\n".join(message.text for message in heard)
    pieces = () if isinstance(step, Gets) else step.hears
    lacking = [piece for piece in pieces if piece.format_map(house.notes) not in text]
    wrong = [piece for piece in step.never if piece in text]
    told = [f"lacks {lacking}" if lacking else "", f"says {wrong}" if wrong else "", _labels(heard, step)]
    return "; ".join([one for one in (*told, _keep(house, text, step.keeps)) if one])


def _labels(heard: Sequence[FakeMessage], step: Says | Presses | Gets) -> str:
    if step.labels is None:
        return ""
    shown = [message for message in heard if message.kind in ("new", "edit")]
    labels = shown[-1].labels if shown else []
    return "" if labels == list(step.labels) else f"shows the buttons {labels}"


def _keep(house: House, text: str, wanted: Mapping[str, str]) -> str:
    for name, pattern in wanted.items():
        found = re.search(pattern, text)
        if found is None:
            return f"nothing in it is {pattern!r}"
        house.notes[name] = found[1]
    return ""
