"""`role NAME ROLE`: what somebody enrolled may do."""

from handlers.buttons import Button, one_per_row
from handlers.roles import grantable, role_named
from handlers.visit import Visit
from storage import audit, users
from storage.records import Role, User


async def role(visit: Visit, argument: str) -> None:
    """Give a user a role; without arguments list users and their roles."""
    name, _, word = argument.rpartition(" ")
    wanted = role_named(word)
    if wanted is None or not name.strip():
        return await _list(visit)
    if wanted not in grantable(visit.user.role):
        return await visit.say("role-above-yours")
    found = [user for user in await _everyone(visit) if user.name.casefold() == name.strip().casefold()]
    if not found:
        return await visit.say("no-such-user", name=name.strip())
    if len(found) > 1:
        buttons = one_per_row(
            Button(f"{user.name} · {visit.texts.plain(f'role-{user.role}')}", "role", f"{user.user},{wanted}")
            for user in found
        )
        return await visit.say("which-user", buttons, name=name.strip())
    return await _give(visit, found[0], wanted)


async def role_chosen(visit: Visit, argument: str) -> None:
    """Give the role to the user whose button was pressed."""
    number, _, word = argument.partition(",")
    wanted = role_named(word)
    found = [user for user in await _everyone(visit) if str(user.user) == number]
    if wanted is None or not found or wanted not in grantable(visit.user.role):
        return await visit.turn_to("choice-gone")
    return await _give(visit, found[0], wanted)


async def _give(visit: Visit, user: User, wanted: Role) -> None:
    if user.role is Role.OWNER or not visit.user.role.covers(user.role):
        return await visit.turn_to("role-above-yours")
    async with visit.desk.store.writing() as session:
        await users.set_role(session, user.user, wanted, visit.now)
        await audit.note(session, visit.user.user, "role", f"{user.user}:{wanted}", visit.now)
    return await visit.turn_to("role-given", name=user.name, role=visit.texts.plain(f"role-{wanted}"))


async def _list(visit: Visit) -> None:
    told = [f"{user.name} · {visit.texts.plain(f'role-{user.role}')}" for user in await _everyone(visit)]
    await visit.say("role-usage", users="\n".join(told))


async def _everyone(visit: Visit) -> tuple[User, ...]:
    async with visit.desk.store.reading() as session:
        return await users.everyone(session)
