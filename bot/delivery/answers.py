"""What Telegram's answers mean for a row; pure. Error texts: tdlib/telegram-bot-api, Client.cpp."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery.backoff import backoff, worn_out
from bot.delivery.outcomes import GaveUp, Outcome, Retry, Sent, Snooze


class Meaning(StrEnum):
    """What an answer says, whatever its class."""

    FLOOD = "too many messages"
    FORBIDDEN = "the chat blocked or removed the bot"
    MIGRATED = "the group became a supergroup"
    UNPARSABLE = "the text's mark-up was refused"
    UNCHANGED = "the message says this already"
    NOTHING_TO_EDIT = "the message is no longer there"
    NO_THREAD = "the topic is gone or closed"
    NO_CHAT = "the chat is gone or closed to the bot"
    BAD_TOKEN = "the bot token is refused"  # noqa: S105
    NOT_SENT = "Telegram could not be reached"
    UNCERTAIN = "Telegram did not confirm"
    REFUSED = "Telegram refused the message"


# The whole of these errors says that no byte of the request left this machine.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_DESCRIPTIONS: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
    (Meaning.UNPARSABLE, ("can't parse entities",)),
    (Meaning.UNCHANGED, ("message is not modified",)),
    (Meaning.NOTHING_TO_EDIT, ("message to edit not found", "message can't be edited", "message_id_invalid")),
    (Meaning.NO_THREAD, ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")),
    (
        Meaning.NO_CHAT,
        (
            "chat not found",
            "user not found",
            "peer_id_invalid",
            "group chat was deactivated",
            "chat_write_forbidden",
            "not enough rights",
            "have no rights to send",
            "need administrator rights",
        ),
    ),
)
# BadRequest stands before NetworkError, whose subclass it is: otherwise bad mark-up would be repeated for ever.
_CLASSES: tuple[tuple[type[TelegramError], Meaning], ...] = (
    (RetryAfter, Meaning.FLOOD),
    (ChatMigrated, Meaning.MIGRATED),
    (Forbidden, Meaning.FORBIDDEN),
    (InvalidToken, Meaning.BAD_TOKEN),
    (NetworkError, Meaning.UNCERTAIN),
)


def meaning(error: TelegramError) -> Meaning:
    """Return what an error of python-telegram-bot says about the message that was sent."""
    if isinstance(error, BadRequest):
        return _described(error.message.lower())
    if isinstance(error, NetworkError) and isinstance(error.__cause__, _NEVER_LEFT):
        return Meaning.NOT_SENT
    return next((said for kind, said in _CLASSES if isinstance(error, kind)), Meaning.REFUSED)


def _described(description: str) -> Meaning:
    for said, signs in _DESCRIPTIONS:
        if any(sign in description for sign in signs):
            return said
    return Meaning.REFUSED


def asked_wait(error: TelegramError) -> timedelta:
    """Return how long Telegram asks to wait, at least a second; nothing asked is a second."""
    if not isinstance(error, RetryAfter):
        return timedelta(seconds=1)
    # The public attribute is an int or a duration by an environment variable, and warns; this is always a duration.
    return max(error._retry_after, timedelta(seconds=1))


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a failed try stood.

    `attempts` are the row's counted failures before, `begun` whether a part of the message is known to have arrived,
    `uncertain` whether an earlier try may have. `faults` counts network faults in a row, this one included, over all
    rows. `flooded` is whether Telegram asks for silence in another chat too.
    """

    said: Meaning
    now: datetime
    attempts: int = 0
    uncertain: bool = False
    begun: bool = False
    faults: int = 1
    wait: timedelta = timedelta(seconds=1)
    flooded: bool = False
    detail: str = ""

    @property
    def reason(self) -> str:
        """Return what failed, for the row and the log; no chat, no text."""
        return f"{self.said} ({self.detail})" if self.detail else str(self.said)


def outcome(trouble: Trouble) -> Outcome:
    """Return how a try that met trouble ends; migration and mark-up have been dealt with by then, once."""
    seen = trouble.uncertain or trouble.begun
    match trouble.said:
        case Meaning.FLOOD:
            return Snooze(trouble.now + trouble.wait, uncertain=seen, everywhere=trouble.flooded)
        case Meaning.UNCHANGED | Meaning.NOTHING_TO_EDIT:
            return Sent()
        case Meaning.FORBIDDEN | Meaning.NO_CHAT:
            return GaveUp(trouble.reason, pause=True)
        case Meaning.NO_THREAD:
            return GaveUp(trouble.reason, tell=True)
        case Meaning.BAD_TOKEN:
            return Retry(trouble.now, trouble.reason, uncertain=seen, counts=False, ends_lane=True)
        case Meaning.NOT_SENT | Meaning.UNCERTAIN:
            return _unanswered(trouble)
        case _:
            return _counted(trouble, uncertain=seen)


def _unanswered(trouble: Trouble) -> Outcome:
    """An outage must not wear a row out: only a fault between successes counts as the row's own."""
    unsure = trouble.uncertain or trouble.begun or trouble.said is Meaning.UNCERTAIN
    if trouble.said is Meaning.UNCERTAIN and trouble.faults == 1:
        return _counted(trouble, uncertain=True)
    at = trouble.now + backoff(trouble.faults)
    return Retry(at, trouble.reason, uncertain=unsure, counts=False, everywhere=True)


def _counted(trouble: Trouble, *, uncertain: bool) -> Outcome:
    if worn_out(trouble.attempts):
        return GaveUp(trouble.reason)
    return Retry(trouble.now + backoff(trouble.attempts + 1), trouble.reason, uncertain=uncertain)
