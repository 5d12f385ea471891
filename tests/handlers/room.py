"""The chat under test: the real application and store, colleagues who write and press, and a clock that is set."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import Application

from cases.names import NameIndex, build_index
from cases.people import Roster
from handlers import install
from handlers.desk import Desk
from handlers.rate import ChatLimit
from handlers.speech import NO_PREVIEW, say
from handlers.views import render
from storage import outbox, people, users
from storage.records import Action, OutboxRow, Role, User
from storage.store import DATABASE_NAME, Store, default_url, open_store
from tests.fresh_database import fresh_database
from tests.handlers.looks import with_looks
from tests.handlers.people import ROSTER
from tests.handlers.recording import RecordedTelegram, Said

IndexOf = Callable[[Roster], NameIndex]
START = datetime(2017, 3, 1, 14, 2, tzinfo=UTC)
COLLEAGUES: Mapping[str, tuple[int, Role]] = {
    "Marek": (501, Role.READER),
    "Lena": (502, Role.READER),
    "Anna": (503, Role.EDITOR),
    "Olga": (504, Role.ADMIN),
}
"""Who is enrolled at first: Telegram's number and role; all of them read English."""
KEY_NAME = "casewatch.key"
STRANGERS = {"Stranger": 901, "Newcomer": 902}


@dataclass
class Room:
    """One chat service in a test."""

    store: Store
    telegram: RecordedTelegram
    application: "Application[Any, Any, Any, Any, Any, Any]"
    moment: datetime = START
    woken: int = 0
    roster_changes: int = 0
    _updates: int = 0
    heard: dict[str, list[Said]] = field(default_factory=dict)

    def now(self) -> datetime:
        """Return the room's hour."""
        return self.moment

    def wake(self) -> None:
        """Count that the lane was poked."""
        self.woken += 1

    async def roster_changed(self) -> None:
        """Count that the schedule was told."""
        self.roster_changes += 1

    async def says(
        self, name: str, text: str, *, reply_to: str | None = None, chat: Mapping[str, Any] | None = None
    ) -> list[str]:
        """Write a message as somebody and return what the bot answered them, new or edited."""
        message: dict[str, Any] = {
            "message_id": self.telegram.next_message_id(),
            "date": int(self.moment.timestamp()),
            "chat": dict(chat or {"id": number_of(name), "type": "private"}),
            "from": _sender(name),
            "text": text,
        }
        if reply_to is not None:
            message["reply_to_message"] = {**message, "text": reply_to}
        return await self._happens(name, {"message": message})

    async def presses(self, name: str, label: str, *, data: str | None = None) -> list[str]:
        """Press the newest button so labelled in somebody's chat (or send other data); return what then stands."""
        chat = number_of(name)
        shown = [said for said in self.telegram.chats.get(chat, []) if label in said.buttons or data is not None]
        if not shown:
            raise AssertionError(f"{name} sees no button {label!r}")
        return await self.presses_in(name, shown[-1], data or shown[-1].buttons[label])

    async def presses_in(self, name: str, said: Said, data: str) -> list[str]:
        """Press a given message's button."""
        chat = number_of(name)
        query = {
            "id": str(self._updates),
            "from": _sender(name),
            "chat_instance": "1",
            "data": data,
            "message": {
                "message_id": said.message_id,
                "date": 1,
                "chat": {"id": chat, "type": "private"},
                "text": said.text,
            },
        }
        return await self._happens(name, {"callback_query": query})

    async def user(self, name: str) -> User:
        """Return an enrolled colleague as storage knows them."""
        async with self.store.reading() as session:
            user = await users.by_telegram(session, number_of(name))
        assert user is not None, name
        return user

    async def passes(self, time: timedelta) -> None:
        """Let time go by."""
        self.moment += time

    async def delivers(self) -> int:
        """Deliver what the outbox holds, as the lane would, and return how many rows that were."""
        for delivered in range(200):
            async with self.store.writing() as session:
                row = await outbox.claim(session, "room", self.moment, timedelta(minutes=1))
            if row is None:
                return delivered
            await self._deliver(row)
        raise AssertionError("the outbox does not come to an end")

    async def _deliver(self, row: OutboxRow) -> None:
        async with self.store.reading() as session:
            kept, address = await outbox.alert(session, row.alert), await users.address(session, row.chat)
            told = {one.chat: one.message_id for one in await outbox.told(session, row.alert)}
            roster = await people.roster(session)
        assert kept is not None
        assert address is not None
        rendered = render(kept, address, roster, row.uncertain, self.moment, self.store.seal)
        rows = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rendered.keyboard]
        markup = InlineKeyboardMarkup(rows) if rows else None
        bot, message_id = self.application.bot, told.get(row.chat)
        if row.action is Action.EDIT and message_id is not None:
            with contextlib.suppress(BadRequest):  # who took it has the new text already
                await bot.edit_message_text(
                    rendered.texts[0],
                    address.telegram_chat,
                    message_id,
                    parse_mode="HTML",
                    reply_markup=markup,
                    link_preview_options=NO_PREVIEW,
                )
        else:
            reply_to = message_id if row.action is Action.REPLY else None
            message_id = await say(bot, address.telegram_chat, rendered.texts, markup, reply_to)
        async with self.store.writing() as session:
            await outbox.sent(session, row.id, "room", message_id, self.moment)

    async def _happens(self, name: str, what: Mapping[str, Any]) -> list[str]:
        chat = number_of(name)
        before = {said.message_id: said.edited for said in self.telegram.chats.get(chat, [])}
        self._updates += 1
        update = Update.de_json({"update_id": self._updates, **what}, self.application.bot)
        await self.application.process_update(update)
        after = self.telegram.chats.get(chat, [])
        return [said.text for said in after if before.get(said.message_id) != said.edited]


