"""Real answers of Polish and Austrian registers, read where they lie beside the project."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome
from watchers.contract import Reading
from watchers.reading.saved import read_document

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
NOW = datetime(2026, 11, 24, tzinfo=UTC)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples do not lie beside the project"),
]


def read(source: str, body: bytes) -> Reading:
    """Read a document as if it were the whole answer."""
    return read_document(source, body, url=None, status=200, content_type=None, now=NOW)


def sample(name: str) -> bytes:
    """Return a sample's bytes."""
    return (SAMPLES / name).read_bytes()


def test_a_real_search_by_docket_is_whole() -> None:
    """One judgment, with its day, docket and court."""
    reading = read("pl_saos", sample("pl-saos/search-judgments-caseNumber.json"))

    (seen,) = reading.observations
    assert (reading.outcome, reading.declared, seen.key) == (Outcome.COMPLETE, 1, "408336")
    assert seen.published_at == datetime(2020, 4, 30, tzinfo=UTC)
    assert (seen.facts["docket"], seen.facts["court"]) == ("IX P 692/18", "Sąd Rejonowy Szczecin-Centrum w Szczecinie")
    assert seen.url == "https://www.saos.org.pl/judgments/408336"


def test_a_real_judgment_is_read_without_markup() -> None:
    """The whole text, its day, and where the court itself published it."""
    reading = read("pl_saos", sample("pl-saos/judgment-detail-20994.json"))

    (seen,) = reading.observations
    assert (reading.outcome, seen.key, seen.facts["docket"]) == (Outcome.COMPLETE, "20994", "I ACa 698/13")
    assert seen.published_at == datetime(2013, 7, 31, tzinfo=UTC)
    assert len(seen.text) > 10_000
    assert "<p>" not in seen.text


def test_a_real_page_that_lost_its_total_proves_nothing() -> None:
    """Two of ten rows were copied and the total was not."""
    reading = read("pl_saos", sample("pl-saos/search-judgments-all-zona-first2of10.json"))

    assert (reading.outcome, reading.observations) == (Outcome.SUSPECT, ())


def test_years_that_are_to_come_are_no_days() -> None:
    """The same two rows with a total put back: 3013 and 2101 are typing errors of the courts."""
    cut = json.loads(sample("pl-saos/search-judgments-all-zona-first2of10.json"))
    one_court = [{**row, "division": cut["items"][0]["division"]} for row in cut["items"]]
    whole = {**cut, "items": one_court, "info": {"totalResults": 2}}
    reading = read("pl_saos", json.dumps(whole).encode())

    assert reading.outcome is Outcome.COMPLETE
    assert [(seen.key, seen.published_at) for seen in reading.observations] == [("31345", None), ("227221", None)]


def test_a_real_reference_is_read_in_the_documented_envelope() -> None:
    """A single hit stands there as an object, its total as a string."""
    reference = json.loads(sample("at-ris/judikatur-justiz-document-reference.json"))
    hits = {"@pageNumber": "1", "@pageSize": "100", "#text": "1"}
    results = {"Hits": hits, "OgdDocumentReference": reference}
    reading = read("at_ris", json.dumps({"OgdSearchResult": {"OgdDocumentResults": results}}).encode())

    (seen,) = reading.observations
    assert (reading.outcome, seen.key) == (Outcome.COMPLETE, "JJT_19250416_OGH0002_0030OB00270_2500000_000")
    assert seen.published_at == datetime(1925, 4, 16, tzinfo=UTC)
    assert (seen.facts["docket"], seen.facts["court"]) == ("3Ob270/25", "OGH")
    assert seen.facts["ecli"] == "ECLI:AT:OGH0002:1925:0030OB00270.25.0416.000"


def test_a_real_reference_without_its_envelope_is_no_answer() -> None:
    """Neither hits nor an error: the layout has changed."""
    reading = read("at_ris", sample("at-ris/judikatur-justiz-document-reference.json"))

    assert (reading.outcome, reading.observations) == (Outcome.SUSPECT, ())


@pytest.mark.parametrize("place", range(4))
def test_a_real_error_told_in_http_200_is_an_error(place: int) -> None:
    """Each of the handbook's four, also the page past the last one."""
    reading = read("at_ris", json.dumps(json.loads(sample("at-ris/error-responses.json"))[place]).encode())

    assert (reading.outcome, reading.observations) == (Outcome.ERROR, ())
    assert "soap:Client" in reading.reason


def test_a_real_decisions_text_is_read() -> None:
    """Its day, docket and court, and the reasons from beginning to end."""
    reading = read("at_ris", sample("at-ris/decision-text-JJT_19250416.xml"))

    (seen,) = reading.observations
    assert (reading.outcome, seen.published_at) == (Outcome.COMPLETE, datetime(1925, 4, 16, tzinfo=UTC))
    assert (seen.facts["docket"], seen.facts["court"]) == ("3Ob270/25", "OGH")
    assert "Das Gericht erster Instanz wies den Antrag ab." in seen.text
    assert "Revisionsrekurse keine Folge" in seen.text
