"""A review item as editors see it: the question, what was read, the reasons, and the two answers."""

from cases.alerts import ReviewItem, ReviewQuestion
from cases.people import Roster
from handlers.buttons import Button, Rows
from handlers.speech import Html, Texts
from handlers.views import happening
from handlers.views.guarding import is_guarded
from handlers.views.names import name_of
from handlers.views.view import lines, paragraphs


def review_text(review: ReviewItem, roster: Roster, texts: Texts) -> Html:
    """Return a review item for editors: the question, what was read, the reasons, and where it stands."""
    who = name_of(roster, review.person or review.circle, texts)
    question = texts.html(f"review-{review.question}", name=who)
    proposed = lines(happening.what(event, texts) for event in review.proposed)
    reasons = texts.html("review-reasons", reasons=", ".join(review.reasons)) if review.reasons else None
    guarded = any(is_guarded(event.kind) for event in review.proposed)
    from_advocate = review.source == happening.REPORT_SOURCE
    return paragraphs(
        [
            Html(f"<b>{texts.html('unconfirmed-report')}</b>") if from_advocate else None,
            Html(f"<b>{question}</b>"),
            proposed,
            texts.html("excerpt", text=review.excerpt) if review.excerpt else None,
            lines([review_source(review, texts), reasons]),
            texts.html("review-guarded") if guarded else None,
        ]
    )


def review_source(review: ReviewItem, texts: Texts) -> Html | None:
    """Return where a review item comes from, linked."""
    if review.proposed:
        return happening.sources(review.proposed, texts)
    return texts.html("source-line", source=happening.linked(review.source, review.url))


def review_buttons(review: ReviewItem, texts: Texts) -> Rows:
    """Return the two answers an editor can give to a review item."""
    same = review.question is ReviewQuestion.SAME_PERSON
    yes, no = ("button-same", "button-other") if same else ("button-confirm", "button-retract")
    return ((Button(texts.plain(yes), "yes", review.id), Button(texts.plain(no), "no", review.id)),)
