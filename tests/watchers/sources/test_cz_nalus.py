"""The Czech Constitutional Court by docket: the pages asked for, one after another, and answers about other dockets."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome, Scope, ScopeKind, content_hash
from cases.people import Docket, Person, Roster
from watchers.contract import Document, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.cz_nalus import HEADER, SOURCE, TEXT

PAGES = Path(__file__).parents[2] / "recordings" / "cz_nalus"
NOW = datetime(2017, 6, 1, tzinfo=UTC)


def scope(docket: str) -> Scope:
    """Return the scope of a docket."""
    return Scope("cz_nalus", ScopeKind.DOCKET, docket)


def page(name: str) -> bytes:
    """Return a reconstructed page."""
    return (PAGES / f"reconstructed-{name}.html").read_bytes()


def answered(request: Request, body: bytes) -> Reading:
    """Read what came back to a request."""
    return SOURCE.read(Document(request, request.url, 200, {}, body, NOW))


def first(docket: str) -> Request:
    """Return the first question about a docket."""
    (request,) = SOURCE.requests(Roster(persons=()), scope(docket))
    return request


@pytest.mark.parametrize(
    ("docket", "file"),
    [
        ("II. ÚS 1017/14", "2-1017-14_1"),
        ("II.ÚS 1017/14", "2-1017-14_1"),
        ("sp. zn. iv. ús 7/09", "4-7-09_1"),
        ("Pl. ÚS 24/10", "Pl-24-10_1"),
        ("Pl. ÚS-st. 45/16", "St-45-16_1"),
    ],
)
def test_a_docket_is_asked_by_the_number_of_its_senate(docket: str, file: str) -> None:
    """However the court's docket is written, its pages have one address."""
    assert first(docket).url == f"{TEXT}{file}"


@pytest.mark.parametrize("docket", ["14 To 23/2014", "1 Nt 2108/2014", "V. ÚS 1/14", "II. ÚS 1017/2014", ""])
def test_another_courts_docket_is_not_asked_for(docket: str) -> None:
    """No question is asked, and the scope says so instead of looking empty."""
    assert SOURCE.requests(Roster(persons=()), scope(docket)) == ()
    assert judge_scope((), HEADER, ())[0] is Outcome.ERROR


def test_only_dockets_of_this_source_are_scopes() -> None:
    """A person's other court numbers are none of this court's business."""
    dockets = (
        Docket("II. ÚS 9001/16", "Ústavní soud", "CZ", "cz_nalus"),
        Docket("14 To 9001/2014", "Vrchní soud v Praze", "CZ"),
    )
    person = Person(id="timur-nebylitsyn", name="Timur Nebylitsyn", names=(), dockets=dockets, role="invented")

    assert [one.scope for one in SOURCE.scopes(Roster(persons=(person,)))] == [scope("II. ÚS 9001/16")]


def test_pages_are_asked_for_until_one_says_that_there_is_none() -> None:
    """One decision leads to the next number; "nenalezeno" ends the walk and the docket is whole."""
    one = answered(first("II. ÚS 9001/16"), page("dismissed"))
    (second,) = one.further
    none = answered(second, page("nothing"))

    assert second.url == f"{TEXT}2-9001-16_2"
    assert none.further == ()
    assert judge_scope((one, none), HEADER, ())[0] is Outcome.COMPLETE


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"nenalezeno", Outcome.COMPLETE),
        (b"<html><body><p>Nenalezeno</p></body></html>", Outcome.COMPLETE),
        (b"<html><body><p>" + b"slovo " * 200 + b"nenalezeno</p></body></html>", Outcome.SUSPECT),
        (b"<html><body></body></html>", Outcome.SUSPECT),
        (b"", Outcome.SUSPECT),
    ],
)
def test_only_a_short_page_with_the_courts_own_word_is_proof_of_nothing(body: bytes, outcome: Outcome) -> None:
    """The word in a long page, or no word, proves nothing."""
    assert answered(first("II. ÚS 9001/16"), body).outcome is outcome


def test_another_docket_that_is_answered_counts_for_nothing() -> None:
    """The plenum's decision of the same number is not the senate's."""
    reading = answered(first("II. ÚS 9001/16"), page("another-docket"))

    assert (reading.outcome, reading.observations) == (Outcome.SUSPECT, ())
    assert "Pl. ÚS 9001/16" in reading.reason


def test_the_first_decision_again_is_no_second_one() -> None:
    """A page that names another counter than was asked for does not lengthen the docket."""
    second = replace(first("II. ÚS 9001/16"), url=f"{TEXT}2-9001-16_2")

    assert answered(second, page("dismissed")).outcome is Outcome.SUSPECT


def test_form_state_is_no_change() -> None:
    """The page's hidden state differs with every answer; the decision does not."""
    request, body = first("II. ÚS 9001/16"), page("dismissed")
    other = body.replace(b"/wEPDwUKMTAwMDAwMDAwMA9k", b"/wEPDwUKOTk5OTk5OTk5OQ9k")

    assert body != other
    (before,), (after,) = answered(request, body).observations, answered(request, other).observations
    assert content_hash(before) == content_hash(after)


def test_a_decision_is_an_entry_under_its_docket_on_its_day() -> None:
    """Docket, day and the decision's form stand in the statement, the ECLI by the court's rule in the facts."""
    (seen,) = answered(first("II. ÚS 9001/16"), page("dismissed")).observations

    (stated,) = seen.states
    assert (stated.kind, stated.country, stated.docket, stated.occurred_on) == (
        *("docket-entry", "CZ"),
        *("II. ÚS 9001/16", "2016-05-26"),
    )
    assert dict(stated.attributes) == {"body": "Ústavní soud", "form": "usnesení"}
    assert seen.facts["ecli"] == "ECLI:CZ:US:2016:2.US.9001.16.1"
    assert seen.text.startswith("Ústavní soud rozhodl")
