"""A replay of the web on loopback: answers each address with the document the story serves there, else 404."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from bot.demo.script import Serve, matches

NOT_SERVED = Serve(url="*", body=b"", status=404, content_type="text/plain")
# The fetcher names the address it wants in this header when it is routed to loopback.
WANTED = "x-casewatch-replay"
LONGEST_REQUEST_LINE = 64 * 1024


class Replay:
    """What is served at the moment; the newest serving that matches an address answers it."""

    def __init__(self) -> None:
        """Begin with nothing served: every address answers 404."""
        self._served: list[Serve] = []
        self._connections: set[asyncio.Task[None]] = set()
        self.port = 0

    def serve(self, serving: Serve) -> None:
        """Answer an address pattern with this document from now on, instead of what stood there."""
        self._served = [one for one in self._served if one.url != serving.url] + [serving]

    def answer(self, url: str) -> Serve:
        """Return what an address answers now."""
        return next((one for one in reversed(self._served) if matches(one.url, url)), NOT_SERVED)

    async def respond(self, url: str, writer: asyncio.StreamWriter) -> None:
        """Write what an address answers now."""
        writer.write(_response(self.answer(url)))
        await writer.drain()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's requests until the client hangs up."""
        task = asyncio.current_task()
        if task is not None:
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self.respond(_wanted(head), writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def hang_up(self) -> None:
        """End every open connection."""
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)


@asynccontextmanager
async def replaying(replay: Replay | None = None) -> AsyncIterator[Replay]:
    """Run a replay on a free loopback port for as long as the block lasts."""
    replay = replay or Replay()
    server = await asyncio.start_server(replay.connected, "127.0.0.1", 0, limit=LONGEST_REQUEST_LINE)
    replay.port = server.sockets[0].getsockname()[1]
    try:
        yield replay
    finally:
        server.close()
        await replay.hang_up()


def _wanted(head: bytes) -> str:
    for line in head.decode("latin-1").split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == WANTED:
            return value.strip()
    return ""


def _response(serving: Serve) -> bytes:
    empty = serving.status in (HTTPStatus.NOT_MODIFIED, HTTPStatus.NO_CONTENT)
    body = b"" if empty else serving.body
    lines = [f"HTTP/1.1 {serving.status} Replayed", f"Content-Type: {serving.content_type}"]
    lines += [] if empty else [f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body
