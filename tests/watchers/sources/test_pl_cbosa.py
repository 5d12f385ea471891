"""Polish administrative courts: a form is posted, and only decisions under the docket itself are taken."""

from datetime import UTC, datetime
from urllib.parse import parse_qs

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Docket, Person, Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.pl_cbosa import HEADER, SOURCE, lookup, read, requests

NOW = datetime(2017, 6, 1, tzinfo=UTC)
NUMBER = "II OSK 999/16"
SCOPE = Scope("pl_cbosa", ScopeKind.DOCKET, NUMBER)


def asked() -> Request:
    """Return the one question for the docket."""
    docket = Docket(NUMBER, "NSA", "PL", source="pl_cbosa")
    roster = Roster((Person("timur", "Timur Zhelbaskarov", (), dockets=(docket,)),))
    (found,) = SOURCE.scopes(roster)
    (request,) = requests(roster, found.scope)
    return request


def reading(total: int, *titles: str) -> Reading:
    """Read a search's answer that declares a total and lists decisions with these titles."""
    links = "".join(f'<a href="/doc/{place:010X}">{title}</a>' for place, title in enumerate(titles, 1))
    body = f"<html><body>Znaleziono {total} orzeczeń {links}</body></html>"
    return read(Document(asked(), HEADER.url, 200, {}, body.encode(), NOW))


def test_the_search_form_is_posted_with_the_docket() -> None:
    """One POST, the number as it is written, in all courts and of all kinds."""
    request = asked()
    form = parse_qs((request.body or b"").decode(), keep_blank_values=True)

    assert request.url == "https://orzeczenia.nsa.gov.pl/cbo/search"
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert (form["sygnatura"], form["sad"], form["rodzaj"]) == ([NUMBER], ["dowolny"], ["dowolny"])
    assert (form["wPo"], form["wStr"]) == (["100"], ["1"])


def test_a_decisions_own_page_tells_how_the_court_ruled() -> None:
    """It is asked for by its id, and its result is the court's own words."""
    request = lookup(SCOPE, "0ABCDEF001")
    body = (
        f"<html><head><title>{NUMBER} - Wyrok NSA z 2017-03-14</title></head><body><table><tr>"
        '<td class="lista-label">Treść wyniku</td><td class="info-list-value">Uchylono zaskarżony wyrok</td>'
        "</tr></table>"
        '<span class="info-list-value-uzasadnienie">Sentencja</span></body></html>'
    )
    (seen,) = read(Document(request, request.url, 200, {}, body.encode(), NOW)).observations

    (stated,) = seen.states
    assert (request.url, request.purpose) == ("https://orzeczenia.nsa.gov.pl/doc/0ABCDEF001", Purpose.LOOKUP)
    assert (seen.key, stated.occurred_on, stated.docket) == ("0ABCDEF001", "2017-03-14", NUMBER)
    assert stated.attributes == {"body": "NSA", "form": "wyrok", "outcome": "Uchylono zaskarżony wyrok"}


def test_a_neighbouring_number_is_another_case() -> None:
    """What the search throws in is no decision of this docket."""
    found = reading(2, f"{NUMBER} - Wyrok NSA z 2017-03-14", "VII OSK 999/16 - Wyrok NSA z 2017-03-14")

    assert [seen.title for seen in found.observations] == [f"{NUMBER} - Wyrok NSA z 2017-03-14"]
    assert judge_scope((found,), HEADER, ())[0] is Outcome.COMPLETE


def test_a_total_beyond_the_page_is_partial() -> None:
    """A hundred of three hundred decisions prove nothing about the rest."""
    found = reading(300, *[f"{NUMBER} - Postanowienie NSA z 2017-03-14"] * 100)

    assert judge_scope((found,), HEADER, ())[0] is Outcome.PARTIAL
