"""What one poll leads to: alerts once a happening, questions to editors, quiet first readings; nothing seen is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.alerts import Alert, AlertForm, Amendment, Decision, ReviewQuestion, Severity, Subscriptions
from cases.classification import Classified
from cases.decide import decide
from cases.events import Confidence
from cases.matching import Matched, match
from cases.observations import Outcome, Scope, ScopeKind, ScopeReport
from cases.people import Roster
from tests.cases.happenings import (
    ADMIN,
    EDITOR,
    FEED,
    FOLLOWER,
    NOON,
    QUIET_FOLLOWER,
    RECORDS,
    WATCHING,
    Register,
    days,
    hours,
    item,
    kinds_of,
    record,
)
from tests.cases.invented import TIMUR, ZAREMA, index

ARREST = "Timur Zhelbaskarov was arrested in Madrid."
RELEASE = "Timur Zhelbaskarov was released in Madrid."


def test_the_same_arrest_from_five_feeds_is_one_alert() -> None:
    """The first account is told at once, the other four amend that message."""
    register = Register()
    alerts: list[Alert] = []
    amendments: list[Amendment] = []
    for count in range(5):
        scope = Scope(f"feed-{count}", ScopeKind.LIST, "news")
        decision = register.poll(item(ARREST, f"item-{count}", scope=scope), at=NOON + hours(count))
        alerts += decision.alerts
        amendments += decision.amendments
    assert [(one.form, one.severity, one.chats) for one in alerts] == [
        (AlertForm.EVENT, Severity.URGENT, (FOLLOWER, QUIET_FOLLOWER))
    ]
    assert len(amendments) == 4
    assert {one.key for one in amendments} == {alerts[0].key}


def test_five_accounts_in_one_poll_are_one_alert() -> None:
    """One message tells all five."""
    decision = Register().poll(*(item(ARREST, str(count)) for count in range(5)))
    assert [len(one.events) for one in decision.alerts] == [5]


def test_an_arrest_forty_days_later_is_another() -> None:
    """Arrest, silence, arrest: two alerts."""
    register = Register()
    first = register.poll(item(ARREST))
    assert register.poll(item(ARREST), at=NOON + days(1)) == Decision()
    later = NOON + days(40)
    second = register.poll(item(ARREST, "2", published=later), at=later)
    assert len({one.key for one in (*first.alerts, *second.alerts)}) == 2


def test_there_and_back_is_two_changes_and_one_alert() -> None:
    """A, B, A: three revisions kept, the followers told once."""
    register = Register()
    told = [register.poll(item(text)) for text in (ARREST, f"{ARREST} Corrected.", ARREST)]
    assert [one.revisions[0].number for one in told] == [1, 2, 3]
    assert [len(one.alerts) for one in told] == [1, 0, 0]
    assert [len(one.amendments) for one in told] == [0, 1, 1]


def test_what_lowers_the_guard_waits_for_an_editor() -> None:
    """Four deletions in one item: one question to the editors with all of them, no follower alert."""
    text = "INTERPOL deleted the data of Timur Zhelbaskarov, Zarema Vantoshkova and Ospan Tulebekuly."
    decision = Register().poll(item(text))
    assert decision.events == ()
    assert [one.question for one in decision.reviews] == [ReviewQuestion.CONFIRM]
    assert {one.kind for one in decision.reviews[0].proposed} == {"interpol-data-deleted"}
    assert len(decision.reviews[0].proposed) == 3
    assert decision.reviews[0].person is None
    assert [(one.form, one.chats) for one in decision.alerts] == [(AlertForm.REVIEW, (EDITOR,))]


def test_an_authority_s_own_record_needs_no_editor() -> None:
    """The same news from the authority itself is told as official."""
    decision = Register().poll(item(RELEASE), authority=True)
    assert [(one.kind, one.confidence) for one in decision.events] == [("released", Confidence.OFFICIAL)]
    assert [one.form for one in decision.alerts] == [AlertForm.EVENT]


def test_a_doubtful_name_is_asked_about_and_alarms() -> None:
    """A surname alone is not enough: is it the same person, urgently; the status does not change."""
    decision = Register().poll(item("Zhelbaskarov was arrested in Madrid."))
    (asked,) = decision.reviews
    assert (asked.question, asked.person, asked.urgent) == (ReviewQuestion.SAME_PERSON, TIMUR, True)
    assert decision.events == ()
    assert [(one.form, one.severity) for one in decision.alerts] == [(AlertForm.REVIEW, Severity.URGENT)]


def test_a_doubtful_name_with_doubtful_words_is_one_question_about_both() -> None:
    """A yes to "same person" must not make true what was denied, or what lowers the guard."""
    for text in ("Zhelbaskarov was not arrested.", "Zhelbaskarov was released."):
        (asked,) = Register().poll(item(text)).reviews
        assert (asked.question, asked.person) == (ReviewQuestion.CONFIRM, TIMUR)


def test_what_an_editor_refused_is_not_asked_again() -> None:
    """A no binds to the record and to its words: nothing comes of either afterwards."""
    register = Register()
    register.refuse(register.poll(item("Zhelbaskarov was arrested in Madrid.")))
    assert register.poll(item("Zhelbaskarov was arrested in Madrid."), at=NOON + hours(1)) == Decision()
    changed = register.poll(item("Zhelbaskarov was arrested in Madrid today."), at=NOON + hours(2))
    assert (changed.events, changed.reviews, changed.alerts) == ((), (), ())
    assert len(changed.revisions) == 1


def test_a_copy_under_another_key_is_refused_by_its_words() -> None:
    """The same content under a new key of the same source stays refused."""
    register = Register()
    asked = register.poll(item("Zhelbaskarov was arrested in Madrid."))
    register.refuse(asked)
    copy = replace(item("Zhelbaskarov was arrested in Madrid.", "copy"), url="https://lantern.example/1")
    assert register.poll(copy).reviews == ()


def test_an_edited_item_is_not_asked_about_twice() -> None:
    """One question stands for an item and what it reports."""
    register = Register()
    register.poll(item(RELEASE))
    again = register.poll(item(f"{RELEASE} Corrected."))
    assert (again.reviews, again.alerts) == ((), ())


def test_a_record_that_flips_back_is_asked_about_again() -> None:
    """Released, arrested, released again, told by one page: the second release is another question."""
    register = Register()
    register.confirm(register.poll(item(RELEASE)))
    register.poll(item(ARREST))
    assert [one.question for one in register.poll(item(RELEASE)).reviews] == [ReviewQuestion.CONFIRM]


def test_what_an_editor_tied_to_a_person_stays_tied() -> None:
    """Once a doubtful record was said to be the person's, its next change is told without asking."""
    register = Register()
    register.confirm(register.poll(item("Zhelbaskarov was charged in Moldova.")))
    later = register.poll(item("Zhelbaskarov was arrested in Moldova."))
    assert kinds_of(later) == ["arrested"]
    assert later.reviews == ()


