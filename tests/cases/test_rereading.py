"""What kept texts lead to for somebody new, decided without a database."""

from dataclasses import replace
from datetime import datetime

import pytest

from cases.alerts import AlertForm, Known, Subscriptions
from cases.events import Event
from cases.names import build_index
from cases.observations import Observation, Outcome, ScopeReport, content_hash
from cases.people import Docket, Name, Origin, Person, Roster
from cases.rereading import Kept, Reread, by_scope, finds, marks, named_in, reread, summary
from tests.cases.happenings import (
    ADMIN,
    EDITOR,
    FEED,
    FOLLOWER,
    NOON,
    QUIET_FOLLOWER,
    RECORDS,
    WATCHING,
    days,
    event,
    item,
    record,
)
from tests.cases.invented import TIMUR, ZAREMA, index, roster

LONG_AGO = NOON - days(40)
ARREST = "Timur Zhelbaskarov was arrested in Madrid."
ALONE = build_index(Roster(tuple(one for one in roster().persons if one.id == TIMUR)))
REPORT = ScopeReport(FEED, Outcome.COMPLETE, "", NOON, baseline=True, source_title="Lantern")


def kept(observation: Observation, seen: datetime = LONG_AGO, number: int = 1) -> Kept:
    """Return a text as the register keeps it."""
    return Kept(observation, number, content_hash(observation), "c0ffee", seen)


def contents(*texts: Kept) -> Known:
    """Return a register that holds these texts as the latest."""
    return Known(contents={one.observation.key: (one.number, one.content) for one in texts})


def decided(*texts: Kept, known: Known | None = None, earlier: tuple[Event, ...] = ()) -> Reread:
    """Re-read texts for Timur and return what it leads to."""
    found = finds(texts, {TIMUR}, index())
    return reread(found, REPORT, known or contents(*texts), earlier, WATCHING, NOON)


def test_only_what_names_somebody_is_read_among_everybody() -> None:
    """The rest is passed over; what a text says of others is left out."""
    texts = [
        kept(item("Snow.", "1")),
        kept(item(ARREST, "2")),
        kept(item(f"{ARREST} Zarema Vantoshkova was charged.", "3")),
    ]
    named = named_in(texts, ALONE)
    assert [one.observation.key for one in named] == ["2", "3"]
    assert {one.person for find in finds(named, {TIMUR}, index()) for one in find.matched.classified} == {TIMUR}
    assert finds(named, {"ospan-tulebekuly"}, index()) == ()
    assert list(by_scope(finds(named, {TIMUR}, index()), {TIMUR})) == [FEED.key]
    assert by_scope(finds(named, {TIMUR}, index()), {ZAREMA}) == {}


@pytest.mark.parametrize(("published", "loud"), [(NOON - days(3), True), (NOON - days(15), False), (None, False)])
def test_an_urgent_happening_of_the_last_two_weeks_is_told_at_once(published: datetime | None, loud: bool) -> None:
    """Anything else waits for the summary; it was seen when its text was."""
    read = decided(kept(item(ARREST, published=published)))
    (found,) = read.decision.events
    assert (found.kind, found.seen_at, found.revision) == ("arrested", NOON - days(40), 1)
    assert [one.form for one in read.decision.alerts] == ([AlertForm.EVENT] if loud else [])
    assert read.quiet == ({} if loud else {found.id: TIMUR})


@pytest.mark.parametrize(("seen", "asked"), [(NOON - days(3), True), (NOON - days(40), False)])
def test_an_undated_doubt_is_as_old_as_the_day_its_text_was_seen(seen: datetime, asked: bool) -> None:
    """An old one waits for the editors without alarming them."""
    read = decided(kept(item("Zhelbaskarov was arrested.", published=None), seen))
    (question,) = read.decision.reviews
    assert (question.urgent, question.opened_at, question.proposed[0].seen_at) == (asked, NOON, seen)
    assert [one.chats for one in read.decision.alerts] == ([(EDITOR,)] if asked else [])


