"""A review item as editors see it: the question, what was read, the reasons, and the two answers."""

from collections.abc import Sequence

from cases.alerts import ReviewItem, ReviewQuestion
from cases.people import Roster
from handlers.buttons import Button, Rows
from handlers.speech import Html, Texts
from handlers.views import happening
from handlers.views.guarding import is_guarded
from handlers.views.names import name_of
from handlers.views.reasons import reasons_said
from handlers.views.view import lines, paragraphs

_ANSWERS = {
    ReviewQuestion.SAME_PERSON: ("button-same", "button-other"),
    ReviewQuestion.POSSIBLE: ("button-concerns-us", "button-nobody-of-ours"),
}
QUOTED = "said:"
"""Reasons that quote the sentence; the excerpt shows it already, and `why` shows all of them."""


def review_text(review: ReviewItem, roster: Roster, texts: Texts) -> Html:
    """Return a review item for editors: the question, what was read, the reasons, and where it stands."""
    who = _who(review, roster, texts)
    question = texts.html(f"review-{review.question}", name=who)
    # A record that may be gone is asked about, never said to be gone, not even to an editor.
    shown = () if review.question is ReviewQuestion.NOT_FOUND else review.proposed
    proposed = lines(dict.fromkeys(happening.what(event, texts) for event in shown))
    unquoted = [reason for reason in review.reasons if not reason.startswith(QUOTED)]
    guarded = any(is_guarded(event.kind) for event in review.proposed)
    from_advocate = review.source == happening.REPORT_SOURCE
    return paragraphs(
        [
            Html(f"<b>{texts.html('unconfirmed-report')}</b>") if from_advocate else None,
            Html(f"<b>{question}</b>"),
            proposed,
            texts.html("excerpt", text=review.excerpt) if review.excerpt else None,
            lines([review_source(review, texts), *listed_reasons(unquoted, roster, texts)]),
            texts.html("review-guarded") if guarded else None,
        ]
    )


def listed_reasons(reasons: Sequence[str], roster: Roster, texts: Texts) -> tuple[Html, ...]:
    """Return the lines that give the reasons as sentences, none where there are no reasons."""
    if not reasons:
        return ()
    told = reasons_said(reasons, roster, texts)
    return (texts.html("review-reasons"), *(texts.html("review-reason", reason=reason) for reason in told))


def _who(review: ReviewItem, roster: Roster, texts: Texts) -> str:
    """Return whom the question is about; one report may be of several people."""
    subjects = dict.fromkeys([review.person or review.circle] if review.person or review.circle else _subjects(review))
    return ", ".join(name_of(roster, subject, texts) for subject in subjects) or name_of(roster, None, texts)


def _subjects(review: ReviewItem) -> list[str | None]:
    return [event.person or event.circle for event in review.proposed]


def review_source(review: ReviewItem, texts: Texts) -> Html | None:
    """Return where a review item comes from, linked."""
    if review.proposed:
        return happening.sources(review.proposed, texts)
    return texts.html("source-line", source=happening.linked(review.source, review.url))


def review_buttons(review: ReviewItem, texts: Texts) -> Rows:
    """Return the two answers an editor can give to a review item."""
    yes, no = _ANSWERS.get(review.question, ("button-confirm", "button-retract"))
    return ((Button(texts.plain(yes), "yes", review.id), Button(texts.plain(no), "no", review.id)),)
