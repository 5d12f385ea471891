"""The small questions that people and outcomes answer themselves."""

from cases.observations import OUTCOMES_BY_BADNESS, Outcome, worst
from tests.cases.invented import OSPAN, TIMUR, ZAREMA, roster


def test_a_run_shows_its_worst_outcome() -> None:
    """A block is worse than anything; of nothing all is well."""
    assert worst(tuple(reversed(OUTCOMES_BY_BADNESS))) is Outcome.BLOCKED
    assert worst((Outcome.UNCHANGED, Outcome.PARTIAL)) is Outcome.PARTIAL
    assert worst(()) is Outcome.COMPLETE


def test_a_roster_finds_persons_and_circles() -> None:
    """By id, or None; members in the roster's order."""
    people = roster()
    assert [found.name if found else None for found in (people.person(OSPAN), people.person("nobody"))] == [
        "Ospan Tulebekuly",
        None,
    ]
    assert people.circle("circle-lighthouse") is not None
    assert people.circle("nothing") is None
    assert [one.id for one in people.members("circle-lighthouse")] == [TIMUR, ZAREMA]
