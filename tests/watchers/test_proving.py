"""What an answer is worth before it is read, and what all answers of a scope are worth together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cases.observations import Observation, Outcome, PastPoll, Scope, ScopeKind
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope, prove
from watchers.sources.interpol_red import BASE, HEADER

SCOPE = Scope("interpol_red", ScopeKind.PERSON, "timur-nebylitsyn")
JSON = {"content-type": "application/json"}
NEXT = Request(f"{BASE}?page=2", SCOPE)
WALL = b"<!DOCTYPE html><html><title>Just a moment...</title></html>"


def answer(
    status: int = 200,
    body: bytes = b'{"total": 0}',
    headers: Mapping[str, str] = JSON,
    host: str = "ws-public.interpol.int",
    purpose: Purpose = Purpose.LIST,
) -> Document:
    """Give an answer that is good but for what is named."""
    return Document(
        Request(BASE, SCOPE, purpose), f"https://{host}/", status, headers, body, datetime(2017, 1, 1, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (answer(), None),
        (answer(304, b""), Outcome.UNCHANGED),
        (answer(403), Outcome.BLOCKED),
        (answer(429), Outcome.BLOCKED),
        (answer(451), Outcome.BLOCKED),
        (answer(202, b""), Outcome.BLOCKED),
        (answer(404), Outcome.ERROR),
        (answer(404, purpose=Purpose.LOOKUP), Outcome.COMPLETE),
        (answer(410, b"", purpose=Purpose.LOOKUP), Outcome.COMPLETE),
        (answer(404, WALL, purpose=Purpose.LOOKUP), Outcome.BLOCKED),
        (answer(404, host="errors.example", purpose=Purpose.LOOKUP), Outcome.BLOCKED),
        (answer(502, purpose=Purpose.LOOKUP), Outcome.ERROR),
        (answer(503, WALL), Outcome.BLOCKED),
        (answer(500), Outcome.ERROR),
        (answer(301), Outcome.ERROR),
        (answer(host="consent.example"), Outcome.BLOCKED),
        (answer(host="www.ws-public.interpol.int"), None),
        (answer(headers={"content-type": "text/html"}), Outcome.BLOCKED),
        (answer(headers={"content-type": "application/pdf"}), Outcome.SUSPECT),
        (answer(headers={}), None),
        (answer(headers={**JSON, "cf-mitigated": "challenge"}), Outcome.BLOCKED),
        (answer(body=b" <!-- x --><HTML><TITLE>Login</TITLE>"), Outcome.BLOCKED),
        (answer(body="<html>".encode("utf-16")), Outcome.BLOCKED),
        (answer(body=b" \r\n"), Outcome.SUSPECT),
    ],
)
def test_an_answer_is_judged_before_it_is_read(document: Document, outcome: Outcome | None) -> None:
    """Status, host, type and first bytes decide; a wall of any status is a block, above all for a look-up."""
    judged = prove(document, HEADER)

    assert (judged[0] if judged else None) == outcome
    assert judged is None or judged[1]


PAGES = replace(HEADER, content_types=("text/html",))
PAGE = {"content-type": "text/html"}
MAINTENANCE = b"<html><title>Maintenance</title><h1>Site under maintenance</h1></html>"
SHELL = b"<html><title>Register</title><div id=root></div><script src=a.js></script></html>"
SOUND = b"<html><title>Notice</title><h1>Access denied: lawyers barred from courtroom</h1><p>Two waited.</p></html>"


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (answer(body=SOUND, headers=PAGE), None),
        (answer(body=WALL, headers=PAGE), Outcome.BLOCKED),
        (answer(body=MAINTENANCE, headers=PAGE), Outcome.ERROR),
        (answer(body=SHELL, headers=PAGE), Outcome.SUSPECT),
        (answer(403, MAINTENANCE, PAGE), Outcome.BLOCKED),
        (answer(404, SHELL, PAGE, purpose=Purpose.LOOKUP), Outcome.COMPLETE),
        (answer(404, MAINTENANCE, PAGE, purpose=Purpose.LOOKUP), Outcome.ERROR),
    ],
)
def test_a_source_of_pages_is_not_given_a_wall(document: Document, outcome: Outcome | None) -> None:
    """A sound page is read; maintenance and shells are told apart, and neither lets a 404 speak wrongly."""
    judged = prove(document, PAGES)

    assert (judged[0] if judged else None) == outcome


@pytest.mark.parametrize("body", [MAINTENANCE, SHELL, SOUND])
def test_where_data_is_due_any_page_is_a_block(body: bytes) -> None:
    """What a page says does not matter to a source that reads none."""
    judged = prove(answer(body=body), HEADER)

    assert judged is not None
    assert judged[0] is Outcome.BLOCKED


def reading(*keys: str, declared: int | None = None, further: tuple[Request, ...] = ()) -> Reading:
    """Give a whole document with these rows."""
    rows = tuple(Observation(SCOPE, key, key) for key in keys)
    return Reading(Outcome.COMPLETE, "read", rows, further, declared, len(rows))


@pytest.mark.parametrize(
    ("readings", "outcome"),
    [
        ((), Outcome.ERROR),
        ((reading(declared=0),), Outcome.COMPLETE),
        ((reading("1", "2", declared=2),), Outcome.COMPLETE),
        # Two spellings that find the same notice.
        ((reading("1", declared=1), reading("1", declared=1)), Outcome.COMPLETE),
        # The next page was never asked for.
        ((reading("1", declared=2, further=(NEXT,)),), Outcome.PARTIAL),
        ((reading("1", declared=2, further=(NEXT,)), reading("2")), Outcome.COMPLETE),
        # Past its cap the host gives the same page again.
        ((reading("1", declared=2, further=(NEXT,)), reading("1")), Outcome.SUSPECT),
        ((reading("1", "1", declared=2),), Outcome.SUSPECT),
        ((reading("1", "2", declared=1),), Outcome.SUSPECT),
        ((reading(declared=0), Reading(Outcome.UNCHANGED, "304")), Outcome.UNCHANGED),
        ((reading(declared=0), Reading(Outcome.ERROR, "HTTP 500")), Outcome.ERROR),
        ((Reading(Outcome.ERROR, "HTTP 500"), Reading(Outcome.BLOCKED, "HTTP 403")), Outcome.BLOCKED),
        ((reading(*map(str, range(161)), declared=161),), Outcome.SUSPECT),
    ],
)
def test_a_scope_is_as_good_as_its_worst_answer_and_its_totals(readings: tuple[Reading, ...], outcome: Outcome) -> None:
    """Only whole answers whose distinct rows are those declared testify to anything."""
    judged, reason = judge_scope(readings, HEADER, ())

    assert judged is outcome
    assert reason


def test_a_row_count_below_the_believable_is_suspect() -> None:
    """A list that is never empty does not become so in silence."""
    assert judge_scope((reading(declared=0),), replace(HEADER, rows=(1, 10)), ())[0] is Outcome.SUSPECT


@pytest.mark.parametrize(
    ("before", "rows", "outcome"),
    [
        ((30,) * 5, 9, Outcome.SUSPECT),
        ((30,) * 5, 91, Outcome.SUSPECT),
        ((30,) * 5, 10, Outcome.COMPLETE),
        ((30,) * 4, 9, Outcome.COMPLETE),
        ((9,) * 10, 1, Outcome.COMPLETE),
        ((30,) * 10 + (8,) * 6, 8, Outcome.COMPLETE),
    ],
)
def test_a_steady_list_far_from_its_median_is_suspect(before: tuple[int, ...], rows: int, outcome: Outcome) -> None:
    """A third or three times the median of the last ten; few polls or rows say nothing; a new size is believed."""
    steady = replace(HEADER, steady_rows=True)
    history = [PastPoll(datetime(2031, 1, 1, tzinfo=UTC), Outcome.COMPLETE, rows=past) for past in before]
    polled = (reading(*map(str, range(rows))),)

    assert judge_scope(polled, steady, history)[0] is outcome
    assert judge_scope(polled, HEADER, history)[0] is Outcome.COMPLETE
