"""Légifrance: the fund follows from the docket's form, and no secret stands in what is asked or kept."""

import json

import pytest

from tests.watchers.sources.dockets import answered, asked, recording
from watchers.sources.fr_legifrance import HEADER, SEARCH, SOURCE


@pytest.mark.parametrize(
    ("number", "fund", "field"),
    [
        ("15-90.001", "JURI", "NUM_AFFAIRE"),
        ("394399", "CETAT", "ALL"),
        ("16PA90001", "CETAT", "ALL"),
        ("2014-999 QPC", "CONSTIT", "ALL"),
    ],
)
def test_a_docket_is_asked_of_the_fund_it_belongs_to(number: str, fund: str, field: str) -> None:
    """One search of a hundred rows, newest first, for the exact number."""
    (request,) = asked(SOURCE, number)

    question = json.loads(request.body or b"")
    assert (request.url, question["fond"]) == (SEARCH, fund)
    (searched,) = question["recherche"]["champs"]
    assert (searched["typeChamp"], searched["criteres"][0]["valeur"]) == (field, number)
    assert (question["recherche"]["pageNumber"], question["recherche"]["pageSize"]) == (1, 100)


@pytest.mark.parametrize("number", ["2290001", "II. ÚS 1017/14", ""])
def test_a_number_of_another_form_is_not_asked_for(number: str) -> None:
    """Tribunals' seven digits are no court's alone, and foreign dockets are not told to the host."""
    assert asked(SOURCE, number) == ()


def test_the_token_is_the_operators_and_stands_in_no_request() -> None:
    """It is put on when a request is sent; the source is off until it is named and has one."""
    (request,) = asked(SOURCE, "394399")

    assert HEADER.optional
    assert HEADER.key is not None
    assert (HEADER.key.header, HEADER.key.form.format("token")) == ("Authorization", "Bearer token")
    assert "Authorization" not in request.headers


def test_docket_court_and_day_come_from_the_title_where_no_field_has_them() -> None:
    """`date` in milliseconds is no day; the title's is."""
    (request,) = asked(SOURCE, "15-90.002")
    (seen,) = answered(SOURCE, request, recording(SOURCE, "day-in-the-title.json")).observations

    assert seen.facts["docket"] == "15-90.001; 15-90.002"
    (stated,) = seen.states
    assert (stated.country, stated.occurred_on, stated.attributes["body"]) == ("FR", "2015-03-04", "Cour de cassation")
