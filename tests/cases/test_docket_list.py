"""A person's court numbers: added once however they are spaced, corrected, and taken away."""

from dataclasses import replace

import pytest

from cases.docket_list import held_docket, usable_number, with_docket, without_docket
from cases.people import Docket
from tests.cases.invented import roster

PERSON = replace(roster().persons[0], dockets=())
DOCKET = Docket("II. XY 17/14", "An invented court", "CZ", "invented_court", tie="a press release")


@pytest.mark.parametrize(
    ("text", "usable"), [("394399", True), ("II. ÚS 1017/14", True), ("", False), ("number", False), ("1\n2", False)]
)
def test_a_number_has_a_digit_and_one_line(text: str, usable: bool) -> None:
    """A word alone is a name at the wrong place."""
    assert usable_number(text) is usable
    assert not usable_number("1" * 81)


def test_a_docket_is_added_once_and_its_tie_can_be_corrected() -> None:
    """The same number of the same court, spaced otherwise, replaces; another court's number stands beside it."""
    once = with_docket(PERSON, DOCKET)
    again = with_docket(once, replace(DOCKET, number="II.XY 17/14", tie="the judgment itself"))
    elsewhere = with_docket(again, replace(DOCKET, source="another_court"))

    assert held_docket(once, "ii.xy17/14", "invented_court") is DOCKET
    assert [one.tie for one in again.dockets] == ["the judgment itself"]
    assert len(elsewhere.dockets) == 2
    assert held_docket(PERSON, DOCKET.number, "invented_court") is None
    assert without_docket(elsewhere, "II. XY 17/14", "invented_court").dockets == elsewhere.dockets[1:]
