"""The whole product in one pure function: what one poll of one scope leads to (DESIGN §3).

match (before the transaction) -> classify -> derive (events, absences) -> guard and raise
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cases import absence
from cases.alerts import (
    Alert,
    AlertForm,
    Decision,
    Known,
    ReviewItem,
    ReviewQuestion,
    Revision,
    Severity,
    Subscriptions,
)
from cases.classification import Classified
from cases.events import Confidence, Event, event_id
from cases.matching import Matched
from cases.names import Band
from cases.observations import ScopeKind, ScopeReport, content_hash, whole_text
from cases.people import Audience, Roster
from cases.raising import alerts_for, must_be_confirmed, review_alert, severity_of, still_news

EXCERPT = 280


@dataclass(frozen=True, slots=True)
class Changed:
    """A matched observation that is new or changed, with its revision number and content hash."""

    matched: Matched
    number: int
    content: str


def decide(
    matched: Sequence[Matched],
    report: ScopeReport,
    roster: Roster,
    known: Known,
    subscriptions: Subscriptions,
    now: datetime,
) -> Decision:
    """Decide what a poll leads to; an unchanged, blocked or empty poll leads to nothing."""
    changed = _changed(matched, known)
    events, reviews = _derived(changed, report, known, now)
    absent = absence.judge(report, known, {one.observation.key for one in matched})
    events += _unlisted(absent, report, known, now)
    reviews += _unsure(absent, report, known, now)
    quiet = [event for event in events if _quiet(event, report, known, now)]
    alerts, amendments = alerts_for([event for event in events if event not in quiet], known, subscriptions, now)
    alerts = tuple(replace(alert, outcome=str(report.outcome)) for alert in alerts)
    asked = [review_alert(item, subscriptions, str(report.outcome)) for item in reviews if not _old(item, report, now)]
    summary = _summary(quiet, report, subscriptions)
    return Decision(
        revisions=tuple(_revision(one, report) for one in changed),
        events=tuple(events),
        reviews=tuple(reviews),
        alerts=(*alerts, *(alert for alert in asked if alert.chats), *summary),
        amendments=amendments,
        sightings=_sightings(matched, report, known),
        absences=absent.polls,
        gone=absent.gone,
    )


def _changed(matched: Sequence[Matched], known: Known) -> tuple[Changed, ...]:
    """Keep what is new or says something else than last time; A, B, A are two changes."""
    found = []
    for one in matched:
        content = content_hash(one.observation)
        number, latest = known.contents.get(one.observation.key, (0, ""))
        if content != latest:
            found.append(Changed(one, number + 1, content))
    return tuple(found)


def _revision(one: Changed, report: ScopeReport) -> Revision:
    observation = one.matched.observation
    return Revision(observation, one.number, one.content, report.evidence.get(observation.key))


def _derived(
    changed: Iterable[Changed], report: ScopeReport, known: Known, now: datetime
) -> tuple[list[Event], list[ReviewItem]]:
    """Turn what changed into events that stand and items that an editor must settle."""
    events: list[Event] = []
    items: list[ReviewItem] = []
    for one in changed:
        bands = {mention.person: mention.band for mention in one.matched.mentions}
        doubtful: dict[tuple[ReviewQuestion, str], list[Event]] = {}
        for found in one.matched.classified:
            if _refused(one, found, known):
                continue
            event = _event(one, found, report, known, now)
            question = _question(event, found, bands)
            if question is None:
                events.append(event)
            else:
                # One question an observation and kind: four deletions reported by one item are confirmed together.
                subject = "" if question is ReviewQuestion.CONFIRM else str(event.person)
                doubtful.setdefault((question, f"{event.kind} {subject}"), []).append(event)
        items += [_item(one, question, group, now) for (question, _), group in doubtful.items()]
    return events, [item for item in items if item.id not in known.open_reviews]


def _refused(one: Changed, found: Classified, known: Known) -> bool:
    observation = one.matched.observation
    marks = (observation.key, one.content)
    return any((found.person or "", observation.source, mark) in known.refused for mark in marks)


def _question(event: Event, found: Classified, bands: dict[str, Band]) -> ReviewQuestion | None:
    if bands.get(found.person or "") is Band.DOUBTFUL:
        return ReviewQuestion.SAME_PERSON
    if not found.sure or must_be_confirmed(event):
        return ReviewQuestion.CONFIRM
    return None


def _event(one: Changed, found: Classified, report: ScopeReport, known: Known, now: datetime) -> Event:
    observation = one.matched.observation
    kind = _kind(one, found, known)
    subject = found.person or found.circle
    identity = event_id(
        subject, kind, found.country, found.counter_country, observation.source, observation.key, str(one.number)
    )
    day = observation.published_at.date().isoformat() if observation.published_at and kind != "mention" else None
    return Event(
        id=identity,
        kind=kind,
        seen_at=now,
        confidence=Confidence.OFFICIAL if report.authority else Confidence.REPORTED,
        person=found.person,
        circle=found.circle,
        country=found.country,
        counter_country=found.counter_country,
        docket=found.docket,
        occurred_on=found.occurred_on or (day if severity_of(kind) is Severity.URGENT else None),
        attributes=found.attributes,
        source=observation.source,
        scope=observation.scope.key,
        source_title=report.source_title,
        side=observation.side,
        observation=observation.key,
        revision=one.number,
        evidence=report.evidence.get(observation.key),
        url=observation.url,
        title=observation.title,
        published_at=observation.published_at,
        audience=Audience.PUBLIC,
        reasons=found.reasons,
    )


def _kind(one: Changed, found: Classified, known: Known) -> str:
    """A listed record that changed is a change; one that had been found gone is a re-issue."""
    if found.kind != "notice-listed":
        return found.kind
    key = one.matched.observation.key
    last = [event for event in known.events if event.observation == key and event.kind.startswith("notice-")]
    if last and last[-1].kind == "notice-unlisted":
        return "notice-reissued"
    return "notice-changed" if one.number > 1 else found.kind


def _item(one: Changed, question: ReviewQuestion, group: Sequence[Event], now: datetime) -> ReviewItem:
    observation, first = one.matched.observation, group[0]
    same = {event.person for event in group} == {first.person}
    return ReviewItem(
        id=event_id(
            "review", question, observation.source, observation.key, first.kind, *(event.person for event in group)
        ),
        question=question,
        person=first.person if same else None,
        source=observation.source,
        observation=observation.key,
        content=one.content,
        opened_at=now,
        proposed=tuple(group),
        urgent=severity_of(first.kind) is Severity.URGENT,
        circle=first.circle,
        reasons=tuple(dict.fromkeys(reason for event in group for reason in event.reasons)),
        excerpt=whole_text(observation).strip()[:EXCERPT],
        url=observation.url,
    )


def _unlisted(absent: absence.Absent, report: ScopeReport, known: Known, now: datetime) -> list[Event]:
    """A record proven absent is no longer publicly listed: official, since the authority's own list says so."""
    return [_about_record(key, "notice-unlisted", report, known, now) for key in absent.gone]


