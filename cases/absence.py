"""When a record counts as no longer listed: never by one poll, never by a poll that is not whole (DESIGN §4)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.alerts import Known
from cases.observations import Outcome, ScopeReport

POLLS = 3
AT_LEAST = timedelta(hours=24)
# When the direct look-up keeps answering something else, an editor is asked after so many polls.
POLLS_TO_ASK = 5
GONE = (404, 410)
# Of an absence that lasts, the first poll and so many of the latest are remembered.
REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class Absent:
    """What this poll says of missing records: `polls` without each, `gone` proven, `unsure` to be asked about."""

    polls: Mapping[str, tuple[datetime, ...]]
    gone: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def testifies(report: ScopeReport) -> bool:
    """Tell whether this poll may speak for absence: COMPLETE, fresh, and the round's canary not bad."""
    return report.outcome is Outcome.COMPLETE and report.fresh and report.canary_good is not False


def needs_lookup(report: ScopeReport, known: Known, seen: Collection[str]) -> tuple[str, ...]:
    """Return the keys to ask for directly: known records that by this poll have been missing long enough."""
    return tuple(key for key, polls in _missing(report, known, seen).items() if _long_enough(polls))


def judge(report: ScopeReport, known: Known, seen: Collection[str]) -> Absent:
    """Judge every known record this poll did not show."""
    missing = _missing(report, known, seen)
    answers = {lookup.key: lookup.status for lookup in report.lookups}
    due = [key for key, polls in missing.items() if _long_enough(polls)]
    gone = tuple(key for key in due if answers.get(key) in GONE)
    unsure = tuple(key for key in due if key not in gone and len(missing[key]) >= POLLS_TO_ASK)
    return Absent({key: polls for key, polls in missing.items() if key not in gone}, gone, unsure)


def _missing(report: ScopeReport, known: Known, seen: Collection[str]) -> dict[str, tuple[datetime, ...]]:
    if not testifies(report):
        return {}
    return {key: _polls(known.absences.get(key, ()), report.at) for key in known.live_records if key not in seen}


def _polls(before: tuple[datetime, ...], at: datetime) -> tuple[datetime, ...]:
    polls = (*before, at)
    return polls if len(polls) <= REMEMBERED else (polls[0], *polls[-(REMEMBERED - 1) :])


def _long_enough(polls: tuple[datetime, ...]) -> bool:
    return len(polls) >= POLLS and polls[-1] - polls[0] >= AT_LEAST
