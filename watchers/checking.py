"""Asking a source once, live, and saying what was proven; nothing is stored, nobody is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.observations import Observation, Outcome
from cases.people import Roster
from watchers.collecting import Answer, Courier, collect, observations
from watchers.contract import ScopeHeader, Source
from watchers.dated_addresses import dated
from watchers.proving import judge_scope


@dataclass(frozen=True, slots=True)
class Checked:
    """What one scope answered now: the judgement, the records read, and fields of the rows that nobody reads."""

    scope: ScopeHeader
    outcome: Outcome
    reason: str
    found: tuple[Observation, ...] = ()
    unread: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def proves(self) -> bool:
        """Tell whether the format is proven by this answer: it was read whole, or as far as the source lets us."""
        return self.outcome in (Outcome.COMPLETE, Outcome.PARTIAL)


async def check(source: Source, scope: ScopeHeader, roster: Roster, courier: Courier) -> Checked:
    """Ask one scope of a source as a poll would, without validators and without what earlier polls left."""
    requests = dated(source.requests(roster, scope.scope), courier.now())
    collected = await collect(source, requests, courier)
    outcome, reason = judge_scope(collected.readings, source.header, ())
    unread = sorted({name for reading in collected.readings for name in reading.unread})
    return Checked(scope, outcome, reason, observations(collected, {}), tuple(unread), collected.answers)


def to_check(source: Source, roster: Roster, subject: str | None) -> Sequence[ScopeHeader]:
    """Return the scopes to ask: the one named, all lists where each is a publisher of its own, else the first."""
    scopes = source.scopes(roster)
    if subject is not None:
        return [scope for scope in scopes if scope.scope.subject == subject]
    return scopes if source.extended is not None else scopes[:1]
