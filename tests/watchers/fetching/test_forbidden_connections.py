"""Not one connection leaves the fetcher for a forbidden address, asked directly or by redirect."""

import httpcore
import pytest

from tests.watchers.fetching.networks import PUBLIC, BookResolver, CountingNetwork, fetcher_on, redirect
from watchers.fetching import FetchFailed, FetchFault, FetchRequest
from watchers.fetching.pinning import PinnedNetwork

ADDRESS, SCHEME, URL = FetchFault.REFUSED_ADDRESS, FetchFault.REFUSED_SCHEME, FetchFault.BAD_URL
NAMES = {
    "public.example": [[PUBLIC]],
    "private.example": [["10.1.2.3"]],
    "half.example": [[PUBLIC, "192.168.0.10"]],
    "mapped.example": [["::ffff:169.254.169.254"]],
    "nat64.example": [["64:ff9b::a9fe:a9fe"]],
    "sixtofour.example": [["2002:7f00:1::"]],
    "scoped.example": [["fe80::1%eth0"]],
    "multicast.example": [["224.0.0.1"]],
    "unspecified.example": [["0.0.0.0"]],  # noqa: S104
    "xn--e1afmkfd.example": [["127.0.0.1"]],
    "nonsense.example": [["not an address"]],
}
FORMS: list[tuple[str, FetchFault]] = [
    ("http://127.0.0.1/", ADDRESS),
    ("http://127.0.0.1:8080/", ADDRESS),
    ("http://127.0.0.1./", ADDRESS),
    ("http://127.255.255.254/", ADDRESS),
    ("http://2130706433/", ADDRESS),
    ("http://0x7f000001/", ADDRESS),
    ("http://017700000001/", ADDRESS),
    ("http://0x7f.1/", ADDRESS),
    ("http://0x7f.0x0.0x0.0x1/", ADDRESS),
    ("http://127.1/", ADDRESS),
    ("http://127.0.1/", ADDRESS),
    ("http://0177.0.0.1/", URL),
    ("http://0177.1/", ADDRESS),
    ("http://1.2.3.4.5/", ADDRESS),
    ("http://256.256.256.256/", URL),
    ("http://0/", ADDRESS),
    ("http://0.0.0.0/", ADDRESS),
    ("http://10.0.0.1/", ADDRESS),
    ("http://100.64.0.1/", ADDRESS),
    ("http://169.254.169.254/latest/meta-data/", ADDRESS),
    ("http://172.16.0.1/", ADDRESS),
    ("http://192.0.0.192/", ADDRESS),
    ("http://192.0.2.1/", ADDRESS),
    ("http://192.168.1.1/", ADDRESS),
    ("http://198.18.0.1/", ADDRESS),
    ("http://224.0.0.1/", ADDRESS),
    ("http://240.0.0.1/", ADDRESS),
    ("http://255.255.255.255/", ADDRESS),
    ("http://[::]/", ADDRESS),
    ("http://[::1]/", ADDRESS),
    ("http://[0:0:0:0:0:0:0:1]/", ADDRESS),
    ("http://[::ffff:127.0.0.1]/", ADDRESS),
    ("http://[::ffff:7f00:1]/", ADDRESS),
    ("http://[::ffff:8.8.8.8]/", ADDRESS),
    ("http://[::127.0.0.1]/", ADDRESS),
    ("http://[64:ff9b::7f00:1]/", ADDRESS),
    ("http://[64:ff9b::808:808]/", ADDRESS),
    ("http://[64:ff9b:1::7f00:1]/", ADDRESS),
    ("http://[2002:7f00:1::]/", ADDRESS),
    ("http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", ADDRESS),
    ("http://[2001:db8::1]/", ADDRESS),
    ("http://[2001:20::1]/", ADDRESS),
    ("http://[fd00::1]/", ADDRESS),
    ("http://[fe80::1]/", ADDRESS),
    ("http://[fe80::1%25eth0]/", ADDRESS),
    ("http://[fe80::1%eth0]/", ADDRESS),
    ("http://[2606:4700::1%eth0]/", ADDRESS),
    ("http://[fec0::1]/", ADDRESS),
    ("http://[ff02::1]/", ADDRESS),
    ("http://[100::1]/", ADDRESS),
    ("http://[v1.fe80]/", URL),
    ("http://localhost/", ADDRESS),
    ("http://LOCALHOST:631/", ADDRESS),
    ("http://localhost./", ADDRESS),
    ("http://printer.localhost/", ADDRESS),
    ("http://１２７.０.０.１/", URL),
    ("http://127。0。0。1/", ADDRESS),
    ("http://ⓛocalhost/", URL),
    ("http://%31%32%37.0.0.1/", URL),
    ("http://пример.example/", ADDRESS),
    ("http://public.example@127.0.0.1/", URL),
    ("http://127.0.0.1@public.example/", URL),
    ("http://127.0.0.1:80\\@public.example/", URL),
    ("http://:secret@public.example/", URL),
    ("http://public.example\\@127.0.0.1/", URL),
    ("http://public.example 127.0.0.1/", URL),
    ("http://public..example/", URL),
    ("http://public.example:0/", URL),
    ("http://public.example:99999/", URL),
    ("http://private.example/", ADDRESS),
    ("http://half.example/", ADDRESS),
    ("http://mapped.example/", ADDRESS),
    ("http://nat64.example/", ADDRESS),
    ("http://sixtofour.example/", ADDRESS),
    ("http://scoped.example/", ADDRESS),
    ("http://multicast.example/", ADDRESS),
    ("http://unspecified.example/", ADDRESS),
    ("http://nonsense.example/", ADDRESS),
    ("http://unknown.example/", FetchFault.CONNECTION),
    ("file:///etc/passwd", SCHEME),
    ("ftp://public.example/", SCHEME),
    ("gopher://127.0.0.1:70/_x", SCHEME),
    ("unix:///var/run/docker.sock", SCHEME),
    ("data:text/plain,x", SCHEME),
    ("javascript:alert(1)", SCHEME),
]


