"""Judilibre: one question a docket, the structured solution as the outcome, and the traps of its search."""

from cases.observations import Outcome, Scope, ScopeKind
from tests.watchers.sources.dockets import answered, asked, recording
from watchers.contract import Purpose
from watchers.sources.fr_judilibre import BASE, SOURCE, lookup

ASKED = (
    f"{BASE}/search?query=15-90.001&jurisdiction=cc&resolve_references=true&sort=date&order=desc&page_size=50&page=0"
)


def test_a_docket_is_asked_once_and_without_the_key() -> None:
    """The key is put on a request only when it is sent: nothing that is stored holds it."""
    (request,) = asked(SOURCE, "15-90.001")

    assert (request.url, request.body, dict(request.headers)) == (ASKED, None, {})


def test_what_the_court_states_is_an_entry_with_the_solution_as_outcome() -> None:
    """Both dockets of a joined case are kept; the solution is the court's own field, not read out of a text."""
    (request,) = asked(SOURCE, "15-90.001")
    newer, older = answered(SOURCE, request, recording(SOURCE, "two-decisions-and-a-neighbour.json")).observations

    (stated,) = newer.states
    assert (stated.kind, stated.country, stated.docket, stated.occurred_on) == (
        "docket-entry",
        "FR",
        "15-90.001",
        "2015-03-04",
    )
    assert dict(stated.attributes) == {"body": "Cour de cassation", "outcome": "Rejet"}
    assert older.states[0].docket == "15-90.001"
    assert (older.facts["docket"], older.facts["ecli"]) == ("15-90.001; 15-90.002", "ECLI:FR:CCASS:2014:CR09002")


def test_an_ecli_finds_its_decision_too() -> None:
    """A docket may be held by its ECLI alone."""
    (request,) = asked(SOURCE, "ECLI:FR:CCASS:2015:CR09001")
    reading = answered(SOURCE, request, recording(SOURCE, "two-decisions-and-a-neighbour.json"))

    assert [seen.key for seen in reading.observations] == ["5f00aa11bb22cc33dd44ee01"]


def test_a_relaxed_answer_gives_nothing_even_where_it_holds_the_docket() -> None:
    """The host says itself that the question as asked found nothing."""
    (request,) = asked(SOURCE, "16-80.777")
    reading = answered(SOURCE, request, recording(SOURCE, "relaxed.json"))

    assert (reading.outcome, reading.observations, reading.rows) == (Outcome.COMPLETE, (), 0)


def test_a_decision_is_looked_up_by_its_id_and_may_be_gone() -> None:
    """A withdrawn decision answers 404 at its own address."""
    request = lookup(Scope("fr_judilibre", ScopeKind.DOCKET, "15-90.001"), "5f00aa11bb22cc33dd44ee01")

    assert request.url == f"{BASE}/decision?id=5f00aa11bb22cc33dd44ee01&resolve_references=true"
    assert request.purpose is Purpose.LOOKUP
    found = answered(SOURCE, request, recording(SOURCE, "one-decision.json"))
    assert (found.outcome, len(found.observations)) == (Outcome.COMPLETE, 1)
    gone = answered(SOURCE, request, b'{"route": "GET /decision", "errors": [{"msg": "Not Found"}]}', 404)
    assert (gone.outcome, gone.observations) == (Outcome.COMPLETE, ())
