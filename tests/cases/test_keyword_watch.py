"""Texts that may be about somebody whose name they hide: shown to editors, and alerting nobody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.alerts import Known, ReviewQuestion, Subscriptions
from cases.decide import decide
from cases.keyword_watch import spoken_of
from cases.matching import match
from cases.names import build_index
from cases.observations import Observation, Outcome, ScopeReport
from cases.people import Roster
from tests.cases.happenings import FEED, NOON, RECORDS, item
from tests.cases.invented import roster

STATES = frozenset({"KZ", "RU", "UA"})


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("La cour a autorisé l'extradition d'un ressortissant kazakh", ("procedure:extradition", "state:KZ")),
        ("Auslieferung nach Kasachstan unzulässig", ("procedure:extradition", "state:KZ")),
        ("Суд отказал в выдаче гражданина России", ("procedure:extradition", "state:RU")),
        ("Апеляційний суд: екстрадиція до України", ("procedure:extradition", "state:UA")),
        ("Asilo: nacional de Rusia y de Kazajistán", ("procedure:asylum", "state:KZ", "state:RU")),
        ("Fluchtling aus Kasachstan", ("procedure:asylum", "state:KZ")),
        ("Flüchtling aus Kasachstan", ("procedure:asylum", "state:KZ")),
        ("Azyl dla obywatela Kazachstanu, ekstradycja odmówiona",
         ("procedure:extradition", "procedure:asylum", "state:KZ")),
        ("An extradition to Norway", ()),
        ("A concert in Kazakhstan", ()),
        ("Extradition to Moldova", ()),
    ],
)  # fmt: skip
def test_a_procedure_and_a_state_are_heard_in_many_languages(text: str, tags: tuple[str, ...]) -> None:
    """Both must be spoken of, and the state must be one that requests somebody who is followed."""
    assert spoken_of(text, STATES) == tags


def decided(*seen: Observation, watch: bool = True, baseline: bool = False, known: Known | None = None) -> list[str]:
    """Return the keys that editors are shown, having made sure that nobody is alerted."""
    person = replace(roster().persons[0], requesting_states=("KZ",))
    people = Roster((person,))
    report = ScopeReport(seen[0].scope, Outcome.COMPLETE, "", NOON, baseline=baseline, keyword_watch=watch)
    found = match(seen, build_index(people))
    made = decide(found, report, people, known or Known(), Subscriptions(editors=(1,), admins=(2,)), NOON)
    shown = [one for one in made.reviews if one.question is ReviewQuestion.POSSIBLE]
    assert [alert for alert in made.alerts if alert.review in {one.id for one in shown}] == []
    assert all(one.person is None and one.proposed == () for one in shown)
    return [one.observation for one in shown]


HIDDEN = item("Extradition of a Kazakh national refused", key="7")


def test_what_names_nobody_waits_for_editors_and_alerts_nobody() -> None:
    """It is asked once, only of watched lists, and not of a text that names somebody who is followed."""
    assert decided(HIDDEN) == ["7"]
    assert decided(HIDDEN, watch=False) == []
    assert decided(item("Snow in Kazakhstan")) == []
    assert decided(item("Extradition of Timur Zhelbaskarov to Kazakhstan refused")) == []
    assert decided(replace(HIDDEN, scope=RECORDS, names=("Nobody Known",))) == []


def test_a_first_reading_asks_only_of_the_last_two_weeks() -> None:
    """Years of a court's rulings are no questions; undated ones neither."""
    old = replace(HIDDEN, published_at=NOON - timedelta(days=15))
    assert decided(HIDDEN, baseline=True) == ["7"]
    assert decided(old, baseline=True) == []
    assert decided(replace(HIDDEN, published_at=None), baseline=True) == []
    assert decided(old) == ["7"]


def test_what_the_courts_own_search_found_needs_no_words() -> None:
    """A search for the procedure and the state answers with numbers alone."""
    assert decided(item("12 Os 17/31", key="9")) == []
    assert decided(replace(item("12 Os 17/31", key="9"), found_by_search=True)) == ["9"]
    assert FEED.kind == "list"
