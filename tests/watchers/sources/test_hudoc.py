"""HUDOC by name and by application number: what is asked, and that documents are counted before they are joined."""

import json
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from cases.observations import Outcome, PastPoll, Scope, ScopeKind
from cases.people import Docket, Name, Person, Roster
from watchers.contract import Document, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.hudoc import DOCUMENTS, HEADER, SEARCH, read, requests, scopes, subject_of

NOW = datetime(2017, 6, 1, tzinfo=UTC)
ZHUMATOV = Person(
    "askar-zhumatov",
    "Askar Zhumatov",
    (Name("Askar Zhumatov", "Latn", "en"), Name("Asqar Jumatov", "Latn", "fr")),
    countries=("FR", "KZ", "PL"),
    dockets=(Docket("90001/15", "ECHR", "FR", "hudoc"), Docket("394399", "Conseil d'État", "FR", "fr_arianeweb")),
)
ROSTER = Roster((ZHUMATOV,))
PERSON = Scope("hudoc", ScopeKind.PERSON, "askar-zhumatov")
DOCKET = Scope("hudoc", ScopeKind.DOCKET, "90001/15")


def asked(scope: Scope, roster: Roster = ROSTER) -> dict[str, str]:
    """Return the parameters of the one search a scope asks."""
    (request,) = requests(roster, scope)
    assert request.url.startswith(f"{SEARCH}?")
    return {name: values[0] for name, values in parse_qs(urlsplit(request.url).query).items()}


def answered(scope: Scope, rows: list[dict[str, str]], total: int | None = None) -> Reading:
    """Read a search's answer."""
    given = {"resultcount": len(rows) if total is None else total, "results": [{"columns": row} for row in rows]}
    return read(Document(Request(SEARCH, scope), SEARCH, 200, {}, json.dumps(given).encode(), NOW))


def judgment(itemid: str, **columns: str) -> dict[str, str]:
    """Return one document's columns."""
    return {"itemid": itemid, "docname": "CASE OF DOE v. FRANCE", "appno": "90001/15", "doctype": "HEJUD", **columns}


def test_a_person_and_each_application_are_scopes_of_their_own() -> None:
    """Dockets of other courts are not asked for here."""
    assert [one.scope for one in scopes(ROSTER)] == [PERSON, DOCKET]


def test_an_application_is_asked_for_by_its_number_always_sorted() -> None:
    """An unsorted search shuffles its rows from answer to answer."""
    parameters = asked(DOCKET)

    assert parameters["query"] == f'{DOCUMENTS} AND appno:"90001/15"'
    assert (parameters["sort"], parameters["start"], parameters["length"]) == ("kpdate Descending", "0", "500")
    assert {"appno", "ecli", "isplaceholder", "conclusion"} <= set(parameters["select"].split(","))
    assert "application" not in parameters["select"].split(",")


def test_a_person_is_asked_for_in_full_or_as_a_party_against_a_host_state() -> None:
    """Kazakhstan is no party to the Convention, so no respondent."""
    query = asked(PERSON)["query"]

    assert '"Askar Zhumatov" OR "Asqar Jumatov"' in query
    assert '(docname:"Zhumatov" OR docname:"Jumatov") AND (respondent="FRA" OR respondent="POL")' in query
    assert "KAZ" not in query


def test_a_common_surname_alone_is_asked_for_nowhere() -> None:
    """It would bring other people's cases."""
    common = Person("a-b", "Askar Zhumatov", ZHUMATOV.names, countries=("FR",), common_name=True)

    assert "docname" not in asked(Scope("hudoc", ScopeKind.PERSON, "a-b"), Roster((common,)))["query"]


def test_somebody_who_is_gone_from_the_roster_is_not_asked_about() -> None:
    """A scope may outlive its person by a tick."""
    assert requests(Roster(()), PERSON) == ()


def test_documents_are_counted_before_language_versions_are_joined() -> None:
    """Three documents are declared and read; they are one judgment, and a placeholder is no text of it."""
    rows = [
        judgment("001-2", languageisocode="FRE", ecli="ECLI:X:1"),
        judgment("001-1", languageisocode="ENG", ecli="ECLI:X:1"),
        judgment("001-3", languageisocode="RUS", ecli="ECLI:X:1", isplaceholder="True"),
    ]
    reading = answered(DOCKET, rows)

    assert [(seen.key, seen.url) for seen in reading.observations] == [
        ("ECLI:X:1", "https://hudoc.echr.coe.int/eng?i=001-1")
    ]
    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE
    assert answered(DOCKET, rows, total=4).outcome is Outcome.PARTIAL
    assert answered(DOCKET, rows, total=2).outcome is Outcome.SUSPECT
    assert answered(DOCKET, [*rows, rows[0]]).outcome is Outcome.SUSPECT


def test_two_judgments_under_one_application_are_two_records() -> None:
    """Just satisfaction is often ruled on years later."""
    reading = answered(DOCKET, [judgment("001-1", ecli="ECLI:X:1"), judgment("001-9", ecli="ECLI:X:2")])

    assert [seen.key for seen in reading.observations] == ["ECLI:X:1", "ECLI:X:2"]


def test_a_neighbours_application_is_no_record_of_this_docket() -> None:
    """Quotes may be ignored by the search; an application joined to others is ours all the same."""
    rows = [judgment("001-1", appno="80000/10; 90001/15"), judgment("001-2", appno="190001/15")]
    reading = answered(DOCKET, rows)

    assert [seen.key for seen in reading.observations] == ["001-1"]
    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE


def test_a_docket_that_had_documents_and_has_none_is_suspect() -> None:
    """Indexes break; judgments do not vanish."""
    empty = answered(DOCKET, [])

    assert judge_scope((empty,), HEADER, ())[0] is Outcome.COMPLETE
    assert judge_scope((empty,), HEADER, (PastPoll(NOW, Outcome.COMPLETE, rows=2),))[0] is Outcome.SUSPECT


def test_the_courts_own_conclusion_is_the_outcome_against_each_respondent() -> None:
    """The column's words are kept as they are, whatever they say."""
    row = judgment("001-1", respondent="ITA;ESP", conclusion="No violation of Article 3", kpdate="2017-03-14T00:00:00")
    (seen,) = answered(DOCKET, [row]).observations

    assert [(one.kind, one.country, one.docket, one.occurred_on) for one in seen.states] == [
        ("echr-judgment", "IT", "90001/15", "2017-03-14"),
        ("echr-judgment", "ES", "90001/15", "2017-03-14"),
    ]
    assert {one.attributes["outcome"] for one in seen.states} == {"No violation of Article 3"}


def test_a_saved_answer_knows_the_application_it_was_asked_about() -> None:
    """Its address says so; one that was asked by name says nothing."""
    by_docket, by_name = requests(ROSTER, DOCKET)[0], requests(ROSTER, PERSON)[0]

    assert subject_of(by_docket.url, b"") == "90001/15"
    assert subject_of(by_name.url, b"") is None
