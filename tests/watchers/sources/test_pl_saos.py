"""Polish courts through SAOS: a number is a docket only together with its court."""

import json
from datetime import UTC, datetime

import pytest

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Docket, Person, Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope, prove
from watchers.sources.pl_saos import HEADER, SOURCE, lookup, read, requests

NOW = datetime(2017, 6, 1, tzinfo=UTC)
NUMBER = "II K 999/16"
TOWN, VILLAGE = "Sąd Rejonowy w Zmyślonowie", "Sąd Rejonowy w Wymyślinie"
Row = tuple[str, str]


def roster(number: str) -> Roster:
    """Return one invented person with one docket of this source, and one of another."""
    dockets = (Docket(number, "", "PL", source="pl_saos"), Docket("I C 1/16", "", "PL", source="pl_cbosa"))
    return Roster((Person("timur", "Timur Zhelbaskarov", (), dockets=dockets),))


def scope(subject: str = NUMBER) -> Scope:
    """Return the scope of a docket."""
    return Scope("pl_saos", ScopeKind.DOCKET, subject)


def page(*rows: Row, total: int | None = None, subject: str = NUMBER, of: Request | None = None) -> Reading:
    """Read a search's answer whose rows have these numbers and courts; `of` is the question of a further page."""
    (first,) = requests(roster(subject), scope(subject))
    asked = of or first
    items = [
        {
            "id": key,
            "courtCases": [{"caseNumber": number}],
            "division": {"court": {"name": court}},
            "judgmentDate": "2016-11-08",
        }
        for key, (number, court) in enumerate(rows, 1 if of is None else 1001)
    ]
    body = json.dumps({"items": items, "info": {"totalResults": len(rows) if total is None else total}}).encode()
    return read(Document(asked, asked.url, 200, {}, body, NOW))


def test_a_docket_is_asked_for_by_its_number_and_its_court_stays_here() -> None:
    """Only this source's dockets are scopes; the host learns the number alone and is told what we can read."""
    subject = f"{NUMBER}, {TOWN}"
    (found,) = SOURCE.scopes(roster(subject))
    (request,) = requests(roster(subject), found.scope)

    assert found.scope.subject == subject
    assert request.url == (
        "https://www.saos.org.pl/api/search/judgments?pageSize=20&pageNumber=0&caseNumber=II%20K%20999%2F16"
        "&sortingField=DATABASE_ID&sortingDirection=DESC"
    )
    assert (request.body, request.headers) == (None, {"Accept": "application/json"})


def test_a_judgment_itself_is_asked_for_by_its_id() -> None:
    """The search shows a snippet; the result stands in the judgment alone."""
    asked = lookup(scope(), "900001")

    assert (asked.url, asked.purpose) == ("https://www.saos.org.pl/api/judgments/900001", Purpose.LOOKUP)
    assert asked.headers == {"Accept": "application/json"}


def test_two_courts_with_one_number_are_not_guessed_between() -> None:
    """Without the court's name nothing is concluded; with it, that court's judgment is read."""
    rows = ((NUMBER, TOWN), (NUMBER, VILLAGE))
    unsure, sure = page(*rows), page(*rows, subject=f"{NUMBER}, {TOWN.lower()}")

    assert (unsure.outcome, unsure.observations) == (Outcome.SUSPECT, ())
    assert "2 courts" in unsure.reason
    assert judge_scope((sure,), HEADER, ())[0] is Outcome.COMPLETE
    assert [seen.key for seen in sure.observations] == ["1"]


@pytest.mark.parametrize("other", ["VII K 999/16", "III K 999/16", "II K 999/160", "II Ka 999/16"])
def test_a_neighbouring_number_is_another_case(other: str) -> None:
    """A search for words answers with what looks alike; the total then counts what is not ours."""
    reading = page((NUMBER, TOWN), (other, VILLAGE))

    assert [seen.key for seen in reading.observations] == ["1"]
    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE


def test_a_long_answer_is_walked_to_its_end() -> None:
    """The second page is number 1, and both pages together are whole."""
    first = page(*[(NUMBER, TOWN)] * 20, total=21)
    (further,) = first.further
    second = page((NUMBER, TOWN), total=21, of=further)

    assert "pageNumber=1" in further.url
    assert further.headers == {"Accept": "application/json"}
    assert judge_scope((first,), HEADER, ())[0] is Outcome.PARTIAL
    assert judge_scope((first, second), HEADER, ())[0] is Outcome.COMPLETE


def test_a_maintenance_page_with_http_200_is_a_block() -> None:
    """It comes as a page where JSON is due, and says nothing of judgments."""
    (request,) = requests(roster(NUMBER), scope())
    document = Document(
        request, request.url, 200, {"content-type": "text/html"}, b"<html>Przerwa techniczna</html>", NOW
    )
    judged = prove(document, HEADER)

    assert judged is not None
    assert judged[0] is Outcome.BLOCKED
