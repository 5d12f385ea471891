"""What changed, and what follows from it: events that stand, and items that an editor must settle (DESIGN §3, §6)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.alerts import Known, ReviewItem, ReviewQuestion, Revision, Severity
from cases.classification import Classified
from cases.events import Confidence, Event, event_id
from cases.first_reading import is_first_reading
from cases.kinds import audience_of
from cases.matching import Matched
from cases.names import Band, Mention
from cases.observations import ScopeKind, ScopeReport, content_hash, whole_text
from cases.raising import must_be_confirmed, severity_of
from cases.unlisting import UNLISTED, last_account

EXCERPT = 280


@dataclass(frozen=True, slots=True)
class Changed:
    """A matched observation that has something to say, with its revision number and content hash.

    `again`: its words are known, yet they are new about somebody just watched, so that no revision is kept.
    """

    matched: Matched
    number: int
    content: str
    again: bool = False


def changed(matched: Sequence[Matched], report: ScopeReport, known: Known) -> tuple[Changed, ...]:
    """Keep what is new or says something else than last time; A, B, A are two changes.

    Known records and decisions are read again for whoever was just watched, since their scope says whose they are;
    the items of a list are re-read from what is kept, once, whether or not the list shows them still.
    """
    found = []
    for one in matched:
        content = content_hash(one.observation)
        number, latest = known.contents.get(one.observation.key, (0, ""))
        if content != latest or _is_back(one, known):
            found.append(Changed(one, number + 1, content))
        elif newcomers := _newcomers(one, report, known):
            found.append(Changed(about(one, newcomers), number, content, again=True))
    return tuple(found)


def revisions(changed_: Iterable[Changed], report: ScopeReport) -> tuple[Revision, ...]:
    """Return what is to be kept of the changed observations."""
    return tuple(
        Revision(one.matched.observation, one.number, one.content, report.evidence.get(one.matched.observation.key))
        for one in changed_
        if not one.again
    )


def derived(
    changed_: Iterable[Changed], report: ScopeReport, known: Known, now: datetime
) -> tuple[list[Event], list[ReviewItem]]:
    """Turn what changed into events that stand and items that an editor must settle, nothing twice."""
    events: dict[str, Event] = {}
    items: list[ReviewItem] = []
    held = {event.id for event in known.events}
    for one in changed_:
        asked: dict[tuple[ReviewQuestion, str], dict[str, Event]] = defaultdict(dict)
        for found in one.matched.classified:
            event = _event(one, found, report, known, now)
            if event.id in held or _refused(one, found, known):
                continue
            question = _question(one, event, found, known)
            if question is None:
                events[event.id] = event
            else:
                asked[question, _together(one, event, found)][event.id] = event
        items += [_item(one, question, tuple(group.values()), known, now) for (question, _), group in asked.items()]
    return list(events.values()), [item for item in items if item.id not in known.open_reviews]


def _is_back(one: Matched, known: Known) -> bool:
    """Tell whether a record stands in the list again, word for word, after it was found gone."""
    observation = one.observation
    last = (last_account(observation.key, mention.person, observation.source, known) for mention in one.mentions)
    return any(event is not None and event.kind == UNLISTED for event in last)


def _newcomers(one: Matched, report: ScopeReport, known: Known) -> tuple[str, ...]:
    if report.scope.kind is ScopeKind.LIST:
        return ()
    return tuple(
        mention.person
        for mention in one.mentions
        if is_first_reading(mention.person, report, known) or _is_unheard_of(one, mention, known)
    )


def _is_unheard_of(one: Matched, mention: Mention, known: Known) -> bool:
    """Tell whether a known record has said nothing yet of a person whose own scope shows it.

    A judgment in two joined cases is found under the first number, and is news under the second one all the same.
    What was asked about before is not asked again: questions are known by their names.
    """
    observation, person = one.observation, mention.person
    if (observation.key, person) in known.told_of:
        return False
    mark = (observation.source, observation.key, person)
    return all((event.source, event.observation, event.person) != mark for event in known.events)


def about(one: Matched, persons: Collection[str]) -> Matched:
    """Return what a matched observation says of some persons alone."""
    return Matched(
        one.observation,
        tuple(mention for mention in one.mentions if mention.person in persons),
        tuple(found for found in one.classified if found.person in persons),
    )


def _refused(one: Changed, found: Classified, known: Known) -> bool:
    observation, subject = one.matched.observation, found.person or found.circle or ""
    return any((subject, observation.source, mark) in known.refused for mark in (observation.key, one.content))


def _doubtful(one: Changed, found: Classified) -> bool:
    return any(mention.person == found.person and mention.band is Band.DOUBTFUL for mention in one.matched.mentions)


def _question(one: Changed, event: Event, found: Classified, known: Known) -> ReviewQuestion | None:
    """Return what an editor must settle first; a yes to CONFIRM says both that it happened and to whom."""
    if not found.sure or must_be_confirmed(event):
        return ReviewQuestion.CONFIRM
    if _doubtful(one, found) and not _tied_before(event, known):
        return ReviewQuestion.SAME_PERSON
    return None


def _tied_before(event: Event, known: Known) -> bool:
    """Tell whether this very record already gave the person an event that stands: an editor said who it is."""
    mark = (event.source, event.observation, event.person)
    return any((one.source, one.observation, one.person) == mark for one in known.events)


def _together(one: Changed, event: Event, found: Classified) -> str:
    """Four deletions reported by one item are confirmed together; a doubtful person is a question of its own."""
    alone = _doubtful(one, found)
    return f"{event.kind} {event.person}" if alone else event.kind


def _event(one: Changed, found: Classified, report: ScopeReport, known: Known, now: datetime) -> Event:
    observation = one.matched.observation
    kind = _kind(one, found, known)
    return Event(
        id=_identity(one, found, kind),
        kind=kind,
        seen_at=now,
        confidence=Confidence.OFFICIAL if report.authority else Confidence.REPORTED,
        person=found.person,
        circle=found.circle,
        country=found.country,
        counter_country=found.counter_country,
        docket=found.docket,
        occurred_on=found.occurred_on or _published_day(one, kind),
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
        audience=audience_of(kind),
        reasons=found.reasons,
    )


def _identity(one: Changed, found: Classified, kind: str) -> str:
    where = (found.country, found.counter_country, found.docket, found.occurred_on)
    record = (one.matched.observation.source, one.matched.observation.key, str(one.number))
    return event_id(found.person or found.circle, kind, *where, *record)


def _published_day(one: Changed, kind: str) -> str | None:
    """News of an urgent happening is as old as its publication, unless it says otherwise."""
    published = one.matched.observation.published_at
    return published.date().isoformat() if published and severity_of(kind) is Severity.URGENT else None


def _kind(one: Changed, found: Classified, known: Known) -> str:
    """A listed record that changed is a change; one that had been found gone is a re-issue."""
    if found.kind != "notice-listed" or found.person is None:
        return found.kind
    observation = one.matched.observation
    last = last_account(observation.key, found.person, observation.source, known)
    if last is not None and last.kind == UNLISTED:
        return "notice-reissued"
    return found.kind if last is None else "notice-changed"


def _item(one: Changed, question: ReviewQuestion, group: Sequence[Event], known: Known, now: datetime) -> ReviewItem:
    observation, first = one.matched.observation, group[0]
    subjects = {(event.person, event.circle) for event in group}
    return ReviewItem(
        id=_review_id(one, question, group, known),
        question=question,
        person=first.person if len(subjects) == 1 else None,
        source=observation.source,
        observation=observation.key,
        content=one.content,
        opened_at=now,
        proposed=tuple(group),
        urgent=severity_of(first.kind) is Severity.URGENT,
        circle=first.circle if len(subjects) == 1 else None,
        reasons=tuple(dict.fromkeys(reason for event in group for reason in event.reasons)),
        excerpt=whole_text(observation).strip()[:EXCERPT],
        url=observation.url,
    )


def _review_id(one: Changed, question: ReviewQuestion, group: Sequence[Event], known: Known) -> str:
    """Name a question by record, kind and persons: an edited item is not asked twice, a record that flips back is."""
    first = group[0]
    subjects = (event.person or event.circle for event in group)
    flipped = _said_otherwise_since(first, known)
    again = (str(one.number),) if flipped else ()
    return event_id("review", question, first.source, first.observation, first.kind, *subjects, *again)


def _said_otherwise_since(event: Event, known: Known) -> bool:
    """Tell whether this record stood for this kind before, and for another one after that."""
    own = [
        one
        for one in known.events
        if (one.source, one.observation, one.person, one.circle)
        == (event.source, event.observation, event.person, event.circle)
    ]
    same = [one.revision for one in own if one.kind == event.kind]
    return bool(same) and any(one.revision > max(same) for one in own if one.kind != event.kind)
