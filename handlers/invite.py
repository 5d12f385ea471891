"""`invite ROLE`: a one-time link by which somebody new may come in."""

from handlers.buttons import Button
from handlers.dates import moment
from handlers.roles import grantable, role_named
from handlers.speech import Html
from handlers.visit import Visit
from storage import audit, users
from storage.records import Role


async def invite(visit: Visit, argument: str) -> None:
    """Make an invitation for a role, or offer the roles there are."""
    role = role_named(argument)
    if role is None or role not in grantable(visit.user.role):
        buttons = tuple(Button(visit.texts.plain(f"role-{one}"), "invite", one) for one in grantable(visit.user.role))
        return await visit.say("invite-which", (buttons,))
    return await _make(visit, role)


async def invite_chosen(visit: Visit, argument: str) -> None:
    """Make an invitation for the role whose button was pressed."""
    role = role_named(argument)
    if role is None or role not in grantable(visit.user.role):
        return await visit.turn_to("choice-gone")
    return await _make(visit, role)


async def _make(visit: Visit, role: Role) -> None:
    async with visit.desk.store.writing() as session:
        made = await users.invite(session, role, visit.user.user, visit.now)
        await audit.note(session, visit.user.user, "invite", role, visit.now)
    name = visit.bot.username
    link = f"https://t.me/{name}?start={made.code}"
    texts = visit.texts
    await visit.turn_to(
        "invited",
        role=texts.plain(f"role-{role}"),
        link=Html(link),
        code=made.code,
        until=moment(texts, made.expires_at),
    )
