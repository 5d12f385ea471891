"""When admins hear of a source's state: a block at once, another fault after three polls, and its end (DESIGN §4)."""

from dataclasses import dataclass
from datetime import datetime

from cases.alerts import Alert, AlertForm, Severity
from cases.observations import Outcome, Scope

FAULTS_BEFORE_TELLING = 3


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a host stands after a poll: `failures` in a row, `since` when, and what admins were told before.

    `sibling_told`: admins know already of another scope of the same host, so that a host is told of once.
    """

    scope: Scope
    title: str
    outcome: Outcome
    reason: str
    failures: int
    since: datetime
    was_told: bool = False
    sibling_told: bool = False


def source_state_alert(state: SourceState, admins: tuple[int, ...]) -> Alert | None:
    """Return the notice of a state that begins or ends, None where there is nothing new to tell."""
    if state.failures == 0:
        ends = state.was_told and not state.sibling_told
        return _notice(state, Outcome.COMPLETE, admins) if ends else None
    loud = state.outcome is Outcome.BLOCKED or state.failures >= FAULTS_BEFORE_TELLING
    begins = loud and not state.was_told and not state.sibling_told
    return _notice(state, state.outcome, admins) if begins else None


def _notice(state: SourceState, outcome: Outcome, admins: tuple[int, ...]) -> Alert:
    return Alert(
        key=f"source-state:{state.scope.key}:{outcome}:{state.since.isoformat()}",
        form=AlertForm.SOURCE_STATE,
        severity=Severity.IMPORTANT,
        chats=admins,
        source=state.scope.source,
        outcome=str(outcome),
        facts={"title": state.title, "reason": state.reason},
    )
