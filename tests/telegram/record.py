"""What the fake keeps of every request, and of every rule it broke."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Violation:
    """A rule the bot broke."""

    method: str
    rule: str
    excerpt: str


@dataclass(frozen=True)
class Accepted:
    """One request that was read: decoded fields, Unix seconds, and the answer (None when cut before one)."""

    number: int
    method: str
    fields: dict[str, Any]
    at: float
    status: int = 200
    answer: dict[str, Any] | None = None
    fault: str | None = None
    processed: bool = True

    @property
    def retry_after(self) -> int:
        """The wait a 429 asked for, in seconds; 0 without one."""
        return int(((self.answer or {}).get("parameters") or {}).get("retry_after", 0))

    @property
    def chat_id(self) -> int | None:
        """The chat it names by number, if any."""
        chat_id = self.fields.get("chat_id")
        return chat_id if isinstance(chat_id, int) else None
