"""A person's status, folded from events and never stored: the leading accounts of each track (DESIGN §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cases import dates
from cases.episodes import Episode, certainty, episodes
from cases.events import Event
from cases.kinds import kinds, tracks
from cases.people import Person

SHOWN_PER_TRACK = 6
# In these tracks a later answer in the same country (and to the same state) replaces an earlier one.
ANSWERED = ("liberty", "extradition", "protection")
# What goes on beside the state a person is in: asking for release ends no arrest, a passport no protection.
ASIDE = frozenset(
    {"habeas-asked", "habeas-refused", "ill-treated", "travel-ban", "extradition-appealed", "travel-document-issued"}
)


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
    own = [event for event in standing(events) if subject in (event.person, event.circle) and event.kind in kinds()]
    told = episodes(own)
    undated = [episode for episode in told if episode.leading.occurred_on is None] if on else []
    by_then = [one for one in told if one not in undated and (on is None or _by(one, on))]
    lines = tuple(line for track in tracks() if (line := _line(track, by_then)) is not None)
    return Status(subject, on, lines, tuple(episode.leading for episode in undated))


def _by(episode: Episode, on: date) -> bool:
    return dates.by(episode.leading.occurred_on or "9999", on)


def _line(track: str, told: Iterable[Episode]) -> Line | None:
    own = sorted((one for one in told if kinds()[one.leading.kind].track == track), key=_order, reverse=True)
    if not own:
        return None
    latest = [one for same in _by_matter(own).values() for one in _latest(same)]
    cut = None if track in ANSWERED else SHOWN_PER_TRACK
    shown = sorted(latest, key=_order, reverse=True)[:cut]
    return Line(track, tuple(one.leading for one in shown), _conflict(latest))


def _order(episode: Episode) -> tuple[date, int, datetime]:
    """Later dates lead; of one day the surer account, then the one seen later."""
    return _moment(episode), certainty(episode.leading), episode.first.seen_at


def _moment(episode: Episode) -> date:
    event = episode.leading
    return dates.order(event.occurred_on or (event.published_at.date().isoformat() if event.published_at else None))


def _by_matter(told: Sequence[Episode]) -> dict[tuple[str | None, ...], list[Episode]]:
    found: dict[tuple[str | None, ...], list[Episode]] = {}
    for one in told:
        found.setdefault(_matter(one.leading), []).append(one)
    return found


def _latest(same: Sequence[Episode]) -> list[Episode]:
    """Keep the newest episode of a matter, and any other that says something else of the very same day."""
    first, *others = same
    return [first, *(one for one in others if _contradicts(first, one))]


def _contradicts(first: Episode, other: Episode) -> bool:
    said, also = first.leading, other.leading
    if said.kind == also.kind or not (said.occurred_on and also.occurred_on):
        return False
    return said.confidence != also.confidence and dates.within(said.occurred_on, also.occurred_on, 0)


def _matter(event: Event) -> tuple[str | None, ...]:
    """Return what a later answer replaces: a host's answer to one requesting state, a person's liberty in one country.

    Elsewhere nothing replaces anything: a deletion at INTERPOL does not unsay a diffusion.
    """
    if kinds()[event.kind].track in ANSWERED and event.kind not in ASIDE:
        return (event.country, event.counter_country)
    if event.kind == "mention":
        return (event.kind, event.observation)
    return (event.kind, event.country, event.counter_country, event.docket)


def _conflict(told: Sequence[Episode]) -> bool:
    """Tell whether accounts of one happening, or of one matter on the same day, call it different things."""
    within = any(len({event.kind for event in one.events}) > 1 for one in told)
    beside = any(_contradicts(one, other) for same in _by_matter(told).values() for one in same for other in same)
    return within or beside
