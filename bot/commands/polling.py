"""`poll`: one round now, with a row per source."""

import asyncio
import time

from bot.clock import SystemClock
from bot.commands.opening import alone, given_settings
from bot.commands.output import print_json, print_table
from bot.program import opened_program, surroundings
from bot.refusals import USAGE, Refused
from bot.schedule import Schedule
from cases.observations import worst
from storage import scopes
from watchers.pipeline import Polled

COUNTED = ("rows", "new", "changed", "gone")
NOT_POLLED = "not polled"
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
    counts = {column: sum(getattr(result, column) for result in results) for column in COUNTED}
    # Nothing was asked: there is no docket, the host wants other hours, or the day's requests are used up.
    outcome = str(worst(tuple(result.outcome for result in results))) if results else NOT_POLLED
    return {"source": name, "outcome": outcome, **counts, "seconds": round(seconds, 1)}
