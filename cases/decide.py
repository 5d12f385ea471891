"""The whole product in one pure function: what one poll of one scope leads to (DESIGN §3).

match (before the transaction) -> classify -> derive (events, absences) -> guard and raise
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cases import absence
from cases.alerts import Alert, Amendment, Decision, Known, ReviewItem, Subscriptions
from cases.deriving import changed, derived, revisions
from cases.events import Event
from cases.first_reading import is_quiet, settled_for_asking, summaries
from cases.keyword_watch import possible
from cases.matching import Matched
from cases.observations import ScopeKind, ScopeReport
from cases.people import Roster
from cases.raising import alerts_for, review_alert
from cases.unlisting import not_found, unlisted


def decide(
    matched: Sequence[Matched],
    report: ScopeReport,
    roster: Roster,
    known: Known,
    subscriptions: Subscriptions,
    now: datetime,
) -> Decision:
    """Decide what a poll leads to; an unchanged, blocked or empty poll leads to nothing."""
    news = changed(matched, report, known)
    events, doubts = derived(news, report, known, now)
    absent = absence.judge(report, known, {one.observation.key for one in matched})
    events += unlisted(absent, report, known, now)
    reviews, questions = asked([*doubts, *not_found(absent, report, known, now)], report, known, subscriptions, now)
    alerts, amendments = _told(events, report, known, subscriptions, now)
    return Decision(
        revisions=revisions(news, report),
        events=tuple(events),
        reviews=(*reviews, *possible(news, report, roster, known, now)),
        alerts=(*alerts, *questions),
        amendments=amendments,
        sightings=_sightings(matched, report, known),
        absences=absent.polls,
        gone=absent.gone,
    )


def asked(
    items: Sequence[ReviewItem], report: ScopeReport, known: Known, subscriptions: Subscriptions, now: datetime
) -> tuple[tuple[ReviewItem, ...], list[Alert]]:
    """Return the questions as they are kept, and the alerts that put them before the editors."""
    kept = [settled_for_asking(item, report, known, now) for item in items]
    alerts = [review_alert(item, subscriptions, str(report.outcome)) for item, now_asked in kept if now_asked]
    return tuple(item for item, _ in kept), [alert for alert in alerts if alert.chats]


def _told(
    events: Sequence[Event], report: ScopeReport, known: Known, subscriptions: Subscriptions, now: datetime
) -> tuple[list[Alert], tuple[Amendment, ...]]:
    """Return what followers are told of events: each new episode at once, the old finds of a first reading in short."""
    quiet = [event for event in events if is_quiet(event, report, known, now)]
    held = {event.id for event in quiet}
    alerts, amendments = alerts_for([event for event in events if event.id not in held], known, subscriptions, now)
    loud = [replace(alert, outcome=str(report.outcome)) for alert in alerts]
    return [*loud, *summaries(quiet, report, subscriptions)], amendments


def _sightings(matched: Sequence[Matched], report: ScopeReport, known: Known) -> dict[str, str]:
    """Note whose record this scope showed for the first time, or again after it was missing.

    Only records can later be missing. A doubtful one is noted too: it may vanish before an editor says whose it is.
    """
    if report.scope.kind is not ScopeKind.PERSON:
        return {}
    shown = {one.observation.key: one.mentions[0].person for one in matched if one.mentions}
    return {key: who for key, who in shown.items() if key in known.absences or known.live_records.get(key) != who}
