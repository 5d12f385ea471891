"""The Czech Supreme Court by docket: the search's exact address, then each decision's print page."""

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.collecting import Answer, Collected, observations
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.cz_nsoud import DATABASE, HEADER, SOURCE

PAGES = Path(__file__).parents[2] / "recordings" / "cz_nsoud"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
SCOPE = Scope("cz_nsoud", ScopeKind.DOCKET, "11 Tcu 9001/2016")


def answered(request: Request, name: str) -> Reading:
    """Read a reconstructed page as the answer to a request."""
    body = (PAGES / f"reconstructed-{name}.html").read_bytes()
    return SOURCE.read(Document(request, request.url, 200, {}, body, NOW))


def asked(docket: str) -> Request:
    """Return the question about a docket."""
    (request,) = SOURCE.requests(Roster(persons=()), Scope("cz_nsoud", ScopeKind.DOCKET, docket))
    return request


def test_a_docket_is_asked_in_its_four_parts() -> None:
    """The address is the one the court's own search page makes."""
    url = asked("11 Tcu 9001/2016").url

    assert " " not in url
    assert unquote(url) == (
        f"{DATABASE}/$$WebSearch1?SearchView&Query=[spzn1]=11 AND [spzn2]=tcu AND [spzn3]=9001 AND [spzn4]=2016"
        "&SearchOrder=4&Start=1&Count=20"
    )


@pytest.mark.parametrize("docket", ["II. ÚS 1017/14", "Cpjn 201", ""])
def test_another_courts_docket_is_not_asked_for(docket: str) -> None:
    """A number of another form has no question."""
    assert SOURCE.requests(Roster(persons=()), Scope("cz_nsoud", ScopeKind.DOCKET, docket)) == ()


def test_rows_lead_to_print_pages_that_state_day_and_ecli() -> None:
    """A row has no day; the print page's American one is read as such."""
    listed = answered(asked("11 Tcu 9001/2016"), "one")
    (request,) = listed.further
    printed = answered(request, "print-page")

    assert request.url == f"{DATABASE}/WebPrint/A0000000000000000000000000000001?openDocument"
    assert request.purpose is Purpose.DETAIL
    (seen,) = observations(Collected((Answer(asked(SCOPE.subject), listed), Answer(request, printed))), {})
    assert seen.key == "A0000000000000000000000000000001"
    assert seen.facts["ecli"] == "ECLI:CZ:NS:2016:11.TCU.9001.2016.1"
    (stated,) = seen.states
    assert (stated.docket, stated.occurred_on) == ("11 Tcu 9001/2016", "2016-06-17")
    assert "vyžádané osoby" in seen.text


def test_print_pages_do_not_disturb_the_lists_total() -> None:
    """Two rows declared, two rows and two texts read: whole."""
    listed = answered(asked("11 Tcu 9001/2016"), "two")
    readings = (listed, *(answered(request, "print-page") for request in listed.further))

    assert listed.declared == 2
    assert judge_scope(readings, HEADER, ())[0] is Outcome.COMPLETE


def test_rows_of_another_docket_count_for_nothing() -> None:
    """What the search throws in is not this case, in the list or on the print page."""
    request = asked("23 Cdo 1/2016")

    assert answered(request, "one").outcome is Outcome.SUSPECT
    assert answered(request, "one").observations == ()
    assert answered(request, "print-page").observations == ()


def test_a_search_page_instead_of_a_decision_is_suspect() -> None:
    """A text that was asked for and did not come is not "nothing found"."""
    detail = Request(f"{DATABASE}/WebPrint/X?openDocument", SCOPE, Purpose.DETAIL, record="X")

    assert answered(detail, "nothing").outcome is Outcome.SUSPECT
