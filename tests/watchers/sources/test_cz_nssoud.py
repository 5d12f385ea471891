"""The Czech Supreme Administrative Court: only what needs no session is asked for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.sources.cz_nssoud import DETAIL, SOURCE, TEXT

PAGES = Path(__file__).parents[2] / "recordings" / "cz_nssoud"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
SCOPE = Scope("cz_nssoud", ScopeKind.DOCKET, "784744")
WORDS = "<p>Nejvyšší správní soud rozhodl v senátu v právní věci žalobce T. N. o mezinárodní ochraně takto.</p>"


def answered(request: Request, body: bytes) -> Reading:
    """Read what came back to a request."""
    return SOURCE.read(Document(request, request.url, 200, {}, body, NOW))


def page(name: str) -> bytes:
    """Return a reconstructed page."""
    return (PAGES / f"reconstructed-{name}.html").read_bytes()


def text_request() -> Request:
    """Return the request for the text to which a decision's page leads."""
    (request,) = SOURCE.requests(Roster(persons=()), SCOPE)
    (text,) = answered(request, page("judgment")).further
    return text


def test_a_number_is_asked_for_without_a_session() -> None:
    """The page of fields first, then the text under the same number."""
    (request,) = SOURCE.requests(Roster(persons=()), SCOPE)

    assert request.url == f"{DETAIL}784744"
    assert (text_request().url, text_request().purpose) == (f"{TEXT}784744", Purpose.DETAIL)


@pytest.mark.parametrize("docket", ["1 Azs 9001/2016", "784744/1", "", "٣"])
def test_a_docket_that_is_no_number_of_the_database_has_no_question(docket: str) -> None:
    """Only the search could find it, and the search needs a session."""
    assert SOURCE.requests(Roster(persons=()), Scope("cz_nssoud", ScopeKind.DOCKET, docket)) == ()


def test_the_verdict_field_is_the_outcome_and_masked_parties_are_nobody() -> None:
    """What the record states in a field of its own stands in its statement, in the court's words."""
    (request,) = SOURCE.requests(Roster(persons=()), SCOPE)
    (seen,) = answered(request, page("judgment")).observations

    (stated,) = seen.states
    assert (seen.key, stated.docket, stated.occurred_on) == ("784744", "1 Azs 9001/2016-43", "2016-08-20")
    assert stated.attributes["outcome"] == "zrušeno a vráceno"
    assert seen.names == ("Ministerstvo vnitra",)


def test_a_regional_court_is_named_by_its_code() -> None:
    """The database holds other courts' decisions too; a day in the year 2101 is no day."""
    (request,) = SOURCE.requests(Roster(persons=()), SCOPE)
    (seen,) = answered(request, page("regional-court-fields-by-id")).observations

    assert seen.facts["court"] == "Krajský soud v Hradci Králové"
    assert seen.published_at is None


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (f"<html><body>{WORDS * 3}</body></html>".encode(), Outcome.COMPLETE),
        (f"<html><body>{WORDS * 3}".encode(), Outcome.ERROR),
        (b"<html><head><title>N/A - text</title></head><body>\nN/A</body></html>", Outcome.PARTIAL),
        (f"<html><body><form>{WORDS * 3}</form></body></html>".encode(), Outcome.SUSPECT),
        (b"<html><body></body></html>", Outcome.SUSPECT),
    ],
)
def test_a_text_is_whole_only_as_a_text(body: bytes, outcome: Outcome) -> None:
    """N/A, the blank form of an expired session and a cut page are no texts."""
    assert answered(text_request(), body).outcome is outcome
