"""Whom an observation is about: by docket, by record, by name in its text."""

from dataclasses import replace
from datetime import date

import pytest

from cases.matching import match, of_nobody, plain_docket, tied_as_before
from cases.names import Band, build_index
from cases.observations import Observation, Scope, ScopeKind, Statement
from cases.people import Docket
from tests.cases.happenings import RECORDS, item, record
from tests.cases.invented import TIMUR, index, roster


def about(observation: Observation) -> list[tuple[str, Band]]:
    """Return whom an observation is about, and how surely."""
    (found,) = match([observation], index())
    return [(one.person, one.band) for one in found.mentions]


@pytest.mark.parametrize(
    ("source", "subject", "found"),
    [
        ("invented_court", "II. ÚS 9901/30", [(TIMUR, Band.SURE)]),
        ("invented_court", "ii.ús 9901 / 30", [(TIMUR, Band.SURE)]),
        ("invented_court", "II. ÚS 9902/30", []),
        ("another_court", "II. ÚS 9901/30", []),
        ("invented_court", " / ", []),
    ],
)
def test_a_docket_ties_an_anonymised_text_to_a_person(source: str, subject: str, found: list[tuple[str, Band]]) -> None:
    """The number as asked of that very court, however it is spaced; no number ties nobody."""
    scope = Scope(source, ScopeKind.DOCKET, subject)
    assert about(Observation(scope, "1", "M. A... B...")) == found


def test_a_docket_written_twice_ties_once() -> None:
    """Two spellings of one number are one docket; letters of any alphabet count."""
    person = replace(
        roster().persons[0], dockets=tuple(Docket(number, "c", "CZ", source="s") for number in ("A 1/2", "a1/2"))
    )
    (found,) = match(
        [Observation(Scope("s", ScopeKind.DOCKET, "A 1/2"), "1", "x")],
        build_index(replace(roster(), persons=(person,))),
    )
    assert len(found.mentions) == 1
    assert plain_docket("А40-1/2031") != plain_docket("Б40-1/2031")


def test_a_record_is_compared_with_the_person_it_was_asked_for() -> None:
    """Names, birth date and nationality; a record of somebody else is nobody's."""
    assert about(record()) == [(TIMUR, Band.SURE)]
    assert about(record(names=("Ospan Tulebekuly",))) == []
    stated = replace(record(), facts={"birth_date": "1970-01-01", "nationalities": "RU,UA"})
    assert about(stated) == [(TIMUR, Band.DOUBTFUL)]
    born = replace(roster().persons[0], birth_date=date(1980, 1, 1))
    other = build_index(replace(roster(), persons=(born,)))
    assert match([stated], other)[0].mentions == ()
    assert RECORDS.subject == TIMUR


def test_a_text_is_searched_for_names() -> None:
    """With what the item says of country and docket beside it."""
    told = replace(item("Timur Zhelbaskarov spoke."), facts={"country": "CZ", "docket": "1/2,3/4"})
    assert about(told) == [(TIMUR, Band.SURE)]
    assert about(item("Nobody spoke.")) == []


def test_what_a_search_answered_without_the_name_is_asked_about() -> None:
    """A court's search reads whole judgments: its hit on somebody is doubtful until the name itself is seen."""
    hit = replace(record(), names=(), title="Case of T.Z. v. Nowhere", text="")
    assert about(hit) == [(TIMUR, Band.DOUBTFUL)]
    (found,) = match([hit], index())
    assert found.mentions[0].reasons == ("found-by-search",)
    assert about(replace(hit, title="Case of Timur Zhelbaskarov v. Nowhere")) == [(TIMUR, Band.SURE)]
    nobody = replace(hit, scope=replace(hit.scope, subject="nobody-now"))
    assert about(nobody) == []


def test_a_full_text_search_may_answer_with_a_title_that_names_somebody_else() -> None:
    """The record names another person, but the host found ours in its text: an editor looks."""
    hit = replace(record(names=("Nadir Umbetkulov",)), found_by_search=True, title="Umbetkulov v. Nowhere")
    assert about(hit) == [(TIMUR, Band.DOUBTFUL)]
    assert about(replace(hit, names=("Timur Zhelbaskarov",))) == [(TIMUR, Band.SURE)]


def test_a_lists_record_is_tied_by_its_id() -> None:
    """A removal states an id and no name; whoever is known to be meant by it is found."""
    person = replace(roster().persons[0], record_ids={"interpol_red": "2031/17"})
    known = build_index(replace(roster(), persons=(person,)))
    gone = replace(item("No longer seen."), facts={"entity_id": "2031/17"})
    (found,) = match([gone], known)
    assert [(one.person, one.reasons) for one in found.mentions] == [(TIMUR, ("record:2031/17",))]
    assert match([replace(gone, facts={"entity_id": "2031/18"})], known)[0].mentions == ()


def test_an_entry_of_a_whole_list_is_tied_by_its_number() -> None:
    """A requesting state's court is never asked for a number: its list is matched here, for that court alone."""
    listed = replace(item("A hearing"), scope=Scope("invented_court", ScopeKind.LIST, "list"))
    assert about(replace(listed, facts={"docket": "II.ÚS 9901/30"})) == [(TIMUR, Band.SURE)]
    assert about(replace(listed, facts={"docket": "II.ÚS 9902/30"})) == []
    elsewhere = replace(item("A hearing"), scope=Scope("another_court", ScopeKind.LIST, "list"))
    assert about(replace(elsewhere, facts={"docket": "II.ÚS 9901/30"})) == []


def test_a_record_that_names_nobody_is_tied_to_whom_it_was_about() -> None:
    """A removal states an id alone; a text without names is nobody's whatever it said before."""
    gone = replace(item("No longer seen."), states=(Statement("notice-unlisted"),))
    matched = match([gone, item("Nobody spoke.", key="2"), item("Timur Zhelbaskarov spoke.", key="3")], index())
    assert of_nobody(matched) == (gone.key,)
    tied = tied_as_before(matched, {gone.key: TIMUR, "2": TIMUR}, index())
    assert [[one.person for one in found.mentions] for found in tied] == [[TIMUR], [], [TIMUR]]
    assert tied_as_before(matched, {gone.key: "nobody-now"}, index()) == matched
    assert of_nobody(match([replace(gone, names=("Nadir Umbetkulov",))], index())) == ()
