"""Whom to tell what: guards, review items for the editors, alerts for followers, each told once (DESIGN §6, §7)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

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

_LOUDNESS = (Severity.INFO, Severity.IMPORTANT, Severity.URGENT)


def severity_of(kind: str) -> Severity:
    """Return how loud a kind of event is."""
    return kinds()[kind].severity


def loudest(kinds_: Iterable[str]) -> Severity:
    """Return the severity of the gravest of some kinds; INFO when there are none."""
    return max(map(severity_of, kinds_), key=_LOUDNESS.index, default=Severity.INFO)


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
    severity = loudest(event.kind for event in new)
    chats = chats_for(subscriptions.of(first.person or first.circle), severity)
    return Alert(
        key=f"episode:{first.id}",
        form=AlertForm.EVENT,
        severity=severity,
        chats=chats or _unfollowed(severity, subscriptions),
        person=first.person or first.circle,
        events=tuple(event.id for event in new),
        source=first.source,
        facts={},
    )


def _unfollowed(severity: Severity, subscriptions: Subscriptions) -> tuple[int, ...]:
    """An arrest of somebody whom nobody follows yet must not pass unseen: whoever keeps the register hears of it."""
    return (subscriptions.editors or subscriptions.admins) if severity is Severity.URGENT else ()


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
    """Return the alert for the followers who opted in, when no editor settled an urgent doubt; no status changes.

    It has no chats where the doubt is of something that lowers somebody's guard: that waits for an editor.
    """
    guarded = any(kinds()[event.kind].guarded for event in item.proposed)
    subjects = dict.fromkeys([item.person or item.circle, *(event.person or event.circle for event in item.proposed)])
    followers = (one for subject in subjects for one in subscriptions.of(subject) if one.unconfirmed and not guarded)
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


def confirmed(item: ReviewItem, by: str, now: datetime) -> tuple[Event, ...]:
    """Return the events that an editor's yes makes true, seen when they were; what was official stays so.

    A record that its source still answers for is gone by the editor's word alone.
    """
    if item.question is ReviewQuestion.SAME_PERSON:
        return tuple(replace(event, reasons=(*event.reasons, f"same-person-by:{by}")) for event in item.proposed)
    own_record = item.question is ReviewQuestion.CONFIRM
    return tuple(
        replace(
            event,
            confidence=Confidence.OFFICIAL
            if own_record and event.confidence is Confidence.OFFICIAL
            else Confidence.CONFIRMED,
            reasons=(*event.reasons, f"confirmed-by:{by}"),
        )
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
