"""One request on its way: what is sent where, and what it becomes after a redirect."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from watchers.fetching.faults import FetchFailed, FetchFault
from watchers.fetching.requests import FetchRequest, LoopbackRoute
from watchers.fetching.targets import host_of, permitted_url, redirect_target, same_site
from watchers.fetching.transport import REDIRECTS

REPLAY_HEADER = "X-Casewatch-Replay"
METHODS = frozenset({"GET", "HEAD", "POST"})
# The fetcher alone decides on framing, identity and encoding.
_OWN_HEADERS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "expect",
        "host",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        REPLAY_HEADER.lower(),
    }
)
# Everything else may be a secret or a name, and is for the host that was asked only.
_FOR_ANY_HOST = frozenset({"accept", "accept-language", "if-none-match", "if-modified-since"})


@dataclass(frozen=True)
class Hop:
    """One request to one permitted URL, with lower-case header names."""

    url: httpx.URL
    method: str
    headers: Mapping[str, str]
    body: bytes | None


def first_hop(request: FetchRequest) -> Hop:
    """Check what a caller asks; raises FetchFailed for a URL that is not permitted or a method that is not known."""
    url = permitted_url(request.url)
    method = request.method.upper()
    if method not in METHODS:
        raise FetchFailed(FetchFault.BAD_REQUEST, f"{host_of(url)} can be asked by GET, HEAD or POST only.")
    headers = {name.lower(): value for name, value in request.headers.items() if name.lower() not in _OWN_HEADERS}
    return Hop(url, method, headers, request.body)


def next_hop(hop: Hop, status: int, location: str | None) -> Hop | None:
    """Say what to ask next after an answer, None where it was no redirect; raises FetchFailed for a forbidden one."""
    if status not in REDIRECTS or not location:
        return None
    target = redirect_target(hop.url, location)
    to_get = status == 303 or (status in (301, 302) and hop.method == "POST")
    method = "GET" if to_get and hop.method != "HEAD" else hop.method
    body = None if to_get else hop.body
    home = same_site(hop.url, target)
    if body is not None and not home:
        detail = f"{host_of(hop.url)} asks to send the same form to another host, {host_of(target)}."
        raise FetchFailed(FetchFault.REDIRECTED_AWAY, detail)
    return Hop(target, method, _kept_headers(hop.headers, home, body is not None), body)


def wire_request(hop: Hop, route: LoopbackRoute | None) -> tuple[httpx.URL, dict[str, str]]:
    """Return the URL to connect to and the headers to send, which differ from the hop's own on a loopback route."""
    if route is None:
        return hop.url, dict(hop.headers)
    url = httpx.URL(scheme="http", host="127.0.0.1", port=route.port, raw_path=hop.url.raw_path)
    replay = {"host": hop.url.netloc.decode("ascii"), REPLAY_HEADER.lower(): str(hop.url)}
    return url, {**hop.headers, **replay}


def _kept_headers(headers: Mapping[str, str], home: bool, has_body: bool) -> dict[str, str]:
    kept = {name: value for name, value in headers.items() if home or name in _FOR_ANY_HOST}
    return {name: value for name, value in kept.items() if has_body or not name.startswith("content-")}
