"""One alert as a chat sees it, whatever its form: the words, the proof, the caution, and the buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cases.alerts import AlertForm, ReviewItem, Severity
from cases.events import Event
from cases.people import Roster
from cases.raising import severity_of
from handlers.buttons import Button, Rows, signed_rows
from handlers.dates import clock
from handlers.speech import Html, Texts, messages
from handlers.views import happening
from handlers.views.guarding import caution, is_guarded
from handlers.views.names import name_of
from handlers.views.review import review_buttons, review_source, review_text
from handlers.views.view import View, lines, paragraphs
from storage.records import NOT_CONFIRMED, ChatAddress, KeptAlert, ReviewVerdict
from storage.sealing import Sealer

MOST_IN_SUMMARY = 20
"""Happenings told in a summary, the gravest first; `history` has the rest."""
_BY_GRAVITY = (Severity.URGENT, Severity.IMPORTANT, Severity.INFO)
SHORT_HASH = 12
"""Digits of an evidence hash shown in a message; `why` shows all of them."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the delivery lane sends: headed, split texts, and the signed keyboard for the last of them."""

    texts: list[str]
    keyboard: list[list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the parts of a rendering share; `now` is when this chat is, or was, sent the alert."""

    kept: KeptAlert
    roster: Roster
    texts: Texts
    now: datetime
    repeat: bool


def render(  # noqa: PLR0913
    kept: KeptAlert, address: ChatAddress, roster: Roster, repeat: bool, now: datetime, seal: Sealer, heading: str = ""
) -> Rendered:
    """Return the messages and signed buttons of an alert for one chat.

    `now` is when the chat is sent it; for an edit, when it was. The same text serves "send", "edit" and "reply".
    """
    view = alert_view(kept, address, roster, repeat, now)
    return Rendered(messages(heading, view.html), signed_rows(view.buttons, address.telegram_chat, seal))


def alert_view(kept: KeptAlert, address: ChatAddress, roster: Roster, repeat: bool, now: datetime) -> View:
    """Return an alert in the chat's language; a retracted one begins with RETRACTED and has no buttons."""
    sight = _Sight(kept, roster, Texts(address.language), now, repeat)
    body = _BODIES[kept.alert.form](sight)
    taken = _taken(sight)
    html = paragraphs([_retracted(sight), body, _verdict(sight), taken, _number(sight)])
    return View(html, () if kept.retracted else _buttons(sight))


def _verdict(sight: _Sight) -> Html | None:
    """Say in every chat that was asked or told of a doubt that an editor has settled it."""
    verdict = sight.kept.verdict
    if verdict is None or sight.kept.retracted or sight.kept.alert.form not in _SETTLED_BY_EDITORS:
        return None
    return Html(f"<b>{sight.texts.html(f'verdict-{verdict}')}</b>")


def _retracted(sight: _Sight) -> Html | None:
    if not sight.kept.retracted:
        return None
    reason = sight.kept.retracted_reason
    if reason == NOT_CONFIRMED:
        said = sight.texts.html("retracted-not-confirmed")
    else:
        said = sight.texts.html("retracted-because", reason=reason) if reason else sight.texts.html("retracted")
    return Html(f"<b>{said}</b>")


def _number(sight: _Sight) -> Html:
    mark = sight.texts.html("alert-number", number=f"#A-{sight.kept.number}")
    return Html(f"{sight.texts.html('possible-repeat')} {mark}") if sight.repeat else mark


def _taken(sight: _Sight) -> Html | None:
    kept = sight.kept
    if kept.taken_by is None or kept.taken_at is None:
        return None
    return sight.texts.html("taken-by", name=kept.taken_by, at=clock(sight.texts, kept.taken_at, sight.now))


def _event_body(sight: _Sight) -> Html:
    return paragraphs([_headline(sight), _account(sight), _times(sight), _caution(sight)])


def _unconfirmed_body(sight: _Sight) -> Html:
    warning = _unless_confirmed(sight, "unconfirmed-possibly-another")
    review = sight.kept.review
    doubt = _doubt(sight, review) if review is not None and not sight.kept.events else None
    return paragraphs([warning, _headline(sight), _account(sight) or doubt, _times(sight), _caution(sight)])


def _report_body(sight: _Sight) -> Html:
    warning = _unless_confirmed(sight, "unconfirmed-report")
    return paragraphs([warning, _headline(sight), _account(sight) or _proposal(sight), _times(sight), _caution(sight)])


def _unless_confirmed(sight: _Sight, text_id: str) -> Html | None:
    """Head a message UNCONFIRMED for as long as no editor has confirmed it."""
    if sight.kept.verdict is ReviewVerdict.YES:
        return None
    return Html(f"<b>{sight.texts.html(text_id)}</b>")


def _review_body(sight: _Sight) -> Html:
    review, texts = sight.kept.review, sight.texts
    if review is None:
        return paragraphs([_headline(sight), _account(sight)])
    return review_text(review, sight.roster, texts)


def _doubt(sight: _Sight, review: ReviewItem) -> Html:
    excerpt = sight.texts.html("excerpt", text=review.excerpt) if review.excerpt else None
    return paragraphs([_proposal(sight), excerpt, review_source(review, sight.texts)])


def _proposal(sight: _Sight) -> Html | None:
    review = sight.kept.review
    if review is None or not review.proposed:
        return None
    return lines(
        [*(happening.what(event, sight.texts) for event in review.proposed), review_source(review, sight.texts)]
    )


def _source_state_body(sight: _Sight) -> Html:
    alert, texts = sight.kept.alert, sight.texts
    source = str(alert.facts.get("title") or alert.facts.get("source_title") or alert.source or "")
    outcome = (alert.outcome or str(alert.facts.get("outcome", ""))).lower() or "error"
    known = texts.knows(f"source-state-{outcome}")
    said = texts.html(f"source-state-{outcome}" if known else "source-state-error", source=source)
    reason = str(alert.facts.get("reason", ""))
    return paragraphs([said, texts.html("source-reason", reason=reason) if reason else None])


def _summary_body(sight: _Sight) -> Html:
    who = name_of(sight.roster, sight.kept.alert.person, sight.texts)
    events = sorted(sight.kept.events, key=lambda event: _BY_GRAVITY.index(severity_of(event.kind)))
    title = sight.texts.html("summary", name=who, count=len(events))
    told = [happening.in_short(event, sight.texts) for event in events[:MOST_IN_SUMMARY]]
    more = len(events) - len(told)
    rest = sight.texts.html("summary-more", count=more, name=who) if more > 0 else None
    return paragraphs([Html(f"<b>{title}</b>"), *told, rest])


def _undelivered_body(sight: _Sight) -> Html:
    number = sight.kept.alert.facts.get("alert") or sight.kept.alert.facts.get("number") or "?"
    return sight.texts.html("undelivered", number=f"#A-{number}")


_BODIES: Mapping[AlertForm, Callable[[_Sight], Html]] = {
    AlertForm.EVENT: _event_body,
    AlertForm.UNCONFIRMED: _unconfirmed_body,
    AlertForm.REVIEW: _review_body,
    AlertForm.REPORT: _report_body,
    AlertForm.SOURCE_STATE: _source_state_body,
    AlertForm.SUMMARY: _summary_body,
    AlertForm.UNDELIVERED: _undelivered_body,
}


def _headline(sight: _Sight) -> Html:
    who = name_of(sight.roster, _subject(sight), sight.texts)
    return Html(f"<b>{sight.texts.html(f'headline-{sight.kept.alert.severity}', name=who)}</b>")


def _subject(sight: _Sight) -> str | None:
    first = sight.kept.events[0] if sight.kept.events else None
    review = sight.kept.review
    named = sight.kept.alert.person or (first.person or first.circle if first else None)
    return named or (review.person or review.circle if review else None)


def _account(sight: _Sight) -> Html | None:
    events, texts = sight.kept.events, sight.texts
    if not events:
        return None
    titles = lines(texts.html("published-title", title=event.title) for event in events[:1] if event.title)
    told = list(dict.fromkeys(happening.what(event, texts) for event in events if _leads(event, events)))
    return lines([*told, happening.sureness(events, texts), titles, happening.sources(events, texts), _evidence(sight)])


def _leads(event: Event, events: tuple[Event, ...]) -> bool:
    """Return whether an account says something else than the first, so that a conflict is shown."""
    first = events[0]
    said = (event.kind, event.country, event.counter_country, event.occurred_on)
    return event is first or said != (first.kind, first.country, first.counter_country, first.occurred_on)


def _evidence(sight: _Sight) -> Html | None:
    kept = [event.evidence[:SHORT_HASH] for event in sight.kept.events if event.evidence]
    return sight.texts.html("evidence", hashes=", ".join(dict.fromkeys(kept))) if kept else None


def _times(sight: _Sight) -> Html | None:
    events, texts, now = sight.kept.events, sight.texts, sight.now
    sent = clock(texts, now, now)
    if not events:
        return texts.html(
            "times", published=texts.plain("not-stated"), seen=clock(texts, sight.kept.created_at, now), sent=sent
        )
    first = min(events, key=lambda event: event.seen_at)
    published = clock(texts, first.published_at, now) if first.published_at else texts.plain("not-stated")
    return texts.html("times", published=published, seen=clock(texts, first.seen_at, now), sent=sent)


def _caution(sight: _Sight) -> Html | None:
    guarded = any(is_guarded(event.kind) for event in sight.kept.events)
    return caution(sight.texts) if guarded else None


def _buttons(sight: _Sight) -> Rows:
    kept, texts = sight.kept, sight.texts
    rows: Rows = ()
    if kept.review is not None and kept.verdict is None and kept.alert.form is AlertForm.REVIEW:
        rows = review_buttons(kept.review, texts)
    if kept.alert.severity is Severity.URGENT and kept.alert.form in _TAKEABLE and kept.taken_by is None:
        rows = (*rows, (Button(texts.plain("button-take"), "take", str(kept.number)),))
    return rows


_SETTLED_BY_EDITORS = (AlertForm.REVIEW, AlertForm.UNCONFIRMED, AlertForm.REPORT)
_TAKEABLE = (AlertForm.EVENT, AlertForm.UNCONFIRMED, AlertForm.REPORT, AlertForm.REVIEW)