def number_of(name: str) -> int:
    """Return the Telegram number of a colleague or stranger."""
    return COLLEAGUES[name][0] if name in COLLEAGUES else STRANGERS[name]


def _sender(name: str) -> dict[str, Any]:
    return {"id": number_of(name), "is_bot": False, "first_name": name, "language_code": "en"}


@asynccontextmanager
async def opened_room(
    folder: Path,
    roster: Roster = ROSTER,
    *,
    heading: str = "",
    limit: ChatLimit | None = None,
    index: IndexOf = build_index,
) -> AsyncIterator[Room]:
    """Open a service on a fresh database with the colleagues enrolled and the roster known."""
    if roster is ROSTER:
        _copy_usual_room(folder)
        store = await open_store(default_url(folder), folder / KEY_NAME)
    else:
        store = await open_store(fresh_database(folder), folder / KEY_NAME)
        await furnish(store, roster)
    telegram = RecordedTelegram()
    application = (
        Application.builder().token("1:test").request(telegram).get_updates_request(telegram).job_queue(None).build()
    )
    room = Room(store, telegram, application)
    desk = Desk(store, room.now, index, room.wake, roster_changed=room.roster_changed, heading=heading)
    desk = with_looks(desk)
    install(application, replace(desk, chat_limit=limit or ChatLimit(messages=1000)))
    await application.initialize()
    try:
        yield room
    finally:
        await application.shutdown()
        await store.close()


def _copy_usual_room(folder: Path) -> None:
    for name, content in _usual_room().items():
        (folder / name).touch(0o600)
        (folder / name).write_bytes(content)


@cache
def _usual_room() -> Mapping[str, bytes]:
    """Return the database and the key of a room with the usual roster, which is furnished once for all tests."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside:  # the caller's event loop is running
        beside.submit(asyncio.run, _furnish_usually(Path(folder))).result()
        files = {file.name: file.read_bytes() for file in Path(folder).iterdir()}
    assert sorted(files) == [DATABASE_NAME, KEY_NAME], "something is left in a write-ahead log"
    return files


async def _furnish_usually(folder: Path) -> None:
    store = await open_store(fresh_database(folder), folder / KEY_NAME)
    await furnish(store, ROSTER)
    await store.close()


async def furnish(store: Store, roster: Roster) -> None:
    """Put the roster and the colleagues into a fresh store."""
    async with store.writing() as session:
        for circle in roster.circles:
            await people.put_circle(session, circle, START)
        for person in roster.persons:
            await people.put_person(session, person, START)
        for name, (number, role) in COLLEAGUES.items():
            await users.enrol(session, number, number, name, role, "en", START)
