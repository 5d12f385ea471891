"""Refusals: one clear sentence for the person at the keyboard, and the exit code that goes with it."""

FAILED, USAGE, BUSY = 1, 2, 3


class Refused(Exception):
    """A command cannot be carried out; the text says what, where, and how to mend it."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        """Keep the sentence and the exit code: 1 the operation failed, 2 bad usage or settings, 3 folder in use."""
        super().__init__(sentence)
        self.code = code
