"""A small register for tests: feeds, record lists and courts that say things, and what was decided of them so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from cases.alerts import Decision, Follower, Known, Severity, Subscriptions
from cases.decide import decide
from cases.events import Confidence, Event
from cases.matching import match
from cases.observations import (
    DirectLookup,
    Observation,
    Outcome,
    PastPoll,
    Scope,
    ScopeKind,
    ScopeReport,
    Statement,
)
from cases.people import Roster
from tests.cases.invented import TIMUR, ZAREMA, index, roster

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
FOLLOWER, QUIET_FOLLOWER, EDITOR, ADMIN = 1, 2, 11, 21
WATCHING = Subscriptions(
    followers={
        TIMUR: (Follower(FOLLOWER, unconfirmed=True), Follower(QUIET_FOLLOWER, minimum=Severity.URGENT)),
        ZAREMA: (Follower(FOLLOWER),),
    },
    editors=(EDITOR,),
    admins=(ADMIN,),
)
FEED = Scope("lantern", ScopeKind.LIST, "lantern-news")
RECORDS = Scope("notices", ScopeKind.PERSON, TIMUR)


def item(text: str, key: str = "1", published: datetime | None = NOON, scope: Scope = FEED) -> Observation:
    """Return a feed item whose title is all it says."""
    return Observation(scope, key, text, url=f"https://lantern.example/{key}", published_at=published)


def record(key: str = "2030/1", charge: str = "fraud", names: Sequence[str] = ("Timur Zhelbaskarov",)) -> Observation:
    """Return a notice in an authority's list, as its own record states it."""
    listed = (Statement("notice-listed", "KZ", attributes={"form": "red"}),)
    return Observation(RECORDS, key, "ZHELBASKAROV, Timur", names=tuple(names), facts={"charge": charge}, states=listed)


def event(kind: str, of: str = TIMUR, **fields: object) -> Event:
    """Return an event of a person as a medium reports it."""
    given = {"seen_at": NOON, "confidence": Confidence.REPORTED, "person": of, "source": "lantern", **fields}
    return replace(Event(str(given.pop("id", kind)), kind, NOON, Confidence.REPORTED), **given)  # type: ignore[arg-type]


@dataclass
class Register:
    """Remembers what was decided, as the storage does, so that one poll can follow another."""

    watching: Subscriptions = WATCHING
    people: Roster = field(default_factory=roster)
    known: Known = field(default_factory=Known)
    history: dict[str, tuple[PastPoll, ...]] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)

    def poll(  # noqa: PLR0913 - what one poll may be like, each by name
        self,
        *seen: Observation,
        at: datetime = NOON,
        scope: Scope | None = None,
        authority: bool = False,
        outcome: Outcome = Outcome.COMPLETE,
        fresh: bool = True,
        canary: bool | None = None,
        lookup: int | str | None = "unasked",
        baseline: bool = False,
    ) -> Decision:
        """Poll a scope once and remember what it led to."""
        scope = scope or (seen[0].scope if seen else RECORDS)
        lookups = () if lookup == "unasked" else tuple(DirectLookup(key, lookup) for key in self.known.live_records)  # type: ignore[arg-type]
        report = ScopeReport(
            scope, outcome, "", at, fresh, canary, baseline, self.history.get(scope.key, ()), lookups,
            source_title="Lantern", authority=authority,
        )  # fmt: skip
        mine = replace(self.known, contents=self.known.contents)
        decision = decide(match(seen, index()), report, self.people, mine, self.watching, at)
        self.history[scope.key] = (*self.history.get(scope.key, ()), PastPoll(at, outcome, fresh, None, canary))
        self._remember(decision)
        return decision

    def confirm(self, decision: Decision) -> None:
        """Let an editor say yes to every question of a decision."""
        from cases.raising import confirmed

        events = [one for asked in decision.reviews for one in confirmed(asked, "Anna", NOON)]
        self.hold(*events)

    def refuse(self, decision: Decision) -> None:
        """Let an editor say no to every question of a decision."""
        marks = {
            (one.person or one.circle or "", asked.source, mark)
            for asked in decision.reviews
            for one in asked.proposed
            for mark in (asked.observation, asked.content)
        }
        self.known = replace(self.known, refused=self.known.refused | marks)

    def hold(self, *events: Event) -> None:
        """Keep events as standing."""
        self.events |= {one.id: one for one in events}
        held = sorted(self.events.values(), key=lambda one: (one.seen_at, one.id))
        self.known = replace(self.known, events=tuple(held))

    def watch(self, person: str, at: datetime) -> None:
        """Note that a person is watched since a moment."""
        self.known = replace(self.known, first_watched={**self.known.first_watched, person: at})

    def _remember(self, decision: Decision) -> None:
        self.hold(*decision.events)
        live = {**self.known.live_records, **decision.sightings}
        kept = {key: polls for key, polls in self.known.absences.items() if key not in decision.sightings}
        self.known = replace(
            self.known,
            contents={
                **self.known.contents,
                **{one.observation.key: (one.number, one.content) for one in decision.revisions},
            },
            live_records={key: who for key, who in live.items() if key not in decision.gone},
            absences={key: at for key, at in {**kept, **decision.absences}.items() if key not in decision.gone},
            open_reviews=self.known.open_reviews | {one.id for one in decision.reviews},
            told=self.known.told | {one.key for one in decision.alerts},
        )


def kinds_of(decision: Decision) -> list[str]:
    """Return the kinds of the events of a decision."""
    return [one.kind for one in decision.events]


def hours(count: float) -> timedelta:
    """Return so many hours."""
    return timedelta(hours=count)


def days(count: float) -> timedelta:
    """Return so many days."""
    return timedelta(days=count)
