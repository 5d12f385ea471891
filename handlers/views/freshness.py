"""When each source that matters to a person was last proven good, and what its silence is worth."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Person
from handlers.dates import ago, moment
from handlers.geography import countries
from handlers.speech import Html, Texts
from handlers.views.view import lines
from storage.records import ScopeHealth

INTERVALS_TO_STALE = 3
"""So many intervals without a proven poll, and a source counts as not checked (DESIGN §4)."""


@dataclass(frozen=True, slots=True)
class Unpolled:
    """A source that is not polled at all, and why: not-accepted, no-key or switched-off."""

    title: str
    country: str | None
    why: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """A place that only a person can look at; `country` is whose institution it is."""

    country: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of the sources themselves: titles, which hide names, which are not polled, what is by hand."""

    titles: Mapping[str, str] = field(default_factory=dict)
    hides_names: Callable[[str], bool] = lambda source: False
    unpolled: Mapping[str, Unpolled] = field(default_factory=dict)
    by_hand: Sequence[ByHand] = ()


def relevant(person: Person, healths: Iterable[ScopeHealth]) -> tuple[ScopeHealth, ...]:
    """Return the scopes that could show something about a person: their own, their dockets', and all lists."""
    dockets = {docket.number for docket in person.dockets}
    return tuple(health for health in healths if _concerns(health.scope, person, dockets))


def is_fresh(health: ScopeHealth, now: datetime) -> bool:
    """Return whether a scope was proven good within three of its intervals."""
    return health.last_proven is not None and now - health.last_proven <= INTERVALS_TO_STALE * health.interval


def freshness(person: Person, healths: Sequence[ScopeHealth], sources: Sources, texts: Texts, now: datetime) -> Html:
    """Return a line per own scope, one for all lists, which sources hide names, and which countries lack a court."""
    concerned = relevant(person, healths)
    own = [health for health in concerned if health.scope.kind is not ScopeKind.LIST]
    lists = [health for health in concerned if health.scope.kind is ScopeKind.LIST]
    return lines(
        [
            texts.html("status-sources"),
            None if concerned else texts.html("status-nothing-checked"),
            *(_line(health, sources, texts, now) for health in own),
            _lists(lists, texts, now),
            _hiding(concerned, sources, texts),
            _uncovered(person, concerned, sources, texts),
            *_unpolled(person, sources, texts),
            *_by_hand(person, sources, texts),
        ]
    )


def _concerns(scope: Scope, person: Person, dockets: set[str]) -> bool:
    if scope.kind is ScopeKind.LIST:
        return scope.subject != "canary"
    return scope.subject == person.id or scope.subject in dockets


def _line(health: ScopeHealth, sources: Sources, texts: Texts, now: datetime) -> Html:
    source = health.title or sources.titles.get(health.scope.source, health.scope.source)
    said = _state(health, source, texts, now)
    return said if health.verified != "documented" else Html(f"{said} ({texts.html('status-documented')})")


def _state(health: ScopeHealth, source: str, texts: Texts, now: datetime) -> Html:
    if health.outcome is Outcome.PARTIAL:
        return texts.html("status-not-provable", source=source)
    if health.last_proven is None:
        return texts.html("status-never", source=source)
    if not is_fresh(health, now):
        return texts.html("status-stale", source=source, at=moment(texts, health.last_proven))
    return texts.html("status-fresh", source=source, ago=ago(texts, health.last_proven, now))


def _lists(lists: Sequence[ScopeHealth], texts: Texts, now: datetime) -> Html | None:
    if not lists:
        return None
    good = sum(is_fresh(health, now) and health.outcome is not Outcome.PARTIAL for health in lists)
    return texts.html("status-lists", good=str(good), count=len(lists))


def _hiding(concerned: Sequence[ScopeHealth], sources: Sources, texts: Texts) -> Html | None:
    ids = dict.fromkeys(health.scope.source for health in concerned)
    hiding = [sources.titles.get(source, source) for source in ids if sources.hides_names(source)]
    return texts.html("status-hiding", sources=", ".join(hiding)) if hiding else None


def _uncovered(person: Person, concerned: Sequence[ScopeHealth], sources: Sources, texts: Texts) -> Html | None:
    """Say which host countries no docket is asked for, so that their courts' silence is not taken for news."""
    asked = {health.country for health in concerned if health.scope.kind is ScopeKind.DOCKET}
    asked |= {one.country for one in person.dockets if one.source and one.source not in sources.unpolled}
    missing = tuple(code for code in person.countries if code not in asked)
    return texts.html("status-no-courts", countries=countries(missing, texts.language)) if missing else None


def _unpolled(person: Person, sources: Sources, texts: Texts) -> list[Html]:
    """Name, reason by reason, the sources that could show something of this person but are not asked."""
    concerned = {None, *person.countries, *person.requesting_states}
    found: dict[str, list[str]] = {}
    for one in sources.unpolled.values():
        if one.country in concerned:
            found.setdefault(one.why, []).append(one.title)
    return [texts.html(f"status-unpolled-{why}", sources=", ".join(titles)) for why, titles in sorted(found.items())]


def _by_hand(person: Person, sources: Sources, texts: Texts) -> list[Html]:
    """Name the places of the states that request the person, or host them, which no machine may read."""
    concerned = {*person.requesting_states, *person.countries}
    return [
        texts.html("status-by-hand", country=countries((one.country,), texts.language), title=one.title, url=one.url)
        for one in sources.by_hand
        if one.country in concerned
    ]
