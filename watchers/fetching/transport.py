"""An httpx transport over an httpcore pool whose network is given, which httpx's own transport does not allow."""

import ssl
from collections.abc import AsyncIterator

import httpcore
import httpx

# Sources are polled minutes apart: idle connections are worth little and cost processor time on every request.
MAX_CONNECTIONS = 40
MAX_KEEPALIVE_CONNECTIONS = 8
KEEPALIVE_SECONDS = 5.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class PooledTransport(httpx.AsyncBaseTransport):
    """HTTP/1.1 over one connection pool; raises httpcore's exceptions and those of the network unchanged."""

    def __init__(self, network: httpcore.AsyncNetworkBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_KEEPALIVE_CONNECTIONS,
            keepalive_expiry=KEEPALIVE_SECONDS,
            http1=True,
            http2=False,
            network_backend=network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and return the answer with its body unread.

        A redirect's Location stands in `extensions["location"]` (text or None) instead of the headers, because httpx
        would build the next request from it, even where it does not follow, and raise on a hostile one.
        """
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        headers, location = _without_location(answer) if answer.status in REDIRECTS else (answer.headers, None)
        return httpx.Response(
            status_code=answer.status,
            headers=headers,
            stream=_AnswerBody(answer),
            extensions={**answer.extensions, "location": location},
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


def _without_location(answer: httpcore.Response) -> tuple[list[tuple[bytes, bytes]], str | None]:
    headers = [(name, value) for name, value in answer.headers if name.lower() != b"location"]
    locations = [value for name, value in answer.headers if name.lower() == b"location"]
    return headers, locations[0].decode("utf-8", "replace") if locations else None


class _AnswerBody(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()
