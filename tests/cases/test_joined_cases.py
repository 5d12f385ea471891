"""One record under two numbers or two names: whoever's own scope shows it hears of it, once."""

from dataclasses import replace

from cases.alerts import AlertForm, Decision, Follower, Known, Subscriptions
from cases.decide import decide
from cases.matching import match
from cases.names import build_index
from cases.observations import Observation, Outcome, PastPoll, Scope, ScopeKind, ScopeReport, Statement
from cases.people import Docket, Person, Roster
from tests.cases.happenings import NOON
from tests.cases.invented import roster

FIRST, SECOND = (
    replace(one, dockets=(Docket(number, "court", "FR", "court"),))
    for one, number in zip(roster().persons[:2], ("1/31", "2/31"), strict=True)
)
PEOPLE = Roster((FIRST, SECOND))
FOLLOWED = Subscriptions({one.id: (Follower(number),) for number, one in enumerate(PEOPLE.persons, 1)})


def shown_under(person: Person, known: Known) -> Decision:
    """Decide on the joined ruling as the docket of one person shows it, polled before."""
    scope = Scope("court", ScopeKind.DOCKET, person.dockets[0].number)
    states = (Statement("docket-entry", "FR", docket=person.dockets[0].number),)
    ruling = Observation(scope, "r-1", "Ruling in joined cases", states=states)
    past = (PastPoll(NOON, Outcome.COMPLETE),)
    report = ScopeReport(scope, Outcome.COMPLETE, "", NOON, authority=True, history=past)
    return decide(match([ruling], build_index(PEOPLE)), report, PEOPLE, known, FOLLOWED, NOON)


def after(*made: Decision) -> Known:
    """Return what is known once these decisions were written."""
    contents = {one.observation.key: (one.number, one.content) for each in made for one in each.revisions}
    events = tuple(event for each in made for event in each.events)
    told = frozenset(alert.key for each in made for alert in each.alerts)
    return Known(contents=contents, events=events, told=told)


def test_a_joined_ruling_is_news_under_the_second_number_too() -> None:
    """Its words are known from the first; the second person's followers hear of it all the same, and once."""
    first = shown_under(FIRST, Known())
    second = shown_under(SECOND, after(first))

    assert [event.person for event in first.events] == [FIRST.id]
    assert [event.person for event in second.events] == [SECOND.id]
    assert [(alert.form, alert.chats) for alert in second.alerts] == [(AlertForm.EVENT, (2,))]
    assert second.revisions == ()
    assert shown_under(SECOND, after(first, second)) == Decision()
    assert shown_under(FIRST, after(first, second)) == Decision()


def test_what_was_taken_back_is_not_told_again() -> None:
    """A retraction removes the event from what stands; that the record has spoken of this person stays known."""
    first = shown_under(FIRST, Known())
    taken_back = replace(after(first), events=(), told_of=frozenset({("r-1", FIRST.id)}))

    assert shown_under(FIRST, taken_back) == Decision()
