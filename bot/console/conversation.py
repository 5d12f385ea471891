"""Lines from the keyboard, read beside the event loop."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TextIO


async def stdin_lines(stream: TextIO | None = None) -> AsyncIterator[str]:
    """Yield lines of standard input until it ends; a terminal, a pipe, a file and /dev/null all work.

    The reader is a daemon thread: an event-loop pipe never reports the end of /dev/null, and a pool thread would hold
    the program until Enter is pressed.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    source = stream if stream is not None else sys.stdin

    def hand_over(line: str | None) -> None:
        with suppress(RuntimeError):  # The loop may be closed when a late line comes.
            loop.call_soon_threadsafe(lines.put_nowait, line)

    def read() -> None:
        try:
            for line in source:
                hand_over(line.rstrip("\r\n"))
        except (OSError, ValueError):
            pass
        finally:
            hand_over(None)

    threading.Thread(target=read, name="keyboard", daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line
