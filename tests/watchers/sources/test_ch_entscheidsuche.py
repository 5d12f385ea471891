"""The Swiss index: federal courts only, by docket, in the decision's own language, and never as the court's record."""

import json

from cases.observations import Outcome
from tests.watchers.sources.dockets import answered, asked, recording
from watchers.sources.ch_entscheidsuche import HEADER, SEARCH, SOURCE


def test_a_docket_is_asked_as_a_phrase_of_the_federal_courts_only() -> None:
    """What is sent holds the docket and nothing else of the person; the texts themselves are not fetched."""
    (request,) = asked(SOURCE, 'E-9001/2015"')

    assert (request.url, dict(request.headers)) == (SEARCH, {"Content-Type": "application/json"})
    question = json.loads(request.body or b"")
    assert question["query"]["bool"]["must"]["query_string"]["query"] == '"E-9001/2015"'
    assert question["query"]["bool"]["filter"] == [{"terms": {"hierarchy": ["CH"]}}]
    assert question["_source"] == {"excludes": ["attachment.content"]}
    assert question["track_total_hits"] is True


def test_a_cantons_decision_under_the_same_number_is_another_case() -> None:
    """Cantons number alike; what merely cites the docket is left out as well."""
    (request,) = asked(SOURCE, "E-9001/2015")
    reading = answered(SOURCE, request, recording(SOURCE, "two-decisions-and-their-neighbours.json"))

    assert reading.outcome is Outcome.COMPLETE
    assert {seen.facts["court"] for seen in reading.observations} == {"Bundesverwaltungsgericht"}
    french, german = reading.observations
    assert (french.language, french.text) == ("fr", "Asile (non-entrée en matière) et renvoi")
    assert (german.language, german.text) == ("de", "Asyl und Wegweisung")


def test_what_the_index_tells_is_reported_and_not_the_courts_own_record() -> None:
    """It is an association's mirror: its entries are a reported docket entry of the court."""
    (request,) = asked(SOURCE, "RR.2015.900")
    (seen,) = answered(SOURCE, request, recording(SOURCE, "italian-only.json")).observations

    assert not HEADER.authority
    (stated,) = seen.states
    assert (stated.kind, stated.country, stated.docket) == ("docket-entry", "CH", "RR.2015.900")
    assert dict(stated.attributes) == {"body": "Bundesstrafgericht"}
