"""Mutated documents for every reader: none may raise, hang, or read a document that was cut as COMPLETE.

`make fuzz` runs 200,000 of them; COUNT and SEED can be given: `python -m tests.watchers.fuzzing 2000 7`.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cases.observations import Outcome
from watchers.reading.saved import read_document
from watchers.sources import sources

FOLDER = Path(__file__).parents[1] / "recordings"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
LONGEST = 20_000
HANG_SECONDS = 2.0
COUNT, SEED = 200_000, 20261124
# What breaks parsers: nesting, odd encodings, huge numbers, other formats' beginnings, every way to write nothing.
PIECES = (
    b"", b"\x00", b"\xff\xfe", b"\xd0", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"<", b">", b'"', b"'", b"\\", b"\\u0000",
    b"\\ud800", b"{", b"}", b"[", b"]", b"[[[[[[[[", b"null", b"true", b"-1", b"1e999", b"9" * 400, b"NaN",
    b"<!DOCTYPE html>", b"<html>", b"</html>", b"<?xml version='1.0' encoding='utf-16'?>", b"<!ENTITY a 'b'>", b"&a;",
    b"<script>", b"<!--", b"<![CDATA[", b"]]>", b";", b"\r\n", b"3013-01-01", b"0000-00-00", b"31.02.2101",
    b'{"a":' * 40, b"undefined",
    b'{"@xsi:nil":"true"}', b"http://[", b"javascript:alert(1)", b"\xc2\x85", b"\xe2\x80\xae", b"%s", b"\t",
)  # fmt: skip


@dataclass
class Tally:
    """What a run found: how many documents were read, by outcome, and every fault with its seed document."""

    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


@dataclass(frozen=True)
class Seed:
    """A recording to mutate."""

    source: str
    name: str
    body: bytes


def seeds() -> list[Seed]:
    """Return every recording that is small enough."""
    paths = sorted(path for path in FOLDER.glob("*/*") if not path.name.endswith(".expected.json"))
    found = (Seed(path.parent.name, path.name, path.read_bytes()) for path in paths)
    return [seed for seed in found if 0 < len(seed.body) <= LONGEST]


def fuzz(count: int, seed: int) -> Tally:
    """Read `count` mutated documents, one in five of them only cut; the same seed gives the same documents."""
    lot, tally, known = random.Random(seed), Tally(), seeds()
    names = tuple(sources())
    whole = [one for one in known if _outcome(one.source, one.body, one.name, Tally()) is Outcome.COMPLETE]
    for number in range(count):
        if number % 5 == 0:
            _cut(lot.choice(whole), lot, tally)
        else:
            one = lot.choice(known)
            source = one.source if lot.random() < 0.8 else lot.choice(names)
            _outcome(source, mutated(one.body, known, lot), f"{one.source}/{one.name} #{number}", tally)
    return tally


def mutated(body: bytes, known: Sequence[Seed], lot: random.Random) -> bytes:
    """Return a document with one to six flaws, no longer than 20 kB."""
    for _ in range(lot.randint(1, 6)):
        place = lot.randrange(len(body) + 1)
        end = min(len(body), place + lot.choice((0, 1, 1, 4, 40, 400)))
        piece = lot.choice(
            (lot.choice(PIECES), body[place:end] * 3, _slice(lot.choice(known).body, lot), lot.randbytes(3))
        )
        body = body[:place] + piece + body[end:]
    return body[:LONGEST]


def _slice(body: bytes, lot: random.Random) -> bytes:
    begin = lot.randrange(len(body))
    return body[begin : begin + lot.randrange(200)]


def _cut(one: Seed, lot: random.Random, tally: Tally) -> None:
    """Cut a whole document in its middle; where its format states a total or an end, it cannot be whole."""
    body = one.body[: lot.randrange(1, max(2, _middle(one.body)))]
    if _states_no_end(one.name, body):
        return
    if _outcome(one.source, body, one.name, tally) is Outcome.COMPLETE:
        tally.faults.append(f"{one.source}/{one.name} cut at {len(body)} of {len(one.body)} reads as COMPLETE")


def _middle(body: bytes) -> int:
    """Return where a document's closing tag or bracket begins; what follows a page's is no part of it."""
    closing = body.lower().rfind(b"</html")
    return closing if closing > 0 else len(body.rstrip().rstrip(b"}]> \r\n"))


def _states_no_end(name: str, body: bytes) -> bool:
    """Tell whether nobody could see the cut: CSV and JSON lines state no total and no end but that of a line."""
    if name.endswith(".csv"):
        return body.endswith(b"\n")
    if not name.endswith(".jsonl"):
        return False
    try:
        json.loads(body.rsplit(b"\n", 1)[-1] or b"{}")
    except ValueError:
        return False
    return True


def _outcome(source: str, body: bytes, name: str, tally: Tally) -> Outcome | None:
    began = time.perf_counter()
    try:
        outcome = read_document(source, body, url=None, status=200, content_type=None, now=NOW).outcome
    except Exception as error:  # Whatever it is, no reader may raise.
        tally.faults.append(f"{source} raised {type(error).__name__}: {error} on a mutation of {name}")
        return None
    took = time.perf_counter() - began
    tally.read += 1
    tally.outcomes[outcome] += 1
    tally.slowest = max(tally.slowest, took)
    if took > HANG_SECONDS:
        tally.faults.append(f"{source} took {took:.1f} s on a mutation of {name}")
    return outcome


def report(tally: Tally, count: int, seed: int) -> Iterator[str]:
    """Yield the run in words."""
    yield f"{tally.read} of {count} documents read with seed {seed}, the slowest in {tally.slowest * 1000:.0f} ms"
    yield ", ".join(f"{outcome} {number}" for outcome, number in tally.outcomes.most_common())
    yield from (f"FAULT {fault}" for fault in tally.faults[:20])
    yield f"{len(tally.faults)} faults"


def main() -> None:
    """Fuzz as many documents as asked for; exit 1 where a fault was found."""
    given = [int(word) for word in sys.argv[1:3]]
    count, seed = (*given, *(COUNT, SEED)[len(given) :])
    tally = fuzz(count, seed)
    sys.stdout.write("\n".join(report(tally, count, seed)) + "\n")
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
