"""What the bot's sentences are: Fluent texts in the reader's language; needs neither Telegram nor storage."""

import html
import logging
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "ru")
"""The languages the chat speaks; anything else is answered in the first."""
LONGEST_ARGUMENT = 2000
"""Fluent refuses arguments above 2,500 characters, and the whole text with them."""
_log = logging.getLogger(__name__)


class Html(str):
    """A text that is HTML already and must not be escaped again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of one language. Numbers that choose a plural are passed as int, ids and years as str."""

    language: str

    def html(self, text_id: str, **arguments: object) -> Html:
        """Return a sentence as Telegram HTML; every argument that is not `Html` is escaped, once."""
        return Html(self._formatted(text_id, {name: _escaped(value) for name, value in arguments.items()}))

    def plain(self, text_id: str, **arguments: object) -> str:
        """Return a sentence without any mark-up, for buttons, callback answers and command lists."""
        return self._formatted(text_id, arguments)

    def knows(self, text_id: str) -> bool:
        """Return whether there is such a sentence, so that a caller can fall back to a plainer one."""
        return _bundle(LANGUAGES[0]).has_message(text_id)

    def _formatted(self, text_id: str, arguments: dict[str, object]) -> str:
        for language in (self.language, LANGUAGES[0]):
            bundle = _bundle(language if language in LANGUAGES else LANGUAGES[0])
            if bundle.has_message(text_id):
                return _format(bundle, text_id, arguments)
        _log.error("no text named %s", text_id)
        return text_id


def both_languages(text_id: str) -> str:
    """Return one plain text that says the same in every language, for those whose language nobody knows."""
    return "\n".join(Texts(language).plain(text_id) for language in LANGUAGES)


def _escaped(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Html):
        return html.escape(value, quote=False)
    return value


def _format(bundle: FluentBundle, text_id: str, arguments: dict[str, object]) -> str:
    pattern = bundle.get_message(text_id).value
    stood_in, whole = _stand_ins(arguments)
    formatted, errors = bundle.format_pattern(pattern, stood_in) if pattern else (text_id, [])
    if errors:
        # The arguments may name persons, so only the sentence's id is logged.
        _log.error("text %s lacks an argument or has a fault", text_id)
    text = str(formatted)
    for mark, argument in whole.items():
        text = text.replace(mark, argument)
    return text


def _stand_ins(arguments: dict[str, object]) -> tuple[dict[str, object], dict[str, str]]:
    """Return the arguments with a mark in place of each that is too long for Fluent, and what the marks stand for."""
    whole = {
        f"\ue000{place}\ue001": value
        for place, value in enumerate(arguments.values())
        if isinstance(value, str) and len(value) > LONGEST_ARGUMENT
    }
    marks = {value: mark for mark, value in whole.items()}
    stood_in = {name: marks.get(value, value) if isinstance(value, str) else value for name, value in arguments.items()}
    return stood_in, whole


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(text_of(language)))
    return bundle


def text_of(language: str) -> str:
    """Return the Fluent source of a language, as it lies in `handlers/texts`."""
    return (files("handlers") / "texts" / f"{language}.ftl").read_text(encoding="utf-8")
