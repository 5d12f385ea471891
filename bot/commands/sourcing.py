"""`source ...`: what each source is, costs and reveals, and accepting its terms."""

import asyncio
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import structlog
import typer

from bot.commands.opening import alone, at_the_register, given_settings
from bot.commands.output import print_json, print_lines, print_table
from bot.program import opened_store, surroundings
from bot.refusals import USAGE, Refused
from bot.settings import Settings
from bot.sources import choose, every_source
from cases.observations import OUTCOMES_BY_BADNESS, Outcome
from cases.people import Roster
from storage import people, scopes, source_register
from storage.records import ScopeHealth
from watchers.contract import Source
from watchers.load import Load, loads
from watchers.registry import CANARY
from watchers.terms import Unasked, terms_digest

log = structlog.get_logger()

# One mark a poll, oldest first: complete, unchanged, partial, suspect, error, blocked.
MARKS = {"COMPLETE": "█", "UNCHANGED": "▅", "PARTIAL": "▃", "SUSPECT": "?", "ERROR": "!", "BLOCKED": "x"}


def list_sources(as_json: bool, *, every_scope: bool = False) -> None:
    """Print a row a source (or a scope): outcome, proof, next poll, load, what its host learns, and its terms."""
    rows, roster, sources, unasked = asyncio.run(_at_hand())
    if every_scope:
        names = {person.id: person.name for person in roster.persons}
        lines = [_scope_row(row, names, sources) for row in rows]
    else:
        load = loads(sources.values(), roster)
        lines = [_source_row(source, rows, load, unasked) for source in sources.values()]
    if as_json:
        print_json(lines)
    elif not lines:
        print_lines(["Nothing has been polled yet: run `casewatch poll` or `casewatch run` first."])
    elif every_scope:
        print_table(tuple(lines[0]), [list(line.values()) for line in lines])
    else:
        print_lines(said for line in lines for said in _block(line, sources[str(line["source"])].header.title))


def _block(row: Mapping[str, object], title: str) -> Iterable[str]:
    """Yield a source's row in a few lines, which read on a narrow terminal where a table of so many columns cannot."""
    yield f"{row['source']}  {row['outcome']} {row['history']}  {title}".replace("   ", "  ")
    if row["polled"] != "yes":
        yield f"    not polled: {row['polled']}"
    learns = f"its host learns the {row['reveals']}" if row["reveals"] != "nothing" else "its host learns nothing of us"
    load = f", a day's requests {row['asks a day']}" if row["asks a day"] else ""
    yield f"    {row['scopes']} scopes{load}; {learns}; format {row['verified']}"
    if row["next due"]:
        yield f"    last proven good {row['last proven'] or 'never (all of it)'}, next due {row['next due']}"
    read = f"read by a person on {row['read on']}" if row["read on"] else "read by nobody of us yet"
    yield f"    terms: {row['terms']} ({read})"


async def _at_hand() -> tuple[tuple[ScopeHealth, ...], Roster, Mapping[str, Source], Mapping[str, Unasked]]:
    settings = given_settings()
    around = surroundings(settings)
    async with at_the_register() as store:
        choice = await choose(store, settings, around.feeds, on_replay=around.route is not None)
        async with store.reading() as session:
            added = await source_register.added(session)
            rows = [row for row in await scopes.health(session) if row.scope.subject != CANARY]
            return tuple(rows), await people.roster(session), every_source(around.feeds, added), choice.unasked


