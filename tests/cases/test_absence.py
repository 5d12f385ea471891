"""When a record counts as no longer publicly listed, and when an editor is asked: silence is never news."""

import pytest

from cases.absence import REMEMBERED, needs_lookup
from cases.alerts import AlertForm, Decision, ReviewQuestion
from cases.events import Confidence
from cases.observations import Outcome, ScopeReport
from cases.raising import confirmed
from tests.cases.happenings import EDITOR, FOLLOWER, NOON, RECORDS, Register, hours, kinds_of, record


def listed() -> Register:
    """Return a register that has seen the record listed."""
    register = Register()
    register.poll(record(), authority=True)
    return register


def missing(register: Register, *hours_after: float, lookup: int | str | None = 404) -> list[Decision]:
    """Poll without the record at these hours, the direct look-up answering so."""
    return [register.poll(at=NOON + hours(at), authority=True, lookup=lookup) for at in hours_after]


@pytest.mark.parametrize(
    ("polls", "lookup", "gone"),
    [
        ((12, 40), 404, False),
        ((1, 2, 3), 404, False),
        ((1, 2, 24.9), 404, False),
        ((1, 2, 25), 404, True),
        ((1, 13, 26), 404, True),
        ((1, 13, 26), 410, True),
        ((1, 13, 26), 200, False),
        ((1, 13, 26), 502, False),
        ((1, 13, 26), 403, False),
        ((1, 13, 26), None, False),
        ((1, 13, 26), "unasked", False),
    ],
)
def test_three_whole_polls_a_day_and_a_404(polls: tuple[float, ...], lookup: int | str | None, gone: bool) -> None:
    """Fewer polls, less time, or any other answer of the direct look-up prove nothing."""
    decisions = missing(listed(), *polls, lookup=lookup)
    assert (kinds_of(decisions[-1]) == ["notice-unlisted"]) is gone
    assert all(one.events == () and one.alerts == () for one in decisions[:-1])
    assert all(one.reviews == () for one in decisions)


def test_the_words_of_an_absence() -> None:
    """It is official, dated by the poll that proved it, reasoned, and told to followers."""
    decision = missing(listed(), 1, 13, 26)[-1]
    (event,) = decision.events
    assert (event.confidence, event.occurred_on, event.country) == (Confidence.OFFICIAL, "2031-05-05", "KZ")
    assert event.reasons == ("absent-from-polls:3", "absent-since:2031-05-04T13:00:00+00:00", "look-up:404")
    assert decision.gone == ("2030/1",)
    assert [(one.form, one.chats) for one in decision.alerts] == [(AlertForm.EVENT, (FOLLOWER,))]


@pytest.mark.parametrize(
    "between",
    [
        {"outcome": Outcome.UNCHANGED, "fresh": False},
        {"outcome": Outcome.COMPLETE, "fresh": False},
        {"outcome": Outcome.PARTIAL},
        {"outcome": Outcome.BLOCKED},
        {"outcome": Outcome.SUSPECT},
        {"outcome": Outcome.COMPLETE, "canary": False},
    ],
)
def test_what_is_not_whole_does_not_count(between: dict[str, object]) -> None:
    """A 304, a part, a block or a bad canary between is no third poll, and resets nothing."""
    register = listed()
    missing(register, 1, 13)
    assert register.poll(at=NOON + hours(26), lookup=404, **between) == Decision()  # type: ignore[arg-type]
    assert kinds_of(missing(register, 27)[0]) == ["notice-unlisted"]


def test_a_record_that_reappears_starts_again() -> None:
    """Seen once between, even in a part of the list, its absence is counted anew."""
    register = listed()
    missing(register, 1, 13)
    assert register.poll(record(), at=NOON + hours(20), outcome=Outcome.PARTIAL).sightings == {
        "2030/1": "timur-zhelbaskarov"
    }
    assert [kinds_of(one) for one in missing(register, 26, 40)] == [[], []]
    assert kinds_of(missing(register, 51)[0]) == ["notice-unlisted"]


