"""The names room measured: labelled sets, namesakes, foreign names, and its cost beside a bare scan in the same run.

`make bench-names` prints the table; costs are ratios to an `ahocorasick_rs` scan of the same texts for the same names.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from cases.names import build_index, mentions, updated
from cases.people import Roster
from tests.benchmarks.labelled import SHARED, foreign_names, namesakes, register, texts_of
from tests.benchmarks.names import roster_of

ROUNDS = 7
LETTERS_A_TEXT = 2_400
SYLLABLES = ("ba", "do", "ke", "li", "mu", "na", "ro", "sa", "ti", "vu", "zhe", "khu", "cha", "pe", "go", "yu")
ENDINGS = ("ov", "enko", "bek", "ski", "ev", "ian", "escu", "in")
IMPORTED = "import time; begun = time.perf_counter(); import cases.names; print(time.perf_counter() - begun)"
# The peak of this very program: what getrusage says is inherited from whoever started it.
BARE = "print(int(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]) / 1024)"
PEAK = f"""
from cases.names import build_index, mentions
from tests.benchmarks.bench_names import persons_for
from tests.benchmarks.names import roster_of
mentions(build_index(roster_of(persons_for(10_000))), "Muratbek Ketebayev")
{BARE}
"""


def invented_names(number: int) -> Iterator[str]:
    """Yield invented full names, each another, in a fixed order."""
    base = len(SYLLABLES)
    for count in range(number):
        one, two, three, four = (count // base**power % base for power in range(4))
        given = (SYLLABLES[two] + SYLLABLES[one] + SYLLABLES[three]).capitalize()
        surname = (SYLLABLES[one] + SYLLABLES[three] + SYLLABLES[two] + SYLLABLES[four]).capitalize()
        yield f"{given} {surname}{ENDINGS[count % len(ENDINGS)]}"


def persons_for(number: int) -> list[dict[str, object]]:
    """Return register entries: those of the texts at hand, filled up with invented ones."""
    known = register()[:number]
    filling = invented_names(number - len(known))
    invented: list[dict[str, object]] = [
        {"id": f"invented:{place}", "names": [name]} for place, name in enumerate(filling)
    ]
    return known + invented


def cpu(work: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> float:
    """Return the least CPU seconds of several runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        prepare()
        gc.collect()
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def cost(number: int, texts: Sequence[str]) -> str:
    """Return the cost per text at so many persons, cold and warm, and its ratio to the bare scan."""
    persons = persons_for(number)
    names = [str(name) for person in persons for name in person["names"]]  # type: ignore[attr-defined]
    bare = AhoCorasick(names)
    floor = cpu(lambda: [bare.find_matches_as_indexes(text) for text in texts])
    roster = roster_of(persons)
    index = build_index(roster)
    fresh = [index]

    def forget() -> None:
        fresh[0] = updated(index, roster)

    cold = cpu(lambda: [mentions(fresh[0], text) for text in texts], forget)
    warm = cpu(lambda: [mentions(index, text) for text in texts])
    found = sum(len(mentions(index, text)) for text in texts) / len(texts)
    return (
        f"{number:>6} persons  floor {floor / len(texts) * 1e6:6.1f} us  cold {cold / len(texts) * 1e6:7.1f} us"
        f" = {cold / floor:5.1f}x  warm {warm / floor:5.1f}x  ({found:.1f} mentions a text)"
    )


def incremental(number: int) -> float:
    """Return the milliseconds until one more person is found in an index of so many."""
    roster = roster_of(persons_for(number))
    more = roster_of([{"id": "new", "names": ["Zoltarek Mipplefax"]}]).persons
    index = build_index(roster)
    added = Roster((*roster.persons, *more), (), roster.version + 1)
    took = cpu(lambda: updated(index, added)) * 1e3
    assert mentions(updated(index, added), "Zoltarek Mipplefax")
    return took


def run(program: str) -> float:
    """Return the number a small program prints, run in an interpreter of its own."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print the table."""
    if SHARED.exists():
        for task, adapter in (("t1", "detector"), ("t2", "resolver")):
            call = [sys.executable, str(SHARED / "score.py"), task, "--call", f"tests.benchmarks.names:{adapter}"]
            print(subprocess.run(call, capture_output=True, text=True, check=False).stdout, end="")
    else:
        print(f"NOT RUN: the labelled name sets are not present at {SHARED}")
    for half in ("tuning", "evaluation"):
        print(f"own namesakes, {half:<10}", namesakes(half))
        print(f"foreign names, {half:<10}", foreign_names(half))
    texts = texts_of(LETTERS_A_TEXT)
    for number in (1_000, 10_000):
        print(cost(number, texts))
    print(f"one more person at 1,000: {incremental(1_000):.1f} ms; at 10,000: {incremental(10_000):.1f} ms")
    print(f"import of cases.names: {run(IMPORTED):.2f} s")
    print(f"memory at 10,000 persons over bare Python: {run(PEAK) - run(BARE):.0f} MB")


if __name__ == "__main__":
    main()
