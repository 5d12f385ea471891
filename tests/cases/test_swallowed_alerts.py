"""What must not be swallowed, nor told of the wrong person: coarse dates, undated news, shared surnames, old news."""

import pytest

from cases.alerts import AlertForm
from cases.classification import classify_text
from cases.names import build_index
from cases.people import Name, Person, Roster
from tests.cases.happenings import NOON, Register, days, item
from tests.cases.invented import index

TOLD = "Timur Zhelbaskarov was arrested"


@pytest.mark.parametrize(
    ("before", "after", "later"),
    [
        (f"{TOLD} in 2031 in Spain.", f"{TOLD} on 20 November 2031 in Spain.", 200),
        (f"{TOLD} in May 2031 in Spain.", f"{TOLD} on 27 May 2031 in Spain.", 23),
        (f"{TOLD} on 5 March 2023 in Spain.", f"{TOLD} in Spain.", 1),
    ],
)
def test_a_new_arrest_is_told_whatever_was_told_of_an_old_one(before: str, after: str, later: int) -> None:
    """A coarse date, or undated news of an old date's country, never makes a new arrest a mere further link."""
    register = Register()
    register.poll(item(before, key="1", published=None), at=NOON)
    told = register.poll(item(after, key="2", published=None), at=NOON + days(later))
    assert [alert.form for alert in told.alerts] == [AlertForm.EVENT]
    assert told.amendments == ()


def test_a_surname_two_followed_people_bear_is_asked_about() -> None:
    """Both full names stand in the text, yet the bare surname may be either's."""
    names = ("Asta Brontolyan", "Ilmar Brontolyan")
    pair = [Person(name, name, (Name(name, "Latn", "en"),)) for name in names]
    text = "Asta Brontolyan met Ilmar Brontolyan. Brontolyan was arrested in Baku."
    found = classify_text(text, build_index(Roster(tuple(pair))))
    assert [(one.kind, one.sure) for one in found] == [("arrested", False)] * 2
    assert all("who:shared-surname" in one.reasons for one in found)


@pytest.mark.parametrize(
    "said",
    [
        "Timur Zhelbaskarov, who was arrested last year, spoke in Warsaw.",
        "Timur Zhelbaskarov, arrested in Madrid two years ago, spoke.",
        "Тимур Желбаскаров был арестован два года назад.",
        "Освобождение Тимура Желбаскарова отложено.",
        "INTERPOL reinstates red notice on Timur Zhelbaskarov after it was deleted.",
        "Timur Zhelbaskarov was freed of charges.",
    ],
)
def test_old_news_and_turned_outcomes_are_never_sure(said: str) -> None:
    """What is recalled, put off or undone goes to the editors."""
    assert not any(one.sure and one.kind != "mention" for one in classify_text(said, index()))


def test_a_first_reading_alarms_nobody_of_namesakes() -> None:
    """Twenty doubtful mentions are kept for the editors, and none is put before them as an alert."""
    items = [item(f"Zhelbaskarov scored again, part {part}.", key=str(part)) for part in range(20)]
    first = Register().poll(*items, baseline=True)
    assert (len(first.reviews), first.alerts) == (20, ())