def test_a_text_that_was_decided_is_not_decided_again_but_for_an_arrest() -> None:
    """By its own family an event stays what it was, taken back or not; a record stays listed, not changed."""
    text = kept(item(ARREST, published=NOON - days(90)))
    (arrest,) = decided(text).decision.events
    for earlier, found in [
        (arrest, 0),
        (replace(arrest, kind="detained"), 0),
        (replace(arrest, kind="mention"), 1),
        (replace(arrest, kind="mention", observation="another"), 1),
        (replace(arrest, kind="mention", person=ZAREMA), 1),
    ]:
        assert len(decided(text, earlier=(earlier,)).decision.events) == found
    charged = kept(item("Timur Zhelbaskarov was charged in Moldova."))
    named = replace(arrest, kind="mention")
    assert decided(charged, earlier=(named,)).decision.events == ()


def test_a_record_found_gone_is_not_re_issued_by_being_read_again() -> None:
    """What is kept of it is what it said before it was gone."""
    text = kept(record())
    listed = event("notice-listed", id="listed", source="notices", observation="2030/1", revision=1)
    gone = replace(listed, id="gone", kind="notice-unlisted")
    known = replace(contents(text), events=(listed, gone))
    assert decided(text, known=known, earlier=(listed, gone)).decision.events == ()


def test_a_record_found_to_be_theirs_is_watched_from_now_on() -> None:
    """Its absence can be proven only once the register knows whose record the list showed."""
    text = kept(record())
    found = finds((text,), {TIMUR}, index())
    read = reread(found, replace(REPORT, scope=RECORDS), contents(text), (), WATCHING, NOON)
    assert [one.kind for one in read.decision.events] == ["notice-listed"]
    assert dict(read.decision.sightings) == {text.observation.key: TIMUR}
    assert decided(text).decision.sightings == {}


def test_a_text_that_says_something_else_by_now_is_left_to_the_poll_that_saw_it() -> None:
    """Its revision is no longer the latest."""
    old, new = kept(item(ARREST)), kept(item("Timur Zhelbaskarov was freed."), number=2)
    assert decided(old, known=contents(new)).decision.events == ()


def test_the_summary_tells_each_reader_of_whom_they_follow_and_nothing_that_was_told() -> None:
    """A further account of what a chat was told is added to that message."""
    old = event("charged", id="old", country="MD", occurred_on="2031-03-01")
    again = replace(old, id="again", source="beacon")
    new = event("investigated", id="new", country="KZ", occurred_on="2030-01-01")
    other = event("charged", ZAREMA, id="other", country="UA")
    alerts, amendments = summary(
        ("again", "new", "other", "old"), (old, again, new, other), {"old": "episode:old"}, WATCHING
    )
    assert [(one.key, one.event) for one in amendments] == [("episode:old", "again")]
    told = {one.chats: (one.person, one.events, dict(one.facts)) for one in alerts}
    assert told == {(FOLLOWER, ADMIN): (None, ("other", "new"), {"count": 2})}
    assert QUIET_FOLLOWER not in {chat for one in alerts for chat in one.chats}
    assert summary(("new",), (new,), {}, Subscriptions()) == ((), ())
    assert summary((), (new,), {}, WATCHING) == ((), ())


def test_two_summaries_of_different_finds_have_different_keys() -> None:
    """Two spellings added within one moment are told of twice; the same finds are not."""
    first, second = event("charged", id="a", country="MD"), event("charged", id="b", country="KZ")
    keys = [summary((one.id,), (one,), {}, WATCHING)[0][0].key for one in (first, second, first)]
    assert keys[0] == keys[2] != keys[1]


def test_a_person_is_looked_for_by_spellings_that_are_searched_and_by_dockets() -> None:
    """Their own name always counts; what was struck out does not."""
    person = Person(
        "p",
        "Asta Brontolyan",
        (Name("Аста Бронтолян", "Cyrl", "ru"), Name("Asta Brontolian", "Latn", "fr", origin=Origin.STRUCK)),
        dockets=(Docket("I. ÚS 1/30", "Ústavní soud", "CZ"),),
    )
    assert marks(person) == {"Asta Brontolyan", "Аста Бронтолян", "I. ÚS 1/30"}
