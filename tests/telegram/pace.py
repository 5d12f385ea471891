"""Telegram's sending limits, checked afterwards over the times of sends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SENDING = frozenset({"sendMessage", "sendDocument", "sendPhoto"})


@dataclass(frozen=True)
class Send:
    """One send: Unix seconds by the fake's clock, its chat (below 0 a group), the wait in seconds if it got a 429."""

    at: float
    chat_id: int
    retry_after: int = 0


@dataclass(frozen=True)
class Limit:
    """At most `count` sends within `seconds`."""

    name: str
    count: int
    seconds: float


PRIVATE = Limit("1 a second in a private chat", 1, 1.0)
GROUP = Limit("20 a minute in a group", 20, 60.0)
OVERALL = Limit("30 a second overall", 30, 1.0)


def violations(sends: Iterable[Send], tolerance: float = 0.1, private_burst: int = 1) -> list[str]:
    """A sentence for each send that came too early; `tolerance` in seconds, `private_burst` sends may come at once."""
    everything = sorted(sends, key=lambda send: send.at)
    ordered = [send for send in everything if not send.retry_after]
    by_chat: dict[int, list[Send]] = defaultdict(list)
    for send in ordered:
        by_chat[send.chat_id].append(send)
    private = Limit(PRIVATE.name, private_burst, PRIVATE.seconds * private_burst)
    found = [*_impatient(everything, tolerance), *_too_early(ordered, OVERALL, tolerance)]
    for chat_id, own in by_chat.items():
        found += _too_early(own, private if chat_id > 0 else GROUP, tolerance)
    return found


def _impatient(sends: list[Send], tolerance: float) -> Iterator[str]:
    closed_until: dict[int, float] = {}
    for send in sends:
        missing = closed_until.get(send.chat_id, send.at) - send.at
        if missing > tolerance:
            yield f"send to {send.chat_id} came {missing:.2f} s before its retry_after was over"
        if send.retry_after:
            closed_until[send.chat_id] = send.at + send.retry_after


def _too_early(sends: list[Send], limit: Limit, tolerance: float) -> Iterator[str]:
    for earlier, later in zip(sends, sends[limit.count :], strict=False):
        gap = later.at - earlier.at
        if gap < limit.seconds - tolerance:
            yield f"{limit.name}: send {limit.count + 1} to {later.chat_id} came {gap:.2f} s after the first"
