"""Real answers of OpenSanctions, HUDOC and Cellar, read where they lie beside the project."""

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


def read(source: str, body: bytes, now: datetime = NOW) -> Reading:
    """Read a body as if it were the whole answer."""
    return read_document(source, body, url=None, status=200, content_type=None, now=now)


def sample(name: str) -> bytes:
    """Return a sample's bytes."""
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize(("name", "size"), [("interpol_red_notices", Outcome.COMPLETE), ("wanted", Outcome.PARTIAL)])
def test_a_real_index_leads_to_its_set_while_it_is_fresh(name: str, size: Outcome) -> None:
    """The notices can be fetched whole, all wanted lists together cannot; two days later both are stale."""
    sets = json.loads(sample("opensanctions/catalog_index_entries_2024-06-13.json"))
    body = json.dumps(next(one for one in sets if one["name"] == name)).encode()

    assert read("opensanctions", body, datetime(2024, 6, 13, 18, tzinfo=UTC)).outcome is size
    stale = read("opensanctions", body, datetime(2024, 6, 16, tzinfo=UTC))
    assert (stale.outcome, "stale" in stale.reason) == (Outcome.SUSPECT, True)


def test_a_catalogue_is_no_index_of_one_set() -> None:
    """An array came where an object was due."""
    body = sample("opensanctions/catalog_index_entries_2024-06-13.json")

    assert read("opensanctions", body).outcome is Outcome.SUSPECT


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("delta_index.json", []),
        ("entities.delta.20240528014702-pfh.json", []),
        ("entities.delta.20240528074703-npf.json", []),
        ("entities.delta.20240528134729-3iv.json", ["Q4365364"]),
        (
            "entities.ftm.json",
            [
                "NK-2Ka3UvopqbpZmVDFjWd4LA",
                "NK-2KeUB68qUJtykm3BuAcazG",
                "NK-2Mht2rqBeravCTdyQAWc4o",
                "NK-2Myxbs6wX9xFKGoQn3sLaY",
            ],
        ),
    ],
)
def test_real_exports_give_their_persons_and_nobody_else(name: str, keys: list[str]) -> None:
    """Organizations are passed over; a set that is no wanted list states nothing of its persons."""
    reading = read("opensanctions", sample(f"opensanctions/{name}"))

    assert reading.outcome is Outcome.COMPLETE
    assert [seen.key for seen in reading.observations] == keys
    assert all(seen.states == () and seen.published_at and seen.published_at.tzinfo for seen in reading.observations)


@pytest.mark.parametrize(
    ("name", "items", "first", "last", "kind"),
    [
        ("echr_search_2025-05-25.rss.xml", 400, "001-243188", "001-231232", "echr-judgment"),
        ("hudoc_exec_2025-05-25.rss.xml", 200, "004-66759", "004-68161", "echr-execution"),
    ],
)
def test_real_feeds_of_both_sites_read_whole(name: str, items: int, first: str, last: str, kind: str) -> None:
    """Every item has its id, its date, its application number and the state that was sued."""
    reading = read("hudoc_exec", sample(f"hudoc/{name}"))

    assert (reading.outcome, len({seen.key for seen in reading.observations})) == (Outcome.COMPLETE, items)
    assert (reading.observations[0].key, reading.observations[-1].key) == (first, last)
    assert {statement.kind for seen in reading.observations for statement in seen.states} == {kind}
    assert all(seen.published_at and seen.published_at.year >= 2021 for seen in reading.observations)
    assert all(seen.names and "docket" in seen.facts for seen in reading.observations)
    assert all(statement.country for seen in reading.observations for statement in seen.states)


def test_a_feeds_dates_keep_their_time() -> None:
    """The execution department dates its changes to the second."""
    reading = read("hudoc_exec", sample("hudoc/hudoc_exec_2025-05-25.rss.xml"))

    assert reading.observations[0].published_at == datetime(2025, 5, 22, 16, 11, 40, tzinfo=UTC)


def test_a_real_records_columns_read_in_the_documented_envelope() -> None:
    """The null date 0001-01-01 is none; a press release rules nothing."""
    columns = json.loads(sample("hudoc/columns_press_release_003-4930442-6035902.json"))
    columns["itemid"] = columns.pop("_id")
    body = json.dumps({"resultcount": 1, "results": [{"columns": columns}]}).encode()

    reading = read("hudoc", body)

    (seen,) = reading.observations
    assert (reading.outcome, seen.key, seen.published_at) == (Outcome.COMPLETE, "003-4930442-6035902", None)
    assert [statement.kind for statement in seen.states] == ["docket-entry"]


def test_normalised_records_of_other_programs_are_no_answer() -> None:
    """They are not wire format, and no reader takes them for it."""
    for source, name in (
        ("hudoc", "hudoc/derived_records_2026-03-06.jsonl"),
        ("cjeu", "cjeu/derived_records_2026-03-26.jsonl"),
    ):
        assert read(source, sample(name)).outcome is Outcome.ERROR


def test_real_values_of_rulings_read_in_the_documented_envelope() -> None:
    """Languages, double names and dates as HUDOC and Cellar really have them."""
    rows = [json.loads(line) for line in sample("cjeu/derived_records_2026-03-26.jsonl").decode().splitlines()]
    bound = [
        {
            name: {"type": "literal", "value": row[field]}
            for name, field in (("celex", "celex_id"), ("ecli", "ecli"), ("date", "date"), ("title", "title"))
        }
        for row in rows
    ]
    given = {"head": {"link": [], "vars": ["celex", "ecli", "date", "title"]}, "results": {"bindings": bound}}

    reading = read("cjeu", json.dumps(given).encode())

    assert (reading.outcome, len(reading.observations)) == (Outcome.COMPLETE, 29)
    assert {seen.key for seen in reading.observations} == {row["ecli"] for row in rows}
    assert {seen.published_at.date().isoformat() for seen in reading.observations if seen.published_at} == {
        row["date"] for row in rows
    }


def test_a_real_row_of_cellar_reads_in_its_envelope() -> None:
    """Virtuoso's tabs and typed literals; an opinion of 1991 has no ECLI in this row."""
    row = json.loads(sample("cjeu/cellar_sparql_binding_row.json"))
    given = {"head": {"link": [], "vars": list(row)}, "results": {"distinct": False, "bindings": [row]}}

    reading = read("cjeu", json.dumps(given).encode())

    assert [(seen.key, seen.facts["docket"]) for seen in reading.observations] == [("61991CC0017", "C-17/91")]


def test_a_result_in_csv_is_no_answer_to_what_is_asked() -> None:
    """JSON is asked for, which declares its variables; CSV may be cut at any line."""
    assert read("cjeu", sample("cjeu/cellar_sparql_result_2019-01-07_head.csv")).outcome is Outcome.ERROR
