"""The machine's reasons as sentences: why a text was taken to name a person, and why a fact was believed or doubted.

A reason is `tag` or `tag:value[:value]`, as `cases` writes it; one that is not known here is shown as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cases.people import Roster
from handlers.dates import day, moment
from handlers.geography import country
from handlers.views.names import name_of
from handlers.wording import Html, Texts

_WHOLE: Mapping[str, str] = {
    "an advocate's report": "reason-advocates-report",
    **{
        reason: f"reason-{reason.replace(':', '-')}"
        for reason in (
            "full-name", "near-spelling", "sound-alike", "suffix-dropped", "diminutive", "initial", "surname-only",
            "after-full-name", "several-tracked", "derived-spelling", "common-name", "order:surname-first",
            "birth-date-match", "birth-date-near", "nationality-conflict", "stated-by-source", "look-up:404",
            "look-up-fails", "who:beside", "who:speaks", "who:unclear", "who:another", "who:shared-surname",
            "found-by-search", "keyword-search", "procedure:extradition", "procedure:asylum",
        )
    },
}  # fmt: skip
"""Reasons that are one sentence each, and its name among the texts."""
_QUOTING = ("ending", "docket", "record", "said", "denial", "doubt", "hearsay", "reversal", "unknown-kind")
"""Tags whose value is quoted in their sentence."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom a reason is said: the roster gives names, the texts the language."""

    roster: Roster
    texts: Texts

    def say(self, text_id: str, **arguments: object) -> Html | None:
        """Return a sentence, None where there is none of this name."""
        return self.texts.html(text_id, **arguments) if self.texts.knows(text_id) else None

    def pointed(self, text_id: str, word: str, **arguments: object) -> Html | None:
        """Return a sentence with the word that led to it, where older reasons lack one without."""
        said = self.say(text_id, **arguments)
        return self.say("reason-by-the-word", reason=said, word=word) if said and word else said


_Sayer = Callable[[str, str, _Reader], Html | None]
"""Says a reason of a tag with its value; None for a value that the tag does not take."""


def reason_said(reason: str, roster: Roster, texts: Texts) -> Html:
    """Return a reason as a sentence without a full stop, in the reader's language; an unknown one as it is."""
    if reason in _WHOLE:
        return texts.html(_WHOLE[reason])
    tag, colon, value = reason.partition(":")
    sayer = _SAYERS.get(tag) if colon and value else None
    said = sayer(tag, value, _Reader(roster, texts)) if sayer else None
    return said or texts.html("verbatim", text=reason)


def reasons_said(reasons: Iterable[str], roster: Roster, texts: Texts) -> tuple[Html, ...]:
    """Return several reasons as sentences, each once, in their order."""
    return tuple(dict.fromkeys(reason_said(reason, roster, texts) for reason in reasons))


def _quoted(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}", word=value)


def _part(tag: str, value: str, reader: _Reader) -> Html | None:
    """Say how a part of the name is written, how it is registered, and how alike the two are (0-100)."""
    written, *rest = value.split("~")
    if len(rest) != 2 or not rest[1].isdecimal():
        return None
    return reader.say(f"reason-{tag}", written=written, registered=rest[0], likeness=rest[1])


def _context(tag: str, value: str, reader: _Reader) -> Html | None:
    topic, _, rest = value.partition(":")
    particular = _PARTICULAR.get(topic)
    return particular(tag, rest, reader) if particular else reader.pointed(f"reason-{tag}-{topic}", rest)


def _country(tag: str, value: str, reader: _Reader) -> Html | None:
    code, _, word = value.partition(":")
    return reader.pointed(f"reason-{tag}-country", word, country=country(code, reader.texts.language)) if code else None


def _docket(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}-docket", word=value)


def _company(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}-co-mentioned", name=name_of(reader.roster, value, reader.texts))


def _date(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}-date", date=day(reader.texts, value))


_PARTICULAR: Mapping[str, _Sayer] = {
    "country": _country,
    "docket": _docket,
    "co-mentioned": _company,
    "date": _date,
}
"""What of a text's surroundings is more than a topic and its word."""


def _nationality(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}-with", country=country(value, reader.texts.language))


def _state(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}", word=country(value, reader.texts.language))


def _polls(tag: str, value: str, reader: _Reader) -> Html | None:
    return reader.say(f"reason-{tag}", count=int(value)) if value.isdecimal() else None


def _since(tag: str, value: str, reader: _Reader) -> Html | None:
    try:
        return reader.say(f"reason-{tag}", at=moment(reader.texts, datetime.fromisoformat(value)))
    except ValueError:
        return None


def _by_office(tag: str, value: str, reader: _Reader) -> Html | None:
    known = reader.texts.knows(f"role-{value}")
    return reader.say(f"reason-{tag}", role=reader.texts.plain(f"role-{value}") if known else value)


def _both(tag: str, value: str, reader: _Reader) -> Html | None:
    state = reader.texts.plain("a-state")
    said = [
        reader.say(f"kind-{kind}", state=state) or reader.texts.html("verbatim", text=kind) for kind in value.split()
    ]
    return reader.say(f"reason-{tag}", kinds=Html("; ".join(said)))


_SAYERS: Mapping[str, _Sayer] = {
    **dict.fromkeys(_QUOTING, _quoted),
    "given": _part,
    "surname": _part,
    "context": _context,
    "against": _context,
    "state": _state,
    "nationality-match": _nationality,
    "nationality-conflict": _nationality,
    "absent-from-polls": _polls,
    "absent-since": _since,
    "confirmed-by": _by_office,
    "same-person-by": _by_office,
    "both": _both,
}
