"""What an admin sees before a source or docket is added: what was read, whom it names, what it would have told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.people import Roster
from handlers.buttons import Button, Rows, one_per_row
from handlers.dates import moment
from handlers.speech import Html, Texts
from handlers.views.names import name_of
from handlers.views.view import lines, paragraphs

NEWEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was read: its title, and when it was published (aware UTC; None: undated)."""

    title: str
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a live look at a source or docket gave.

    `source` is the id of the source that can read it, None where none can; `reason` says how the answer was judged.
    `persons` are the ids of those named, `alerts` how many alerts the last `days` days would have raised.
    """

    source: str | None
    title: str
    url: str
    proven: bool
    reason: str
    entries: Sequence[Entry] = ()
    count: int = 0
    persons: Sequence[str] = ()
    alerts: int = 0
    days: int = 30


def preview_view(preview: Preview, roster: Roster, texts: Texts) -> Html:
    """Return a preview as the chat shows it."""
    return paragraphs(
        [
            texts.html("preview-title", title=preview.title, url=preview.url),
            texts.html("preview-judged", reason=preview.reason),
            lines([texts.html("preview-newest", count=preview.count), *_entries(preview, texts)]),
            _persons(preview, roster, texts),
            texts.html("preview-alerts", count=preview.alerts, days=str(preview.days)),
        ]
    )


def _entries(preview: Preview, texts: Texts) -> list[Html]:
    return [
        texts.html(
            "preview-entry",
            at=moment(texts, entry.published_at) if entry.published_at else texts.plain("preview-undated"),
            title=entry.title,
        )
        for entry in preview.entries[:NEWEST]
    ]


def _persons(preview: Preview, roster: Roster, texts: Texts) -> Html:
    if not preview.persons:
        return texts.html("preview-nobody")
    return texts.html("preview-persons", names=", ".join(name_of(roster, one, texts) for one in preview.persons))


def confirm_buttons(action: str, texts: Texts) -> Rows:
    """Return the buttons under a preview: store what was shown, or nothing."""
    return one_per_row([Button(texts.plain("button-add-it"), action), Button(texts.plain("button-cancel"), "cancel")])