def _about_record(key: str, kind: str, report: ScopeReport, known: Known, now: datetime) -> Event:
    person = known.live_records[key]
    listed = next((event for event in reversed(known.events) if event.observation == key), None)
    polls = (*known.absences.get(key, ()), report.at)
    return Event(
        id=event_id(person, kind, report.scope.source, key, report.at.isoformat()),
        kind=kind,
        seen_at=now,
        confidence=Confidence.OFFICIAL,
        person=person,
        country=listed.country if listed else None,
        occurred_on=now.date().isoformat(),
        attributes={"form": listed.attributes.get("form", "red")} if listed else {},
        source=report.scope.source,
        scope=report.scope.key,
        source_title=report.source_title,
        observation=key,
        url=listed.url if listed else None,
        title=listed.title if listed else key,
        audience=Audience.PUBLIC,
        reasons=(f"absent-from-polls:{len(polls)}", f"absent-since:{polls[0].isoformat()}", "look-up:404"),
    )


def _unsure(absent: absence.Absent, report: ScopeReport, known: Known, now: datetime) -> list[ReviewItem]:
    items = []
    for key in absent.unsure:
        event = _about_record(key, "notice-unlisted", report, known, now)
        identity = event_id("review", "not-found", report.scope.source, key)
        if identity in known.open_reviews:
            continue
        items.append(
            ReviewItem(
                id=identity,
                question=ReviewQuestion.NOT_FOUND,
                person=event.person,
                source=report.scope.source,
                observation=key,
                content=key,
                opened_at=now,
                proposed=(event,),
                reasons=event.reasons[:2],
                excerpt=event.title,
                url=event.url,
            )
        )
    return items


def _first_reading(subject: str | None, report: ScopeReport, known: Known) -> bool:
    """Tell whether this is the first proven reading of a source, or the first one since a person was added."""
    added = known.first_watched.get(subject or "")
    proven = [past.at for past in report.history if past.outcome == "COMPLETE"]
    return report.baseline or (added is not None and bool(proven) and max(proven) < added)


def _quiet(event: Event, report: ScopeReport, known: Known, now: datetime) -> bool:
    return _first_reading(event.person or event.circle, report, known) and not still_news(event, now)


def _old(item: ReviewItem, report: ScopeReport, now: datetime) -> bool:
    """On a first reading only questions of the last two weeks are put before the editors; the others wait unasked."""
    if not report.baseline:
        return False
    newest = max((event.published_at or now for event in item.proposed), default=now)
    return (now - newest).days > 14


def _summary(quiet: Sequence[Event], report: ScopeReport, subscriptions: Subscriptions) -> tuple[Alert, ...]:
    """One message for everything a first reading found and nobody was alerted to."""
    people = tuple(dict.fromkeys(event.person or event.circle for event in quiet))
    chats = {one.chat for subject in people for one in subscriptions.of(subject)} | set(subscriptions.admins)
    if not quiet or not chats:
        return ()
    return (
        Alert(
            key=f"summary:{report.scope.key}:{report.at.isoformat()}",
            form=AlertForm.SUMMARY,
            severity=Severity.INFO,
            chats=tuple(sorted(chats)),
            person=people[0] if len(people) == 1 else None,
            events=tuple(event.id for event in quiet),
            source=report.scope.source,
            outcome=str(report.outcome),
            facts={"source_title": report.source_title, "count": len(quiet)},
        ),
    )


def _sightings(matched: Sequence[Matched], report: ScopeReport, known: Known) -> dict[str, str]:
    """Note which followed person's record this scope showed; only records can later be missing."""
    if report.scope.kind is not ScopeKind.PERSON:
        return {}
    shown = {one.observation.key: one.mentions[0].person for one in matched if one.mentions}
    resets = {key for key in shown if key in known.absences or key not in known.live_records}
    return {key: person for key, person in shown.items() if key in resets}