def test_a_confirmed_doubt_joins_the_happening_already_told() -> None:
    """Events of a doubt keep the moment they were seen, and amend what was told meanwhile."""
    from cases.raising import alerts_for, confirmed

    register = Register()
    asked = register.poll(item("Zhelbaskarov was arrested in Madrid.")).reviews[0]
    told = register.poll(item(ARREST, "2"), at=NOON + hours(1)).alerts[0]
    true = confirmed(asked, "Anna", NOON + hours(2))
    alerts, amendments = alerts_for(true, register.known, WATCHING, NOON + hours(2))
    assert alerts == ()
    assert [(one.key, one.event) for one in amendments] == [(told.key, true[0].id)]


def test_an_urgent_happening_nobody_follows_reaches_the_editors() -> None:
    """Without followers the editors hear, without editors the admins; lesser news waits for a follower."""
    urgent, lesser = item(ARREST), item("Timur Zhelbaskarov was charged in Moldova.")
    alone = Register(watching=replace(WATCHING, followers={}))
    assert [one.chats for one in alone.poll(urgent).alerts] == [(EDITOR,)]
    keeper = Register(watching=Subscriptions(admins=(ADMIN,)))
    assert [one.chats for one in keeper.poll(urgent).alerts] == [(ADMIN,)]
    silent = Register(watching=replace(WATCHING, followers={}))
    assert silent.poll(lesser).alerts == ()
    silent.watching = WATCHING
    assert len(silent.poll(item("Timur Zhelbaskarov was charged in Moldova.", "2")).alerts) == 1


def test_a_follower_hears_what_is_loud_enough() -> None:
    """Important news does not reach who asked for urgent alone."""
    (alert,) = Register().poll(item("Timur Zhelbaskarov was charged in Moldova.")).alerts
    assert (alert.chats, alert.severity) == ((FOLLOWER,), Severity.IMPORTANT)


