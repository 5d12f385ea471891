"""A person's status, folded from events and never stored: the leading accounts of each track (DESIGN §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases import dates
from cases.episodes import Episode, episodes
from cases.events import Event
from cases.kinds import kinds, tracks
from cases.people import Person

SHOWN_PER_TRACK = 6
# In these tracks a later answer in the same country (and to the same state) replaces an earlier one.
ANSWERED = ("liberty", "extradition", "protection")


@dataclass(frozen=True, slots=True)
class Line:
    """What one track shows: one leading account an episode, newest first; `conflict` where accounts contradict."""

    track: str
    events: tuple[Event, ...]
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """Everything known of a person or circle by a day; `undated` only where a day was asked for."""

    subject: str
    on: date | None
    lines: tuple[Line, ...]
    undated: tuple[Event, ...]


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Leave out retractions and what they take back."""
    every = tuple(events)
    retracted = {event.retracts for event in every}
    return tuple(event for event in every if event.retracts is None and event.id not in retracted)


def status(person: Person, events: Sequence[Event], on: date | None) -> Status:
    """Fold a person's events: what occurred by `on` (default: all of it), as it is known today."""
    subject = person.id
    own = [event for event in standing(events) if subject in (event.person, event.circle)]
    told = episodes(own)
    undated = [episode for episode in told if episode.leading.occurred_on is None] if on else []
    by_then = [one for one in told if one not in undated and (on is None or _by(one, on))]
    lines = tuple(line for track in tracks() if (line := _line(track, by_then)) is not None)
    return Status(subject, on, lines, tuple(episode.leading for episode in undated))


def _by(episode: Episode, on: date) -> bool:
    return dates.by(episode.leading.occurred_on or "9999", on)


def _line(track: str, told: Iterable[Episode]) -> Line | None:
    own = [one for one in told if kinds()[one.leading.kind].track == track]
    own.sort(key=lambda one: (_moment(one), one.first.seen_at), reverse=True)
    if not own:
        return None
    latest = _latest_of_each(own)
    return Line(track, tuple(one.leading for one in latest[:SHOWN_PER_TRACK]), _conflict(latest))


def _moment(episode: Episode) -> date:
    event = episode.leading
    return dates.order(event.occurred_on or (event.published_at.date().isoformat() if event.published_at else None))


def _latest_of_each(told: Sequence[Episode]) -> list[Episode]:
    """Keep the newest episode of each matter."""
    latest: dict[tuple[str | None, ...], Episode] = {}
    for one in told:
        latest.setdefault(_matter(one.leading), one)
    return list(latest.values())


def _matter(event: Event) -> tuple[str | None, ...]:
    """Return what a later answer replaces: a host's answer to one requesting state, a person's liberty in one country.

    Elsewhere nothing replaces anything: a deletion at INTERPOL does not unsay a diffusion.
    """
    if kinds()[event.kind].track in ANSWERED:
        return (event.country, event.counter_country)
    if event.kind == "mention":
        return (event.kind, event.observation)
    return (event.kind, event.country, event.counter_country, event.docket)


def _conflict(told: Sequence[Episode]) -> bool:
    """Tell whether accounts of one happening call it different things, one of them officially."""
    return any(len({event.kind for event in one.events}) > 1 for one in told)
