"""Which alert is being said at this moment, for whoever watches the messages pass (console, demo, failpoints)."""

from contextvars import ContextVar

from storage.records import KeptAlert

speaking_of: ContextVar[KeptAlert | None] = ContextVar("speaking_of", default=None)
"""The alert whose message is on its way in this task, None for anything else the bot says."""
