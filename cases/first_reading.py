"""The first reading of a source, or of a newly watched person: stored, told in a summary, no storm (DESIGN §3)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from cases import dates
from cases.alerts import Alert, AlertForm, Known, ReviewItem, Severity, Subscriptions
from cases.events import Event, event_id
from cases.kinds import kinds
from cases.observations import Outcome, ScopeReport
from cases.raising import chats_for, loudest, severity_of

# An urgent happening of the last two weeks is told all the same: people are added because they were just arrested.
STILL_NEWS = timedelta(days=14)
# A 304 proves a list too: it is never asked for while a change of the roster makes a fresh reading due. A list that is
# never shown whole (capped) was read all the same: what comes after is news.
READ = (Outcome.COMPLETE, Outcome.UNCHANGED, Outcome.PARTIAL)


def is_first_reading(subject: str | None, report: ScopeReport, known: Known) -> bool:
    """Tell whether this is the first proven reading of a source, or the first one since a person was added."""
    if report.baseline:
        return True
    added = known.first_watched.get(subject or "")
    proven = [past.at for past in report.history if past.outcome in READ]
    if added is None or not report.history:
        return False
    return added > max(proven) if proven else added >= report.history[0].at


def is_quiet(event: Event, report: ScopeReport, known: Known, now: datetime) -> bool:
    """Tell whether an event only goes into the summary of a first reading."""
    return is_first_reading(event.person or event.circle, report, known) and not is_still_news(event, now)


def is_still_news(event: Event, now: datetime) -> bool:
    """Tell whether something found on a first reading is urgent and of the last two weeks (undated: it is not)."""
    if severity_of(event.kind) is not Severity.URGENT:
        return False
    dated = event.published_at or (_midday(event.occurred_on) if event.occurred_on else None)
    return dated is not None and now - dated <= STILL_NEWS


def settled_for_asking(item: ReviewItem, report: ScopeReport, known: Known, now: datetime) -> tuple[ReviewItem, bool]:
    """Return the item as it is kept, and whether editors are alerted now.

    On a first reading a question that is neither grave nor of the last two weeks waits unasked, and alarms nobody.
    """
    first = all(is_first_reading(event.person or event.circle, report, known) for event in item.proposed)
    newest = max((event.published_at or event.seen_at for event in item.proposed), default=now)
    grave = any(severity_of(event.kind) is Severity.URGENT or kinds()[event.kind].guarded for event in item.proposed)
    if first and (not grave or now - newest > STILL_NEWS):
        return replace(item, urgent=False), False
    return item, True


def summaries(quiet: Sequence[Event], report: ScopeReport, subscriptions: Subscriptions) -> tuple[Alert, ...]:
    """Return one message a chat for everything a first reading found of whom it follows; admins get all of it."""
    return tuple(_summary(*group, report) for group in alike_readers(quiet, subscriptions))


def alike_readers(
    quiet: Sequence[Event], subscriptions: Subscriptions
) -> tuple[tuple[tuple[str, ...], tuple[int, ...], tuple[Event, ...]], ...]:
    """Return (subjects, chats, events) for each group of chats that are to read of the same persons and circles."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in quiet:
        found[event.person or event.circle or ""].append(event)
    readers: dict[int, list[str]] = {chat: list(found) for chat in subscriptions.admins}
    for subject, events in found.items():
        for chat in chats_for(subscriptions.of(subject), loudest(event.kind for event in events)):
            if chat not in subscriptions.admins:
                readers.setdefault(chat, []).append(subject)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for chat, subjects in readers.items():
        alike[tuple(subjects)].append(chat)
    return tuple(
        (subjects, tuple(sorted(chats)), tuple(event for subject in subjects for event in found[subject]))
        for subjects, chats in alike.items()
        if subjects
    )


def _summary(
    subjects: tuple[str, ...], chats: tuple[int, ...], events: tuple[Event, ...], report: ScopeReport
) -> Alert:
    return Alert(
        key=f"summary:{report.scope.key}:{report.at.isoformat()}:{event_id(*subjects)}",
        form=AlertForm.SUMMARY,
        severity=Severity.INFO,
        chats=chats,
        person=subjects[0] if len(subjects) == 1 else None,
        events=tuple(event.id for event in events),
        source=report.scope.source,
        outcome=str(report.outcome),
        facts={"source_title": report.source_title, "count": len(events)},
    )


def _midday(day: str) -> datetime:
    return datetime.combine(dates.span(day)[1], time(12), UTC)