@pytest.mark.parametrize(
    "outcome", [Outcome.BLOCKED, Outcome.PARTIAL, Outcome.SUSPECT, Outcome.ERROR, Outcome.UNCHANGED]
)
def test_a_poll_that_shows_nothing_leads_to_nothing(outcome: Outcome) -> None:
    """A block, a cut list, a dead source and a 304 are no news and no absence."""
    register = Register()
    register.poll(record(), authority=True)
    for hour in range(30):
        assert (
            register.poll(outcome=outcome, fresh=outcome is not Outcome.UNCHANGED, at=NOON + hours(hour)) == Decision()
        )


def test_a_changed_record_is_a_change() -> None:
    """The first sight is a listing, other words are a change."""
    register = Register()
    assert kinds_of(register.poll(record(), authority=True)) == ["notice-listed"]
    assert kinds_of(register.poll(record(charge="treason"), authority=True)) == ["notice-changed"]


def test_two_records_of_one_person_are_two_alerts() -> None:
    """A second notice is never taken for a repetition of the first."""
    decision = Register().poll(record(), record("2030/2"), authority=True)
    assert len(decision.alerts) == 2


def test_urgent_news_is_as_old_as_its_publication() -> None:
    """Undated urgent happenings take the day they were published; others stay undated."""
    seen = Register().poll(item("Timur Zhelbaskarov was arrested."), item("Timur Zhelbaskarov was charged.", "2"))
    assert [(one.kind, one.occurred_on) for one in seen.events] == [("arrested", "2031-05-04"), ("charged", None)]


def test_two_hearings_stated_by_one_record_are_two_events() -> None:
    """Dates and dockets tell happenings of one record apart; the very same thing stated twice is one."""
    court = Scope("invented_court", ScopeKind.DOCKET, "II. ÚS 9901/30")
    facts = [
        Classified("hearing-set", True, (), TIMUR, occurred_on=day)
        for day in ("2031-06-01", "2031-07-01", "2031-07-01")
    ]
    seen = Matched(item("Hearings", scope=court), (), tuple(facts))
    report = ScopeReport(court, Outcome.COMPLETE, "", NOON, authority=True)
    decision = decide([seen], report, Roster(()), Register().known, WATCHING, NOON)
    assert [one.occurred_on for one in decision.events] == ["2031-06-01", "2031-07-01"]
    assert len(decision.alerts) == 2


def test_news_of_a_circle_is_told_to_its_followers() -> None:
    """An event of nobody by name is told to who follows the circle, and a refusal binds to the circle."""
    circle = "circle-lighthouse"
    watching = Subscriptions(followers={circle: WATCHING.followers[ZAREMA]})
    facts = (Classified("protection-refused", True, (), circle=circle, country="PL"),)
    seen = Matched(item("Families were refused asylum"), (), facts)
    report = ScopeReport(FEED, Outcome.COMPLETE, "", NOON)
    decision = decide([seen], report, Roster(()), Register().known, watching, NOON)
    assert [(one.person, one.chats) for one in decision.alerts] == [(circle, (FOLLOWER,))]
    refused = replace(Register().known, refused=frozenset({(circle, FEED.source, "1")}))
    assert decide([seen], report, Roster(()), refused, watching, NOON).events == ()
    unsure = Matched(seen.observation, (), (replace(facts[0], sure=False),))
    (asked,) = decide([unsure], report, Roster(()), Register().known, watching, NOON).reviews
    assert (asked.person, asked.circle) == (None, circle)


def test_only_records_are_looked_for_later() -> None:
    """A feed item that drops out of its feed is no absence; a person's record is noted, and noted once."""
    register = Register()
    assert register.poll(item(ARREST)).sightings == {}
    assert register.poll(record(), authority=True).sightings == {"2030/1": TIMUR}
    assert register.poll(record(), authority=True).sightings == {}
    assert register.poll(record("2030/3", names=("Somebody Else",)), scope=RECORDS).sightings == {}


TEXTS = (ARREST, RELEASE, "Zhelbaskarov was arrested in Madrid.", "Timur Zhelbaskarov spoke.", "Nothing at all.")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from("123")), max_size=6), st.booleans())
def test_the_same_input_gives_the_same_decision(said: list[tuple[str, str]], baseline: bool) -> None:
    """Deterministic to the last id; and polling the very same again changes nothing."""
    seen = list({key: item(text, key) for text, key in said}.values())
    report = ScopeReport(FEED, Outcome.COMPLETE, "", NOON, baseline=baseline)
    matched = match(seen, index())
    first, second = (decide(matched, report, Roster(()), Register().known, WATCHING, NOON) for _ in range(2))
    assert first == second
    register = Register()
    register.poll(*seen, baseline=baseline, scope=FEED)
    assert register.poll(*seen, at=NOON + hours(1), scope=FEED) == Decision()
