"""Austrian courts: a docket is asked for in every part of RIS, or in the one it names."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Docket, Person, Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.at_ris import HEADER, SOURCE, lookup, read, requests

NOW = datetime(2017, 6, 1, tzinfo=UTC)


def asked(subject: str) -> Sequence[Request]:
    """Return what is asked of the host for a docket."""
    docket = Docket(subject, "", "AT", source="at_ris")
    roster = Roster((Person("timur", "Timur Zhelbaskarov", (), dockets=(docket,)),))
    (found,) = SOURCE.scopes(roster)
    return requests(roster, found.scope)


def answer(request: Request, *rows: tuple[str, str | list[str]], total: str | None = None) -> Reading:
    """Read an answer whose rows have these ids and docket numbers."""
    references = [
        {"Data": {"Metadaten": {"Technisch": {"ID": key}, "Judikatur": {"Geschaeftszahl": {"item": number}}}}}
        for key, number in rows
    ]
    hits = {"@pageNumber": "1", "@pageSize": "100", "#text": total or str(len(rows))}
    results = {"Hits": hits, **({"OgdDocumentReference": references} if rows else {})}
    body = json.dumps({"OgdSearchResult": {"OgdDocumentResults": results}}).encode()
    return read(Document(request, request.url, 200, {}, body, NOW))


def test_a_plain_docket_is_asked_for_in_every_part() -> None:
    """Six questions, each for decisions' texts; the first one in full."""
    found = asked("14Os999/16x")

    assert [one.url.split("Applikation=")[1].split("&")[0] for one in found] == [
        "Justiz", "Vfgh", "Vwgh", "Bvwg", "Lvwg", "AsylGH",
    ]  # fmt: skip
    assert found[0].url == (
        "https://data.bka.gv.at/ris/api/v2.6/Judikatur?Applikation=Justiz&Geschaeftszahl=14Os999%2F16x"
        "&Dokumenttyp.SucheInEntscheidungstexten=true&DokumenteProSeite=OneHundred&Seitennummer=1"
    )


def test_a_docket_may_name_its_part() -> None:
    """Then one question is enough, and the name is no part of the number; an unknown name is."""
    (found,) = asked("VWGH: Ra 2016/18/0999")

    assert "Applikation=Vwgh&Geschaeftszahl=Ra%202016%2F18%2F0999&" in found.url
    assert len(asked("Somewhere: 1/16")) == 6


def test_the_parts_together_are_whole() -> None:
    """Five parts without a hit and one with two are two rows, as declared."""
    found = asked("14Os999/16x")
    readings = [answer(one) for one in found[1:]]
    readings.append(answer(found[0], ("JJT_1", "14Os999/16x"), ("JJT_2", ["14Os999/16x", "14Os1000/16v"])))

    assert judge_scope(readings, HEADER, ())[0] is Outcome.COMPLETE


def test_joined_cases_are_stated_under_the_number_that_is_followed() -> None:
    """The register writes them with "ua" and in brackets; a longer number is another case."""
    reading = answer(
        asked("Vfgh:E 999/2016")[0],
        ("JFT_1", "E999/2016 ua (E1000/2016-11)"),
        ("JFT_2", "E9990/2016"),
        ("JFT_3", "UE999/2016"),
    )

    (seen,) = reading.observations
    assert (seen.key, [one.docket for one in seen.states]) == ("JFT_1", ["E 999/2016"])


def test_more_than_a_hundred_rows_have_a_second_page() -> None:
    """The total is a string; a page past the last one would be an error, so it is never asked for."""
    first = answer(asked("Justiz:1Os1/16x")[0], *[(f"JJT_{one}", "1Os1/16x") for one in range(100)], total="101")
    (further,) = first.further
    second = answer(further, ("JJT_100", "1Os1/16x"), total="101")

    assert "Seitennummer=2" in further.url
    assert second.further == ()
    assert judge_scope((first, second), HEADER, ())[0] is Outcome.COMPLETE


def test_a_decisions_text_lies_in_the_folder_of_its_part() -> None:
    """The part is told by how the id begins, and the text is the record that was asked for."""
    scope = Scope("at_ris", ScopeKind.DOCKET, "Ra 2016/18/0999")
    request = lookup(scope, "JWT_2016180999_20161213L00")
    body = (
        '<risdok xmlns="http://www.bka.gv.at"><nutzdaten><absatz ct="gz">Ra 2016/18/0999</absatz></nutzdaten></risdok>'
    )
    (seen,) = read(Document(request, request.url, 200, {}, body.encode(), NOW)).observations

    name = "JWT_2016180999_20161213L00"
    assert request.url == f"https://www.ris.bka.gv.at/Dokumente/Vwgh/{name}/{name}.xml"
    assert (request.purpose, seen.key) == (Purpose.LOOKUP, name)
    assert seen.url == f"https://www.ris.bka.gv.at/Dokument.wxe?Abfrage=Vwgh&Dokumentnummer={name}"


def test_the_host_is_asked_slowly_and_at_night() -> None:
    """Its operator asks for 5 seconds between requests and for the hours from 18 to 6 in Vienna."""
    hours = HEADER.polite_hours

    assert HEADER.gap_seconds == 5
    assert hours is not None
    assert (hours.begin, hours.end, hours.zone) == (18, 6, "Europe/Vienna")


def test_a_keyword_watch_asks_for_a_state_and_the_procedure_alone() -> None:
    """Rulings on extradition hide names: the last month's are asked for by requesting state, each a hit for editors."""
    person = Person("p", "Timur Nebylitsyn", (), requesting_states=("KZ", "FR"))
    (scope,) = SOURCE.scopes(Roster((person,)))
    (asked,) = SOURCE.requests(Roster((person,)), scope.scope)

    assert scope.scope == Scope("at_ris", ScopeKind.LIST, "extradition-KZ")
    assert "Suchworte=Kasachstan" in asked.url
    assert "Norm=ARHG" in asked.url
    assert "ImRisSeit=EinemMonat" in asked.url
    assert "Nebylitsyn" not in asked.url
    assert SOURCE.requests(Roster(()), Scope("at_ris", ScopeKind.LIST, "extradition-FR")) == ()
    read_hits = answer(asked, ("JJT_1", "12 Os 17/31"), ("JJT_2", "13 Os 17/31"))
    assert [seen.found_by_search for seen in read_hits.observations] == [True, True]
