"""The Court of Justice by case number: which CELEX numbers are asked for, and what a cut result is worth."""

import json
import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Docket, Person, Roster
from watchers.contract import Document, Reading, Request
from watchers.sources.cjeu import ENDPOINT, LIMIT, SOURCE, read, requests, subject_of

NOW = datetime(2017, 6, 1, tzinfo=UTC)
NOBODY = Roster(())


def scope(number: str) -> Scope:
    """Return the scope of a case."""
    return Scope("cjeu", ScopeKind.DOCKET, number)


def asked(number: str) -> list[str]:
    """Return the CELEX numbers that a case is asked for by."""
    (request,) = requests(NOBODY, scope(number))
    assert request.url.startswith(f"{ENDPOINT}?")
    (query,) = parse_qs(urlsplit(request.url).query)["query"]
    return re.findall(r'"(\w+)"\^\^xsd:string', query)


def answered(number: str, *celexes: str, headers: dict[str, str] | None = None) -> Reading:
    """Read a result set with these CELEX numbers, all of them under one ECLI."""
    rows = [{"celex": {"value": celex}, "ecli": {"value": "ECLI:EU:C:2017:1"}} for celex in celexes]
    given = {"head": {"link": [], "vars": ["celex", "ecli"]}, "results": {"bindings": rows}}
    request = Request(ENDPOINT, scope(number))
    return read(Document(request, ENDPOINT, 200, headers or {}, json.dumps(given).encode(), NOW))


@pytest.mark.parametrize(
    ("number", "judgment"),
    [
        ("C-901/15", "62015CJ0901"),
        ("C\u2011901/15", "62015CJ0901"),
        ("C-8/24 P", "62024CJ0008"),
        ("T-12/98", "61998TJ0012"),
        ("26/62", "61962CJ0026"),
    ],
)
def test_a_case_number_becomes_its_celex_numbers(number: str, judgment: str) -> None:
    """Appeals, non-breaking hyphens and cases older than the General Court included."""
    celexes = asked(number)

    assert judgment in celexes
    assert judgment.replace("J", "O") in celexes
    assert len(celexes) == len(set(celexes))


@pytest.mark.parametrize("number", ["394399", "II. ÚS 1017/14", "C-901/2015x", ""])
def test_what_is_no_case_number_is_not_asked_about(number: str) -> None:
    """Nothing typed into a docket reaches the query."""
    assert requests(NOBODY, scope(number)) == ()


def test_only_dockets_of_this_court_are_scopes() -> None:
    """Persons are not looked for by name: they are initials here."""
    dockets = (Docket("C-901/15", "CJEU", "LU", "cjeu"), Docket("394399", "Conseil d'État", "FR", "fr_arianeweb"))
    roster = Roster((Person("a-b", "Askar Zhumatov", (), dockets=dockets),))

    assert [one.scope for one in SOURCE.scopes(roster)] == [scope("C-901/15")]


def test_the_bare_celex_number_stands_for_its_ecli() -> None:
    """Summaries and extracts come under the judgment's ECLI, and have no text of their own."""
    reading = answered("C-901/15", "62015CJ0901_RES", "62015CJ0901", "62015CJ0901_EXT")

    assert [(seen.key, seen.facts["celex"]) for seen in reading.observations] == [("ECLI:EU:C:2017:1", "62015CJ0901")]


def test_another_case_is_no_record_of_this_docket() -> None:
    """A docket ties what stands under it to a person, so only its own documents may."""
    assert answered("C-901/15", "62015CJ0902", "62015TJ0901").observations == ()


@pytest.mark.parametrize("header", ["x-sql-state", "x-sparql-maxrows"])
def test_a_result_cut_at_a_limit_is_partial(header: str) -> None:
    """Only the headers say so; the JSON is whole."""
    assert answered("C-901/15", "62015CJ0901").outcome is Outcome.COMPLETE
    assert answered("C-901/15", "62015CJ0901", headers={header: "1"}).outcome is Outcome.PARTIAL
    assert answered("C-901/15", *["62015CJ0901"] * LIMIT).outcome is Outcome.PARTIAL


def test_a_saved_answer_knows_the_case_it_was_asked_about() -> None:
    """Its address holds the CELEX numbers."""
    assert subject_of(requests(NOBODY, scope("C-8/15 P"))[0].url, b"") == "C-8/15"
    assert subject_of(ENDPOINT, b"") is None
