"""A raw loopback server: each connection is handed to a given coroutine that may answer anything at all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.watchers.fetching.networks import NOW
from watchers.fetching import Fetcher, FetchSettings, LoopbackRoute

Handler = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[int]:
    """Serve on a free loopback port; `handler` gets each request's head and the writer, and the port is given."""
    tasks: set[asyncio.Task[Any]] = set()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                await handler(head, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def always(answer: bytes, close: bool = False) -> Handler:
    """Answer every request with the same bytes, then close the connection where asked."""

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        if close:
            await writer.drain()
            writer.close()

    return handler


@asynccontextmanager
async def fetching(handler: Handler, **bounds: Any) -> AsyncIterator[Fetcher]:
    """Give a fetcher whose every request reaches the handler over real loopback HTTP."""
    async with serving(handler) as port:
        settings = FetchSettings("casewatch/test", route=LoopbackRoute(port), **bounds)
        fetcher = Fetcher(settings, lambda: NOW)
        try:
            yield fetcher
        finally:
            await fetcher.aclose()


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Write an answer with its right length."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body
