"""The Conseil d'État by docket: where a summary settles nothing the text is asked for, and it rules."""

import json
from datetime import UTC, datetime

from cases.observations import Outcome, PastPoll, Scope, ScopeKind
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope, prove
from watchers.sources.fr_arianeweb import HEADER, SEARCH, read

NOW = datetime(2017, 1, 2, tzinfo=UTC)
SCOPE = Scope("fr_arianeweb", ScopeKind.DOCKET, "900001")
DEMAND = "Recours tendant à l'annulation du décret du 3 mai 2011 accordant l'extradition de M. A... B... à la Russie."
TEXT = (
    "<p>Vu le décret du 3 mai 2011 accordant l'extradition de M. A... B... aux autorités russes.</p>"
    "<p>DÉCIDE :</p><p>Article 1er : {}</p>"
)


def listed(summary: str, key: str = "/Ariane_Web/AW_DCE/|1") -> Reading:
    """Read a search's answer of one row with this summary."""
    row = {"Id": key, "SourceStr5": "900001", "SourceStr21": summary, "SourceDateTime1": "2016-12-09 02:00:00"}
    body = json.dumps({"TotalCount": 1, "Documents": [row]}).encode()
    return read(Document(Request(SEARCH, SCOPE), SEARCH, 200, {}, body, NOW))


def texted(listing: Reading, operative: str) -> Reading:
    """Read the decision's text that the listing asks for."""
    (request,) = listing.further
    document = Document(request, request.url, 200, {"content-type": "text/html"}, TEXT.format(operative).encode(), NOW)
    assert prove(document, HEADER) is None
    return read(document)


def test_a_demand_is_no_annulment_and_has_the_text_asked_for() -> None:
    """What the applicant asks for is a docket entry without an outcome."""
    listing = listed(DEMAND)

    (statement,) = listing.observations[0].states
    assert (statement.kind, dict(statement.attributes)) == ("docket-entry", {"body": "Conseil d'État"})
    assert [(request.purpose, request.record) for request in listing.further] == [
        (Purpose.DETAIL, "/Ariane_Web/AW_DCE/|1")
    ]


def test_the_text_that_annuls_states_it_with_its_day_and_the_asking_state() -> None:
    """The text's statement stands in for the row's, so it must be no poorer: day, docket, both countries."""
    reading = texted(listed(DEMAND), "Le décret du 3 mai 2011 est annulé.")

    (seen,) = reading.observations
    (statement,) = seen.states
    assert seen.key == "/Ariane_Web/AW_DCE/|1"
    assert (statement.kind, statement.country, statement.counter_country) == ("extradition-decree-annulled", "FR", "RU")
    assert (statement.docket, statement.occurred_on) == ("900001", "2016-12-09")


def test_the_text_that_rejects_says_that_the_challenge_failed() -> None:
    """A rejected challenge is a docket entry with its outcome, never good news."""
    (seen,) = texted(listed(DEMAND), "La requête de M. A... B... est rejetée.").observations

    (statement,) = seen.states
    assert (statement.kind, statement.attributes.get("outcome")) == ("docket-entry", "challenge rejected")


def test_conclusions_and_analyses_decide_nothing() -> None:
    """A rapporteur's opinion is not a decision, whatever it proposes, and its text is not asked for."""
    listing = listed("Annule le décret accordant l'extradition aux autorités russes.", key="/Ariane_Web/AW_CRP/|7")

    assert [statement.kind for statement in listing.observations[0].states] == ["docket-entry"]
    assert listing.further == ()


def test_a_docket_that_had_documents_and_has_none_is_suspect() -> None:
    """Indexes break; rulings do not vanish."""
    empty = read(Document(Request(SEARCH, SCOPE), SEARCH, 200, {}, b'{"TotalCount": 0, "Documents": []}', NOW))

    assert judge_scope((empty,), HEADER, ())[0] is Outcome.COMPLETE
    assert judge_scope((empty,), HEADER, (PastPoll(NOW, Outcome.COMPLETE, rows=2),))[0] is Outcome.SUSPECT
