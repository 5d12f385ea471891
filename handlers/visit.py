"""One message or press of an enrolled user: who asks, where, and how to answer."""

from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.buttons import Rows, keyboard
from handlers.desk import Desk
from handlers.speech import NO_PREVIEW, Html, Texts, messages, say
from storage.records import Role, User

_DOUBLE_TAPS = ("message is not modified", "message to edit not found", "query is too old", "query id is invalid")


@dataclass(frozen=True, slots=True)
class Visit:
    """What a behaviour works with; `pressed` is the message of a pressed button, `replied_to` the text replied to."""

    desk: Desk
    bot: Bot
    user: User
    telegram_chat: int
    now: datetime
    pressed: int | None = None
    replied_to: str | None = None

    @property
    def texts(self) -> Texts:
        """Return the sentences in the user's language."""
        return Texts(self.user.language)

    def may(self, role: Role) -> bool:
        """Return whether the user's role covers another."""
        return self.user.role.covers(role)

    def in_language(self, language: str) -> "Visit":
        """Return the same visit with the user's new language."""
        return replace(self, user=replace(self.user, language=language))

    async def say(self, text_id: str, rows: Rows = (), **arguments: object) -> None:
        """Answer with a sentence of the texts as a new message."""
        await self.show(self.texts.html(text_id, **arguments), rows)

    async def show(self, html: Html, rows: Rows = ()) -> None:
        """Answer with HTML made of texts as a new message (or several)."""
        markup = keyboard(rows, self.telegram_chat, self.desk.store.seal)
        await say(self.bot, self.telegram_chat, messages(self.desk.heading, html), markup)

    async def turn(self, html: Html, rows: Rows = ()) -> None:
        """Turn the pressed message into something else; without a pressed message say it anew.

        An empty `rows` takes the keyboard away. A double tap changes nothing and is no error.
        """
        parts = messages(self.desk.heading, html)
        if self.pressed is None or len(parts) != 1:
            return await self.show(html, rows)
        markup = keyboard(rows, self.telegram_chat, self.desk.store.seal)
        try:
            await self.bot.edit_message_text(
                parts[0],
                chat_id=self.telegram_chat,
                message_id=self.pressed,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=markup,
            )
        except BadRequest as error:
            if not is_double_tap(error):
                raise
        return None

    async def turn_to(self, text_id: str, rows: Rows = (), **arguments: object) -> None:
        """Turn the pressed message into a sentence of the texts."""
        await self.turn(self.texts.html(text_id, **arguments), rows)


def is_double_tap(error: BadRequest) -> bool:
    """Return whether Telegram's refusal only means that the same was asked twice or too late."""
    return any(sign in error.message.lower() for sign in _DOUBLE_TAPS)
