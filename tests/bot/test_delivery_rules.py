"""The pure rules of delivery: what answers mean, how long to wait, how many may pass; their examples are run too."""

import doctest
from datetime import UTC, datetime, timedelta
from types import ModuleType

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot import failpoints
from bot.delivery import backoff, buckets, plain
from bot.delivery.answers import Meaning, Trouble, asked_wait, meaning, outcome
from bot.delivery.buckets import Allowance, Pace
from bot.delivery.outcomes import GaveUp, Retry, Sent, Snooze
from tests.telegram import errors

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("module", [backoff, buckets, plain, failpoints], ids=lambda module: module.__name__)
def test_the_examples_in_the_docs_are_true(module: ModuleType) -> None:
    """Examples are specifications, so they are run."""
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """Return the error as python-telegram-bot raises it, with httpx's below."""
    error.__cause__ = cause
    return error


MEANINGS = [
    (RetryAfter(5), Meaning.FLOOD),
    (ChatMigrated(-100), Meaning.MIGRATED),
    (InvalidToken("Unauthorized"), Meaning.BAD_TOKEN),
    (Conflict("x"), Meaning.REFUSED),
    (TelegramError("Invalid server response"), Meaning.REFUSED),
    (NetworkError("Bad Gateway"), Meaning.UNCERTAIN),
    (caused(TimedOut(), httpx.ReadTimeout("")), Meaning.UNCERTAIN),
    (caused(TimedOut(), httpx.WriteTimeout("")), Meaning.UNCERTAIN),
    (caused(NetworkError("x"), httpx.RemoteProtocolError("")), Meaning.UNCERTAIN),
    (caused(TimedOut(), httpx.ConnectTimeout("")), Meaning.NOT_SENT),
    (caused(TimedOut(), httpx.PoolTimeout("")), Meaning.NOT_SENT),
    (caused(NetworkError("x"), httpx.ConnectError("")), Meaning.NOT_SENT),
    (BadRequest(errors.CHAT_NOT_FOUND.description), Meaning.NO_CHAT),
    (BadRequest(errors.NOT_MODIFIED.description), Meaning.UNCHANGED),
    (BadRequest(errors.THREAD_NOT_FOUND.description), Meaning.NO_THREAD),
    (BadRequest(errors.EDIT_NOT_FOUND.description), Meaning.NOTHING_TO_EDIT),
    (BadRequest(errors.EDIT_FORBIDDEN.description), Meaning.NOTHING_TO_EDIT),
    (BadRequest(errors.TEXT_LONG.description), Meaning.REFUSED),
    (BadRequest(errors.BUTTON_KIND_MISSING.description), Meaning.REFUSED),
    (BadRequest('Bad Request: can\'t parse entities: Unsupported start tag "br"'), Meaning.UNPARSABLE),
    *[(Forbidden(f"Forbidden: {reason}"), Meaning.FORBIDDEN) for reason in errors.FORBIDDEN],
]


@pytest.mark.parametrize(("error", "said"), MEANINGS, ids=lambda one: str(one)[:50])
def test_what_an_error_means(error: TelegramError, said: Meaning) -> None:
    """A BadRequest is never taken for a network fault, whose subclass it is."""
    assert meaning(error) is said


def seconds(count: float) -> datetime:
    """Return the moment so many seconds from now."""
    return NOW + timedelta(seconds=count)


OUTCOMES = [
    ("a flood rests the chat", Trouble(Meaning.FLOOD, NOW, wait=timedelta(seconds=30)), Snooze(seconds(30))),
    ("two floods rest the lane", Trouble(Meaning.FLOOD, NOW, flooded=True), Snooze(seconds(1), everywhere=True)),
    ("a flood after the first part is a repeat", Trouble(Meaning.FLOOD, NOW, begun=True), Snooze(seconds(1), True)),
    ("an unchanged message is told", Trouble(Meaning.UNCHANGED, NOW), Sent()),
    ("a lost message cannot be edited", Trouble(Meaning.NOTHING_TO_EDIT, NOW), Sent()),
    ("a block pauses", Trouble(Meaning.FORBIDDEN, NOW), GaveUp(str(Meaning.FORBIDDEN), pause=True)),
    ("a lost chat pauses", Trouble(Meaning.NO_CHAT, NOW), GaveUp(str(Meaning.NO_CHAT), pause=True)),
    ("a lost topic is told", Trouble(Meaning.NO_THREAD, NOW), GaveUp(str(Meaning.NO_THREAD), tell=True)),
    (
        "one silence is the row's own",
        Trouble(Meaning.UNCERTAIN, NOW),
        Retry(seconds(1), str(Meaning.UNCERTAIN), uncertain=True),
    ),
    (
        "a second in a row is Telegram's",
        Trouble(Meaning.UNCERTAIN, NOW, faults=3),
        Retry(seconds(4), str(Meaning.UNCERTAIN), uncertain=True, counts=False, everywhere=True),
    ),
    (
        "no connection is no repeat",
        Trouble(Meaning.NOT_SENT, NOW),
        Retry(seconds(1), str(Meaning.NOT_SENT), counts=False, everywhere=True),
    ),
    (
        "uncertainty stays",
        Trouble(Meaning.NOT_SENT, NOW, uncertain=True),
        Retry(seconds(1), str(Meaning.NOT_SENT), uncertain=True, counts=False, everywhere=True),
    ),
    (
        "a refusal is tried again",
        Trouble(Meaning.REFUSED, NOW, attempts=2, detail="too long"),
        Retry(seconds(4), f"{Meaning.REFUSED} (too long)"),
    ),
    ("five refusals end it", Trouble(Meaning.REFUSED, NOW, attempts=4), GaveUp(str(Meaning.REFUSED))),
    (
        "plain text refused ends in tries too",
        Trouble(Meaning.UNPARSABLE, NOW, attempts=4),
        GaveUp(str(Meaning.UNPARSABLE)),
    ),
]


@pytest.mark.parametrize(("case", "trouble", "ends"), OUTCOMES, ids=lambda one: one if isinstance(one, str) else "")
def test_how_a_try_ends(case: str, trouble: Trouble, ends: object) -> None:
    """One table: trouble in, outcome out."""
    assert outcome(trouble) == ends, case


def test_the_wait_asked_for_is_kept_and_never_zero() -> None:
    """Seconds or a duration, as python-telegram-bot is set; nothing asked is a second."""
    assert asked_wait(RetryAfter(30)) == timedelta(seconds=30)
    assert asked_wait(TimedOut()) == timedelta(seconds=1)


def test_no_window_sees_more_than_its_allowance() -> None:
    """Whatever the pattern of waiting, any second holds at most the count: a refilling bucket would let twice that."""
    allowance, now, passed = Allowance(28, 1.0), 0.0, []
    for _ in range(200):
        now += allowance.wait(now)
        allowance.take(now)
        passed.append(now)
    assert all(later - earlier >= 1.0 - 1e-4 for earlier, later in zip(passed, passed[28:], strict=False))


def test_a_quiet_chat_is_forgotten_and_a_busy_one_rests() -> None:
    """What is remembered is bounded by the chats of the last minute."""
    pace = Pace()
    pace.take(1, 900_000_001, now=0.0)
    pace.take(2, -900_000_002, now=0.0)
    assert set(pace.resting(0.5)) == {1, 2}
    assert pace.resting(5.0) == {}
    assert set(pace.chats) == {2}
    assert pace.resting(70.0) == {}
    assert pace.chats == {}
