"""Who is told what after a poll: an advocate's report, an unsettled doubt, an editor's yes, a source's state."""

from dataclasses import replace

import pytest

from cases.alerts import AlertForm, Follower, Known, ReviewQuestion, Severity, Subscriptions
from cases.events import Confidence
from cases.observations import Outcome, Scope, ScopeKind
from cases.raising import alerts_for, confirmed, escalated, loudest, reported
from cases.source_states import SourceState, source_state_alert
from tests.cases.happenings import EDITOR, FOLLOWER, NOON, QUIET_FOLLOWER, WATCHING, Register, event, item
from tests.cases.invented import TIMUR, ZAREMA

REPORTER = QUIET_FOLLOWER


def test_a_report_goes_to_editors_and_followers_at_once() -> None:
    """Everybody but the reporter hears, nothing says who it was, and a yes makes it true."""
    asked, alerts = reported(event("arrested", title="seen it"), WATCHING, REPORTER, NOON)
    assert [(one.form, one.severity, one.chats) for one in alerts] == [
        (AlertForm.REVIEW, Severity.URGENT, (EDITOR,)),
        (AlertForm.REPORT, Severity.URGENT, (FOLLOWER,)),
    ]
    assert asked.reporter == REPORTER
    assert not asked.urgent
    assert all(one.facts == {} and REPORTER not in one.chats for one in alerts)
    assert confirmed(asked, "Anna", NOON)[0].confidence is Confidence.CONFIRMED


def test_a_report_that_lowers_the_guard_goes_to_editors_alone() -> None:
    """Followers wait for an editor's yes; an editor who follows is asked once."""
    _, alerts = reported(event("released"), WATCHING, REPORTER, NOON)
    assert [one.form for one in alerts] == [AlertForm.REVIEW]
    both = replace(WATCHING, followers={TIMUR: (Follower(EDITOR),)})
    assert [one.form for one in reported(event("arrested"), both, REPORTER, NOON)[1]] == [AlertForm.REVIEW]
    circle = Subscriptions(followers={"circle-lighthouse": (Follower(FOLLOWER),)})
    told = reported(event("arrested", person=None, circle="circle-lighthouse"), circle, REPORTER, NOON)[1]
    assert [(one.form, one.chats) for one in told] == [(AlertForm.REPORT, (FOLLOWER,))]


def test_an_unsettled_doubt_goes_to_who_opted_in() -> None:
    """UNCONFIRMED, urgent, once; to nobody else."""
    (asked,) = Register().poll(item("Zhelbaskarov was arrested in Madrid.")).reviews
    alert = escalated(asked, WATCHING)
    assert (alert.form, alert.severity, alert.chats) == (AlertForm.UNCONFIRMED, Severity.URGENT, (FOLLOWER,))
    assert alert == escalated(asked, WATCHING)


def test_an_unsettled_doubt_that_lowers_the_guard_goes_to_nobody() -> None:
    """A release that no editor has confirmed stands nobody down."""
    (asked,) = Register().poll(item("Zhelbaskarov was released in Madrid.")).reviews
    assert asked.urgent
    assert escalated(asked, WATCHING).chats == ()


def test_a_doubt_about_several_people_reaches_the_followers_of_each() -> None:
    """An item that reports several people has no single person; nobody is forgotten, nobody told twice."""
    text = "Timur Zhelbaskarov and Zarema Vantoshkova were reportedly arrested."
    (asked,) = Register().poll(item(text)).reviews
    opted = Subscriptions(
        followers={who: (Follower(chat, unconfirmed=True),) for who, chat in ((TIMUR, 1), (ZAREMA, 2))}
    )
    assert escalated(asked, opted).chats == (1, 2)


@pytest.mark.parametrize(
    ("question", "before", "after", "reason"),
    [
        (ReviewQuestion.CONFIRM, Confidence.REPORTED, Confidence.CONFIRMED, "confirmed-by:Anna"),
        (ReviewQuestion.CONFIRM, Confidence.OFFICIAL, Confidence.OFFICIAL, "confirmed-by:Anna"),
        (ReviewQuestion.SAME_PERSON, Confidence.REPORTED, Confidence.REPORTED, "same-person-by:Anna"),
        (ReviewQuestion.SAME_PERSON, Confidence.OFFICIAL, Confidence.OFFICIAL, "same-person-by:Anna"),
        (ReviewQuestion.NOT_FOUND, Confidence.OFFICIAL, Confidence.CONFIRMED, "confirmed-by:Anna"),
    ],
)
def test_what_a_yes_makes_of_an_event(
    question: ReviewQuestion, before: Confidence, after: Confidence, reason: str
) -> None:
    """An editor confirms what was reported; who it is leaves how sure it is; a missing record rests on their word."""
    asked = reported(event("arrested"), WATCHING, REPORTER, NOON)[0]
    asked = replace(asked, question=question, proposed=(event("arrested", confidence=before),))
    (true,) = confirmed(asked, "Anna", NOON)
    assert (true.confidence, true.reasons[-1], true.seen_at) == (after, reason, NOON)


def test_an_event_already_kept_is_told_if_nobody_was() -> None:
    """Kept and told are two things."""
    kept = event("arrested", id="1")
    known = Known(events=(kept,))
    assert [one.key for one in alerts_for((kept,), known, WATCHING, NOON)[0]] == ["episode:1"]
    told = replace(known, told=frozenset({"episode:1"}))
    assert alerts_for((kept,), told, WATCHING, NOON)[0] == ()
    assert alerts_for((), known, WATCHING, NOON) == ((), ())


def test_the_loudest_of_kinds() -> None:
    """Urgent before important before info; of none it is info."""
    assert loudest(["mention", "charged", "arrested"]) is Severity.URGENT
    assert loudest(["mention", "charged"]) is Severity.IMPORTANT
    assert loudest([]) is Severity.INFO


@pytest.mark.parametrize(
    ("outcome", "failures", "was_told", "sibling_told", "told"),
    [
        (Outcome.BLOCKED, 1, False, False, "BLOCKED"),
        (Outcome.BLOCKED, 9, True, False, None),
        (Outcome.BLOCKED, 1, False, True, None),
        (Outcome.ERROR, 1, False, False, None),
        (Outcome.ERROR, 2, False, False, None),
        (Outcome.ERROR, 3, False, False, "ERROR"),
        (Outcome.SUSPECT, 4, False, False, "SUSPECT"),
        (Outcome.SUSPECT, 4, True, False, None),
        (Outcome.COMPLETE, 0, False, False, None),
        (Outcome.COMPLETE, 0, True, False, "COMPLETE"),
        (Outcome.UNCHANGED, 0, True, False, "COMPLETE"),
        (Outcome.PARTIAL, 0, True, False, "COMPLETE"),
        (Outcome.COMPLETE, 0, True, True, None),
    ],
)
def test_when_admins_hear_of_a_source(
    outcome: Outcome, failures: int, was_told: bool, sibling_told: bool, told: str | None
) -> None:
    """A block at once, another fault after three polls, its end once; a host is told of once."""
    scope = Scope("lantern", ScopeKind.LIST, "news")
    state = SourceState(scope, "Lantern", outcome, "why", failures, NOON, was_told, sibling_told)
    alert = source_state_alert(state, (21,))
    assert (alert.outcome if alert else None) == told
    if alert:
        assert (alert.form, alert.chats, alert.facts) == (
            AlertForm.SOURCE_STATE,
            (21,),
            {"title": "Lantern", "reason": "why"},
        )
        assert NOON.isoformat() in alert.key
