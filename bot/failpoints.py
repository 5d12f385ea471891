"""Failpoints: places where a test kills the program, to prove that a crash there loses nothing."""

import os
import signal
from difflib import get_close_matches

NAMES = (
    "fetched",
    "proven",
    "read",
    "decided",
    "tx-open",
    "tx-committed",
    "claimed",
    "before-send",
    "request-written",
    "sent-not-marked",
    "marked",
    "edited",
)
"""Every place that can be named, in the order a change passes them."""


class FailpointError(ValueError):
    """A failpoint is written wrongly; the text says how to write it."""


class Failpoints:
    """Kills this very process (SIGKILL) when the named place is reached for the n-th time; harmless without a name."""

    def __init__(self, spec: str | None = None) -> None:
        """Take "name:n" or None; raises FailpointError for an unknown name or a count below 1."""
        self._name: str | None = None
        self._left = 0
        if spec:
            self._name, self._left = parse(spec)

    def reached(self, name: str) -> None:
        """Report that a place was reached; raises FailpointError for a place that is no failpoint."""
        if name not in NAMES:
            raise FailpointError(f"{name!r} is no failpoint: use one of {', '.join(NAMES)}.")
        if name != self._name:
            return
        self._left -= 1
        if self._left == 0:
            self.kill()

    def kill(self) -> None:
        """End this process at once, with nothing tidied up."""
        os.kill(os.getpid(), signal.SIGKILL)


def parse(spec: str) -> tuple[str, int]:
    """Return the name and count of a failpoint; raises FailpointError.

    >>> parse("tx-committed:3")
    ('tx-committed', 3)
    >>> parse("marked")
    ('marked', 1)
    """
    name, colon, count = spec.partition(":")
    if name not in NAMES:
        near = get_close_matches(name, NAMES, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(NAMES)}."
        raise FailpointError(f"{name!r} is no failpoint: {hint}")
    if colon and not (count.isascii() and count.isdigit() and int(count) > 0):
        raise FailpointError(f"{count!r} is no count: write name:n with n from 1 up, such as {name}:3.")
    return name, int(count) if colon else 1
