"""A person's status on a phone's screen: what is known per track, how sure, and what was checked when; no judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cases.events import Event
from cases.people import Person
from handlers.buttons import Button, short_id
from handlers.dates import day
from handlers.speech import Html, Texts
from handlers.views import happening
from handlers.views.freshness import Sources, freshness
from handlers.views.guarding import caution, is_guarded
from handlers.views.names import also_called, called
from handlers.views.view import View, lines, paragraphs
from storage.records import ScopeHealth


@dataclass(frozen=True, slots=True)
class Line:
    """What one track shows: the leading accounts, newest episode first, and whether they contradict each other."""

    track: str
    events: tuple[Event, ...]
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a status card shows of a person's events, `on` a day or now."""

    lines: tuple[Line, ...] = ()
    undated: tuple[Event, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a status card shows of the sources: how each scope stands at `now`."""

    healths: Sequence[ScopeHealth]
    sources: Sources
    now: datetime


def status_view(person: Person, known: Known, checked: Checked, texts: Texts) -> View:
    """Return the status card; it ends with what silence does not mean, and never says whether anyone may travel."""
    shown = [event for line in known.lines for event in line.events] + list(known.undated)
    body = [_line(line, texts) for line in known.lines] or [texts.html("status-nothing")]
    html = paragraphs(
        [
            _title(person, known.on, texts),
            *body,
            _undated(known.undated, texts),
            freshness(person, checked.healths, checked.sources, texts, checked.now),
            lines([texts.html("status-no-notice"), texts.html("status-elsewhere") if shown else None]),
            caution(texts) if any(is_guarded(event.kind) for event in shown) else None,
        ]
    )
    buttons = (
        Button(texts.plain("button-history"), "history", short_id(person.id)),
        Button(texts.plain("button-follow-short"), "follow", short_id(person.id)),
    )
    return View(html, (buttons,))


def _title(person: Person, on: date | None, texts: Texts) -> Html:
    other = also_called(person, texts.language)
    title = Html(f"<b>{texts.html('status-title', name=called(person, texts.language))}</b>")
    dated = texts.html("status-on", day=day(texts, on.isoformat())) if on else None
    return lines([title, texts.html("verbatim", text=other) if other else None, dated])


def _line(line: Line, texts: Texts) -> Html:
    known = texts.knows(f"status-track-{line.track}")
    track = texts.plain(f"status-track-{line.track}") if known else line.track
    differ = texts.html("status-conflict") if line.conflict else None
    title = texts.html("status-line", track=track)
    return lines([title, differ, *(happening.in_short(event, texts) for event in line.events)])


def _undated(events: Sequence[Event], texts: Texts) -> Html | None:
    if not events:
        return None
    return lines([texts.html("status-undated"), *(happening.in_short(event, texts) for event in events)])
