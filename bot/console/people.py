"""The people side of the console: they write and press, and wait until the application has dealt with it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from bot.console.chats import ConsoleChat, ConsoleUser, StandingMessage
from bot.console.conversation import stdin_lines
from bot.console.markup import utf16
from bot.console.transcript import Said

LONGEST_POLL_SECONDS = 10.0
ENDINGS = frozenset({"quit", "exit"})


class ConsoleError(Exception):
    """Something was asked of the console that cannot be done; one sentence."""


class People:
    """What people do at a console; mixed into `ConsoleTelegram`, which keeps the chats."""

    on_message: Callable[[Said], None]

    def __init__(self) -> None:
        """Begin with nobody there and nothing said."""
        self.chats: dict[int, ConsoleChat] = {}
        self.pressing: dict[str, ConsoleUser] = {}
        self._inbox: list[dict[str, Any]] = []
        self._arrived = asyncio.Event()
        self._fetched = asyncio.Condition()
        self._acknowledged = 0
        self._last_update = 0
        self._queue: asyncio.Queue[object] | None = None
        self._hung_up = asyncio.Event()

    def attach(self, updates: "asyncio.Queue[object]") -> None:
        """Name the application's update queue, which `settled` watches."""
        self._queue = updates

    def add_user(self, name: str, telegram_id: int, language: str = "en") -> None:
        """Seat somebody in a private chat of their own, whose number is the made-up `telegram_id`."""
        self.chats[telegram_id] = ConsoleChat(ConsoleUser(name, telegram_id, language))

    def hang_up(self) -> None:
        """End the conversation at the keyboard, as Ctrl-C does; a signal handler may call it."""
        self._hung_up.set()

    def next_message_id(self) -> int:
        """Return a number for a new message."""
        raise NotImplementedError

    def date(self) -> int:
        """Return the present moment (Unix seconds)."""
        raise NotImplementedError

    def as_message(self, chat: ConsoleChat, message: StandingMessage) -> dict[str, Any]:
        """Return the Bot API's Message for a message of the bot."""
        raise NotImplementedError

    async def say(self, user: str, text: str) -> None:
        """Let somebody write a message; returns when the application has dealt with it. Raises ConsoleError."""
        chat = self._chat_of(user)
        self.on_message(Said(chat.user.name, "user", text))
        message: dict[str, Any] = {
            "message_id": self.next_message_id(),
            "date": self.date(),
            "chat": chat.user.as_chat(),
            "from": chat.user.as_user(),
            "text": text,
        }
        if text.startswith("/"):
            # Without this entity python-telegram-bot's CommandHandler is deaf.
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": utf16(text.split()[0])}]
        self._post({"message": message})
        await self.settled()

    async def press(self, user: str, label: str) -> None:
        """Let somebody press the newest button so labelled in their chat; raises ConsoleError where there is none."""
        chat = self._chat_of(user)
        found = chat.labelled(label)
        if found is None:
            there = ", ".join(repr(one) for one in chat.labels()) or "none"
            raise ConsoleError(f"{user} sees no button {label!r}; the buttons there are: {there}.")
        await self._press(chat, *found)

    async def enter(self, user: str, line: str) -> None:
        """Let somebody type a line: a live button's number presses it, anything else is a message."""
        chat = self._chat_of(user)
        message = chat.newest_with_buttons()
        number = int(line) if line.isascii() and line.isdigit() and len(line) <= 3 else 0
        if message is None or not 1 <= number <= len(message.buttons):
            return await self.say(user, line)
        return await self._press(chat, message, message.buttons[number - 1])

    async def converse(
        self,
        user: str,
        lines: AsyncIterator[str] | None = None,
        *,
        after: Callable[[], Awaitable[None]] | None = None,
        tell: Callable[[str], None] = print,
    ) -> None:
        """Let the person at the keyboard speak as `user` until the lines end, one says quit, or somebody hangs up.

        "as NAME" speaks as another. `lines` are those of standard input by default; `after` runs after each line;
        `tell` is given what only the terminal has to say (who speaks now, who there is). Raises ConsoleError.
        """
        self._chat_of(user)
        lines = lines if lines is not None else stdin_lines()
        while (line := await self._next(lines)) is not None and line.lower() not in ENDINGS:
            if line.startswith("as "):
                user = self._speaker(line.removeprefix("as ").strip(), user, tell)
            elif line:
                await self.enter(user, line)
            if after is not None:
                await after()

    async def _next(self, lines: AsyncIterator[str]) -> str | None:
        """Return the next line without its spaces, None at the end or when somebody hung up."""
        typing = asyncio.ensure_future(_line_of(lines))
        hanging_up = asyncio.ensure_future(self._hung_up.wait())
        try:
            await asyncio.wait({typing, hanging_up}, return_when=asyncio.FIRST_COMPLETED)
            return typing.result() if typing.done() and not self._hung_up.is_set() else None
        finally:
            typing.cancel()
            hanging_up.cancel()

    async def settled(self) -> None:
        """Return when the application has dealt with everything said so far."""
        async with self._fetched:
            await self._fetched.wait_for(lambda: self._acknowledged > self._last_update)
        if self._queue is not None:
            await self._queue.join()

    async def take_updates(self, offset: int, timeout_seconds: float) -> list[dict[str, Any]]:
        """Answer a long poll: what was said since `offset`, waiting for something at most so long."""
        async with self._fetched:
            self._acknowledged = max(self._acknowledged, offset)
            self._inbox = [update for update in self._inbox if update["update_id"] >= offset]
            self._fetched.notify_all()
        if not self._inbox and timeout_seconds > 0:
            await self._wait_for_news(min(timeout_seconds, LONGEST_POLL_SECONDS))
        return list(self._inbox)

    async def _wait_for_news(self, seconds: float) -> None:
        self._arrived.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._arrived.wait()
        except TimeoutError:
            return

    async def _press(self, chat: ConsoleChat, message: StandingMessage, button: dict[str, Any]) -> None:
        self.on_message(Said(chat.user.name, "user", f"[{button['text']}]"))
        if button.get("url"):
            return
        query = str(self._last_update + 1)
        self.pressing[query] = chat.user
        self._post(
            {
                "callback_query": {
                    "id": query,
                    "from": chat.user.as_user(),
                    "chat_instance": str(chat.user.telegram_id),
                    "message": self.as_message(chat, message),
                    "data": button["callback_data"],
                }
            }
        )
        await self.settled()

    def _post(self, update: dict[str, Any]) -> None:
        self._last_update += 1
        self._inbox.append({"update_id": self._last_update, **update})
        self._arrived.set()

    def _speaker(self, name: str, present: str, tell: Callable[[str], None]) -> str:
        for chat in self.chats.values():
            if chat.user.name.casefold() == name.casefold():
                tell(f"You speak as {chat.user.name} now.")
                return chat.user.name
        tell(f"Nobody here is called {name}: there are {self._names()}. You speak as {present}.")
        return present

    def _chat_of(self, user: str) -> ConsoleChat:
        for chat in self.chats.values():
            if chat.user.name == user:
                return chat
        raise ConsoleError(f"Nobody here is called {user!r}: there are {self._names()}.")

    def _names(self) -> str:
        return ", ".join(chat.user.name for chat in self.chats.values())


async def _line_of(lines: AsyncIterator[str]) -> str | None:
    async for line in lines:
        return line.strip()
    return None
