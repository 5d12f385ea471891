"""The whole bot against the strict fake Bot API: real HTTP, long polling, the delivery lane beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from pydantic import SecretStr
from telegram import Bot

from bot.clock import SystemClock
from bot.delivery.lane import Lane
from bot.settings import Settings
from bot.telegram_application import build_application, running
from cases.names import build_index
from handlers import install
from handlers.desk import Desk
from handlers.rate import ChatLimit
from handlers.views import render
from storage.store import Store, open_store
from tests.fresh_database import fresh_database
from tests.handlers.looks import with_looks
from tests.handlers.people import ROSTER
from tests.handlers.room import COLLEAGUES, START, STRANGERS, furnish, number_of
from tests.telegram.chat import FakeMessage, User
from tests.telegram.server import TOKEN, FakeBotApi


class ShiftedClock(SystemClock):
    """The machine's time, moved to the room's hour; it can be moved on."""

    def __init__(self, start: datetime) -> None:
        """Begin at this moment."""
        self._shift = start - super().now()

    def now(self) -> datetime:
        """Return the shifted moment."""
        return super().now() + self._shift

    def moves(self, time: timedelta) -> None:
        """Let time go by."""
        self._shift += time


@dataclass(frozen=True)
class Shown:
    """The newest message of the bot in a chat: its button labels."""

    buttons: tuple[str, ...]


@dataclass
class Wire:
    """A room whose people have real Telegram apps; it is spoken to like `tests.handlers.room.Room`."""

    api: FakeBotApi
    store: Store
    clock: ShiftedClock
    people: dict[str, User]
    bot: Bot

    @property
    def telegram(self) -> "Wire":
        """Return what watches over the rules: this very room."""
        return self

    @property
    def faults(self) -> list[str]:
        """Return every broken rule of Telegram's, and every press that was left spinning."""
        return [str(one) for one in (*self.api.violations, *self.api.unanswered())]

    def shown(self, number: int) -> Shown:
        """Return the newest message of the bot in somebody's chat."""
        (name,) = [name for name in self.people if number_of(name) == number]
        newest = [message for message in self.people[name].messages if message.sender == "bot"][-1]
        return Shown(tuple(newest.labels))

    async def says(self, name: str, text: str) -> list[str]:
        """Write a message and return what the bot answered."""
        await self.people[name].says(text)
        return _texts(await self.people[name].hears())

    async def presses(self, name: str, label: str) -> list[str]:
        """Press the newest button so labelled and return what then stands."""
        await self.people[name].presses(label)
        return _texts(await self.people[name].hears())

    async def passes(self, time: timedelta) -> None:
        """Let time go by."""
        self.clock.moves(time)

    async def hears(self, name: str, words: str, *, reply: bool = False, seconds: float = 5.0) -> FakeMessage:
        """Wait until somebody's chat shows a message (or a reply) with these words; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while True:
                found = [one for one in self.people[name].messages if one.sender == "bot" and words in one.text]
                wanted = [one for one in found if one.reply_to is not None or not reply]
                if wanted:
                    return wanted[-1]
                await asyncio.sleep(0.02)


def _texts(heard: list[FakeMessage]) -> list[str]:
    return [message.text for message in heard if message.kind in ("new", "edit")]


@asynccontextmanager
async def opened_wire(folder: Path, *, limit: int = 1000) -> AsyncIterator[Wire]:
    """Open the whole chat service on a fresh database and poll the fake for as long as the block lasts."""
    clock = ShiftedClock(START)
    store = await open_store(fresh_database(folder), folder / "casewatch.key")
    await furnish(store, ROSTER)
    async with FakeBotApi(token=TOKEN, now=clock.now, with_models=True) as api:
        people = {name: api.user(number_of(name), name, "en") for name in (*COLLEAGUES, *STRANGERS)}
        assert all(user.messages == [] for user in people.values())  # looking makes the chat, as writing does
        settings = Settings.model_construct(
            home=folder, telegram_token=SecretStr(TOKEN), telegram_api=api.base_url.removesuffix("/bot")
        )
        application = build_application(settings)
        lane = Lane(store, application.bot, partial(render, heading=""), clock, "over-http")
        desk = with_looks(Desk(store, clock.now, build_index, lane.wake, chat_limit=ChatLimit(messages=limit)))
        install(application, desk)
        async with running(application):
            delivering = asyncio.create_task(lane.run())
            try:
                yield Wire(api, store, clock, people, application.bot)
            finally:
                await lane.stop()
                await delivering
    await store.close()
