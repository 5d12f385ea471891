"""Real answers of the Czech courts, Find Case Law and CourtListener, read where they lie beside the project."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome
from watchers.contract import Reading
from watchers.reading.saved import read_document

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
WHOLE = {
    "cz_nalus:cz-nalus/GetText-I-1-26_1.html": ("1-1-26_1", "2026-03-12"),
    "cz_nsoud:cz-nsoud/search-single.html": ("2E41BFD3BA0AFCCBC1258161003C4735", None),
    "cz_nsoud:cz-nsoud/webprint-metadata-4-Tdo-466-2026.html": ("ECLI:CZ:NS:2026:4.TDO.466.2026.1", "2026-06-17"),
    "uk_find_case_law:uk-find-case-law/atom_feed_documented_example.xml": (
        *("d-9b51d493-65ba-471f-8f08-c369ec66e3f8", "2025-04-30"),
    ),
    "uk_find_case_law:uk-find-case-law/ewhc_admin_2003_2527.akn.xml": ("ewhc/admin/2003/2527", "2003-10-14"),
    "uk_find_case_law:uk-find-case-law/ewhc_comm_2023_3367.akn.xml": ("ewhc/comm/2023/3367", "2023-11-30"),
    "uk_find_case_law:uk-find-case-law/press_summary_test9.akn.xml": ("uksc/2019/53/press-summary/1", "2019-11-20"),
    "us_courtlistener:courtlistener/docket_4214664.json": ("docket/4214664/record", "2016-04-21"),
    "us_courtlistener:courtlistener/webhook_docket_alert.json": ("docket/4214664/entry/2208776613", "2022-10-11"),
    "us_courtlistener:courtlistener/webhook_search_alert_v2.json": ("opinion/2812209", "2015-06-26"),
}
OTHERS = {
    # The abstract's page states the docket and holds no decision.
    "cz_nalus:cz-nalus/GetAbstract-I-1-26_1.html": Outcome.SUSPECT,
    # Not wire format: records somebody made of the feed.
    "uk_find_case_law:uk-find-case-law/derived_records_2026-03-25.jsonl": Outcome.ERROR,
    # Answers to questions that are never asked, and one result taken out of its envelope.
    "us_courtlistener:courtlistener/docket_alert_created.json": Outcome.SUSPECT,
    "us_courtlistener:courtlistener/http_options_excerpt_2026-08.json": Outcome.SUSPECT,
    "us_courtlistener:courtlistener/recap_query_fast_lookup.json": Outcome.SUSPECT,
    "us_courtlistener:courtlistener/search_alert_created.json": Outcome.SUSPECT,
    "us_courtlistener:courtlistener/search_v4_opinion_result_item.json": Outcome.SUSPECT,
    "us_courtlistener:courtlistener/webhook_old_docket_alerts_report.json": Outcome.PARTIAL,
    "us_courtlistener:courtlistener/webhook_recap_fetch.json": Outcome.COMPLETE,
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples do not lie beside the project"),
]


def read(name: str, body: bytes | None = None) -> Reading:
    """Read a sample ("source:file") as if it were the whole answer."""
    source, _, path = name.partition(":")
    given = (SAMPLES / path).read_bytes() if body is None else body
    return read_document(source, given, url=None, status=200, content_type=None, now=NOW)


@pytest.mark.parametrize(("name", "expected"), WHOLE.items())
def test_a_real_answer_gives_its_one_record(name: str, expected: tuple[str, str | None]) -> None:
    """Whole, with the source's own id and the right day."""
    reading = read(name)

    assert reading.outcome is Outcome.COMPLETE
    (seen,) = reading.observations
    assert (seen.key, seen.published_at.date().isoformat() if seen.published_at else None) == expected


@pytest.mark.parametrize(("name", "outcome"), OTHERS.items())
def test_what_is_no_answer_gives_no_record(name: str, outcome: Outcome) -> None:
    """Judged for what it is."""
    reading = read(name)

    assert (reading.outcome, reading.observations) == (outcome, ())


def test_a_search_of_a_thousand_hits_is_not_whole() -> None:
    """Three rows of the twenty on the page, 900 shown, 1000 found."""
    reading = read("cz_nsoud:cz-nsoud/search-results-first3of20.html")

    assert (reading.outcome, reading.declared) == (Outcome.PARTIAL, 1000)
    assert [seen.facts["docket"] for seen in reading.observations] == [
        *("30 Cdo 2192/2026", "28 Cdo 1677/2025", "21 Cdo 1215/2025"),
    ]


def test_real_judgments_state_court_citation_and_content_hash() -> None:
    """In the feed and in the XML, where the press summary stands under its judgment's citation."""
    (entry,) = read("uk_find_case_law:uk-find-case-law/atom_feed_documented_example.xml").observations
    (judgment,) = read("uk_find_case_law:uk-find-case-law/ewhc_admin_2003_2527.akn.xml").observations
    (summary,) = read("uk_find_case_law:uk-find-case-law/press_summary_test9.akn.xml").observations

    assert entry.url == "https://caselaw.nationalarchives.gov.uk/uksc/2024/123"
    assert entry.facts["docket"] == "[2024] UKSC 123"
    assert judgment.facts["docket"] == "[2003] EWHC 2527 (Admin)"
    assert summary.facts["docket"] == "[2019] UKSC 53"
    assert all(len(seen.facts["content_hash"]) == 64 for seen in (entry, judgment, summary))
    assert len(judgment.text) > 9_000


def test_a_real_page_of_the_constitutional_court_gives_its_text_alone() -> None:
    """Its ECLI follows the court's rule; the form's state is no part of the text."""
    (seen,) = read("cz_nalus:cz-nalus/GetText-I-1-26_1.html").observations

    assert seen.facts["ecli"] == "ECLI:CZ:US:2026:1.US.1.26.1"
    assert seen.text.startswith("Ústavní soud rozhodl")
    assert "Ústavní stížnost se odmítá" in seen.text
    assert "VIEWSTATE" not in seen.text
    assert "\\par" not in seen.text


def test_a_real_result_in_an_alert_is_a_hit() -> None:
    """The one real search result is an opinion; polls ask for dockets, so only an alert brings it."""
    item = json.loads((SAMPLES / "courtlistener/search_v4_opinion_result_item.json").read_text(encoding="utf-8"))
    hook = {"webhook": {"event_type": 2, "version": 2}, "payload": {"results": [item], "alert": {}}}
    (seen,) = read("us_courtlistener:", json.dumps(hook).encode()).observations

    assert seen.key == "opinion/6613686"
    assert seen.facts["docket"] == "24158"


def test_a_real_docket_states_its_last_filing() -> None:
    """What is watched of a docket is its activity."""
    (seen,) = read("us_courtlistener:courtlistener/docket_4214664.json").observations

    assert [(stated.country, stated.docket, stated.occurred_on) for stated in seen.states] == [
        ("US", "1:16-cv-00745", "2024-05-15")
    ]