def test_the_table_holds_at_least_forty_forms() -> None:
    """The promise is about forty forms and more."""
    assert len({form for form, _ in FORMS}) >= 40


async def test_the_judge_counts_a_permitted_connection() -> None:
    """The counting network sees what the fetcher is allowed to do."""
    network = CountingNetwork()
    fetched = await fetcher_on(network).fetch(FetchRequest("http://public.example/"))
    assert (fetched.status, fetched.body) == (200, b"hi")
    assert network.connects == [(PUBLIC, 80)]


async def test_the_judge_counts_a_forbidden_connection_of_an_unguarded_client() -> None:
    """Without the guard the same network would see the connection to loopback."""
    network = CountingNetwork()
    async with httpcore.AsyncConnectionPool(network_backend=network) as pool:
        await pool.request("GET", "http://127.0.0.1/")
    assert network.connects == [("127.0.0.1", 80)]


@pytest.mark.parametrize(("form", "fault"), FORMS)
async def test_a_forbidden_form_asked_directly_makes_no_connection(form: str, fault: FetchFault) -> None:
    """The fetcher refuses before any connection, with the right reason."""
    network = CountingNetwork()
    with pytest.raises(FetchFailed) as failed:
        await fetcher_on(network, BookResolver(NAMES)).fetch(FetchRequest(form))
    assert network.connects == []
    assert failed.value.reason == fault


@pytest.mark.parametrize(("form", "fault"), FORMS)
async def test_a_forbidden_form_reached_by_redirect_makes_no_connection(form: str, fault: FetchFault) -> None:
    """The only connection is the one to the public host that redirects."""
    network = CountingNetwork(redirect(form))
    with pytest.raises(FetchFailed) as failed:
        await fetcher_on(network, BookResolver(NAMES)).fetch(FetchRequest("http://public.example/"))
    assert network.connects == [(PUBLIC, 80)]
    assert failed.value.reason == fault


@pytest.mark.parametrize("host", ["0x7f.1", "127.1", "2130706433", "0177.0.0.1", "127.0.0.1", "::1", "localhost"])
async def test_the_network_itself_refuses_what_the_resolver_makes_loopback(host: str) -> None:
    """The second guard holds alone, should a disguised host ever pass the first."""
    network = CountingNetwork()
    resolver = BookResolver({"localhost": [["127.0.0.1", "::1"]]})
    with pytest.raises(FetchFailed) as failed:
        await PinnedNetwork(network, resolver).connect_tcp(host, 80)
    assert network.connects == []
    assert failed.value.reason == ADDRESS


async def test_a_name_rebound_after_the_check_is_connected_at_the_checked_address() -> None:
    """One connection is one resolution: the address that was checked is the address contacted."""
    network = CountingNetwork()
    resolver = BookResolver({"rebind.example": [[PUBLIC], ["127.0.0.1"]]})
    await fetcher_on(network, resolver).fetch(FetchRequest("http://rebind.example/"))
    assert network.connects == [(PUBLIC, 80)]
    assert resolver.asked == ["rebind.example"]


async def test_a_name_rebound_before_the_next_connection_is_refused() -> None:
    """A new connection is a new check; the private answer is refused."""
    closing = b"HTTP/1.1 302 Found\r\nLocation: /again\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    network = CountingNetwork(closing)
    resolver = BookResolver({"rebind.example": [[PUBLIC], ["127.0.0.1"]]})
    with pytest.raises(FetchFailed) as failed:
        await fetcher_on(network, resolver).fetch(FetchRequest("http://rebind.example/"))
    assert network.connects == [(PUBLIC, 80)]
    assert failed.value.reason == ADDRESS


async def test_sockets_of_this_machine_are_refused() -> None:
    """No path leads to a Unix socket."""
    network = CountingNetwork()
    with pytest.raises(FetchFailed):
        await PinnedNetwork(network, BookResolver()).connect_unix_socket("/var/run/docker.sock")
    assert network.connects == []