def test_gone_and_back_is_a_reissue() -> None:
    """It is told although the record says the very same words as before, and can be found gone again."""
    register = listed()
    missing(register, 1, 13, 26)
    back = register.poll(record(), at=NOON + hours(300), authority=True)
    assert kinds_of(back) == ["notice-reissued"]
    assert [one.number for one in back.revisions] == [2]
    assert [one.form for one in back.alerts] == [AlertForm.EVENT]
    assert register.poll(record(), at=NOON + hours(301), authority=True) == Decision()
    again = missing(register, 400, 412, 425)[-1]
    assert kinds_of(again) == ["notice-unlisted"]
    assert len(again.alerts) == 1


@pytest.mark.parametrize("lookup", [200, 502, None, "unasked"])
def test_five_polls_and_a_failing_look_up_ask_an_editor_once(lookup: int | str | None) -> None:
    """What cannot be proven is a question, and none of its words claim a 404."""
    decisions = missing(listed(), 1, 13, 26, 40, 52, 64, 76, lookup=lookup)
    asked = [item for one in decisions for item in one.reviews]
    assert [len(one.reviews) for one in decisions] == [0, 0, 0, 0, 1, 0, 0]
    assert asked[0].question is ReviewQuestion.NOT_FOUND
    assert not any("404" in reason for reason in (*asked[0].reasons, *asked[0].proposed[0].reasons))
    assert [one.chats for decision in decisions for one in decision.alerts] == [(EDITOR,)]


def test_an_editor_s_yes_to_not_found_is_theirs_and_is_told_once() -> None:
    """The event is confirmed, not official; a later 404 marks the record gone and tells nothing again."""
    register = listed()
    asked = missing(register, 1, 13, 26, 40, 52, lookup=502)[-1]
    (event,) = confirmed(asked.reviews[0], "Anna", NOON)
    assert event.confidence is Confidence.CONFIRMED
    assert event.reasons[-1] == "confirmed-by:Anna"
    register.confirm(asked)
    later = missing(register, 300)[0]
    assert (later.events, later.alerts, later.gone) == ((), (), ("2030/1",))


def test_an_editor_s_no_to_not_found_leaves_the_record_watched() -> None:
    """What the record says later is told, and a 404 proves it gone after all."""
    register = listed()
    register.refuse(missing(register, 1, 13, 26, 40, 52, lookup=502)[-1])
    changed = register.poll(record(charge="treason"), at=NOON + hours(60), authority=True)
    assert kinds_of(changed) == ["notice-changed"]
    assert kinds_of(missing(register, 70, 82, 95)[-1]) == ["notice-unlisted"]


def test_a_doubtful_record_that_vanishes_says_nothing_of_the_person() -> None:
    """Nobody has said it is theirs; once an editor has, its absence is told."""
    namesake = record(names=("Zhelbaskarov",))
    for same_person in (False, True):
        register = Register()
        asked = register.poll(namesake, authority=True)
        assert [one.question for one in asked.reviews] == [ReviewQuestion.SAME_PERSON]
        if same_person:
            register.confirm(asked)
        else:
            register.refuse(asked)
        last = missing(register, 1, 13, 26)[-1]
        assert (kinds_of(last), last.gone) == (["notice-unlisted"] if same_person else [], ("2030/1",))


def test_the_direct_look_up_is_asked_only_when_it_is_due() -> None:
    """Not before three polls over a day."""
    register = listed()
    missing(register, 1, 13, lookup="unasked")
    for at, due in ((14, ()), (26, ("2030/1",))):
        report = ScopeReport(RECORDS, Outcome.COMPLETE, "", NOON + hours(at))
        assert needs_lookup(report, register.known, ()) == due
        assert needs_lookup(report, register.known, ("2030/1",)) == ()


def test_a_long_absence_is_remembered_in_short() -> None:
    """The first poll and the latest ones are kept, not thousands."""
    register = listed()
    decision = missing(register, *range(1, 60), lookup=502)[-1]
    polls = decision.absences["2030/1"]
    assert (len(polls), polls[0], polls[-1]) == (REMEMBERED, NOON + hours(1), NOON + hours(59))
