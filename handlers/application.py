"""The chat on a python-telegram-bot application: who is let in, who gets the one sentence, what a fault does."""

import contextlib
import logging
from dataclasses import dataclass
from typing import Any

from telegram import Chat, Message, Update
from telegram import User as TelegramUser
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from handlers.conversing import answer, press
from handlers.desk import Desk
from handlers.rate import Admission, Turnstile
from handlers.speech import Texts, both_languages, headed, say
from handlers.start import welcome
from handlers.visit import Visit
from storage import audit, users
from storage.records import User

_log = logging.getLogger(__name__)
_HEARD = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def install(application: AnyApplication, desk: Desk) -> None:
    """Put the whole chat on an application; nothing is sent before a user writes."""
    reception = Reception(desk, Turnstile(desk.chat_limit))
    application.add_handler(MessageHandler(_HEARD, reception.heard))
    application.add_handler(CallbackQueryHandler(reception.pressed))
    application.add_handler(ChatMemberHandler(reception.membership_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(reception.failed)


@dataclass(frozen=True, slots=True)
class Reception:
    """Decides who is let in; strangers get one constant sentence, groups nobody enrolled are left in silence."""

    desk: Desk
    turnstile: Turnstile

    async def heard(self, update: Update, context: Any) -> None:
        """Answer a message."""
        message, sender = update.effective_message, update.effective_user
        if message is None or message.chat.type != Chat.PRIVATE or sender is None:
            return await self._elsewhere(message, context)
        now = self.desk.now()
        admission = self.turnstile.admit(sender.id, now)
        if admission is Admission.SILENCE:
            return None
        text = message.text or message.caption or ""
        user, new = await self._recognised(sender, message.chat.id, text, admission)
        if user is None:
            return await self._turn_away(context, message.chat.id, admission)
        visit = Visit(self.desk, context.bot, user, message.chat.id, now, replied_to=_replied_to(message))
        if admission is Admission.SAY_TOO_MANY:
            return await visit.say("too-many")
        return await (welcome(visit) if new else answer(visit, text))

    async def pressed(self, update: Update, context: Any) -> None:
        """Answer a press; forged, foreign and outdated buttons get one constant refusal."""
        query = update.callback_query
        if query is None:
            return
        chat = query.message.chat if query.message else None
        user = await self._known(query.from_user.id)
        if user is None or chat is None or chat.type != Chat.PRIVATE:
            return await self._answer_query(update, both_languages("stranger"))
        now = self.desk.now()
        if self.turnstile.admit(query.from_user.id, now) is not Admission.ANSWER:
            return await self._answer_query(update, Texts(user.language).plain("too-many"))
        message_id = query.message.message_id if query.message else None
        visit = Visit(self.desk, context.bot, user, chat.id, now, pressed=message_id)
        refusal: str | None = None
        try:
            understood = await press(visit, query.data or "")
            refusal = None if understood else visit.texts.plain("button-refused")
        finally:
            # Answered even on a fault: an unanswered press spins on the phone for a minute.
            await self._answer_query(update, refusal)

    async def membership_changed(self, update: Update, context: Any) -> None:
        """Leave groups and channels nobody enrolled; what happens in private chats is delivery's matter."""
        change = update.my_chat_member
        if change is not None and change.chat.type != Chat.PRIVATE:
            await self._leave(change.chat.id, context)

    async def failed(self, update: object, context: Any) -> None:
        """Log a fault without a word of anybody's message, and say in one sentence that it happened."""
        error = context.error
        _log.error("a chat handler failed: %s", type(error).__name__, exc_info=_bare_traceback(error))
        if not isinstance(update, Update) or update.effective_user is None or update.effective_chat is None:
            return
        user = await self._known(update.effective_user.id)
        if user is None or update.effective_chat.type != Chat.PRIVATE:
            return
        text = headed(self.desk.heading, Texts(user.language).html("failed"))
        with contextlib.suppress(TelegramError):
            await say(context.bot, update.effective_chat.id, [text])

    async def _recognised(
        self, sender: TelegramUser, telegram_chat: int, text: str, admission: Admission
    ) -> tuple[User | None, bool]:
        """Return the user and whether an invitation has just let them in; a stranger is nobody."""
        user = await self._known(sender.id)
        if user is not None:
            return await self._resumed(user), False
        word, _, code = text.strip().partition(" ")
        if word != "/start" or not code.strip() or admission is not Admission.ANSWER:
            return None, False
        language = "ru" if (sender.language_code or "").startswith("ru") else "en"
        now = self.desk.now()
        async with self.desk.store.writing() as session:
            user = await users.redeem(session, code.strip(), sender.id, telegram_chat, sender.full_name, language, now)
            if user is not None:
                await audit.note(session, user.user, "redeem", user.role, now)
        return user, user is not None

    async def _known(self, telegram_user: int) -> User | None:
        async with self.desk.store.reading() as session:
            return await users.by_telegram(session, telegram_user)

    async def _resumed(self, user: User) -> User:
        """Take a chat up again that was paused because the bot had been blocked there."""
        if user.paused is not None:
            async with self.desk.store.writing() as session:
                await users.resume_chat(session, user.chat)
        return user

    async def _turn_away(self, context: Any, telegram_chat: int, admission: Admission) -> None:
        if admission is Admission.ANSWER:
            await say(context.bot, telegram_chat, [headed(self.desk.heading, both_languages("stranger"))])

    async def _answer_query(self, update: Update, text: str | None) -> None:
        if update.callback_query is None:
            return
        headed_text = headed(self.desk.heading, text) if text else None
        # "query is too old" and the like: the person has long seen what they pressed for.
        with contextlib.suppress(BadRequest):
            await update.callback_query.answer(headed_text)

    async def _elsewhere(self, message: Message | None, context: Any) -> None:
        if message is None or message.chat.type == Chat.PRIVATE:
            return
        if message.migrate_to_chat_id is not None:
            await self._moved(message.chat.id, message.migrate_to_chat_id)
        else:
            await self._leave(message.chat.id, context)

    async def _moved(self, telegram_chat: int, new_telegram_chat: int) -> None:
        async with self.desk.store.writing() as session:
            for chat, address in (await users.addresses(session)).items():
                if address.telegram_chat == telegram_chat:
                    await users.move_chat(session, chat, new_telegram_chat)

    async def _leave(self, telegram_chat: int, context: Any) -> None:
        async with self.desk.store.reading() as session:
            enrolled = {address.telegram_chat for address in (await users.addresses(session)).values()}
        if telegram_chat not in enrolled:
            with contextlib.suppress(TelegramError):
                await context.bot.leave_chat(telegram_chat)


def _replied_to(message: Message) -> str | None:
    return message.reply_to_message.text if message.reply_to_message else None


def _bare_traceback(error: BaseException | None) -> Any:
    """Return where a fault happened without its message, which may quote names or a token."""
    if error is None:
        return None
    return (RuntimeError, RuntimeError(type(error).__name__), error.__traceback__)
