"""What the texts still kept say of somebody newly watched or newly spelled: a baseline, told once (DESIGN §3).

match (alone, then among everybody) -> derive -> tell what is still news; the rest waits for the summary at the end.
A text is read as far as it is kept: of a page whose extract alone was kept, nothing is said beyond the extract.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cases import dates
from cases.alerts import Alert, AlertForm, Amendment, Decision, Known, ReviewItem, Severity, Subscriptions
from cases.decide import asked
from cases.deriving import Changed, about, derived
from cases.episodes import episodes, family
from cases.events import Event, event_id
from cases.first_reading import alike_readers, is_still_news
from cases.matching import Matched, match, persons_in
from cases.names import NameIndex
from cases.observations import Observation, ScopeKind, ScopeReport
from cases.people import Person
from cases.raising import alerts_for, severity_of
from cases.spelling_list import searched


@dataclass(frozen=True, slots=True)
class Kept:
    """The latest revision of an observation as the register keeps it; `seen_at` is when it was seen, aware UTC."""

    observation: Observation
    number: int
    content: str
    evidence: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Find:
    """A kept text that names somebody it is re-read for, with what it says of them alone."""

    kept: Kept
    matched: Matched


@dataclass(frozen=True, slots=True)
class Reread:
    """What finds lead to; `quiet` are the ids of events that only the summary tells, and whose they are."""

    decision: Decision
    quiet: Mapping[str, str]


def marks(person: Person) -> frozenset[str]:
    """Return by what kept texts are matched to a person: every spelling that is searched, and every docket number."""
    return frozenset({person.name, *(name.text for name in searched(person)), *(one.number for one in person.dockets)})


def named_in(kept: Iterable[Kept], alone: NameIndex) -> tuple[Kept, ...]:
    """Return the texts that may be about the persons of an index of theirs alone; slow, meant for a worker thread."""
    return tuple(one for one in kept if persons_in(one.observation, alone))


def finds(kept: Iterable[Kept], persons: Collection[str], everybody: NameIndex) -> tuple[Find, ...]:
    """Read texts as a poll would have, among everybody followed, and keep what they say of these persons alone.

    Somebody else's arrest must not become theirs only because the other was not looked for.
    """
    read = ((one, about(match((one.observation,), everybody)[0], persons)) for one in kept)
    return tuple(Find(one, matched) for one, matched in read if matched.mentions)


def by_scope(found: Iterable[Find], persons: Collection[str]) -> dict[str, list[Find]]:
    """Return what was found of some persons by the key of the scope that saw it, in order."""
    groups: dict[str, list[Find]] = defaultdict(list)
    for one in found:
        matched = about(one.matched, persons)
        if matched.mentions:
            groups[one.kept.observation.scope.key].append(Find(one.kept, matched))
    return dict(groups)


def reread(
    found: Sequence[Find],
    report: ScopeReport,
    known: Known,
    earlier: Sequence[Event],
    subscriptions: Subscriptions,
    now: datetime,
) -> Reread:
    """Decide on finds of one scope; `earlier` are the persons' events, taken back or not, and all that was proposed.

    A record that said something else meanwhile was decided by the poll that saw it. Events were seen when their text
    was seen, not now: what is undated must not pass for fresh.
    """
    current = [one for one in found if known.contents.get(_key(one)) == (one.kept.number, one.kept.content)]
    seen = {_key(one): one.kept.seen_at for one in current}
    changed = [Changed(one.matched, one.kept.number, one.kept.content, again=True) for one in current]
    derived_events, doubts = derived(changed, report, known, now)
    events = [_seen(one, seen) for one in derived_events if _is_new(one, earlier)]
    fresh = [item for item in (_unasked(one, seen, earlier) for one in doubts) if item.proposed]
    reviews, questions = asked(fresh, report, known, subscriptions, now)
    loud = [event for event in events if is_still_news(event, now)]
    alerts, amendments = alerts_for(loud, known, subscriptions, now)
    decision = Decision(
        events=tuple(events),
        reviews=reviews,
        alerts=(*alerts, *questions),
        amendments=amendments,
        sightings=_sightings(report, [*events, *(one for item in reviews for one in item.proposed)]),
    )
    return Reread(decision, {event.id: event.person or "" for event in events if event not in loud})


def summary(
    quiet: Sequence[str], standing: Sequence[Event], told_by: Mapping[str, str], subscriptions: Subscriptions
) -> tuple[tuple[Alert, ...], tuple[Amendment, ...]]:
    """Return the one message a chat for everything quiet that was found, and amendments where it was told already.

    `standing` are the persons' events not taken back, `told_by` the key of the alert that told each of those told.
    """
    waiting = set(quiet)
    untold: list[Event] = []
    amendments: list[Amendment] = []
    for episode in episodes(standing):
        new = [event for event in episode.events if event.id in waiting and event.id not in told_by]
        told = next((told_by[event.id] for event in episode.events if event.id in told_by), None)
        if told is None:
            untold += new
        else:
            amendments += [Amendment(told, event.id) for event in new]
    ordered = sorted(untold, key=lambda event: (dates.order(event.occurred_on), event.seen_at, event.id))
    return tuple(_summary(*group) for group in alike_readers(ordered, subscriptions)), tuple(amendments)


def _key(find: Find) -> str:
    return find.kept.observation.key


def _seen(event: Event, seen: Mapping[str, datetime]) -> Event:
    return replace(event, seen_at=seen[event.observation])


def _is_new(event: Event, earlier: Sequence[Event]) -> bool:
    """Tell whether a text says something of a person that was never decided.

    A text that was about them already is not decided again, with one exception: by a new spelling it may be found
    to tell of an arrest, where by the old one it only named them.
    """
    mark = (event.source, event.observation, event.person)
    of_text = {family(one.kind) for one in earlier if (one.source, one.observation, one.person) == mark}
    if not of_text:
        return True
    record = event.kind.startswith("notice-")
    return severity_of(event.kind) is Severity.URGENT and family(event.kind) not in of_text and not record


def _unasked(item: ReviewItem, seen: Mapping[str, datetime], earlier: Sequence[Event]) -> ReviewItem:
    return replace(item, proposed=tuple(_seen(one, seen) for one in item.proposed if _is_new(one, earlier)))


def _sightings(report: ScopeReport, events: Iterable[Event]) -> dict[str, str]:
    """Note whose record a list of records showed, so that its absence can be proven from now on."""
    if report.scope.kind is not ScopeKind.PERSON:
        return {}
    return {event.observation: event.person for event in events if event.person}


def _summary(subjects: tuple[str, ...], chats: tuple[int, ...], events: tuple[Event, ...]) -> Alert:
    ids = tuple(event.id for event in events)
    return Alert(
        key=f"summary:kept:{event_id(*subjects, *ids)}",
        form=AlertForm.SUMMARY,
        severity=Severity.INFO,
        chats=chats,
        person=subjects[0] if len(subjects) == 1 else None,
        events=ids,
        facts={"count": len(ids)},
    )