def _source_row(
    source: Source, rows: Sequence[ScopeHealth], load: Mapping[str, Load], unasked: Mapping[str, Unasked]
) -> dict[str, object]:
    header = source.header
    own = [row for row in rows if row.scope.source == header.id]
    polled = [row for row in own if row.outcome]
    worst = max(polled, key=lambda row: OUTCOMES_BY_BADNESS.index(row.outcome or Outcome.ERROR), default=None)
    proven = [row.last_proven for row in own]
    planned = load[header.id]
    return {
        "source": header.id,
        "scopes": planned.scopes,
        "outcome": str(worst.outcome) if worst else "never polled",
        "history": _sparkline(worst) if worst else "",
        "last proven": _moment(min((at for at in proven if at), default=None)) if all(proven) else None,
        "next due": _moment(min((row.next_due for row in own), default=None)),
        "asks a day": planned.by_host(),
        "reveals": header.reveals,
        "verified": str(header.verified),
        "polled": str(unasked.get(header.id, "yes")),
        "terms": f"{header.terms.licence}; {header.terms.limits}",
        "read on": header.terms.read_on,
    }


def _scope_row(row: ScopeHealth, names: Mapping[str, str], sources: Mapping[str, Source]) -> dict[str, object]:
    source = sources.get(row.scope.source)
    return {
        "source": row.scope.source,
        "scope": names.get(row.scope.subject, row.title if row.scope.kind == "list" else row.scope.subject),
        "outcome": str(row.outcome or "never polled"),
        "last proven": _moment(row.last_proven),
        "next due": _moment(row.next_due),
        "history": _sparkline(row),
        "verified": row.verified,
        "reveals": source.header.reveals if source else None,
    }


def _sparkline(row: ScopeHealth) -> str:
    return "".join(MARKS.get(str(past.outcome), "?") for past in row.history)


def _moment(at: datetime | None) -> str | None:
    return f"{at:%Y-%m-%d %H:%M}" if at else None


def accept(names: tuple[str, ...]) -> None:
    """Note that somebody has read and accepted the terms of these sources (default: of all), and print them."""
    settings = given_settings()
    every = every_source(surroundings(settings).feeds)
    unknown = [name for name in names if name not in every]
    if unknown:
        raise Refused(f"There is no source {unknown[0]!r}: use {', '.join(every)}.", USAGE)
    chosen = [every[name] for name in names or tuple(every)]
    with alone(settings):
        asyncio.run(_accept(settings, chosen))
    print_lines(terms_lines(chosen))
    print_lines([f"Accepted: the terms of {len(chosen)} sources. They are polled from the next start on."])


def settle_terms(settings: Settings) -> None:
    """At a terminal, show what has not been accepted yet and ask once; elsewhere only say what is not polled."""
    waiting = asyncio.run(_not_accepted(settings))
    if not waiting:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        log.warning(
            "sources are not polled until their terms are accepted: run `casewatch source accept`, or set "
            "CASEWATCH_ACCEPT_TERMS=1",
            sources=[source.header.id for source in waiting],
        )
        return
    print_lines(["These sources ask for the following; somebody must have read their terms:", *terms_lines(waiting)])
    if typer.confirm("Accept all of them? Without it they are not polled.", default=False):
        asyncio.run(_accept(settings, waiting))


async def _not_accepted(settings: Settings) -> list[Source]:
    around = surroundings(settings)
    async with opened_store(settings) as store:
        choice = await choose(store, settings, around.feeds, on_replay=around.route is not None)
    every = every_source(around.feeds)
    return [every[name] for name, reason in choice.unasked.items() if reason is Unasked.NOT_ACCEPTED]


async def _accept(settings: Settings, chosen: Sequence[Source]) -> None:
    async with opened_store(settings) as store, store.writing() as session:
        pairs = [(source.header.id, terms_digest(source.header)) for source in chosen]
        await source_register.accept(session, pairs, datetime.now(UTC))


def terms_lines(sources: Iterable[Source]) -> Iterable[str]:
    """Yield, source by source, what an operator is asked to accept."""
    for source in sources:
        header = source.header
        read = (
            f"last read by a person on {header.terms.read_on}" if header.terms.read_on else "read by nobody of us yet"
        )
        yield f"{header.id}: {header.title} <{header.url}>"
        yield f"    licence: {header.terms.licence}"
        yield f"    limits:  {header.terms.limits}"
        yield f"    its host learns: {header.reveals}; terms {read}"
