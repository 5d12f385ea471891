"""Spain's gazette: a day without an issue is no failure, and no day is passed over after an outage."""

import json
from datetime import UTC, datetime

from cases.observations import Outcome
from cases.people import Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.dated_addresses import dated
from watchers.proving import judge_scope, prove
from watchers.sources.es_boe import HEADER, SOURCE, read, requests, resume

SUNDAY = datetime(2017, 5, 28, 12, tzinfo=UTC)
BASE = "https://www.boe.es/datosabiertos/api/boe/sumario"
NOBODY = Roster(())
(LISTED,) = SOURCE.scopes(NOBODY)


def issue(request: Request, day: str, now: datetime = SUNDAY, title: str = "Ley inventada") -> Reading:
    """Read a day's summary of one announcement."""
    item = {"identificador": f"BOE-A-{day}", "titulo": title, "url_html": "https://www.boe.es/1"}
    department = {"nombre": "TRIBUNAL CONSTITUCIONAL", "item": item}
    sections = {"codigo": "T", "departamento": department}
    data = {"sumario": {"metadatos": {"fecha_publicacion": day}, "diario": {"seccion": sections}}}
    body = json.dumps({"status": {"code": "200"}, "data": data}).encode()
    return read(Document(request, request.url, 200, {}, body, now))


def missing(request: Request) -> Reading:
    """Return what is made of a 404."""
    judged = prove(Document(request, request.url, 404, {}, b"{}", SUNDAY), HEADER)
    assert judged is not None
    return Reading(*judged)


def test_yesterdays_and_todays_issue_are_asked_for() -> None:
    """As JSON, which the host gives on request only."""
    asked = dated(requests(NOBODY, LISTED.scope), SUNDAY)

    assert [one.url for one in asked] == [f"{BASE}/20170527", f"{BASE}/20170528"]
    assert {one.headers["Accept"] for one in asked} == {"application/json"}


def test_a_sunday_has_no_issue_and_saturdays_is_whole() -> None:
    """One 404 beside one issue is a whole poll; two of them mean that the address is dead."""
    yesterday, today = dated(requests(NOBODY, LISTED.scope), SUNDAY)
    sunday = (issue(yesterday, "20170527"), missing(today))

    assert judge_scope(sunday, HEADER, ())[0] is Outcome.COMPLETE
    assert judge_scope((missing(yesterday), missing(today)), HEADER, ())[0] is Outcome.SUSPECT


def test_after_an_outage_the_days_missed_are_asked_for() -> None:
    """A poll resumes from the newest issue read, which tells the days since; these ask for nothing further."""
    (again,) = resume(NOBODY, LISTED.scope, "20170524")
    first = issue(again, "20170524")
    later = issue(first.further[0], "20170525")

    assert (again.url, again.purpose) == (f"{BASE}/20170524", Purpose.LIST)
    assert [one.url[-8:] for one in first.further] == ["20170525", "20170526", "20170527", "20170528"]
    assert (later.further, later.mark) == ((), "20170525")
    assert missing(first.further[-1]).outcome is Outcome.COMPLETE


def test_a_long_outage_is_made_up_for_in_portions() -> None:
    """One poll asks for twelve documents at most; the mark then stands behind them."""
    (again,) = resume(NOBODY, LISTED.scope, "20170101")
    further = issue(again, "20170101").further

    assert [one.url[-8:] for one in (further[0], further[-1])] == ["20170102", "20170112"]
    assert len(further) == 11


def test_a_mark_nobody_wrote_begins_anew() -> None:
    """A mark of an older version must not end the watching."""
    assert resume(NOBODY, LISTED.scope, "page 3") == requests(NOBODY, LISTED.scope)


def test_a_ruling_is_dated_by_the_court_and_not_by_the_gazette() -> None:
    """So it is the same event as in the court's own database, though printed weeks later."""
    (again,) = resume(NOBODY, LISTED.scope, "20170524")
    title = "Sala Primera. Sentencia 999/2017, de 24 de abril de 2017. Recurso de amparo 9922-2015. Promovido por A."
    (seen,) = issue(again, "20170524", title=title).observations

    (stated,) = seen.states
    assert (stated.kind, stated.docket, stated.occurred_on) == ("docket-entry", "9922-2015", "2017-04-24")
    assert seen.published_at == datetime(2017, 5, 24, tzinfo=UTC)
