"""Real answers of the Dutch register and the French court's own examples, read where they lie beside the project."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from watchers.contract import Document, Reading, Request
from watchers.reading.saved import read_document
from watchers.sources.fr_judilibre import SOURCE

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
DUTCH = {
    "ECLI_NL_CRVB_2014_3494.xml": ("ECLI:NL:CRVB:2014:3494", "2014-01-28", "14-3462 WWB-VV-R", True),
    "ECLI_NL_PHR_2013_1528.xml": ("ECLI:NL:PHR:2013:1528", "2013-09-03", "11/05455", False),
    "ECLI_NL_RBZWB_2016_210.xml": ("ECLI:NL:RBZWB:2016:210", "2016-01-19", "AWB - 14 _ 6530", True),
    "is_replaced_by.xml": ("ECLI:NL:RBAMS:2007:YB0083", "2007-01-16", "2006.173", False),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples do not lie beside the project"),
]


def read(source: str, name: str) -> Reading:
    """Read a sample as if it were the whole answer."""
    body = (SAMPLES / name).read_bytes()
    return read_document(source, body, url=None, status=200, content_type=None, now=NOW)


@pytest.mark.parametrize(("name", "stated"), DUTCH.items())
def test_a_dutch_decision_gives_its_ecli_day_docket_and_text(name: str, stated: tuple[str, str, str, bool]) -> None:
    """Metadata alone is published of some; then there is no text, and the record is whole all the same."""
    reading = read("nl_rechtspraak", f"nl-rechtspraak/{name}")

    (seen,) = reading.observations
    assert reading.outcome is Outcome.COMPLETE
    assert seen.published_at is not None
    assert (seen.key, seen.published_at.date().isoformat(), seen.facts["docket"], bool(seen.text)) == stated


def test_the_replaced_dutch_decision_names_its_successor() -> None:
    """The register's old record says which ECLI replaced it."""
    (seen,) = read("nl_rechtspraak", "nl-rechtspraak/is_replaced_by.xml").observations

    assert seen.states[0].attributes["outcome"] == "replaced by ECLI:NL:TGDKG:2007:1"


@pytest.mark.parametrize(
    ("name", "key", "day"),
    [
        ("decision-ca-resolved.json", "5fca277de35a255d41ca73ab0ca", "2020-11-18"),
        ("decision-tcom-unresolved.json", "6777e9f21e60c54e02024fdd", "2022-11-22"),
    ],
)
def test_a_french_decision_is_read_whole(name: str, key: str, day: str) -> None:
    """The answer of /decision, with names or with codes."""
    reading = read("fr_judilibre", f"fr-judilibre/{name}")

    (seen,) = reading.observations
    assert (reading.outcome, seen.key) == (Outcome.COMPLETE, key)
    assert seen.published_at is not None
    assert seen.published_at.date().isoformat() == day
    assert len(seen.text) > 1000


@pytest.mark.parametrize("form", ["resolved", "unresolved"])
@pytest.mark.parametrize(("court", "eclis"), [("cc", 6), ("tcom", 0)])
def test_french_rows_are_read_in_both_forms_and_with_everything_null(court: str, eclis: int, form: str) -> None:
    """The samples are rows without their envelope, which is documented; with it they are a whole answer."""
    rows = json.loads((SAMPLES / f"fr-judilibre/search-results-{court}-first6.json").read_bytes())[form]
    body = json.dumps({"page": 0, "total": len(rows), "results": rows}).encode()
    request = Request(SOURCE.header.url, Scope("fr_judilibre", ScopeKind.LIST, "samples"))
    reading = SOURCE.read(Document(request, request.url, 200, {}, body, NOW))

    assert (reading.outcome, len(reading.observations), reading.unread) == (Outcome.COMPLETE, 6, ())
    assert all(seen.facts["docket"] and seen.published_at for seen in reading.observations)
    assert sum("ecli" in seen.facts for seen in reading.observations) == eclis


@pytest.mark.parametrize("name", ["search-envelope-openapi-example.json", "search-results-cc-first6.json"])
def test_what_is_no_whole_french_answer_is_suspect(name: str) -> None:
    """A row without an id (the documentation's placeholder), and rows without their envelope."""
    assert read("fr_judilibre", f"fr-judilibre/{name}").outcome is Outcome.SUSPECT
