"""The list of spellings an admin keeps: adding, striking out, taking back, and what must stay."""

from dataclasses import replace

import pytest

from cases.people import Name, Origin, Person
from cases.spelling_list import (
    StrikeRefusal,
    searched,
    spelling,
    strike_refused,
    struck_out,
    with_spelling,
    with_struck,
    with_taken_back,
)

OWN = Name("Timur Vydumanov", "Latn", "en")
CYRILLIC = Name("Тимур Выдуманов", "Cyrl", "ru", origin=Origin.DERIVED)
POLISH = Name("Timur Wydumanow", "Latn", "pl", origin=Origin.DERIVED)
TIMUR = Person("timur-vydumanov", OWN.text, (OWN, CYRILLIC))


def test_a_struck_spelling_is_kept_but_not_searched() -> None:
    """Striking out changes what is searched, not what is on file, and leaves the order alone."""
    struck = with_struck(TIMUR, CYRILLIC)
    assert searched(struck) == (OWN,)
    assert [name.text for name in struck_out(struck)] == [CYRILLIC.text]
    assert [name.text for name in struck.names] == [name.text for name in TIMUR.names]


def test_what_an_admin_takes_back_is_given() -> None:
    """Whoever takes a spelling back vouches for it, whether it was given or derived before."""
    struck = with_struck(TIMUR, CYRILLIC)
    [name] = struck_out(struck)
    assert with_taken_back(struck, name).names == (OWN, replace(CYRILLIC, origin=Origin.GIVEN))


@pytest.mark.parametrize(
    ("person", "name", "refusal"),
    [
        (TIMUR, OWN, StrikeRefusal.OWN_NAME),
        (TIMUR, CYRILLIC, None),
        (replace(TIMUR, names=(CYRILLIC,)), CYRILLIC, StrikeRefusal.LAST),
        (
            replace(TIMUR, names=(CYRILLIC, replace(POLISH, origin=Origin.STRUCK))),
            CYRILLIC,
            StrikeRefusal.LAST,
        ),
        (replace(TIMUR, name="TIMUR  Vydumanov"), OWN, StrikeRefusal.OWN_NAME),
    ],
)
def test_what_must_stay(person: Person, name: Name, refusal: StrikeRefusal | None) -> None:
    """The person's own name in any case, and the last spelling that is searched."""
    assert strike_refused(person, name) is refusal


def test_a_new_spelling_brings_what_is_derived_from_it() -> None:
    """Each once, marked as derived, and without those on file already."""
    given = Name("Timour Vydoumanov", "Latn", "fr")
    doubled = replace(POLISH, text="TIMUR WYDUMANOW")
    person = with_spelling(TIMUR, given, (CYRILLIC, POLISH, doubled))
    assert person.names == (OWN, CYRILLIC, given, POLISH)


def test_a_struck_spelling_is_not_derived_again_but_can_be_given_again() -> None:
    """A machine's word does not undo an admin's; another admin's does."""
    struck = with_struck(TIMUR, CYRILLIC)
    french = Name("Timour Vydoumanov", "Latn", "fr")
    assert with_spelling(struck, french, (CYRILLIC,)).names == (*struck.names, french)
    assert with_spelling(struck, CYRILLIC, ()).names == (OWN, replace(CYRILLIC, origin=Origin.GIVEN))


@pytest.mark.parametrize(("typed", "found"), [("тимур  ВЫДУМАНОВ", CYRILLIC), ("Тимур Выдуманова", None)])
def test_a_spelling_is_found_whatever_its_case_and_spaces(typed: str, found: Name | None) -> None:
    """Case and spaces make no other spelling; another ending does."""
    assert spelling(TIMUR, typed) == found
