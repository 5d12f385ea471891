"""Whom to tell what: guards, review items for the editors, alerts for followers, each told once (DESIGN §6, §7)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from cases.alerts import (
    Alert,
    AlertForm,
    Amendment,
    Follower,
    Known,
    ReviewItem,
    ReviewQuestion,
    Severity,
    Subscriptions,
)
from cases.episodes import Episode, episodes
from cases.events import Confidence, Event, event_id
from cases.kinds import kinds

# Found on the first reading of a source or person, an urgent happening of the last two weeks is told all the same:
# people are added because they were just arrested.
STILL_NEWS = timedelta(days=14)
_LOUDNESS = (Severity.INFO, Severity.IMPORTANT, Severity.URGENT)


def severity_of(kind: str) -> Severity:
    """Return how loud a kind of event is."""
    return kinds()[kind].severity


def must_be_confirmed(event: Event) -> bool:
    """Tell whether an editor must look first: it lowers somebody's guard, and only a medium says so."""
    return kinds()[event.kind].guarded and event.confidence is Confidence.REPORTED


def alerts_for(
    events: Sequence[Event], known: Known, subscriptions: Subscriptions, now: datetime
) -> tuple[tuple[Alert, ...], tuple[Amendment, ...]]:
    """Return one alert for each new episode among `events`, and an amendment for each further account of a told one."""
    fresh = {event.id for event in events}
    alerts, amendments = [], []
    for episode in episodes((*known.events, *(event for event in events if event.id not in _ids(known)))):
        new = [event for event in episode.events if event.id in fresh]
        if not new:
            continue
        told = _told(episode, known)
        if told is None:
            alerts.append(_event_alert(episode, new, subscriptions))
        else:
            amendments += [Amendment(told, event.id) for event in new]
    return tuple(alert for alert in alerts if alert.chats), tuple(amendments)


def _ids(known: Known) -> frozenset[str]:
    return frozenset(event.id for event in known.events)


def _told(episode: Episode, known: Known) -> str | None:
    """Return the key under which any account of this episode was told already."""
    keys = (f"episode:{event.id}" for event in episode.events)
    return next((key for key in keys if key in known.told), None)


def _event_alert(episode: Episode, new: Sequence[Event], subscriptions: Subscriptions) -> Alert:
    first = new[0]
    severity = max((severity_of(event.kind) for event in new), key=_LOUDNESS.index)
    return Alert(
        key=f"episode:{first.id}",
        form=AlertForm.EVENT,
        severity=severity,
        chats=chats_for(subscriptions.of(first.person or first.circle), severity),
        person=first.person or first.circle,
        events=tuple(event.id for event in new),
        source=first.source,
        facts={},
    )


def chats_for(followers: Iterable[Follower], severity: Severity) -> tuple[int, ...]:
    """Return the chats of the followers who want to hear of something this loud."""
    loud = _LOUDNESS.index(severity)
    return tuple(dict.fromkeys(one.chat for one in followers if _LOUDNESS.index(one.minimum) <= loud))


def review_alert(item: ReviewItem, subscriptions: Subscriptions, outcome: str | None = None) -> Alert:
    """Return the alert that puts a review item before every editor; an urgent one alarms."""
    return Alert(
        key=f"review:{item.id}",
        form=AlertForm.REVIEW,
        severity=Severity.URGENT if item.urgent else Severity.INFO,
        chats=subscriptions.editors,
        person=item.person or item.circle,
        review=item.id,
        source=item.source,
        outcome=outcome,
    )


def escalated(item: ReviewItem, subscriptions: Subscriptions) -> Alert:
    """Return the alert for the followers who opted in, when no editor settled an urgent doubt; no status changes."""
    followers = (one for one in subscriptions.of(item.person or item.circle) if one.unconfirmed)
    return Alert(
        key=f"unconfirmed:{item.id}",
        form=AlertForm.UNCONFIRMED,
        severity=Severity.URGENT,
        chats=tuple(dict.fromkeys(one.chat for one in followers)),
        person=item.person or item.circle,
        events=tuple(event.id for event in item.proposed),
        review=item.id,
        source=item.source,
    )


def still_news(event: Event, now: datetime) -> bool:
    """Tell whether something found on a first reading is urgent and of the last two weeks (undated: it is not)."""
    if severity_of(event.kind) is not Severity.URGENT:
        return False
    dated = event.published_at or (_midday(event.occurred_on) if event.occurred_on else None)
    return dated is not None and now - dated <= STILL_NEWS


def _midday(day: str) -> datetime | None:
    from datetime import UTC, time

    from cases.dates import span

    return datetime.combine(span(day)[1], time(12), UTC)


def confirmed(item: ReviewItem, by: str, now: datetime) -> tuple[Event, ...]:
    """Return the events that an editor's yes makes true: confirmed where they were reported, seen when they were."""
    return tuple(
        replace(event, confidence=Confidence.CONFIRMED, reasons=(*event.reasons, f"confirmed-by:{by}"))
        if item.question is not ReviewQuestion.SAME_PERSON and event.confidence is Confidence.REPORTED
        else replace(event, reasons=(*event.reasons, f"same-person-by:{by}"))
        for event in item.proposed
    )


def reported(
    event: Event, subscriptions: Subscriptions, reporter: int, now: datetime
) -> tuple[ReviewItem, tuple[Alert, ...]]:
    """Return the review item and the alerts of an advocate's report; nothing in them says who reported.

    Editors and followers hear at once, UNCONFIRMED; of a guarded kind the editors alone. The event becomes one only
    when an editor confirms it.
    """
    subject = event.person or event.circle
    item = ReviewItem(
        id=event_id("review", "report", event.id),
        question=ReviewQuestion.CONFIRM,
        person=event.person,
        circle=event.circle,
        source=event.source,
        observation=event.observation,
        content=event.observation,
        opened_at=now,
        proposed=(event,),
        reasons=event.reasons,
        excerpt=event.title,
        reporter=reporter,
    )
    severity = severity_of(event.kind)
    asked = replace(review_alert(item, subscriptions), severity=severity)
    followers = () if kinds()[event.kind].guarded else chats_for(subscriptions.of(subject), severity)
    report = Alert(
        key=f"report:{event.id}",
        form=AlertForm.REPORT,
        severity=severity,
        chats=tuple(chat for chat in followers if chat != reporter and chat not in subscriptions.editors),
        person=subject,
        events=(event.id,),
        review=item.id,
        source=event.source,
    )
    return item, tuple(alert for alert in (asked, report) if alert.chats)
