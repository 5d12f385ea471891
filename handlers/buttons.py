"""Buttons: what they say, and the signed, chat-bound callback data that Telegram carries for them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from storage.sealing import Sealer

MOST_BYTES = 64
"""Telegram's limit for callback data."""
_PURPOSE = "button"
_LONGEST_ID = 36


@dataclass(frozen=True, slots=True)
class Button:
    """One button: its label (plain text) and what pressing it asks for."""

    label: str
    action: str
    argument: str = ""


Rows = tuple[tuple[Button, ...], ...]
"""Buttons as they lie under a message."""


def callback_data(button: Button, telegram_chat: int, seal: Sealer) -> str:
    """Return "action:argument:signature" for a chat; ValueError where it would exceed Telegram's 64 bytes."""
    asked = f"{button.action}:{button.argument}"
    signed = f"{asked}:{seal.sign(_PURPOSE, f'{telegram_chat}:{asked}')}"
    if len(signed.encode()) > MOST_BYTES:
        raise ValueError(f"the button {button.action!r} has an argument too long for Telegram")
    return signed


def read_callback(data: str, telegram_chat: int, seal: Sealer) -> tuple[str, str] | None:
    """Return (action, argument) of callback data that we signed for this chat, None for anything else."""
    asked, _, signature = data.rpartition(":")
    action, separator, argument = asked.partition(":")
    if not separator or not seal.verify(_PURPOSE, f"{telegram_chat}:{asked}", signature):
        return None
    return action, argument


def signed_rows(rows: Rows, telegram_chat: int, seal: Sealer) -> list[list[tuple[str, str]]]:
    """Return the rows as (label, callback data), for whoever sends them."""
    return [[(button.label, callback_data(button, telegram_chat, seal)) for button in row] for row in rows]


def keyboard(rows: Rows, telegram_chat: int, seal: Sealer) -> InlineKeyboardMarkup | None:
    """Return the rows as Telegram's keyboard, None where there are none."""
    if not rows:
        return None
    signed = signed_rows(rows, telegram_chat, seal)
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in signed]
    )


def short_id(subject: str) -> str:
    """Return a person's or circle's id as it fits into a button; long ones become a mark of their hash."""
    if len(subject.encode()) <= _LONGEST_ID:
        return subject
    return "~" + hashlib.sha256(subject.encode()).hexdigest()[:16]


def whole_id(short: str, subjects: Iterable[str]) -> str | None:
    """Return the id among `subjects` that a button's argument stands for, None when it is gone."""
    return next((subject for subject in subjects if short_id(subject) == short), None)


def mark(text: str) -> str:
    """Return eight characters that stand for a text which is too long for a button, the same every time."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def one_per_row(buttons: Iterable[Button]) -> Rows:
    """Return each button on a row of its own, as fits long names on a phone."""
    return tuple((button,) for button in buttons)


def two_per_row(buttons: Sequence[Button]) -> Rows:
    """Return the buttons two on a row."""
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
