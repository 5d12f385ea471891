"""What the bot says: the sentences of `handlers.wording`, and the one door through which a message is sent."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import RetryAfter

from handlers.splitting import LIMIT, split, utf16_length
from handlers.wording import LANGUAGES, LONGEST_ARGUMENT, Html, Texts, both_languages, text_of

__all__ = [
    "LANGUAGES",
    "LONGEST_ARGUMENT",
    "NO_PREVIEW",
    "PATIENCE_SECONDS",
    "Html",
    "Texts",
    "both_languages",
    "headed",
    "messages",
    "say",
    "text_of",
]

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""A link preview would tell the linked host's cache what an advocate reads, so every message carries this."""
PATIENCE_SECONDS = 30.0
"""An answer waits so long at most where Telegram asks for silence."""


def headed(heading: str, text: str) -> str:
    """Return the text with the desk's heading ("DEMO") before it, unchanged where there is none."""
    return f"{heading} {text}" if heading else text


def messages(heading: str, text: str) -> list[str]:
    """Return an HTML text as the messages it takes, each with the heading and within Telegram's length."""
    room = LIMIT - utf16_length(headed(heading, ""))
    return [headed(heading, part) for part in split(text, room)]


async def say(
    bot: Bot,
    telegram_chat: int,
    texts: Sequence[str],
    keyboard: InlineKeyboardMarkup | None = None,
    reply_to: int | None = None,
) -> int | None:
    """Send HTML messages (already headed and split) to a chat, the keyboard under the last; return the last's id."""
    answered = None
    for place, text in enumerate(texts):
        last = place == len(texts) - 1
        send = partial(
            bot.send_message,
            telegram_chat,
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard if last else None,
            reply_parameters=_replying(reply_to) if place == 0 else None,
        )
        answered = await _patiently(send)
    return answered.message_id if answered else None


async def _patiently(send: Callable[[], Awaitable[Message]]) -> Message:
    """Send, once more after the silence that Telegram asks for; raises RetryAfter where it asks for too much."""
    try:
        return await send()
    except RetryAfter as flood:
        # The public attribute is an int or a duration by an environment variable, and warns.
        seconds = flood._retry_after.total_seconds()
        if seconds > PATIENCE_SECONDS:
            raise
        await asyncio.sleep(seconds)
        return await send()


def _replying(message_id: int | None) -> ReplyParameters | None:
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id is not None else None
