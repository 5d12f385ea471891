"""The network under the fetcher: each name resolved once, every address checked, the connection made to a checked one.

TLS and the Host header keep the name: only the TCP connection is pinned, so a name that is rebound between the check
and the connection gains nothing.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeAlias

import httpcore

from watchers.fetching.addresses import first_refusal
from watchers.fetching.faults import FetchFailed, FetchFault

Resolver: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
SocketOption: TypeAlias = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
_Answer: TypeAlias = "asyncio.Future[Sequence[str]]"

MAX_ADDRESSES_TRIED = 4
# One dead address of several must not use up the whole deadline.
SECONDS_PER_ADDRESS = 5.0


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Resolve a name with the system's getaddrinfo; raises OSError where it has no address."""
    loop = asyncio.get_running_loop()
    answer: _Answer = loop.create_future()
    # A daemon thread, not the loop's executor: getaddrinfo cannot be cancelled, and a hung one must hold up
    # neither other threads' work nor the end of the program.
    threading.Thread(target=_resolve, args=(host, port, loop, answer), name="resolver", daemon=True).start()
    return await answer


class PinnedNetwork(httpcore.AsyncNetworkBackend):
    """A network that connects to public addresses only, through `inner`, and to one exempt loopback port if given."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend, resolve: Resolver, exempt_port: int | None = None) -> None:
        self._inner = inner
        self._resolve = resolve
        self._exempt_port = exempt_port

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the signature is httpcore's)
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a checked address of `host`; raises FetchFailed where any of its addresses is refused."""
        addresses = await self._addresses(host, port)
        for address in addresses[:-1]:
            try:
                wait = min(timeout or SECONDS_PER_ADDRESS, SECONDS_PER_ADDRESS)
                return await self._inner.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 (the signature is httpcore's)
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no source lives on a socket of this machine."""
        raise FetchFailed(FetchFault.REFUSED_ADDRESS, "Sockets of this machine are never contacted.")

    async def sleep(self, seconds: float) -> None:
        """Sleep as the network beneath does."""
        await self._inner.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        if self._exempt_port is not None and (host, port) == ("127.0.0.1", self._exempt_port):
            return [host]
        try:
            found = list(dict.fromkeys(await self._resolve(host, port)))
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise FetchFailed(FetchFault.CONNECTION, f"The name {host} has no address; check its spelling and the DNS.")
        why = first_refusal(found)
        if why is not None:
            detail = f"The name {host} leads to an address that is {why}; only public ones are contacted."
            raise FetchFailed(FetchFault.REFUSED_ADDRESS, detail)
        return found[:MAX_ADDRESSES_TRIED]


def _resolve(host: str, port: int, loop: asyncio.AbstractEventLoop, answer: _Answer) -> None:
    outcome: Sequence[str] | Exception
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        outcome = [str(row[4][0]) for row in rows]
    except (OSError, UnicodeError) as error:
        outcome = error
    try:
        loop.call_soon_threadsafe(_deliver, answer, outcome)
    except RuntimeError:
        return  # The loop has ended meanwhile: nobody waits any more.


def _deliver(answer: _Answer, outcome: Sequence[str] | Exception) -> None:
    if answer.done():
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
