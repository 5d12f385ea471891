"""The first reading of a source, or of a newly watched person: one summary, and what is still news at once."""

from dataclasses import replace
from datetime import datetime

import pytest

from cases.alerts import AlertForm, Decision, Subscriptions
from cases.observations import Observation, Outcome, Scope, ScopeKind
from tests.cases.happenings import (
    ADMIN,
    FEED,
    FOLLOWER,
    NOON,
    QUIET_FOLLOWER,
    WATCHING,
    Register,
    days,
    hours,
    item,
    kinds_of,
)
from tests.cases.invented import TIMUR, ZAREMA

ARREST = "Timur Zhelbaskarov was arrested in Madrid."


def test_the_first_reading_of_a_source_is_told_in_one_summary() -> None:
    """Old finds are stored and told together; an urgent happening of the last two weeks is alerted all the same."""
    old, recent = NOON - days(100), NOON - days(3)
    decision = Register().poll(
        item(ARREST, "old", published=old),
        item("Timur Zhelbaskarov was charged in Moldova.", "plain"),
        item("Timur Zhelbaskarov was detained in Kyiv.", "new", published=recent),
        baseline=True,
    )
    assert sorted(kinds_of(decision)) == ["arrested", "charged", "detained"]
    assert [(one.form, one.chats) for one in decision.alerts] == [
        (AlertForm.EVENT, (FOLLOWER, QUIET_FOLLOWER)),
        (AlertForm.SUMMARY, (FOLLOWER, QUIET_FOLLOWER, ADMIN)),
    ]
    assert all(len(one.events) == 2 for one in decision.alerts if one.form is AlertForm.SUMMARY)


def test_a_summary_tells_a_chat_only_of_whom_it_follows() -> None:
    """Nobody learns from a summary whom others follow; a chat that wants urgent news alone is not told the rest."""
    text = "Timur Zhelbaskarov was charged in Moldova."
    other = "Zarema Vantoshkova was charged in Moldova."
    decision = Register(watching=replace(WATCHING, admins=())).poll(item(text), item(other, "2"), baseline=True)
    assert {(one.chats, one.person, len(one.events)) for one in decision.alerts} == {((FOLLOWER,), None, 2)}
    one_follower = Subscriptions(followers={TIMUR: WATCHING.followers[ZAREMA]})
    decision = Register(watching=one_follower).poll(item(text), item(other, "2"), baseline=True)
    assert [(one.person, len(one.events)) for one in decision.alerts] == [(TIMUR, 1)]


def test_an_admin_who_follows_gets_one_summary() -> None:
    """It tells all that was found, once."""
    both = replace(WATCHING, admins=(FOLLOWER,))
    decision = Register(watching=both).poll(item("Timur Zhelbaskarov was charged in Moldova."), baseline=True)
    assert [one.chats for one in decision.alerts] == [(FOLLOWER,)]


def test_a_summary_nobody_would_read_is_not_made() -> None:
    """Without followers and admins the finds are only stored."""
    decision = Register(watching=Subscriptions()).poll(item(ARREST, published=NOON - days(99)), baseline=True)
    assert (kinds_of(decision), decision.alerts) == (["arrested"], ())


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        ("Timur Zhelbaskarov was arrested on 1 May 2031.", None, True),
        ("Timur Zhelbaskarov was arrested on 1 May 2030.", None, False),
        ("Timur Zhelbaskarov was arrested.", None, False),
        ("Timur Zhelbaskarov was arrested.", NOON - days(13), True),
        ("Timur Zhelbaskarov was arrested.", NOON - days(15), False),
        ("Timur Zhelbaskarov was charged.", NOON, False),
    ],
)
def test_what_is_still_news_on_a_first_reading(text: str, published: datetime | None, told: bool) -> None:
    """Urgent and of the last two weeks, by publication or else by its own date."""
    decision = Register().poll(item(text, published=published), baseline=True)
    assert (AlertForm.EVENT in {one.form for one in decision.alerts}) is told


