"""`status`, `history`, `why`: the chat's answers, for an operator at the data folder."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from bot.commands.opening import at_the_register, given_settings
from bot.commands.output import print_json, print_lines
from bot.delivery.plain import without_markup
from bot.program import surroundings
from bot.refusals import FAILED, USAGE, Refused
from bot.source_facts import source_facts
from bot.sources import choose
from cases.events import Event
from cases.names import build_index, resolve
from cases.people import Person, Roster
from cases.status import status as status_of
from handlers.speech import Texts
from handlers.status import known_of
from handlers.views.history import history_view
from handlers.views.status import Checked, status_view
from handlers.why import alert_number, explanation
from storage import events, outbox, people, scopes
from storage.records import KeptAlert, ScopeHealth
from watchers.registry import CANARY
from watchers.terms import Unasked

WORDS = Texts("en")


def resolved(roster: Roster, name: str) -> Person:
    """Return the person a name means; raises Refused naming the near ones, never guessing between them."""
    found = resolve(build_index(roster), name)
    if found.understood == "exact" and len(found.persons) == 1:
        person = roster.person(found.persons[0])
        if person is not None:
            return person
    near = [person.name for person in roster.persons if person.id in found.persons]
    hint = f"did you mean {' or '.join(near)}?" if near else "see `casewatch person list`."
    raise Refused(f"{name!r} is not somebody the register follows: {hint}", USAGE)


def status(name: str, on: str | None, as_json: bool) -> None:
    """Print what is known of a person, now or as of a day."""
    day = _day(on)

    async def asked() -> tuple[Person, tuple[Event, ...], tuple[ScopeHealth, ...], Mapping[str, Unasked]]:
        async with at_the_register() as store, store.reading() as session:
            person = resolved(await people.roster(session), name)
            held = await events.of(session, {person.id, *person.circles})
            rows = [row for row in await scopes.health(session) if row.scope.subject != CANARY]
            settings = given_settings()
            around = surroundings(settings)
            choice = await choose(store, settings, around.feeds, on_replay=around.route is not None)
            return person, held, tuple(rows), choice.unasked

    person, held, healths, unasked = asyncio.run(asked())
    now = datetime.now(UTC)
    found = status_of(person, held, day)
    if as_json:
        told = [(str(line.track), event) for line in found.lines for event in line.events]
        print_json(_status_row(person, track, event) for track, event in told)
        return
    checked = Checked(healths, source_facts(unasked), now)
    print_lines([without_markup(status_view(person, known_of(found, day), checked, WORDS).html)])


def _status_row(person: Person, track: str, event: Event) -> dict[str, object]:
    return {"person": person.name, "track": track, **_event_row(event)}


def _event_row(event: Event) -> dict[str, object]:
    return {
        "kind": event.kind,
        "country": event.country,
        "counter_country": event.counter_country,
        "occurred_on": event.occurred_on,
        "confidence": str(event.confidence),
        "source": event.source_title or event.source,
        "url": event.url,
        "as_of": event.as_of,
        "attributes": dict(event.attributes),
        "evidence": event.evidence,
    }


def history(name: str, as_json: bool) -> None:
    """Print everything recorded about a person, newest first."""

    async def asked() -> tuple[Person, tuple[Event, ...]]:
        async with at_the_register() as store, store.reading() as session:
            person = resolved(await people.roster(session), name)
            return person, await events.of(session, {person.id})

    person, held = asyncio.run(asked())
    if as_json:
        print_json({"person": person.name, **_event_row(event)} for event in reversed(held))
    else:
        print_lines(_pages(person, held))


def _pages(person: Person, held: tuple[Event, ...]) -> Iterator[str]:
    page, last = 0, ""
    while (text := without_markup(history_view(person.name, person.id, held, page, WORDS).html)) != last:
        yield text
        page, last = page + 1, text


def why(alert: str, as_json: bool) -> None:
    """Print what led to an alert."""
    number = alert_number(alert)
    if number is None:
        raise Refused(f"{alert!r} is no alert's number: write it as it stands in the alert, #A-1001.", USAGE)

    async def asked() -> tuple[KeptAlert | None, Roster]:
        async with at_the_register() as store, store.reading() as session:
            return await outbox.alert(session, number), await people.roster(session)

    kept, roster = asyncio.run(asked())
    if kept is None:
        raise Refused(f"There is no alert #A-{number}.", FAILED)
    if as_json:
        print_json(
            {"alert": f"#A-{number}", **_event_row(event), "reasons": list(event.reasons)} for event in kept.events
        )
    else:
        print_lines([without_markup(explanation(kept, roster, WORDS))])


def _day(on: str | None) -> date | None:
    try:
        return date.fromisoformat(on) if on else None
    except ValueError:
        raise Refused(f"--on {on!r} is no day: write it like 2016-12-09.", USAGE) from None
