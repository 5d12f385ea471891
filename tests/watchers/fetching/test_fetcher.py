"""The fetcher over real loopback HTTP: whole answers are returned, hostile ones end in FetchFailed within bounds."""

import asyncio
import gzip
import random
import time
import tracemalloc
import zlib
from typing import Any

import pytest

from tests.watchers.fetching.networks import NOW, CountingNetwork, fetcher_on
from tests.watchers.fetching.servers import Handler, always, answer, fetching, serving
from watchers.fetching import Fetcher, FetchFailed, FetchFault, FetchRequest, FetchSettings, LoopbackRoute

ASKED = FetchRequest("https://court.example/list?q=1")
MEBIBYTE = 1024 * 1024


async def failure(handler: Handler, request: FetchRequest = ASKED, **bounds: Any) -> FetchFailed:
    """Fetch, and give the failure that must come."""
    async with fetching(handler, **bounds) as fetcher:
        with pytest.raises(FetchFailed) as failed:
            await fetcher.fetch(request)
    return failed.value


def bomb(mebibytes: int) -> bytes:
    """Compress so many MiB of zeros without ever holding them."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(MEBIBYTE)) for _ in range(mebibytes)), packer.flush()])


async def test_an_answer_comes_back_with_its_url_status_headers_body_and_time() -> None:
    """What was asked, what answered and when are all kept."""
    async with fetching(always(answer(b"hello", "ETag: W/1", "X-Two: a", "X-Two: b"))) as fetcher:
        fetched = await fetcher.fetch(FetchRequest("https://court.example/list?q=1#part"))
    assert (fetched.url, fetched.final_url) == ("https://court.example/list?q=1#part", "https://court.example/list?q=1")
    assert (fetched.status, fetched.body, fetched.fetched_at) == (200, b"hello", NOW)
    assert (fetched.headers["etag"], fetched.headers["x-two"]) == ("W/1", "a, b")


async def test_the_route_sends_the_original_host_and_url_and_our_own_identity() -> None:
    """A replay server learns what was asked of whom; callers cannot forge framing, identity or the replay header."""
    heads: list[bytes] = []

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        heads.append(head)
        writer.write(answer(b""))

    own = {"Host": "x", "User-Agent": "Mozilla", "Accept-Encoding": "br", "x-casewatch-replay": "y", "Accept": "a/b"}
    async with fetching(handler) as fetcher:
        await fetcher.fetch(FetchRequest("https://court.example:8443/list?q=1", headers=own))
    lines = heads[0].decode().lower().split("\r\n")
    assert lines[0] == "get /list?q=1 http/1.1"
    assert sum(line.startswith(("host:", "user-agent:", "x-casewatch-replay:")) for line in lines) == 3
    for expected in ("host: court.example:8443", "user-agent: casewatch/test", "accept-encoding: gzip, deflate"):
        assert expected in lines
    assert "x-casewatch-replay: https://court.example:8443/list?q=1" in lines
    assert "accept: a/b" in lines


async def test_a_form_is_posted_with_its_body() -> None:
    """POST carries the bytes given."""
    bodies: list[bytes] = []

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        bodies.append(head)
        writer.write(answer(b"ok"))

    async with fetching(handler) as fetcher:
        await fetcher.fetch(FetchRequest(ASKED.url, "POST", {"Content-Type": "text/plain"}, b"q=1\r\n\r\n"))
    assert bodies[0].startswith(b"POST /list?q=1 HTTP/1.1\r\n")
    assert b"Content-Length: 7\r\n" in bodies[0]
    assert bodies[1] == b"q=1\r\n\r\n"


@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden", "404 Not Found", "429 Slow", "500 Oops", "300 Choices"])
async def test_every_status_is_an_answer(status: str) -> None:
    """Refusals and errors are for the caller to judge."""
    async with fetching(always(answer(b"text", status=status))) as fetcher:
        fetched = await fetcher.fetch(ASKED)
    assert (f"{fetched.status}", fetched.body) == (status[:3], b"text")


async def test_not_modified_is_an_answer_without_a_body_and_keeps_the_connection() -> None:
    """A conditional request answered 304 is returned, with the validators sent, over one connection."""
    heads: list[bytes] = []
    writers: set[int] = set()

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        heads.append(head)
        writers.add(id(writer))
        writer.write(b"HTTP/1.1 304 Not Modified\r\nETag: W/1\r\nContent-Length: 999\r\nContent-Encoding: br\r\n\r\n")

    async with fetching(handler) as fetcher:
        for _ in range(3):
            fetched = await fetcher.fetch(FetchRequest(ASKED.url, headers={"If-None-Match": "W/1"}))
    assert (fetched.status, fetched.body, fetched.headers["etag"]) == (304, b"", "W/1")
    assert all(b"if-none-match: W/1" in head for head in heads)
    assert len(writers) == 1


async def test_no_cookie_is_kept_between_fetches() -> None:
    """A source cannot recognise the next poll."""
    heads: list[bytes] = []

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        heads.append(head)
        writer.write(answer(b"", "Set-Cookie: id=7; Path=/"))

    async with fetching(handler) as fetcher:
        await fetcher.fetch(ASKED)
        await fetcher.fetch(ASKED)
    assert b"cookie" not in heads[1].lower()


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n%s\r\n"
READABLE = [
    (CHUNKED % b"" + b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", b"hello world"),
    (
        answer(gzip.compress(b"hello ", mtime=0) + gzip.compress(b"world", mtime=0), "Content-Encoding: gzip"),
        b"hello world",
    ),
    (answer(zlib.compress(b"hello world"), "Content-Encoding: deflate"), b"hello world"),
    (answer(zlib.compress(b"hello world")[2:-4], "Content-Encoding: deflate"), b"hello world"),
    (answer(b"", "Content-Encoding: gzip"), b""),
    (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    (b"HTTP/1.0 200 OK\r\n\r\nuntil the end", b"until the end"),
    (b"HTTP/1.1 103 Early Hints\r\n\r\n" + answer(b"late"), b"late"),
]


@pytest.mark.parametrize(("sent", "body"), READABLE)
async def test_honest_framings_and_encodings_are_read(sent: bytes, body: bytes) -> None:
    """Chunked, multi-member, raw deflate, empty and close-delimited bodies come back whole."""
    async with fetching(always(sent, close=True)) as fetcher:
        assert (await fetcher.fetch(ASKED)).body == body


BROKEN = [
    (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", FetchFault.CONNECTION),
    (CHUNKED % b"" + b"5\r\nhello\r\n", FetchFault.CONNECTION),
    (CHUNKED % b"" + b"zz\r\nhello\r\n", FetchFault.CONNECTION),
    (b"", FetchFault.CONNECTION),
    (b"not http at all\r\n\r\n", FetchFault.CONNECTION),
    (b"HTTP/1.1 999999 What\r\n\r\n", FetchFault.CONNECTION),
    (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", FetchFault.CONNECTION),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello", FetchFault.CONNECTION),
    (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n", FetchFault.CONNECTION),
    (b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 100_000 + b"\r\n", FetchFault.CONNECTION),
    (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", FetchFault.CONNECTION),
    (answer(gzip.compress(b"hello", mtime=0)[:-3], "Content-Encoding: gzip"), FetchFault.BAD_ENCODING),
    (answer(b"<html>", "Content-Encoding: gzip"), FetchFault.BAD_ENCODING),
    (answer(b"xx", "Content-Encoding: br"), FetchFault.BAD_ENCODING),
    (answer(b"x" * 2001), FetchFault.TOO_LARGE),
    (b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 19 + b"\r\n\r\nx", FetchFault.TOO_LARGE),
    (CHUNKED % b"" + b"800\r\n" + b"x" * 2048 + b"\r\n0\r\n\r\n", FetchFault.TOO_LARGE),
    (b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 5000, FetchFault.TOO_LARGE),
]


@pytest.mark.parametrize(("sent", "fault"), BROKEN)
async def test_a_broken_or_oversized_answer_fails_with_its_reason(sent: bytes, fault: FetchFault) -> None:
    """Short bodies, bad framing, header bombs and foreign encodings never come back as an answer."""
    assert (await failure(always(sent, close=True), raw_cap=2000, deadline_seconds=5)).reason == fault


async def test_a_gzip_bomb_stops_at_the_cap_with_bounded_memory() -> None:
    """50 MiB of zeros end at a cap of 1 MiB, long before they are made."""
    packed = bomb(50)
    assert len(packed) < 100_000
    tracemalloc.start()
    try:
        failed = await failure(always(answer(packed, "Content-Encoding: gzip")), decompressed_cap=MEBIBYTE)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert failed.reason == FetchFault.TOO_LARGE
    assert peak < 8 * MEBIBYTE


async def test_the_memory_judge_sees_an_unbounded_decompressor() -> None:
    """The same measure refuses the ordinary way to decompress."""
    packed = bomb(50)
    tracemalloc.start()
    try:
        gzip.decompress(packed)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak > 8 * MEBIBYTE


async def _drip(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.01)


async def _drip_head(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def _hints_for_ever(head: bytes, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.005)


async def _silence(head: bytes, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("handler", [_drip, _drip_head, _hints_for_ever, _silence])
async def test_a_server_that_never_ends_is_left_at_the_deadline(handler: Handler) -> None:
    """One deadline covers the whole fetch, though each byte comes in time."""
    begun = time.monotonic()
    failed = await failure(handler, deadline_seconds=0.3)
    assert failed.reason == FetchFault.TIMED_OUT
    assert time.monotonic() - begun < 3


async def test_a_name_server_that_never_answers_is_left_at_the_deadline() -> None:
    """Resolution is within the deadline too."""

    async def resolve(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        raise AssertionError("never reached")

    network = CountingNetwork()
    fetcher = fetcher_on(network, resolve, FetchSettings("casewatch/test", deadline_seconds=0.05))
    with pytest.raises(FetchFailed) as failed:
        await fetcher.fetch(ASKED)
    assert (failed.value.reason, network.connects) == (FetchFault.TIMED_OUT, [])


async def test_a_cancelled_fetch_is_cancelled_and_the_fetcher_goes_on() -> None:
    """Stopping the program is never mistaken for a failure of the source."""
    asked = asyncio.Event()

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        if not asked.is_set():
            asked.set()
            await asyncio.Event().wait()
        writer.write(answer(b"second"))

    async with fetching(handler) as fetcher:
        task = asyncio.create_task(fetcher.fetch(ASKED))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await fetcher.fetch(ASKED)).body == b"second"


async def test_many_hostile_answers_leave_no_connection_behind() -> None:
    """After more failures than the pool has places, an honest answer is still fetched."""
    calls = 0

    async def handler(head: bytes, writer: asyncio.StreamWriter) -> None:
        nonlocal calls
        calls += 1
        writer.write(answer(b"fine") if calls > 60 else answer(b"x" * 5000))

    async with fetching(handler, raw_cap=1000, deadline_seconds=5) as fetcher:
        for _ in range(60):
            with pytest.raises(FetchFailed):
                await fetcher.fetch(ASKED)
        assert (await fetcher.fetch(ASKED)).body == b"fine"


REFUSED_REQUESTS = [
    (FetchRequest("https://court.example/", "DELETE"), FetchFault.BAD_REQUEST),
    (FetchRequest("https://court.example/", "GET / HTTP/1.1\r\nX:"), FetchFault.BAD_REQUEST),
    (FetchRequest("https://court.example/", headers={"X": "a\r\nY: b"}), FetchFault.BAD_REQUEST),
    (FetchRequest("https://court.example/", headers={"X": "суд"}), FetchFault.BAD_REQUEST),
    (FetchRequest("https://court.example/", headers={"bad name": "x"}), FetchFault.BAD_REQUEST),
    (FetchRequest(""), FetchFault.REFUSED_SCHEME),
    (FetchRequest("court.example/list"), FetchFault.REFUSED_SCHEME),
    (FetchRequest("https:///list"), FetchFault.BAD_URL),
    (FetchRequest("https://court.example/" + "a" * 9000), FetchFault.BAD_URL),
    (FetchRequest("https://court.example/\ud800"), FetchFault.BAD_URL),
    (FetchRequest("https://[::1/"), FetchFault.BAD_URL),
    (FetchRequest("https://" + "a" * 300 + ".example/"), FetchFault.BAD_URL),
]


@pytest.mark.parametrize(("request_", "fault"), REFUSED_REQUESTS)
async def test_a_request_that_cannot_be_sent_fails_with_its_reason(request_: FetchRequest, fault: FetchFault) -> None:
    """Malformed URLs, methods and headers are the caller's faults and say so."""
    assert (await failure(always(answer(b"")), request_)).reason == fault


