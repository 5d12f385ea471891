"""`docket add` and `source add`: what admins add in chat, by an operator at the data folder."""

import asyncio
import sys
from datetime import UTC, datetime

from bot.clock import SystemClock
from bot.commands.asking import resolved
from bot.commands.opening import alone, at_the_register, given_settings
from bot.commands.output import print_lines
from bot.previewing import Previewing
from bot.program import opened_program, surroundings
from bot.refusals import FAILED, USAGE, Refused
from bot.sources import every_source
from cases.docket_list import held_docket, usable_number, with_docket
from cases.people import Docket, Person
from handlers.source import added_from
from handlers.views.previews import Preview
from storage import people, source_register
from watchers.contract import Header


def add_docket(number: str, source: str, name: str, tie: str) -> None:
    """Tie a court's number to a person; raises Refused for a wrong number, source or name, or a missing tie."""
    header = _court(source)
    number = " ".join(number.split())
    if not usable_number(number):
        raise Refused(f"{number!r} is no docket number: write it as the court does, like 394399.", USAGE)
    if header.hides_names and not tie:
        raise Refused(
            f"{header.title} hides names: say with --tie where it is already public, or who authorised it, that "
            f"{number} is this person's case.",
            USAGE,
        )

    async def added() -> Person:
        async with at_the_register() as store:
            async with store.reading() as session:
                person = resolved(await people.roster(session), name)
            if held_docket(person, number, source):
                raise Refused(f"{person.name} has {number} of {source} already.", USAGE)
            docket = Docket(number, header.title, header.country or "", source, tie=tie)
            async with store.writing() as session:
                await people.put_person(session, with_docket(person, docket), datetime.now(UTC))
            return person

    print_lines([f"{header.title} is asked for {number} of {asyncio.run(added()).name} from the next poll on."])


def _court(source: str) -> Header:
    courts = {name: one.header for name, one in every_source(None).items() if "docket" in one.header.match_by}
    if source not in courts:
        raise Refused(f"{source!r} is no source that is asked by number: use {', '.join(courts)}.", USAGE)
    return courts[source]


def add_source(url: str, confirmed: bool) -> None:
    """Look at a feed, page or channel, print what it holds, and store it once confirmed."""
    settings = given_settings()

    async def looked_at() -> Preview:
        async with opened_program(settings, SystemClock(), surroundings(settings)) as program:
            preview = await Previewing(program, program.schedule.workshop.courier).address(url)
            print_lines(_lines(preview))
            if preview.proven and (confirmed or _says_yes()):
                async with program.store.writing() as session:
                    await source_register.add(session, added_from(preview), program.clock.now())
                print_lines(["Added: it is polled from the next start on."])
            return preview

    if not url.startswith(("http://", "https://")):
        raise Refused(f"{url!r} is no address: write it with https:// before it.", USAGE)
    with alone(settings):
        try:
            preview = asyncio.run(looked_at())
        except ValueError as error:
            raise Refused(f"Nothing was added: {error}.", USAGE) from error
    if not preview.proven:
        raise Refused(f"Nothing was added: {url} cannot be watched ({preview.reason}).", FAILED)


def _says_yes() -> bool:
    if not sys.stdin.isatty():
        print_lines(["Nothing was added: give --yes to add it."])
        return False
    import typer

    return typer.confirm("Poll it from now on?", default=False)


def _lines(preview: Preview) -> list[str]:
    newest = [f"    {one.published_at or 'undated'}  {one.title}" for one in preview.entries[:5]]
    return [
        f"{preview.title}: {preview.reason}",
        *newest,
        f"    names: {', '.join(preview.persons) or 'nobody who is tracked'}",
        f"    would have raised {preview.alerts} alerts in {preview.days} days",
    ]
