"""Telegram's sending limits as allowances, pure: times are monotonic seconds given by the caller.

A bucket that refills steadily lets up to twice its size through in one window; these count the window itself, so that
no second, and no minute in a group, ever sees more than is allowed.
"""

from collections import deque
from dataclasses import dataclass, field

# Messages a second bear a little air, because the way to Telegram is not equally long for each.
AIR = 0.05
# Below this a wait is a rounding error, and sleeping so little would never end.
_NOTHING = 1e-5


@dataclass(slots=True)
class Allowance:
    """At most `count` messages within any `seconds`."""

    count: int
    seconds: float
    _taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Return the seconds until the next message is allowed, 0 when it is allowed now.

        >>> chat = Allowance(1, 1.0)
        >>> chat.take(10.0)
        >>> chat.wait(10.25), chat.wait(11.0)
        (0.75, 0.0)
        """
        if len(self._taken) < self.count:
            return 0.0
        left = self._taken[0] + self.seconds - now
        return left if left > _NOTHING else 0.0

    def take(self, now: float) -> None:
        """Note one message sent."""
        self._taken.append(now)
        while len(self._taken) > self.count:
            self._taken.popleft()

    def is_quiet(self, now: float) -> bool:
        """Return whether nothing that was sent limits anything any more, so that it can be forgotten."""
        return not self._taken or self._taken[-1] + self.seconds <= now


def overall() -> Allowance:
    """Return the lane's own limit: 28 messages a second, below Telegram's 30."""
    return Allowance(28, 1.0)


def of_chat(telegram_chat: int) -> tuple[Allowance, ...]:
    """Return a chat's limits: one message a second, in groups (ids below 0) also 20 a minute."""
    second = Allowance(1, 1.0 + AIR)
    return (second, Allowance(20, 60.0 + AIR)) if telegram_chat < 0 else (second,)


@dataclass(slots=True)
class Pace:
    """All limits together; chats go by our own number."""

    whole: Allowance = field(default_factory=overall)
    chats: dict[int, tuple[Allowance, ...]] = field(default_factory=dict)

    def take(self, chat: int, telegram_chat: int, now: float) -> None:
        """Note one message to a chat."""
        self.whole.take(now)
        for allowance in self.chats.setdefault(chat, of_chat(telegram_chat)):
            allowance.take(now)

    def wait(self, chat: int, now: float) -> float:
        """Return the seconds until a message to this chat is allowed."""
        return max((allowance.wait(now) for allowance in (self.whole, *self.chats.get(chat, ()))), default=0.0)

    def resting(self, now: float) -> dict[int, float]:
        """Return the chats that must wait, with their seconds; forgets chats that have been quiet for long."""
        waits = {chat: max(one.wait(now) for one in own) for chat, own in self.chats.items()}
        for chat in [chat for chat, own in self.chats.items() if all(one.is_quiet(now) for one in own)]:
            del self.chats[chat]
        return {chat: wait for chat, wait in waits.items() if wait > 0}
