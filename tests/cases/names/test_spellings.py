"""Spellings proposed for a newly watched person, and those a Latin-only source is asked with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import build_index, latin_spellings, mentions, spellings
from cases.names.spellings import MOST_PROPOSED
from cases.people import Name, Origin, Person, Roster
from cases.roster_file import founding_roster

EXPECTED = [
    ("Муратбек Кетебаев", "Muratbek Ketebayev"),
    ("Муратбек Кетебаев", "Mouratbek Ketebaïev"),
    ("Muratbek Ketebayev", "Муратбек Кетебаев"),
    ("Muratbek Ketebayev", "Муратбек Кетебаєв"),
    ("Виктор Храпунов", "Viktor Khrapunov"),
    ("Виктор Храпунов", "Wiktor Chrapunow"),
    ("Анатолий Погорелов", "Anatoly Pogorelov"),
    ("Anatoly Pogorelov", "Анатолий Погорелов"),
    ("Daniyar Ospanbek-Toleu", "Данияр Оспанбек-Толеу"),
    ("daniyar ospantoleu", "данияр оспантолеу"),
]


@pytest.mark.parametrize(("name", "proposal"), EXPECTED)
def test_the_other_alphabet_is_proposed(name: str, proposal: str) -> None:
    """Both ways, in the schemes papers use."""
    assert proposal in {spelt.text for spelt in spellings(name)}


@settings(deadline=None)
@given(st.text(max_size=60))
def test_proposals_are_few_derived_and_distinct(name: str) -> None:
    """At most two dozen, each marked as derived, none the name itself."""
    proposals = spellings(name)
    assert len(proposals) <= MOST_PROPOSED
    assert all(spelt.origin is Origin.DERIVED and spelt.text != name for spelt in proposals)
    assert len({spelt.text.casefold() for spelt in proposals}) == len(proposals)


@pytest.mark.parametrize("name", ["Данияр Оспантолеу", "Zarema Vantoshkina", "Юлий Щербаненко"])
def test_a_name_is_found_by_each_of_its_proposals(name: str) -> None:
    """Proposals add nothing that folding would tear apart."""
    index = build_index(Roster((Person("invented", name, (Name(name, "Latn", "en"), *spellings(name))),)))
    assert all(mentions(index, spelt.text) for spelt in spellings(name))


def test_founding_persons_are_asked_for_in_plain_latin() -> None:
    """At most four distinct pairs, the given ones first, no marks a form would not take."""
    for person in founding_roster()[0].persons:
        pairs = latin_spellings(person)
        assert " ".join(pairs[0]) == person.name
        assert 1 < len(pairs) <= 4
        assert all(forename.isascii() and surname.isascii() for forename, surname in pairs)


def test_derived_spellings_fill_up_what_was_given() -> None:
    """Given first, then derived, then what the Cyrillic name yields; never more than asked for."""
    person = Person(
        "invented",
        "Yulia Lodka",
        (
            Name("Iulia Lodka", "Latn", "en", origin=Origin.DERIVED),
            Name("Yulia Lodka", "Latn", "en"),
            Name("Юлия Лодка", "Cyrl", "ru"),
        ),
    )
    assert latin_spellings(person, limit=3) == (("Yulia", "Lodka"), ("Iulia", "Lodka"), ("Yuliya", "Lodka"))
