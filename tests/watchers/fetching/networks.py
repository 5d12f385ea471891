"""Fakes of the network and of name resolution that count and record; nothing leaves the process through them."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import httpcore

from watchers.fetching import Fetcher, FetchSettings, Resolver

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


class RecordedStream(httpcore.AsyncMockStream):
    """A stream with a prepared answer that records what was written and which name TLS was asked for."""

    def __init__(self, answer: bytes) -> None:
        super().__init__([answer])
        self.written = b""
        self.tls_name: str | None = None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Keep the bytes sent."""
        self.written += buffer

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Keep the server name asked for."""
        self.tls_name = server_hostname
        return self


class CountingNetwork(httpcore.AsyncNetworkBackend):
    """Counts every connection asked for and gives the prepared answers in turn, the last one for ever."""

    def __init__(self, *answers: bytes, dead: Iterable[str] = ()) -> None:
        self.connects: list[tuple[str, int]] = []
        self.streams: list[RecordedStream] = []
        self._answers = list(answers) or [OK]
        self._dead = frozenset(dead)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.AsyncNetworkStream:
        """Count, then answer, or fail where the address is dead."""
        self.connects.append((host, port))
        if host in self._dead:
            raise httpcore.ConnectError("dead")
        stream = RecordedStream(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0])
        self.streams.append(stream)
        return stream

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109
        socket_options: Any = None,
    ) -> httpcore.AsyncNetworkStream:
        """Count, and fail."""
        self.connects.append((path, 0))
        raise httpcore.ConnectError("no such socket")

    async def sleep(self, seconds: float) -> None:
        """Give way once."""
        await asyncio.sleep(0)


class BookResolver:
    """Answers from a book of names; other hosts only as getaddrinfo reads numbers, without asking any server."""

    def __init__(self, book: Mapping[str, Sequence[Sequence[str]]] | None = None) -> None:
        self.asked: list[str] = []
        self._book = {name: list(answers) for name, answers in (book or {}).items()}

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Give the next answer for this name, the last one for ever."""
        self.asked.append(host)
        answers = self._book.get(host)
        if answers:
            return answers.pop(0) if len(answers) > 1 else answers[0]
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(row[4][0]) for row in rows]


def fetcher_on(
    network: httpcore.AsyncNetworkBackend, resolver: Resolver | None = None, settings: FetchSettings | None = None
) -> Fetcher:
    """Make a fetcher over fakes, at a fixed time; `public.example` and `other.example` are public hosts."""
    book = BookResolver({"public.example": [[PUBLIC]], "other.example": [[OTHER_PUBLIC]]})
    chosen = settings or FetchSettings("casewatch/test", deadline_seconds=5)
    return Fetcher(chosen, lambda: NOW, resolver or book, network)


def redirect(location: str, status: int = 302) -> bytes:
    """Write a redirect answer."""
    return f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
