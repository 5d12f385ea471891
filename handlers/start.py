"""`/start`: the way in by a one-time invitation, and what comes next."""

import contextlib

from telegram import BotCommandScopeChat
from telegram.error import TelegramError

from handlers.buttons import Button
from handlers.menu import commands
from handlers.visit import Visit


async def start(visit: Visit, argument: str) -> None:
    """Greet somebody who is enrolled already."""
    await visit.say("welcome-back", (_first_steps(visit),), name=visit.user.name)
    await put_menu(visit)


async def welcome(visit: Visit) -> None:
    """Greet somebody whom an invitation has just let in, saying what comes next and who else can read this chat."""
    role = visit.texts.plain(f"role-{visit.user.role}")
    await visit.say("welcome", (_first_steps(visit),), name=visit.user.name, role=role)
    await put_menu(visit)


async def put_menu(visit: Visit) -> None:
    """Show the commands of the user's role in this chat's menu; a menu that fails is no reason to fail."""
    with contextlib.suppress(TelegramError):
        await visit.bot.set_my_commands(
            commands(visit.user.language, visit.user.role), scope=BotCommandScopeChat(visit.telegram_chat)
        )


def _first_steps(visit: Visit) -> tuple[Button, ...]:
    return (
        Button(visit.texts.plain("button-people"), "show", "people"),
        Button(visit.texts.plain("button-help"), "show", "help"),
    )
