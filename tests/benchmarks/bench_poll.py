"""The cost of polling: the whole program beside a minimal poller, on the same feeds, in the same run.

`make bench-poll` prints the table. Every feed has a loopback address of its own and is asked over real sockets; the
feeds are served by another process, and each measurement is made in a process of its own. The first round, which
stores everything, is left out: what is measured is rounds in which one feed in a hundred has changed.
"""

import asyncio
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

import httpcore
import yaml

from tests.benchmarks.feed_server import BEGUN, address, serving
from tests.benchmarks.minimal_poller import MinimalPoller

NUMBERS = (200, 2_000)
STEADY_ROUNDS = 6
AT_ONCE = 8
INTERVAL = timedelta(minutes=15)
Round = Callable[[], Awaitable[int]]


@dataclass(frozen=True)
class Measured:
    """What each round cost in CPU seconds, how many changes it stored, and the process's peak of memory in MB."""

    cpu: Sequence[float]
    stored: Sequence[int]
    peak: float

    @property
    def steady(self) -> float:
        """Return the CPU seconds of a steady round."""
        return statistics.median(self.cpu[1:])


class LoopbackWeb(httpcore.AnyIOBackend):
    """A network on which each public address is the loopback address with the same last three numbers."""

    async def connect_tcp(self, host: str, *where: Any, **how: Any) -> httpcore.AsyncNetworkStream:
        """Connect to the loopback address that stands for a public one."""
        return await super().connect_tcp(f"127.{host.partition('.')[2]}", *where, **how)


async def public_address(host: str, port: int) -> Sequence[str]:
    """Resolve `feed-7.example` to the public address that stands for its loopback address."""
    number = int(host.removeprefix("feed-").removesuffix(".example"))
    return [f"8.{address(number).partition('.')[2]}"]


@asynccontextmanager
async def program(port: int, number: int, folder: Path) -> AsyncIterator[Round]:
    """Give rounds of the program: everything due is polled, matched against the founding people and stored."""
    from bot.clock import SimulatedClock
    from bot.program import Surroundings, opened_program
    from bot.settings import Settings
    from watchers.contract import Source
    from watchers.registry import only_hosts

    hosts = frozenset(f"feed-{one}.example" for one in range(number))

    def only_ours(sources: Mapping[str, Source]) -> Mapping[str, Source]:
        return {"feeds": only_hosts(sources["feeds"], hosts)}

    clock = SimulatedClock(BEGUN + timedelta(days=1))
    around = Surroundings(
        lot=lambda: 0.5,
        feeds=feed_list(port, number),
        narrow=only_ours,
        at_once=AT_ONCE,
        resolve=public_address,
        network=LoopbackWeb(),
    )
    async with opened_program(Settings(home=folder, accept_terms=True), clock, around) as opened:

        async def one_round() -> int:
            stored = 0
            while rows := await opened.schedule.due():
                stored += sum(polled.new + polled.changed for polled in await opened.schedule.round(rows))
            clock.move_to(clock.now() + INTERVAL)
            return stored

        yield one_round


def feed_list(port: int, number: int) -> str:
    """Write the list of feeds as an operator would."""
    feeds = [
        {"name": f"valley-{one}", "title": f"Valley {one}", "url": f"http://feed-{one}.example:{port}/feed/{one}"}
        for one in range(number)
    ]
    return yaml.safe_dump({"feeds": feeds})


@asynccontextmanager
async def minimal(port: int, number: int, folder: Path) -> AsyncIterator[Round]:
    """Give rounds of the minimal poller."""
    urls = [f"http://{address(one)}:{port}/feed/{one}" for one in range(number)]
    poller = MinimalPoller(urls, folder / "minimal.db", AT_ONCE)
    try:
        yield poller.round
    finally:
        await poller.aclose()


SIDES = {"program": program, "minimal": minimal}


async def measured(side: str, number: int, rounds: int) -> Measured:
    """Run so many rounds of one side in this process, against a server of their own."""
    cpu, stored = list[float](), list[int]()
    with serving() as port, TemporaryDirectory() as folder:
        async with SIDES[side](port, number, Path(folder)) as one_round:
            for count in range(rounds):
                urlopen(f"http://127.0.0.1:{port}/round/{count}").close()  # noqa: ASYNC210 (nothing else runs here)
                gc.collect()
                begun = time.process_time()
                stored.append(await one_round())
                cpu.append(time.process_time() - begun)
    return Measured(cpu, stored, peak())


def peak() -> float:
    """Return this process's own peak of memory in MB; what getrusage says is inherited from whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured_apart(side: str, number: int) -> Measured:
    """Run one side in a process of its own."""
    call = [sys.executable, "-m", "tests.benchmarks.bench_poll", side, str(number)]
    done = subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True)
    return Measured(**json.loads(done.stdout))


def main() -> None:
    """Print the table, or (with a side and a number as arguments) measure that side alone and print JSON."""
    if len(sys.argv) == 3:
        print(json.dumps(vars(asyncio.run(measured(sys.argv[1], int(sys.argv[2]), 1 + STEADY_ROUNDS)))))
        return
    found = {(side, number): measured_apart(side, number) for number in NUMBERS for side in SIDES}
    print(f"{'':>8} {'sources':>8} {'CPU ms a round':>15} {'us a source':>12} {'peak MB':>8} {'stored a round':>15}")
    for (side, number), one in found.items():
        figures = f"{one.steady * 1e3:>15.0f} {one.steady / number * 1e6:>12.0f} {one.peak:>8.0f}"
        print(f"{side:>8} {number:>8} {figures} {statistics.mean(one.stored[1:]):>15.1f}")
    few, many = NUMBERS
    for number in NUMBERS:
        ratio = found["program", number].steady / found["minimal", number].steady
        print(f"program to minimal poller at {number:,} sources: {ratio:.2f}x CPU (at most 2x)")
    cpu = found["program", many].steady / found["program", few].steady
    memory = found["program", many].peak / found["program", few].peak
    print(f"program at {many:,} to {few:,} sources: {cpu:.1f}x CPU (at most 11x), {memory:.2f}x memory (at most 1.5x)")


if __name__ == "__main__":
    main()