def test_known_items_of_a_list_are_left_to_the_reading_of_what_is_kept() -> None:
    """A poll that shows them again says nothing of a newcomer: what is kept is read for them anyway, once."""
    register = Register()
    stranger = item("Zarema Vantoshkova was arrested in Madrid.", published=NOON - days(1))
    before = Register()
    before.poll(stranger)
    register.known = replace(register.known, contents=before.known.contents)
    register.history = dict(before.history)
    register.watch(ZAREMA, NOON + hours(1))
    assert register.poll(stranger, at=NOON + hours(2)) == Decision()


def test_a_known_decision_is_read_again_for_whom_its_docket_was_just_tied_to() -> None:
    """The docket says whose it is: one summary, no revision, and only once."""
    court = Scope("invented_court", ScopeKind.DOCKET, "II. ÚS 9901/30")
    ruling = Observation(court, "1", "Ruling", text="The court grants the extradition.", published_at=NOON - days(90))
    register, before = Register(), Register()
    before.poll(ruling)
    register.known = replace(register.known, contents=before.known.contents)
    register.history = dict(before.history)
    register.watch(TIMUR, NOON + hours(1))
    found = register.poll(ruling, at=NOON + hours(2))
    assert [event.person for event in found.events] == [TIMUR]
    assert found.revisions == ()
    assert register.poll(ruling, at=NOON + hours(3)) == Decision()


def test_after_a_partial_first_reading_nothing_is_told_twice() -> None:
    """While no whole reading is had, the person's first reading goes on, but what was told stays told."""
    register = Register()
    register.poll(at=NOON - hours(5), scope=FEED)
    register.watch(TIMUR, NOON - hours(1))
    first = register.poll(item(ARREST), outcome=Outcome.PARTIAL)
    assert len(first.alerts) == 1
    assert register.poll(item(ARREST), outcome=Outcome.PARTIAL, at=NOON + hours(1)) == Decision()


@pytest.mark.parametrize(
    ("outcomes", "watched", "quiet"),
    [
        ([Outcome.COMPLETE], -2, False),
        ([Outcome.COMPLETE], 1, True),
        ([Outcome.UNCHANGED], -2, False),
        ([Outcome.UNCHANGED], 1, True),
        ([Outcome.BLOCKED], -2, False),
        ([Outcome.BLOCKED], 1, True),
        ([], 1, False),
    ],
)
def test_when_a_reading_is_the_first_since_a_person_was_added(
    outcomes: list[Outcome], watched: int, quiet: bool
) -> None:
    """It is when nothing was proven since; after days of 304 an old acquaintance's news is loud."""
    register = Register()
    for outcome in outcomes:
        register.poll(scope=FEED, outcome=outcome)
    register.watch(TIMUR, NOON + hours(watched))
    decision = register.poll(item("Timur Zhelbaskarov was charged in Moldova."), at=NOON + hours(2))
    assert ({one.form for one in decision.alerts} == {AlertForm.SUMMARY}) is quiet


def test_old_questions_of_a_first_reading_wait_unasked() -> None:
    """They are kept, but no editor is alarmed, and they never go on to followers as urgent."""
    decision = Register().poll(
        item("Zhelbaskarov was arrested.", "old", published=NOON - days(30)),
        item("Zhelbaskarov was arrested.", "new", published=NOON - days(2)),
        item("Zhelbaskarov was arrested.", "undated", published=None),
        baseline=True,
    )
    assert [(one.observation, one.urgent) for one in decision.reviews] == [
        ("old", False),
        ("new", True),
        ("undated", True),
    ]
    assert len(decision.alerts) == 2


def test_a_second_account_of_a_quiet_find_is_told() -> None:
    """What was only in a summary is no alert: urgent news of the same happening still alarms, once."""
    register = Register()
    register.poll(item("Timur Zhelbaskarov was arrested.", published=None), baseline=True)
    second = register.poll(item(ARREST, "2"), at=NOON + hours(1))
    assert [one.form for one in second.alerts] == [AlertForm.EVENT]
    third = register.poll(item(ARREST, "3"), at=NOON + hours(2))
    assert (third.alerts, len(third.amendments)) == ((), 1)
