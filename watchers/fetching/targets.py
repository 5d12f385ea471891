"""Which URLs may be asked at all, before any name is resolved, and where a redirect may lead."""

import ipaddress
import re

import httpx

from watchers.fetching.addresses import refusal
from watchers.fetching.faults import FetchFailed, FetchFault

MAX_URL_LENGTH = 8192
_SCHEMES = frozenset({"http", "https"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_FORBIDDEN_CHARACTERS = re.compile(r"[\x00-\x20\x7f\\]")
_HOST_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?")
_NUMERIC_LABEL = re.compile(r"0x[0-9a-f]*|[0-9]+")


def permitted_url(text: str) -> httpx.URL:
    """Parse an absolute http(s) URL, dropping its fragment, or raise FetchFailed where it must not be asked."""
    if len(text) > MAX_URL_LENGTH or _FORBIDDEN_CHARACTERS.search(text):
        raise FetchFailed(FetchFault.BAD_URL, "The URL is too long or holds spaces, backslashes or control characters.")
    try:
        url = httpx.URL(text)
        # Copying parses anew, which costs as much as all other checks together; few URLs have a fragment.
        url = url.copy_with(fragment=None) if "#" in text else url
    except (httpx.InvalidURL, ValueError):
        raise FetchFailed(FetchFault.BAD_URL, "The URL cannot be parsed; write it as https://host/path.") from None
    return _checked(url)


def redirect_target(base: httpx.URL, location: str) -> httpx.URL:
    """Resolve a Location header against the URL that answered, or raise FetchFailed where it must not be followed."""
    if _FORBIDDEN_CHARACTERS.search(location.strip()):
        raise FetchFailed(FetchFault.BAD_URL, f"{host_of(base)} redirects to a malformed URL.")
    try:
        joined = str(base.join(location.strip()))
    except (httpx.InvalidURL, ValueError):
        raise FetchFailed(FetchFault.BAD_URL, f"{host_of(base)} redirects to a malformed URL.") from None
    target = permitted_url(joined)
    if base.scheme == "https" and target.scheme == "http":
        raise FetchFailed(FetchFault.REFUSED_SCHEME, f"{host_of(base)} redirects from https to unprotected http.")
    return target


def host_of(url: httpx.URL) -> str:
    """Return the ASCII host of a URL (IDNA names in their xn-- form), for keys and messages."""
    return url.raw_host.decode("ascii", "replace")


def port_of(url: httpx.URL) -> int:
    """Return the TCP port of a checked URL, the scheme's own where none is written."""
    return url.port if url.port is not None else _DEFAULT_PORTS[url.scheme]


def same_site(one: httpx.URL, other: httpx.URL) -> bool:
    """Tell whether two URLs have the same host and port, an upgrade from http to https on default ports included."""
    if host_of(one) != host_of(other):
        return False
    ports = (port_of(one), port_of(other))
    return ports[0] == ports[1] or (ports == (80, 443) and other.scheme == "https")


def _checked(url: httpx.URL) -> httpx.URL:
    if url.scheme not in _SCHEMES:
        raise FetchFailed(FetchFault.REFUSED_SCHEME, "Only http and https URLs are fetched.")
    if url.userinfo or b"@" in url.netloc:
        raise FetchFailed(FetchFault.BAD_URL, f"The URL of {host_of(url)} holds a user name or password; remove it.")
    if url.port is not None and not 0 < url.port < 65536:
        raise FetchFailed(FetchFault.BAD_URL, f"The URL of {host_of(url)} names a port outside 1 to 65535.")
    _check_host(host_of(url))
    return url


def _check_host(host: str) -> None:
    """Refuse by the name alone what no resolver needs to be asked about."""
    if ":" in host or _is_dotted_quad(host):
        _refuse_literal(host)
        return
    if _HOST_NAME.fullmatch(host) is None or ".." in host or len(host) > 254:
        raise FetchFailed(FetchFault.BAD_URL, "The URL holds no valid host name.")
    labels = host.removesuffix(".").split(".")
    if labels[-1] == "localhost":
        raise FetchFailed(FetchFault.REFUSED_ADDRESS, f"{host} is this machine itself.")
    # No top-level domain is numeric: such a host is an IPv4 address in a disguise that getaddrinfo would accept.
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        raise FetchFailed(FetchFault.REFUSED_ADDRESS, f"{host} is an IP address in an unusual form.")


def _refuse_literal(host: str) -> None:
    why = refusal(host)
    if why is not None:
        raise FetchFailed(FetchFault.REFUSED_ADDRESS, f"The address {host} is {why}; only public ones are contacted.")


def _is_dotted_quad(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
