"""`poll`: one round now, with a row per source."""

import asyncio
import time
from collections import defaultdict

from bot.clock import SystemClock
from bot.commands.opening import alone, given_settings
from bot.commands.output import print_json, print_table
from bot.program import opened_program, surroundings
from bot.refusals import USAGE, Refused
from bot.schedule import Schedule
from cases.observations import worst
from storage import scopes
from watchers.pipeline import Polled

COLUMNS = ("source", "outcome", "rows", "new", "changed", "gone", "seconds")


def poll_now(sources: tuple[str, ...], as_json: bool) -> None:
    """Poll the named sources (default: all) once, whatever is due, and print how each went."""
    settings = given_settings()

    async def polled() -> list[dict[str, object]]:
        async with opened_program(settings, SystemClock(), surroundings(settings)) as program:
            unknown = [name for name in sources if name not in program.sources]
            if unknown:
                raise Refused(f"There is no source {unknown[0]!r}: use {', '.join(program.sources)}.", USAGE)
            wanted = sources or tuple(program.sources)
            return [await _one_source(program.schedule, name) for name in wanted]

    with alone(settings):
        rows = asyncio.run(polled())
    if as_json:
        print_json(rows)
    else:
        print_table(COLUMNS, [[row[column] for column in COLUMNS] for row in rows])


async def _one_source(schedule: Schedule, name: str) -> dict[str, object]:
    began = time.monotonic()
    async with schedule.store.reading() as session:
        rows = [row for row in await scopes.health(session) if row.scope.source == name]
    results = await schedule.round(tuple(row for row in rows if schedule.wanted(row)))
    return _row(name, results, time.monotonic() - began)


def _row(name: str, results: tuple[Polled, ...], seconds: float) -> dict[str, object]:
    counts: dict[str, int] = defaultdict(int)
    for result in results:
        for column in ("rows", "new", "changed", "gone"):
            counts[column] += getattr(result, column)
    outcome = worst(tuple(result.outcome for result in results))
    return {"source": name, "outcome": str(outcome), **counts, "seconds": round(seconds, 1)}