async def test_a_failure_tells_no_secret_of_the_url() -> None:
    """Neither the sentence nor the chain of exceptions quotes path, query or password."""
    handler = always(b"broken\r\n\r\n", close=True)
    for url in ("https://court.example/s3cret?key=s3cret", "https://anna:s3cret@court.example/", "https://s3cret\\/"):
        failed = await failure(handler, FetchRequest(url))
        assert "s3cret" not in str(failed)
        assert failed.detail.endswith(".")
        assert failed.__cause__ is None
        assert failed.__suppress_context__ or failed.__context__ is None


async def test_a_port_where_nobody_listens_is_a_connection_fault() -> None:
    """A dead server is an error of the source."""
    async with serving(always(b"")) as port:
        pass
    fetcher = Fetcher(FetchSettings("casewatch/test", route=LoopbackRoute(port)), lambda: NOW)
    with pytest.raises(FetchFailed) as failed:
        await fetcher.fetch(ASKED)
    await fetcher.aclose()
    assert failed.value.reason == FetchFault.CONNECTION


async def test_a_closed_fetcher_answers_nothing() -> None:
    """Asking after the end is a failure like any other."""
    async with fetching(always(answer(b"late"))) as fetcher:
        pass
    with pytest.raises(FetchFailed):
        await fetcher.fetch(ASKED)


async def test_three_hundred_random_damages_raise_nothing_but_a_failure() -> None:
    """Whatever bytes a server sends, the fetcher answers or raises FetchFailed."""
    dice = random.Random(11)
    location = ("Content-Encoding: gzip", "Location: /x")
    whole = [
        answer(gzip.compress(b"hello world" * 50, mtime=0), *location, status=status) for status in ("302 F", "200 OK")
    ]
    network = CountingNetwork(*(_damaged(dice.choice(whole), dice) for _ in range(300)))
    fetcher = fetcher_on(network)
    outcomes = set()
    for _ in range(300):
        try:
            outcomes.add(str((await fetcher.fetch(FetchRequest("http://public.example/"))).status))
        except FetchFailed as failed:
            outcomes.add(failed.reason)
    assert {"200", FetchFault.CONNECTION, FetchFault.BAD_ENCODING} <= outcomes


def _damaged(whole: bytes, dice: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(dice.randrange(4)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data[: dice.choice((len(data), dice.randrange(len(data))))])
