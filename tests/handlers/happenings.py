"""Invented happenings to an invented man, and the alerts and review items that tell them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cases.alerts import Alert, AlertForm, ReviewItem, ReviewQuestion, Severity
from cases.events import Confidence, Event
from storage.records import ChatAddress, KeptAlert

SEEN = datetime(2017, 3, 1, 14, 0, 30, tzinfo=UTC)
ADDRESS = ChatAddress(chat=1, telegram_chat=501, thread=None, language="en")
ARREST = Event(
    id="a" * 32,
    kind="arrested",
    seen_at=SEEN,
    confidence=Confidence.REPORTED,
    person="daniyar-ospantoleu",
    country="ES",
    counter_country="KZ",
    occurred_on="2017-02-28",
    source="feeds",
    scope="feeds/list/invented",
    source_title="Invented Herald & Co",
    observation="item-1",
    evidence="0123456789abcdef" * 4,
    url="https://herald.example/arrest?a=1&b=2",
    title="Activist <held>",
    published_at=SEEN - timedelta(minutes=20),
    reasons=("full name in the title", "the word 'arrested'"),
)
RELEASE = replace(
    ARREST, id="b" * 32, kind="released", occurred_on="2017-03-01", title="Released", observation="item-2"
)
OTHER_SOURCE = replace(
    ARREST,
    id="c" * 32,
    source_title="State Gazette",
    side="requesting_state",
    url="https://gazette.example/1",
    attributes={"charges": "fraud <sic>"},
    seen_at=SEEN + timedelta(minutes=5),
)
DOUBT = ReviewItem(
    id="d" * 32,
    question=ReviewQuestion.SAME_PERSON,
    person="daniyar-ospantoleu",
    source="feeds",
    observation="item-3",
    content="e" * 64,
    opened_at=SEEN,
    proposed=(replace(ARREST, id="f" * 32, observation="item-3"),),
    urgent=True,
    reasons=("surname only",),
    excerpt="Ospantoleu was held",
    url="https://herald.example/3",
)
DELETION = replace(
    DOUBT, id="9" * 32, question=ReviewQuestion.CONFIRM, urgent=False, observation="item-4", content="7" * 64
)


def kept(
    *events: Event, form: AlertForm = AlertForm.EVENT, severity: Severity = Severity.URGENT, **more: object
) -> KeptAlert:
    """Return an alert about the invented man as storage gives it, numbered 1042."""
    alert = Alert("key", form, severity, (1,), "daniyar-ospantoleu", tuple(event.id for event in events))
    return replace(KeptAlert(1042, alert, SEEN, events), **more)  # type: ignore[arg-type]
