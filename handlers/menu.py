"""The commands there are: who may use each, and the words that mean it in plain text, language by language."""

from dataclasses import dataclass

from telegram import BotCommand

from handlers.speech import Texts
from storage.records import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its name after the slash, who may use it, and the first words that mean it in plain text."""

    name: str
    role: Role
    words: tuple[str, ...]


ENTRIES = (
    Entry("status", Role.READER, ("status", "статус")),
    Entry("people", Role.READER, ("people", "люди")),
    Entry("follow", Role.READER, ("follow", "следить", "подписаться")),
    Entry("unfollow", Role.READER, ("unfollow", "отписаться")),
    Entry("following", Role.READER, ("following", "подписки")),
    Entry("history", Role.READER, ("history", "история")),
    Entry("why", Role.READER, ("why", "почему")),
    Entry("report", Role.READER, ("report", "сообщить", "сообщаю")),
    Entry("lang", Role.READER, ("lang", "language", "язык")),
    Entry("help", Role.READER, ("help", "помощь", "справка")),
    Entry("review", Role.EDITOR, ("review", "проверка")),
    Entry("retract", Role.EDITOR, ("retract", "отозвать")),
    Entry("watch", Role.ADMIN, ("watch", "наблюдать")),
    Entry("alias", Role.ADMIN, ("alias", "написание")),
    Entry("spellings", Role.ADMIN, ("spellings", "написания")),
    Entry("unwatch", Role.ADMIN, ("unwatch", "не-наблюдать", "ненаблюдать")),
    Entry("docket", Role.ADMIN, ("docket", "дело")),
    Entry("source", Role.ADMIN, ("source", "источник")),
    Entry("invite", Role.ADMIN, ("invite", "пригласить")),
    Entry("role", Role.ADMIN, ("role", "роль")),
    Entry("cancel", Role.READER, ("cancel", "отмена")),
)
"""In the order in which help and menus list them."""


def entries_for(role: Role) -> tuple[Entry, ...]:
    """Return the commands a role may use."""
    return tuple(entry for entry in ENTRIES if role.covers(entry.role))


def commands(language: str, role: Role) -> list[BotCommand]:
    """Return the menu Telegram shows to somebody of this role, in their language."""
    texts = Texts(language)
    return [BotCommand(entry.name, texts.plain(f"menu-{entry.name}")) for entry in entries_for(role)]


def asked(text: str) -> tuple[str, str] | None:
    """Return (command name, argument) of a message, "/status@bot X" and "статус X" alike; None where it is none."""
    first, _, rest = text.strip().partition(" ")
    head, newline, tail = first.partition("\n")
    if newline:
        first, rest = head, f"{tail} {rest}"
    if first.startswith("/"):
        return first[1:].partition("@")[0].lower(), rest.strip()
    word = first.lower().rstrip(":,.!?")
    name = next((entry.name for entry in ENTRIES if word in entry.words), None)
    return (name, rest.strip()) if name else None
