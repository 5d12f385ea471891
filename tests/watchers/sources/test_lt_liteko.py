"""LITEKO: whole months are asked for, whoever is followed, and a docket does not vanish with its month."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from cases.observations import Outcome, PastPoll, Scope
from cases.people import Docket, Person, Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.dated_addresses import dated
from watchers.proving import judge_scope, prove
from watchers.sources.lt_liteko import HEADER, SOURCE, read, requests, resume

NUMBER = "eTA-99/2017"
NEW_YEAR = datetime(2017, 1, 1, 3, tzinfo=UTC)
SPRING = datetime(2017, 4, 20, tzinfo=UTC)
COLUMNS = "Teismas;Bylos_Numeris;Procesinis_Numeris;Rezultatas;Dokumento_ID;Dokumento_Data"


def scope(number: str = NUMBER) -> Scope:
    """Return the scope of an invented person's docket."""
    docket = Docket(number, "", "LT", source="lt_liteko")
    (found,) = SOURCE.scopes(Roster((Person("timur", "Timur Zhelbaskarov", (), dockets=(docket,)),)))
    return found.scope


def asked(now: datetime, mark: str | None = None, of: Scope | None = None) -> Request:
    """Return the first question of a poll."""
    first = requests(Roster(()), of or scope()) if mark is None else resume(Roster(()), of or scope(), mark)
    (request,) = dated(first, now)
    return request


def month(request: Request, *numbers: str, now: datetime = SPRING) -> Reading:
    """Read a month's list whose rows have these numbers."""
    rows = (
        f"Teismas;{number};1-00-3-00999-2016-{place};Atmesta;{place}-{number};2017-01-09 00:00:00.000"
        for place, number in enumerate(numbers)
    )
    body = "".join(f"{line}\r\n" for line in (COLUMNS, *rows)).encode()
    return read(Document(request, request.url, 200, {}, body, now))


def months(questions: Sequence[Request]) -> list[tuple[str, Purpose]]:
    """Return which months are asked for, and whether each must be there."""
    return [(one.url.removeprefix("https://liteko.teismai.lt/csv/viesi_sprendimai_"), one.purpose) for one in questions]


def missing(request: Request) -> Outcome:
    """Return what is made of a 404."""
    judged = prove(Document(request, request.url, 404, {}, b"not found", NEW_YEAR), HEADER)
    assert judged is not None
    return judged[0]


def test_the_host_is_asked_for_two_months_and_learns_nothing() -> None:
    """The last month's list first, then this month's; the docket is in neither question, nor a body."""
    first = asked(NEW_YEAR)
    further = month(first, "other", now=NEW_YEAR).further

    assert months([first, *further]) == [("201612.csv", Purpose.LIST), ("201701.csv", Purpose.LOOKUP)]
    assert all(one.body is None for one in (first, *further))


def test_a_new_months_missing_list_is_no_failure_but_last_months_is() -> None:
    """On the first of a month its list is not there yet; if last month's is missing too, the address is dead."""
    first = asked(NEW_YEAR)
    (this_month,) = month(first, "other", now=NEW_YEAR).further

    assert (missing(first), missing(this_month)) == (Outcome.ERROR, Outcome.COMPLETE)


@pytest.mark.parametrize("number", [NUMBER, "1-00-3-00999-2016-0"])
def test_a_docket_is_a_cases_number_or_its_proceedings(number: str) -> None:
    """Of all decisions of the month only its own are taken, under the number that is followed."""
    reading = month(asked(SPRING, of=scope(number)), NUMBER, "eTA-990/2017", "TA-99/2017", "XeTA-99/2017")

    (seen,) = reading.observations
    assert (seen.key, [one.docket for one in seen.states]) == (f"0-{NUMBER}", [number])
    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE


def test_a_case_does_not_vanish_when_its_month_is_over() -> None:
    """The month where it was seen is asked for again beside the two newest, which ask for nothing more."""
    mark = month(asked(datetime(2017, 2, 3, tzinfo=UTC)), NUMBER).mark
    first = asked(SPRING, mark)
    seen = month(first, NUMBER)
    later = [month(one, "other") for one in seen.further]
    before = (PastPoll(NEW_YEAR, Outcome.COMPLETE, rows=1),)

    assert months([first, *seen.further]) == [
        ("201701.csv", Purpose.LIST),
        ("201703.csv", Purpose.LIST),
        ("201704.csv", Purpose.LOOKUP),
    ]
    assert [(one.further, one.mark) for one in later] == [((), None), ((), None)]
    assert judge_scope((seen, *later), HEADER, before)[0] is Outcome.COMPLETE


def test_a_month_without_a_single_decision_is_suspect() -> None:
    """A header line alone is whole CSV, and no month of a country's courts."""
    assert month(asked(SPRING)).outcome is Outcome.SUSPECT
