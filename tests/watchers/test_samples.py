"""Real recorded answers, read where they lie beside the project, and skipped loudly where they do not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome
from watchers.contract import Reading
from watchers.reading.saved import read_document

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
ENTRIES = {
    "feeds-news/aljazeera.rss.xml": 25,
    "feeds-news/bbc_urdu.rss.xml": 26,
    "feeds-news/bbc_world.rss.xml": 33,
    "feeds-news/cercle_psy_undeclared_iso-8859-1.rss.xml": 10,
    "feeds-news/deutsche_welle.rdf.xml": 141,
    "feeds-news/feedjira_json_feed.jsonfeed.json": 20,
    "feeds-news/feedvalidator_dates_everything.rss.xml": 30,
    "feeds-news/golem_iso-8859-1.rss.xml": 40,
    "feeds-news/heise.rdf.xml": 60,
    "feeds-news/heise_developer.atom.xml": 15,
    "feeds-news/korea_times_2_undated_format.rss.xml": 195,
    "feeds-news/ndtv.rss.xml": 20,
    "feeds-news/pcmag_illegally_nested.rss.xml": 10,
    "feeds-news/suwa_ngo_wordpress.rss.xml": 10,
    "feeds-cyrillic/ibash_windows-1251.rss.xml": 50,
    "feeds-cyrillic/koi8r_small.rss.xml": 2,
    "feeds-cyrillic/liga_net_2021-08-22.rss.xml": 12,
    "google-alerts-atom/google_alerts_atom.xml": 20,
}
UNDATED = {"feeds-news/heise.rdf.xml"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples do not lie beside the project"),
]


def read(source: str, name: str) -> Reading:
    """Read a sample as if it were the whole answer."""
    body = (SAMPLES / name).read_bytes()
    return read_document(source, body, url=None, status=200, content_type=None, now=NOW)


@pytest.mark.parametrize(("name", "entries"), ENTRIES.items())
def test_a_real_feed_gives_all_its_entries_with_dates_in_utc(name: str, entries: int) -> None:
    """Right counts; dates are UTC, or null where the feed gives none."""
    reading = read("feeds", name)

    assert (reading.outcome, len(reading.observations)) == (Outcome.COMPLETE, entries)
    dates = [seen.published_at for seen in reading.observations]
    assert all(date is None or date.tzinfo is UTC for date in dates)
    assert all(date is None for date in dates) is (name in UNDATED)


def test_the_unfiltered_red_list_is_partial_with_its_twenty_notices() -> None:
    """7,527 notices fit and 160 can be had: PARTIAL, NOT PROVABLE, each row with its entity id."""
    reading = read("interpol_red", "interpol/red_list_page1_2021-12-11.json")

    assert reading.outcome is Outcome.PARTIAL
    assert "NOT PROVABLE" in reading.reason
    assert len({seen.key for seen in reading.observations}) == 20
    assert all("/" in seen.key for seen in reading.observations)


def test_a_real_refusal_page_is_blocked() -> None:
    """Akamai's Access Denied is no list."""
    reading = read("interpol_red", "interpol/akamai_403_access_denied_other_host.html")

    assert (reading.outcome, reading.observations) == (Outcome.BLOCKED, ())


def test_a_real_notice_states_who_issued_it() -> None:
    """The detail names the issuing state; the charge is that state's."""
    (seen,) = read("interpol_red", "interpol/red_detail_2025-6928_probe_2026-05-22.json").observations

    (stated,) = seen.states
    assert (stated.kind, stated.country) == ("notice-listed", "IN")
    assert stated.attributes["charge"]
