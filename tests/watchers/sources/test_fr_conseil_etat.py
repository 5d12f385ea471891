"""The administrative courts' open data: each docket is asked of its own court, and the text says how it ruled."""

import json

import pytest

from cases.observations import Outcome
from tests.watchers.sources.dockets import answered, asked, recording
from watchers.contract import Purpose, Reading
from watchers.sources.fr_conseil_etat import SITE, SOURCE

SEARCH = f"{SITE}/api/model_search_juri/openData"
DECREE = "Vu le décret du 3 mai 2011 accordant l'extradition de M. A... B... aux autorités russes.$$$DÉCIDE :$$$"


@pytest.mark.parametrize(
    ("number", "court", "code"),
    [
        ("394399", "Conseil d'État", "CE"),
        ("16PA90001", "Cour administrative d'appel", "CAA75"),
        ("2290001", "Tribunal administratif de Marseille", "TA13"),
        ("2290001", "TA de Besancon", "TA25"),
        ("2290001", "TRIBUNAL ADMINISTRATIF DE CERGY-PONTOISE", "TA95"),
    ],
)
def test_a_docket_is_asked_of_its_own_court(number: str, court: str, code: str) -> None:
    """Its form names the supreme court and the courts of appeal; a tribunal is named by the docket's court."""
    assert [request.url for request in asked(SOURCE, number, court)] == [f"{SEARCH}/{code}/{number}/200"]


@pytest.mark.parametrize(
    ("number", "court"), [("2290001", "a tribunal"), ("16XX90001", "a court"), ("II. ÚS 1/14", "")]
)
def test_a_docket_whose_court_is_not_known_is_not_asked_for(number: str, court: str) -> None:
    """Tribunals number alike: another court's decision under the same number is another person's."""
    assert asked(SOURCE, number, court) == ()


def texted(operative: str, code: str = "CE") -> Reading:
    """Read the text that the search's row leads to."""
    (request,) = asked(SOURCE, "900201")
    listing = answered(SOURCE, request, recording(SOURCE, "a-decision-and-a-neighbour.json"))
    (question,) = listing.further
    data = json.loads(recording(SOURCE, "a-decision-and-a-neighbour.json"))
    hits = data["decisions"]["body"]["hits"]
    hits["hits"] = hits["hits"][:1]
    hits["hits"][0]["_source"] |= {"paragraph": f"{DECREE}Article 1er : {operative}", "Code_Juridiction": code}
    assert (question.purpose, question.record) == (Purpose.DETAIL, listing.observations[0].key)
    assert question.url == f"{SITE}/api/elastic/decisions/DCE_900201_20161209/bm9TZWNvbmR2YWx1ZQ=="
    return answered(SOURCE, question, json.dumps(data).encode())


def test_an_annulled_decree_is_stated_with_its_day_docket_and_the_asking_state() -> None:
    """The Conseil d'État's operative part says it, in the words that are read of ArianeWeb's texts too."""
    (seen,) = texted("Le décret du 3 mai 2011 est annulé.").observations

    (stated,) = seen.states
    assert (stated.kind, stated.country, stated.counter_country) == ("extradition-decree-annulled", "FR", "RU")
    assert (stated.docket, stated.occurred_on) == ("900201", "2016-12-09")
    assert seen.text.splitlines()[1] == "DÉCIDE :"


def test_a_rejected_challenge_is_an_entry_with_its_outcome() -> None:
    """It is never good news."""
    (seen,) = texted("La requête de M. A... B... est rejetée.").observations

    assert [(one.kind, one.attributes.get("outcome")) for one in seen.states] == [
        ("docket-entry", "challenge rejected")
    ]


def test_no_other_court_annuls_a_decree() -> None:
    """Decrees of extradition are the supreme court's alone to annul, so the same words elsewhere state nothing."""
    (seen,) = texted("Le décret du 3 mai 2011 est annulé.", "TA75").observations

    assert [one.kind for one in seen.states] == ["docket-entry"]


def test_undefined_is_no_value() -> None:
    """The host writes missing values as the word "undefined"."""
    (request,) = asked(SOURCE, "2290001", "Tribunal administratif de Marseille")
    (seen,) = answered(SOURCE, request, recording(SOURCE, "undefined-everywhere.json")).observations

    assert seen.published_at is None
    assert "undefined" not in {*seen.facts.values(), seen.title}
    assert seen.states[0].occurred_on is None


def test_a_text_that_is_not_there_is_no_decision() -> None:
    """The row stays, its scope is not whole."""
    (request,) = asked(SOURCE, "900201")
    (question,) = answered(SOURCE, request, recording(SOURCE, "a-decision-and-a-neighbour.json")).further

    assert answered(SOURCE, question, recording(SOURCE, "nothing.json")).outcome is Outcome.SUSPECT
