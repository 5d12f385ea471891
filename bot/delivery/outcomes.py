"""How one try to deliver a row ended: in four words, as Oban has them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it, or there was nothing to tell; `message_id` is the first message's, None without a new one."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """Try again at `at` (aware UTC).

    `uncertain`: Telegram may have it already, so the next try is labelled a possible repeat. `counts`: it uses up one
    of the row's attempts. `everywhere`: the fault is Telegram's, so the whole lane rests until then.
    `ends_lane`: nothing can be sent any more until the operator acts.
    """

    at: datetime
    reason: str
    uncertain: bool = False
    counts: bool = True
    everywhere: bool = False
    ends_lane: bool = False


@dataclass(frozen=True, slots=True)
class Snooze:
    """Telegram asked for silence until `until` (aware UTC), in this chat or `everywhere`; no attempt is used up."""

    until: datetime
    uncertain: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class GaveUp:
    """It will never arrive there. `pause`: nothing else will either; `tell`: the admins hear of it at any severity."""

    reason: str
    pause: bool = False
    tell: bool = False


Outcome = Sent | Retry | Snooze | GaveUp
