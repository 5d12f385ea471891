"""To the host of a requesting state no name, docket or case number is ever sent: whole lists, matched here."""

from datetime import UTC, datetime

import pytest

from cases.names import latin_spellings
from cases.people import Docket, Name, Person, Roster
from watchers.contract import Document, Request
from watchers.dated_addresses import dated
from watchers.sources import sources
from watchers.sources.ua_hearings import parties

NOW = datetime(2026, 11, 24, tzinfo=UTC)
WATCHED = Person(
    "ivan-nebylitsyn",
    "Ivan Nebylitsyn",
    (Name("Іван Небилицин", "Cyrl", "uk"),),
    dockets=tuple(
        Docket("757/900001/17-k", "a court", country, source)
        for country, source in (("UA", "ua_hearings"), ("MD", "md_instante"), ("AZ", "az_supreme_court"))
    ),
)
ROSTER = Roster((WATCHED,))
REQUESTING = [name for name, source in sources().items() if source.header.side == "requesting_state"]


def asked(name: str, roster: Roster) -> list[Request]:
    """Return everything a source asks for a roster."""
    source = sources()[name]
    return [request for scope in source.scopes(roster) for request in source.requests(roster, scope.scope)]


@pytest.mark.parametrize("name", REQUESTING)
def test_what_is_asked_does_not_depend_on_whom_we_follow(name: str) -> None:
    """The same questions for nobody and for somebody, and none that holds a name or a number of theirs."""
    assert asked(name, ROSTER) == asked(name, Roster(()))
    sent = " ".join(
        f"{request.url} {request.body!r} {dict(request.headers)}" for request in asked(name, ROSTER)
    ).lower()
    words = {word.lower() for pair in latin_spellings(WATCHED) for word in pair} | {"небилицин", "900001"}
    assert [word for word in words if word in sent] == []


def test_the_three_are_there() -> None:
    """A check of nothing would pass."""
    assert {"ua_hearings", "md_instante", "az_supreme_court"} <= set(REQUESTING)


def test_a_court_of_ukraine_is_asked_for_its_whole_calendar() -> None:
    """By its own code alone, as its page does."""
    request = asked("ua_hearings", ROSTER)[0]

    assert (request.url, request.body) == ("https://hcac.court.gov.ua/new.php", b"q_court_id=4910")
    assert request.headers["X-Requested-With"] == "XMLHttpRequest"
    assert request.headers["Referer"] == "https://hcac.court.gov.ua/hcac/gromadyanam/hcac"


def test_a_hearing_names_its_court_and_leads_to_its_calendar() -> None:
    """The calendar itself says neither: both come from the court that was asked."""
    request = asked("ua_hearings", ROSTER)[0]
    body = '[{"date": "27.11.2026 10:30", "number": "991/1/26", "involved": "Обвинувачений: Небилицин І.І."}]'.encode()

    (seen,) = sources()["ua_hearings"].read(Document(request, request.url, 200, {}, body, NOW)).observations
    (stated,) = seen.states
    assert (seen.key, seen.url) == ("4910:991/1/26:27.11.2026 10:30", "https://hcac.court.gov.ua/hcac/gromadyanam/hcac")
    assert (stated.kind, stated.docket, stated.occurred_on) == ("hearing-set", "991/1/26", "2026-11-27")
    assert stated.attributes["body"] == "High Anti-Corruption Court of Ukraine"


def test_a_calendar_in_windows_1251_is_read() -> None:
    """The older courts' pages are, and do not say so."""
    request = asked("ua_hearings", ROSTER)[0]
    text = '[{"date": "27.11.2026 10:30", "number": "991/1/26", "involved": "Обвинувачений: Небилицин Іван Іванович"}]'

    document = Document(request, request.url, 200, {}, text.encode("cp1251"), NOW)
    (seen,) = sources()["ua_hearings"].read(document).observations
    assert seen.names == ("Небилицин Іван Іванович",)


@pytest.mark.parametrize(
    ("involved", "named"),
    {
        "Позивач: Небилицин І.І., відповідач: ТОВ «Приклад»": ["Небилицин І.І.", "ТОВ «Приклад»"],
        'Потерпілий: ПАТ "Зерно, корпорація", обвинувачений: Небилицин Іван': [
            'ПАТ "Зерно, корпорація"',
            "Небилицин Іван",
        ],
        "Обвинувачений: Небилицин Іван, захисник: Вигадана Алла, прокурор: Ще Хтось": ["Небилицин Іван"],
        "Небилицин Іван": [],
        "": [],
    }.items(),
)
def test_the_parties_are_those_named_after_a_role(involved: str, named: list[str]) -> None:
    """Who defends or prosecutes is no party; what names no role is left to the text."""
    assert parties(involved) == named


def test_a_court_of_moldova_is_asked_since_the_end_of_last_month() -> None:
    """Criminal decisions only, whole, court by court."""
    requests = dated(asked("md_instante", ROSTER), NOW)

    assert len(requests) == 22
    assert requests[0].url == (
        "https://instante.justice.md/ro/hotaririle-instantei?Instance=1&Tipul_dosarului=3&items_per_page=50"
        "&date%5Bmin%5D=2026-10-31&date%5Bmax%5D=2026-11-24"
    )


def test_the_next_page_of_moldovas_list_is_walked() -> None:
    """As far as its pager links one."""
    source, request = sources()["md_instante"], dated(asked("md_instante", ROSTER), NOW)[0]
    row = "<td></td>" * 9 + '<td><a href="/ro/pigd_integration/pdf/1">pdf</a></td>'
    pager = '<ul><li class="pager__item--next"><a href="?Instance=1&page=1">Next</a></li></ul>'
    body = f"<html><form><select name=Tipul_dosarului></select></form><table><tbody><tr>{row}</table>{pager}</html>"

    reading = source.read(Document(request, request.url, 200, {}, body.encode(), NOW))
    assert [(one.url, one.page) for one in reading.further] == [
        ("https://instante.justice.md/ro/hotaririle-instantei?Instance=1&page=1", 2)
    ]


def test_the_newest_decisions_of_azerbaijan_are_asked_by_form() -> None:
    """A hundred, newest first."""
    (request,) = asked("az_supreme_court", ROSTER)

    assert request.url == "https://sc.supremecourt.gov.az/decision-search/"
    assert request.body == b"page=1&perpage=100&sort=am_date4&order=desc"
