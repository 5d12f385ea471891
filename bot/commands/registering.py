"""`person ...` and `user ...`: the register and its users, for an operator at the data folder."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.asking import resolved
from bot.commands.opening import at_the_register
from bot.commands.output import print_json, print_lines, print_table
from bot.commands.reading import given_text
from bot.refusals import FAILED, USAGE, Refused
from cases.people import Person
from cases.roster_file import RosterError, dump_roster, parse_roster
from cases.spelling_list import searched, struck_out
from storage import audit, people, users
from storage.records import Role, User


def list_people(as_json: bool) -> None:
    """Print the people who are followed."""

    async def listed() -> tuple[Person, ...]:
        async with at_the_register() as store, store.reading() as session:
            return (await people.roster(session)).persons

    rows = asyncio.run(listed())
    if as_json:
        print_json(_entry(person) for person in rows)
    else:
        print_table(
            ("Name", "Countries", "Requested by", "Dockets", "Spellings"),
            [
                (
                    one.name,
                    " ".join(one.countries),
                    " ".join(one.requesting_states),
                    len(one.dockets),
                    len(searched(one)),
                )
                for one in rows
            ],
        )


def show_person(name: str, as_json: bool) -> None:
    """Print one person's entry, spellings and dockets."""

    async def found() -> Person:
        async with at_the_register() as store, store.reading() as session:
            return resolved(await people.roster(session), name)

    person = asyncio.run(found())
    if as_json:
        print_json([_entry(person)])
        return
    print_lines([person.name, f"  {person.role}", f"  countries: {' '.join(person.countries) or 'none on file'}"])
    print_lines(f"  {one.text} ({one.language}, {one.script}, {one.origin})" for one in searched(person))
    print_lines(f"  struck out, not searched: {one.text}" for one in struck_out(person))
    print_lines(f"  docket {one.number}, {one.court}; tie: {one.tie}" for one in person.dockets)


def _entry(person: Person) -> dict[str, object]:
    return {
        "person": person.name,
        "id": person.id,
        "countries": list(person.countries),
        "requesting_states": list(person.requesting_states),
        "circles": list(person.circles),
        "spellings": [
            {"text": one.text, "language": one.language, "origin": str(one.origin)} for one in searched(person)
        ],
        "struck_spellings": [one.text for one in struck_out(person)],
        "dockets": [{"number": one.number, "court": one.court, "country": one.country} for one in person.dockets],
    }


def import_roster(file: str) -> None:
    """Add a roster file's people, circles and facts; what is already in the register stays as it is."""
    try:
        given = parse_roster(given_text(file))
    except RosterError as error:
        raise Refused(f"{file}: {error}", USAGE) from error

    async def put() -> None:
        async with at_the_register() as store, store.writing() as session:
            await people.seed(session, given.roster, given.facts, datetime.now(UTC))

    asyncio.run(put())
    print_lines([f"{len(given.roster.persons)} people and {len(given.roster.circles)} circles are in the register."])


def export_roster(file: str) -> None:
    """Write the register's people, circles and facts as a roster file."""

    async def taken() -> str:
        async with at_the_register() as store, store.reading() as session:
            roster, facts = await people.export(session)
            return dump_roster(roster, facts)

    text = asyncio.run(taken())
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{file} cannot be written ({error.strerror}): choose another place.", FAILED) from error


def given_role(text: str) -> Role:
    """Return the role of this name; raises Refused naming the four there are."""
    try:
        return Role(text.lower())
    except ValueError:
        raise Refused(f"There is no role {text!r}: use reader, editor, admin or owner.", USAGE) from None


def invite(role: str) -> None:
    """Make and print a one-time invitation."""
    wanted = given_role(role)

    async def made() -> tuple[str, datetime]:
        now = datetime.now(UTC)
        async with at_the_register() as store, store.writing() as session:
            invitation = await users.invite(session, wanted, None, now)
            await audit.note(session, None, "invite", wanted, now)
            return invitation.code, invitation.expires_at

    code, expires_at = asyncio.run(made())
    print_lines([f"/start {code}", f"One use, as {wanted}, until {expires_at:%Y-%m-%d %H:%M} UTC: send it to the bot."])


def list_users(as_json: bool) -> None:
    """Print who may talk to the bot, without Telegram's ids."""

    async def listed() -> list[dict[str, object]]:
        async with at_the_register() as store, store.reading() as session:
            return [
                {
                    "user": one.user,
                    "name": one.name,
                    "role": str(one.role),
                    "language": one.language,
                    "paused": one.paused,
                }
                for one in await users.everyone(session)
            ]

    rows = asyncio.run(listed())
    if as_json:
        print_json(rows)
    else:
        print_table(("No.", "Name", "Role", "Language", "Paused"), [list(row.values()) for row in rows])


def _user_row(user: User) -> dict[str, object]:
    return {
        "user": user.user,
        "name": user.name,
        "role": str(user.role),
        "language": user.language,
        "paused": user.paused,
    }


def set_role(user: int, role: str) -> None:
    """Give a user another role."""
    wanted = given_role(role)

    async def changed() -> bool:
        now = datetime.now(UTC)
        async with at_the_register() as store, store.writing() as session:
            if await users.by_user(session, user) is None:
                return False
            await users.set_role(session, user, wanted, now)
            await audit.note(session, None, "role", f"{user}:{wanted}", now)
            return True

    if not asyncio.run(changed()):
        raise Refused(f"There is no user number {user}: see `casewatch user list`.", USAGE)
