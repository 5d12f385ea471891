"""A person's history: every standing event, newest first, undated ones last, a page at a time."""

from collections.abc import Sequence

from cases.events import Event
from handlers.buttons import Button, short_id
from handlers.speech import Texts
from handlers.views import happening
from handlers.views.view import View, paragraphs

PAGE = 6
"""Events on one page: what a phone shows without much scrolling."""


def standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events nobody took back, newest first; undated ones follow, latest seen first."""
    taken_back = {event.retracts for event in events if event.retracts}
    left = [event for event in events if event.id not in taken_back and event.retracts is None]
    dated = sorted(
        (one for one in left if one.occurred_on), key=lambda one: (one.occurred_on or "", one.seen_at), reverse=True
    )
    undated = sorted((one for one in left if not one.occurred_on), key=lambda one: one.seen_at, reverse=True)
    return (*dated, *undated)


def history_view(name: str, subject: str, events: Sequence[Event], page: int, texts: Texts) -> View:
    """Return one page of a history (the first is 0; a page beyond the end shows the last) with buttons to turn it."""
    left = standing(events)
    pages = max(1, -(-len(left) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = left[page * PAGE : (page + 1) * PAGE]
    title = texts.html("history-title", name=name, page=str(page + 1), pages=str(pages))
    body = paragraphs([title, *(happening.in_short(event, texts) for event in shown)])
    return View(body if shown else texts.html("history-empty", name=name), _turns(subject, page, pages, texts))


def _turns(subject: str, page: int, pages: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    newer = Button(texts.plain("button-newer"), "history", f"{page - 1},{short_id(subject)}")
    older = Button(texts.plain("button-older"), "history", f"{page + 1},{short_id(subject)}")
    row = tuple(button for button, there in ((newer, page > 0), (older, page < pages - 1)) if there)
    return (row,) if row else ()
