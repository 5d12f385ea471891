"""Saying an alert in a chat: a new message, a new text of an old one, or a reply to it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.delivery.answers import Meaning, meaning
from bot.delivery.plain import without_markup
from cases.people import Roster
from storage.records import Action, ChatAddress, KeptAlert, OutboxRow, Told
from storage.sealing import Sealer

# A link preview would tell the linked host's cache what an advocate reads.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_HARMLESS = (Meaning.UNCHANGED, Meaning.NOTHING_TO_EDIT)

Rows = Sequence[Sequence[tuple[str, str]]]
"""Buttons as (label, callback data), row by row."""


class Rendered(Protocol):
    """A rendering: texts in Telegram HTML, each within its length, and the buttons of the last."""

    @property
    def texts(self) -> Sequence[str]:
        """Return the messages, in order; at least one."""
        ...

    @property
    def keyboard(self) -> Rows:
        """Return the buttons, empty for none."""
        ...


Render = Callable[[KeptAlert, ChatAddress, Roster, bool, datetime, Sealer], Rendered]
"""Renders an alert for a chat: (kept, address, roster, whether it may be a repeat, when it is or was sent, seal)."""


class Message(Protocol):
    """What Telegram answers to a message sent."""

    @property
    def message_id(self) -> int:
        """Return the message's number in its chat."""
        ...


class Messenger(Protocol):
    """What the lane needs of python-telegram-bot's Bot; raises its TelegramError."""

    async def send_message(  # noqa: PLR0913
        self,
        chat_id: int,
        text: str,
        parse_mode: str | None = None,
        *,
        message_thread_id: int | None = None,
        reply_markup: InlineKeyboardMarkup | None = None,
        reply_parameters: ReplyParameters | None = None,
        link_preview_options: LinkPreviewOptions | None = None,
    ) -> Message:
        """Send a new message."""
        ...

    async def edit_message_text(
        self,
        text: str,
        chat_id: int,
        message_id: int,
        *,
        parse_mode: str | None = None,
        reply_markup: InlineKeyboardMarkup | None = None,
        link_preview_options: LinkPreviewOptions | None = None,
    ) -> object:
        """Give an old message a new text and new buttons."""
        ...


@dataclass
class Progress:
    """How far a message got: the first part's number, once Telegram has it."""

    first: int | None = None


@dataclass(frozen=True)
class Parcel:
    """A row with everything its message needs. `told` are the alert's messages in this very chat, oldest first."""

    row: OutboxRow
    kept: KeptAlert
    address: ChatAddress
    roster: Roster
    told: tuple[Told, ...] = ()
    plain: bool = False
    progress: Progress = field(default_factory=Progress)

    def moved_to(self, telegram_chat: int) -> "Parcel":
        """Return the same for a group that has another number now."""
        return replace(self, address=replace(self.address, telegram_chat=telegram_chat))


@dataclass(frozen=True)
class Speaker:
    """Says parcels. `turn` is awaited before every further message, so that the pace is kept."""

    bot: Messenger
    render: Render
    seal: Sealer
    turn: Callable[[ChatAddress], Awaitable[None]]

    async def say(self, parcel: Parcel, now: datetime) -> int | None:
        """Carry out the parcel's action; return the first new message's number, None where none was sent."""
        actions = {Action.SEND: self._send, Action.EDIT: self._edit, Action.REPLY: self._reply}
        return await actions[parcel.row.action](parcel, now)

    async def _send(self, parcel: Parcel, now: datetime) -> int | None:
        rendered = self._rendered(parcel, parcel.row.uncertain, now)
        return await self._parts(parcel, rendered.texts, rendered.keyboard)

    async def _reply(self, parcel: Parcel, now: datetime) -> int | None:
        rendered = self._rendered(parcel, parcel.row.uncertain, now)
        to = parcel.told[0].message_id if parcel.told else None
        return await self._parts(parcel, rendered.texts, rendered.keyboard, to)

    async def _edit(self, parcel: Parcel, now: datetime) -> int | None:
        """Renew every message of the alert; what no longer fits into one follows as a reply, so nothing is dropped."""
        for place, told in enumerate(parcel.told):
            if place:
                await self.turn(parcel.address)
            rendered = self._rendered(parcel, told.uncertain, told.sent_at)
            await self._renew(parcel, told, rendered)
            if len(rendered.texts) > 1:
                await self.turn(parcel.address)
                await self._parts(parcel, rendered.texts[1:], rendered.keyboard, told.message_id)
        return None

    async def _renew(self, parcel: Parcel, told: Told, rendered: Rendered) -> None:
        try:
            await self.bot.edit_message_text(
                _words(parcel, rendered.texts[0]),
                parcel.address.telegram_chat,
                told.message_id,
                parse_mode=_mode(parcel),
                link_preview_options=_NO_PREVIEW,
                reply_markup=_markup(rendered.keyboard if len(rendered.texts) == 1 else ()),
            )
        except BadRequest as error:
            # The alert's other messages must still be renewed.
            if meaning(error) not in _HARMLESS:
                raise

    async def _parts(
        self, parcel: Parcel, texts: Sequence[str], keyboard: Rows, reply_to: int | None = None
    ) -> int | None:
        for place, text in enumerate(texts):
            if place:
                await self.turn(parcel.address)
            message = await self.bot.send_message(
                parcel.address.telegram_chat,
                _words(parcel, text),
                _mode(parcel),
                message_thread_id=parcel.address.thread,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_markup(keyboard if place == len(texts) - 1 else ()),
                reply_parameters=_replying(reply_to if place == 0 else None),
            )
            parcel.progress.first = parcel.progress.first or message.message_id
        return parcel.progress.first

    def _rendered(self, parcel: Parcel, repeat: bool, now: datetime) -> Rendered:
        return self.render(parcel.kept, parcel.address, parcel.roster, repeat, now, self.seal)


def _words(parcel: Parcel, text: str) -> str:
    return without_markup(text) if parcel.plain else text


def _mode(parcel: Parcel) -> str | None:
    return None if parcel.plain else ParseMode.HTML


def _replying(message_id: int | None) -> ReplyParameters | None:
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id is not None else None


def _markup(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )
