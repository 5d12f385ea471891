"""Many small feeds on loopback, in a process of its own, so that serving them costs the measured process nothing.

It listens on every address of 127.0.0.0/8 at one port. Half the feeds honour an ETag with 304, the others answer an
equal body; one feed in a hundred has a new item in every round.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import product

ITEMS = 20
ONE_IN = 100
BEGUN = datetime(2017, 3, 1, 8, tzinfo=UTC)
SYLLABLES = ("Ba", "Do", "Ke", "Li", "Mu", "Na", "Ro", "Sa")
NAMES = tuple(f"{one}{two.lower()}n {two}{three.lower()}fov" for one, two, three in product(SYLLABLES, repeat=3))
WORDS = "The council of the valley heard {0} on the repair of the old bridge, which {1} had asked for in spring. " * 3


def address(number: int) -> str:
    """Return the loopback address of a feed; each has its own."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def items_added(number: int, round_: int) -> int:
    """Return how many items a feed has got since the first round (0); each round adds one to one feed in a hundred."""
    place = number // 2 % ONE_IN
    return sum(later % ONE_IN == place for later in range(1, round_ + 1))


def feed(number: int, added: int) -> bytes:
    """Write a feed with its newest items first."""
    entries = "".join(_item(number, place) for place in range(added + ITEMS - 1, added - 1, -1))
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Valley {number}</title>'
    return f"{head}<link>http://valley-{number}.example/</link>{entries}</channel></rss>".encode()


def _item(number: int, place: int) -> str:
    one, other = (NAMES[(number * 7 + place * step) % len(NAMES)] for step in (1, 3))
    return (
        f"<item><title>{one} speaks of the bridge, part {place}</title>"
        f"<link>http://valley-{number}.example/{place}</link><guid>valley-{number}-{place}</guid>"
        f"<pubDate>{format_datetime(BEGUN + timedelta(minutes=place))}</pubDate>"
        f"<description>{WORDS.format(one, other)}</description></item>"
    )


class Feeds:
    """What is served in the present round; `/round/N` begins another."""

    def __init__(self) -> None:
        """Begin with round 0."""
        self.round = 0

    def answer(self, path: str, tag: str) -> bytes:
        """Return the whole answer to a request for a path that names `tag` as what is known."""
        what, _, number = path.strip("/").partition("/")
        if what == "round":
            self.round = int(number)
            return _response("200 OK", b"")
        added = items_added(int(number), self.round)
        own = f'"{added}"' if int(number) % 2 else ""
        if own and own == tag:
            return _response("304 Not Modified", b"", own)
        return _response("200 OK", feed(int(number), added), own)


def _response(status: str, body: bytes, tag: str = "") -> bytes:
    headers = ["Content-Type: application/rss+xml", f"Content-Length: {len(body)}", *([f"ETag: {tag}"] if tag else [])]
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


class _Connection(asyncio.Protocol):
    """One connection; every request fits into one packet on loopback, but is awaited whole all the same."""

    def __init__(self, feeds: Feeds) -> None:
        self._feeds = feeds
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        while b"\r\n\r\n" in self._held:
            head, _, self._held = self._held.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            tags = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("if-none-match:")]
            assert isinstance(self._transport, asyncio.WriteTransport)
            self._transport.write(self._feeds.answer(lines[0].split(" ")[1], "".join(tags)))


async def serve() -> None:
    """Serve for ever, after printing the port."""
    feeds = Feeds()
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(feeds), "0.0.0.0", 0)  # noqa: S104
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def serving() -> Iterator[int]:
    """Run the server in another process for as long as the block lasts, and give its port."""
    call = [sys.executable, "-m", "tests.benchmarks.feed_server"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


if __name__ == "__main__":
    asyncio.run(serve())
