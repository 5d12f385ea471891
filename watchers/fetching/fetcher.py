"""The fetcher: one client for the program's life that answers a request within bounds or raises FetchFailed."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore
import httpx

from watchers.fetching.bodies import ACCEPT_ENCODING, read_body
from watchers.fetching.faults import FetchFailed, FetchFault
from watchers.fetching.hops import Hop, first_hop, next_hop, wire_request
from watchers.fetching.pinning import PinnedNetwork, Resolver, system_resolver
from watchers.fetching.requests import Fetched, FetchRequest, FetchSettings
from watchers.fetching.targets import host_of
from watchers.fetching.transport import PooledTransport

_SWITCHING_PROTOCOLS = 101


class Fetcher:
    """Fetches from public addresses only; make one for the program's life and `aclose` it at the end.

    `now` gives aware UTC datetimes; `resolve` and `network` are the system's own unless given.
    """

    def __init__(
        self,
        settings: FetchSettings,
        now: Callable[[], datetime],
        resolve: Resolver = system_resolver,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._settings = settings
        self._now = now
        exempt_port = settings.route.port if settings.route is not None else None
        pinned = PinnedNetwork(network or httpcore.AnyIOBackend(), resolve, exempt_port)
        self._client = httpx.AsyncClient(
            transport=PooledTransport(pinned, httpx.create_ssl_context(trust_env=False)),
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPT_ENCODING},
            # No cookie is kept: one poll must not be recognised by the next.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=settings.deadline_seconds,
            follow_redirects=False,
            trust_env=False,
        )

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Return the final answer, whatever its status; raises FetchFailed and nothing else."""
        hop = first_hop(request)
        try:
            async with asyncio.timeout(self._settings.deadline_seconds):
                return await self._follow(request.url, hop)
        except TimeoutError:
            failure = self._timed_out(host_of(hop.url))
        raise failure

    async def aclose(self) -> None:
        """Close every connection; the fetcher answers nothing afterwards."""
        await self._client.aclose()

    async def _follow(self, asked: str, hop: Hop) -> Fetched:
        for _ in range(self._settings.redirects + 1):
            answer = await self._ask(asked, hop)
            if isinstance(answer, Fetched):
                return answer
            hop = answer
        detail = f"{host_of(hop.url)} is one redirect too many; {self._settings.redirects} are followed."
        raise FetchFailed(FetchFault.TOO_MANY_REDIRECTS, detail)

    async def _ask(self, asked: str, hop: Hop) -> Fetched | Hop:
        """Send one request and return its answer, or what to ask next where that is a redirect."""
        try:
            return await self._exchange(asked, hop)
        except FetchFailed:
            raise
        except Exception as error:
            failure = self._explained(error, host_of(hop.url))
        # Raised out here, so that the library's own exception, which may quote the URL, does not travel along.
        raise failure

    async def _exchange(self, asked: str, hop: Hop) -> Fetched | Hop:
        response = await self._client.send(self._built(hop), stream=True)
        try:
            if response.status_code == _SWITCHING_PROTOCOLS:
                raise FetchFailed(FetchFault.CONNECTION, f"{host_of(hop.url)} switches to another protocol.")
            following = next_hop(hop, response.status_code, response.extensions["location"])
            if following is not None:
                return following
            body = await read_body(response, self._settings.raw_cap, self._settings.decompressed_cap)
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Fetched(asked, str(hop.url), response.status_code, headers, body, self._now())
        finally:
            await response.aclose()

    def _built(self, hop: Hop) -> httpx.Request:
        url, headers = wire_request(hop, self._settings.route)
        try:
            return self._client.build_request(hop.method, url, headers=headers, content=hop.body)
        except (TypeError, ValueError):
            detail = f"A header for {host_of(hop.url)} holds characters that cannot be sent."
            raise FetchFailed(FetchFault.BAD_REQUEST, detail) from None

    def _timed_out(self, host: str) -> FetchFailed:
        seconds = self._settings.deadline_seconds
        return FetchFailed(FetchFault.TIMED_OUT, f"{host} gave no whole answer within {seconds:g} s.")

    def _explained(self, error: Exception, host: str) -> FetchFailed:
        """Turn any exception of the libraries beneath into a reason, without its text, which may quote a URL."""
        if isinstance(error, httpcore.TimeoutException):
            return self._timed_out(host)
        if isinstance(error, httpcore.LocalProtocolError):
            return FetchFailed(FetchFault.BAD_REQUEST, f"A header for {host} holds characters that cannot be sent.")
        return FetchFailed(FetchFault.CONNECTION, f"The connection to {host} failed ({_cause(error)}).")


def _cause(error: Exception) -> str:
    """Name the cause of a broken connection: the TLS library's verdict, else the class of the exception."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return f"certificate refused: {seen.verify_message}"
        seen = seen.__cause__ or seen.__context__
    return type(error).__name__
