"""The terminal as Telegram: the very same Application talks to people at the keyboard instead of to a server."""

from bot.console.chats import ConsoleUser
from bot.console.conversation import stdin_lines
from bot.console.people import ConsoleError
from bot.console.server import ConsoleTelegram
from bot.console.transcript import Said

__all__ = ["ConsoleError", "ConsoleTelegram", "ConsoleUser", "Said", "stdin_lines"]
