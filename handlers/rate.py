"""How many messages one user may send: beyond it one sentence, then silence until the window has passed."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Admission(StrEnum):
    """What becomes of a message: answered, answered by "too many", or not at all."""

    ANSWER = "answer"
    SAY_TOO_MANY = "say too many"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class ChatLimit:
    """At most `messages` of one user within `window`."""

    messages: int = 20
    window: timedelta = timedelta(minutes=1)


@dataclass(slots=True)
class Turnstile:
    """Counts messages per user in memory; forgets users who have been quiet for a window."""

    limit: ChatLimit
    _seen: dict[int, deque[datetime]] = field(default_factory=dict)
    _told: set[int] = field(default_factory=set)

    def admit(self, telegram_user: int, now: datetime) -> Admission:
        """Count one message and return what becomes of it."""
        self._forget(now)
        seen = self._seen.setdefault(telegram_user, deque())
        if len(seen) < self.limit.messages:
            seen.append(now)
            return Admission.ANSWER
        if telegram_user in self._told:
            return Admission.SILENCE
        self._told.add(telegram_user)
        return Admission.SAY_TOO_MANY

    def _forget(self, now: datetime) -> None:
        for user, seen in list(self._seen.items()):
            while seen and now - seen[0] >= self.limit.window:
                seen.popleft()
            if not seen:
                del self._seen[user]
                self._told.discard(user)
