"""Episodes: which events are one happening, so that it is told once and shown as one line (DESIGN §6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from cases import dates
from cases.copies import plain_title, same_text
from cases.events import Confidence, Event
from cases.kinds import kinds

DAYS_APART = 3
SEEN_APART = timedelta(days=7)
# Tracks in which each record, or each text, is a thing of its own: two notices, two articles.
RECORDS = frozenset({"interpol-data", "other-lists"})
TEXTS = "voices"
# Which account of one happening leads: the authority's own, then an editor's, then a medium's.
_LEADS = {Confidence.OFFICIAL: 2, Confidence.CONFIRMED: 1, Confidence.REPORTED: 0}


@dataclass(frozen=True, slots=True)
class Episode:
    """One happening with all accounts of it; `events` in the order they were seen."""

    events: tuple[Event, ...]

    @property
    def first(self) -> Event:
        """Return the account that was seen first; the episode's dates are measured from it."""
        return self.events[0]

    @property
    def leading(self) -> Event:
        """Return the account to show: the surest, and of equals the one seen last."""
        return max(reversed(self.events), key=certainty)

    @property
    def independent(self) -> tuple[Event, ...]:
        """Return the accounts that count: of two outlets that copy one agency, under one headline, only the first."""
        return tuple({plain_title(event.title) or event.id: event for event in reversed(self.events)}.values())[::-1]

    @property
    def key(self) -> str:
        """Return the key under which this episode is told, once."""
        return f"episode:{self.first.id}"


def certainty(event: Event) -> int:
    """Return how much an account weighs against others of the same happening; more is surer."""
    return _LEADS[event.confidence]


def episodes(events: Iterable[Event]) -> tuple[Episode, ...]:
    """Group standing events into episodes, oldest seen first; what was retracted must be left out before."""
    found: list[list[Event]] = []
    for event in sorted(events, key=lambda one: (one.seen_at, one.id)):
        for joined in found:
            if joins(joined, event):
                joined.append(event)
                break
        else:
            found.append([event])
    return tuple(Episode(tuple(joined)) for joined in found)


def joins(joined: list[Event], event: Event) -> bool:
    """Tell whether an event is a further account of an episode; in doubt it is another episode."""
    first = joined[0]
    return (
        (first.person, first.circle) == (event.person, event.circle)
        and family(first.kind) == family(event.kind)
        and _agree({one.country for one in joined}, event.country)
        and _agree({one.counter_country for one in joined}, event.counter_country)
        and _agree({one.docket for one in joined}, event.docket)
        and _close(first, event)
        and _one_thing(joined, event)
    )


def family(kind: str) -> str:
    """Return the family of a kind: stopped, detained and arrested are one happening."""
    known = kinds().get(kind)
    return known.family if known else kind


def _agree(stated: set[str | None], another: str | None) -> bool:
    """An unknown country or docket joins a known one; two known ones must be equal."""
    known = stated - {None}
    return another is None or not known or another in known


def _one_thing(joined: list[Event], event: Event) -> bool:
    """Two notices of one authority, or two articles, are never one happening; elsewhere the facts decide."""
    known = kinds().get(event.kind)
    track = known.track if known else TEXTS
    if track == TEXTS:
        return any(_record(one) == _record(event) or _copies(one, event) for one in joined)
    if track in RECORDS and event.confidence is Confidence.OFFICIAL:
        official = [one for one in joined if one.confidence is Confidence.OFFICIAL and one.source == event.source]
        return not official or any(one.observation == event.observation for one in official)
    return True


def _record(event: Event) -> tuple[str, str]:
    return event.source, event.observation


def _copies(one: Event, another: Event) -> bool:
    return same_text((one.title, one.url), (another.title, another.url))


def _close(first: Event, event: Event) -> bool:
    """A coarse date ("2031") may mean another day, and undated news is not of long ago: in doubt, another happening."""
    if first.occurred_on and event.occurred_on:
        return dates.surely_within(first.occurred_on, event.occurred_on, DAYS_APART)
    if abs(event.seen_at - first.seen_at) > SEEN_APART:
        return False
    dated, undated = (first, event) if first.occurred_on else (event, first)
    seen = undated.seen_at.date().isoformat()
    return dated.occurred_on is None or dates.surely_within(dated.occurred_on, seen, SEEN_APART.days)
