"""`source check` and `source record`: asking a source once, live, and keeping what that proved."""

import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.opening import at_the_register, given_settings
from bot.commands.output import print_json, print_lines
from bot.program import opened_courier, surroundings
from bot.refusals import FAILED, USAGE, Refused
from bot.settings import Settings
from bot.sources import SourceChoice, choose
from cases.people import Roster
from storage import people, source_register
from storage.store import Store
from watchers.checking import Checked, check, to_check
from watchers.contract import ScopeHeader, Source
from watchers.reading.saved import document_lines

SHOWN_FINDS = 5


def check_sources(name: str, folder: str | None, as_json: bool) -> None:
    """Ask a source (or SOURCE/SUBJECT, one scope of it) once, live, and say what that proved.

    With a folder, save each answer there as a recording with its expected reading beside it.
    """
    settings = given_settings()
    results = asyncio.run(_checked(settings, name))
    for one in results if folder else ():
        _record(one, Path(folder or ""))
    if as_json:
        print_json(_checked_row(one) for one in results)
    else:
        print_lines(line for one in results for line in _checked_lines(one))
    if not any(one.proves for one in results):
        raise Refused("Nothing was proven: the source stays as it was.", FAILED)


async def _checked(settings: Settings, name: str) -> list[Checked]:
    clock, around = SystemClock(), surroundings(settings)
    wanted, _, subject = name.partition("/")
    async with at_the_register() as store, opened_courier(settings, clock, around) as courier:
        choice = await choose(store, settings, around.feeds, on_replay=around.route is not None)
        source = _polled(choice, wanted)
        async with store.reading() as session:
            roster = await people.roster(session)
        results = [await check(source, scope, roster, courier) for scope in _found(source, roster, subject)]
        await _note(store, source, [one for one in results if one.proves], clock)
        return results


def _polled(choice: SourceChoice, wanted: str) -> Source:
    if wanted in choice.asked:
        return choice.asked[wanted]
    reason = choice.unasked.get(wanted)
    mend = "see `casewatch source list`" if reason else f"use {', '.join(choice.asked)}"
    raise Refused(f"{wanted!r} is not polled ({reason or 'there is no such source'}): {mend}.", USAGE)


def _found(source: Source, roster: Roster, subject: str) -> Sequence[ScopeHeader]:
    found = to_check(source, roster, subject or None)
    if not found:
        raise Refused(
            f"{source.header.id} has nothing to ask{f' about {subject!r}' if subject else ''}: add a docket with "
            "`casewatch docket add`, or name a scope that `casewatch source list --scopes` shows.",
            USAGE,
        )
    return found


async def _note(store: Store, source: Source, proven: Sequence[Checked], clock: SystemClock) -> None:
    """Keep what was proven: of each list by itself where every list is a publisher of its own."""
    async with store.writing() as session:
        for one in proven:
            key = one.scope.scope.key if source.extended else source.header.id
            await source_register.note_live(session, key, clock.now())


def _checked_row(one: Checked) -> dict[str, object]:
    return {
        "scope": one.scope.scope.key,
        "outcome": str(one.outcome),
        "reason": one.reason,
        "rows": len(one.found),
        "documents": len(one.answers),
        "unread_fields": list(one.unread),
        "verified": "live" if one.proves else None,
    }


def _checked_lines(one: Checked) -> Iterable[str]:
    yield f"{one.scope.title}: {one.outcome}, {one.reason}"
    yield from (f"    {seen.published_at or 'undated'}  {seen.title}" for seen in one.found[:SHOWN_FINDS])
    if one.unread:
        yield f"    the rows hold fields that nobody reads: {', '.join(one.unread)}"
    yield "    proven live" if one.proves else "    not proven"


_SUFFIXES = (("json", ".json"), ("html", ".html"), ("xml", ".xml"), ("csv", ".csv"))


def _record(one: Checked, folder: Path) -> None:
    """Save each answer and, beside it, what was read from it; a file that is there is never overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, answer in enumerate(one.answers, 1):
        if answer.document is None:
            continue
        document = answer.document
        kind = document.headers.get("content-type", "")
        suffix = next((ending for mark, ending in _SUFFIXES if mark in kind), ".txt")
        stem = "".join(letter if letter.isalnum() else "-" for letter in one.scope.scope.subject)[:40]
        path = folder / f"recorded-{document.fetched_at:%Y-%m-%d}-{stem}-{number}{suffix}"
        lines = [json.dumps(line, ensure_ascii=False) for line in document_lines(document, one.scope.scope.source)]
        try:
            with path.open("xb") as file:
                file.write(document.body)
            path.with_name(f"{path.name}.expected.json").write_text("\n".join(lines) + "\n", encoding="utf-8")
        except FileExistsError:
            raise Refused(f"{path} is there already: move it away, or name another folder.", FAILED) from None
        sys.stderr.write(f"saved {path}\n")
