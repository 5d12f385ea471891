"""Redirects are followed by hand: few, checked, and without carrying secrets to another host."""

import asyncio

import pytest

from tests.watchers.fetching.networks import OTHER_PUBLIC, PUBLIC, CountingNetwork, fetcher_on, redirect
from tests.watchers.fetching.servers import answer, fetching
from watchers.fetching import FetchFailed, FetchFault, FetchRequest
from watchers.fetching.hops import first_hop, next_hop

START = "https://court.example/a/list?q=1"
SECRETS = {
    "Authorization": "Bearer x",
    "Cookie": "id=1",
    "X-Api-Key": "k",
    "Accept": "text/html",
    "Accept-Language": "fr",
    "If-None-Match": "W/1",
}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://court.example/b"),
        ("b?x=y", "https://court.example/a/b?x=y"),
        ("?page=2", "https://court.example/a/list?page=2"),
        ("//other.example/b#part", "https://other.example/b"),
        (" https://other.example/b ", "https://other.example/b"),
        ("HTTPS://OTHER.example/b", "https://other.example/b"),
        ("/суд", "https://court.example/%D1%81%D1%83%D0%B4"),
    ],
)
def test_a_location_is_resolved_against_the_url_that_answered(status: int, location: str, target: str) -> None:
    """Relative, protocol-relative and absolute Locations lead where a browser would go."""
    hop = next_hop(first_hop(FetchRequest(START)), status, location)
    assert hop is not None
    assert str(hop.url) == target


@pytest.mark.parametrize(("status", "location"), [(200, "/b"), (201, "/b"), (300, "/b"), (304, "/b"), (302, None)])
def test_other_answers_are_no_redirects(status: int, location: str | None) -> None:
    """Only the five redirects with a Location are followed."""
    assert next_hop(first_hop(FetchRequest(START)), status, location) is None


@pytest.mark.parametrize(
    ("method", "status", "becomes"),
    [
        ("POST", 303, "GET"),
        ("POST", 302, "GET"),
        ("POST", 301, "GET"),
        ("POST", 307, "POST"),
        ("POST", 308, "POST"),
        ("GET", 303, "GET"),
        ("HEAD", 303, "HEAD"),
        ("HEAD", 302, "HEAD"),
    ],
)
def test_the_method_after_a_redirect_is_what_the_status_says(method: str, status: int, becomes: str) -> None:
    """A form is sent again only where the host asks for exactly that, and its type goes with it."""
    body = b"q=1" if method == "POST" else None
    request = FetchRequest(START, method, {"Content-Type": "text/plain"}, body)
    hop = next_hop(first_hop(request), status, "/b")
    assert hop is not None
    kept = becomes == "POST"
    assert (hop.method, hop.body, "content-type" in hop.headers) == (becomes, body if kept else None, kept)


def test_a_form_is_never_sent_again_to_another_host() -> None:
    """The name in a form is for the host that was asked."""
    request = FetchRequest(START, "POST", {}, b"name=x")
    with pytest.raises(FetchFailed) as failed:
        next_hop(first_hop(request), 307, "https://other.example/")
    assert failed.value.reason == FetchFault.REDIRECTED_AWAY


@pytest.mark.parametrize(
    ("start", "location", "home"),
    [
        (START, "/b", True),
        ("http://court.example/", "https://court.example/", True),
        (START, "https://other.example/", False),
        (START, "https://www.court.example/", False),
        (START, "https://court.example:8443/", False),
        ("http://court.example:8080/", "https://court.example/", False),
    ],
)
def test_headers_that_may_be_secret_stay_with_the_host_that_was_asked(start: str, location: str, home: bool) -> None:
    """Another host or port gets only what any reader would send."""
    hop = next_hop(first_hop(FetchRequest(start, headers=SECRETS)), 302, location)
    assert hop is not None
    everything = {name.lower() for name in SECRETS}
    assert set(hop.headers) == (everything if home else {"accept", "accept-language", "if-none-match"})


def test_a_downgrade_to_http_is_refused() -> None:
    """What was asked under TLS is never asked again in the clear."""
    with pytest.raises(FetchFailed) as failed:
        next_hop(first_hop(FetchRequest(START)), 302, "http://court.example/")
    assert failed.value.reason == FetchFault.REFUSED_SCHEME


async def test_a_redirect_to_another_public_host_is_followed_and_checked_anew() -> None:
    """Each host is resolved, checked and connected once; the final URL is told."""
    network = CountingNetwork(redirect("http://other.example/x"), answer(b"there"))
    fetched = await fetcher_on(network).fetch(FetchRequest("http://public.example/", headers=SECRETS))
    assert network.connects == [(PUBLIC, 80), (OTHER_PUBLIC, 80)]
    assert (fetched.url, fetched.final_url) == ("http://public.example/", "http://other.example/x")
    assert b"Bearer" in network.streams[0].written
    assert b"Bearer" not in network.streams[1].written


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
async def test_five_redirects_are_followed_and_no_more(hops: int, arrives: bool) -> None:
    """Endless redirects end; the count is exact."""
    calls = 0

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        nonlocal calls
        calls += 1
        writer.write(redirect(f"/{calls}") if calls <= hops else answer(b"arrived"))

    async with fetching(handler) as fetcher:
        if arrives:
            assert (await fetcher.fetch(FetchRequest(START))).final_url == "https://court.example/5"
            return
        with pytest.raises(FetchFailed) as failed:
            await fetcher.fetch(FetchRequest(START))
    assert (failed.value.reason, calls) == (FetchFault.TOO_MANY_REDIRECTS, 6)


async def test_a_replayed_redirect_carries_the_new_url_and_host() -> None:
    """On the loopback route a redirect goes to the same server under the other name."""
    heads: list[bytes] = []

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        heads.append(head.lower())
        writer.write(redirect("https://other.example/b?c=d") if len(heads) == 1 else answer(b"x"))

    async with fetching(handler) as fetcher:
        await fetcher.fetch(FetchRequest(START))
    assert heads[1].startswith(b"get /b?c=d http/1.1\r\n")
    assert b"host: other.example\r\n" in heads[1]
    assert b"x-casewatch-replay: https://other.example/b?c=d\r\n" in heads[1]


@pytest.mark.parametrize("location", ["http://[::1", "\\\\x\\y", "https://a b/", "data:x", "https://\x7f/"])
async def test_a_hostile_location_is_a_failure(location: str) -> None:
    """A Location nobody can read ends the fetch in words of its own."""
    with pytest.raises(FetchFailed) as failed:
        await fetcher_on(CountingNetwork(redirect(location))).fetch(FetchRequest("https://public.example/"))
    assert failed.value.reason in {FetchFault.BAD_URL, FetchFault.REFUSED_SCHEME}
