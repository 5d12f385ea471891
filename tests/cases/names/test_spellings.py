"""Spellings proposed for a newly watched person, and those a Latin-only source is asked with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import build_index, latin_spellings, mentions, spellings
from cases.names.spellings import DIMINUTIVE, MOST_PROPOSED, VARIANT
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


# The language of a scheme, a Cyrillic name, and how the scheme's own tables write it.
SCHEMES = [
    ("BGN/PCGN", "en", "Юлий Щербаненко", "Yuly Shcherbanenko"),
    ("BGN/PCGN", "en", "Пётр Ельцин", "Pyotr Yeltsin"),
    ("BGN/PCGN", "en", "Михаил Алексеев", "Mikhail Alekseyev"),
    ("BGN/PCGN, Kazakh", "en", "Ғалым Қожаев", "Ghalym Qozhayev"),
    ("ICAO", "en", "Юлия Хлебцевич", "Iuliia Khlebtsevich"),
    ("ICAO", "en", "Эльза Объедкова", "Elza Obieedkova"),
    ("ICAO", "en", "Анатолий Жарков", "Anatolii Zharkov"),
    ("GOST 7.79 B", "ru", "Анатолий Хлебцевич", "Anatolij Xlebcevich"),
    ("GOST 7.79 B", "ru", "Юрий Цаплин", "Yurij Czaplin"),
    ("GOST 7.79 B", "ru", "Пётр Щукин", "Pyotr Shhukin"),
    ("ISO 9", "ru", "Юлия Щукина", "Ûliâ Ŝukina"),
    ("ISO 9", "ru", "Жанна Чехова", "Žanna Čehova"),
    ("ISO 9", "ru", "Пётр Хвостов", "Pëtr Hvostov"),
    ("Polish", "pl", "Анатолий Павлов", "Anatolij Pawłow"),
    ("Polish", "pl", "Лейла Кетебаева", "Lejła Kietebajewa"),
    ("Polish", "pl", "Виктор Щукин", "Wiktor Szczukin"),
    ("Czech", "cs", "Юлия Щукина", "Julija Ščukina"),
    ("Czech", "cs", "Виктор Жарков", "Viktor Žarkov"),
    ("Czech", "cs", "Виктор Ельцин", "Viktor Jelcin"),
    ("Czech", "cs", "Муратбек Кетебаев", "Muratbek Ketebajev"),
    ("French", "fr", "Муратбек Кетебаев", "Mouratbek Ketebaïev"),
    ("French", "fr", "Жанна Чухрай", "Janna Tchoukhraï"),
    ("French", "fr", "Виктор Щербаненко", "Viktor Chtcherbanenko"),
    ("French", "fr", "Виктор Вантошкин", "Viktor Vantochkine"),
    ("French", "fr", "Виктор Тарасов", "Viktor Tarassov"),
    ("German", "de", "Жанна Чайкина", "Schanna Tschaikina"),
    ("German", "de", "Виктор Тарасов", "Wiktor Tarassow"),
    ("German", "de", "Пётр Ельцин", "Pjotr Jelzin"),
    ("Spanish", "es", "Михаил Хрусталёв", "Mijail Jrustaliov"),
    ("Kazakh Latin 2021", "kk", "Ғалым Қожаұлы", "Ğalym Qojaūly"),
    ("Kazakh Latin 2021", "kk", "Өмір Шәкенов", "Ömır Şäkenov"),
    ("Kazakh Latin 2021", "kk", "Мұхтар Әблязов", "Mūhtar Äbliazov"),
    ("KMU-55", "uk", "Юрій Згурський", "Yurii Zghurskyi"),
    ("KMU-55", "uk", "Єлизавета Щербаненко", "Yelyzaveta Shcherbanenko"),
    ("KMU-55", "uk", "Ганна Їжакевич", "Hanna Yizhakevych"),
    ("KMU-55", "uk", "Наталія Ґонгадзе", "Nataliia Gongadze"),
    ("Romanian", "ro", "Виктор Чебан", "Victor Ceban"),
    ("Romanian", "ro", "Виктор Цуркан", "Victor Țurcan"),
    ("Romanian", "ro", "Жанна Шевчук", "Janna Șevciuc"),
    ("Romanian", "ro", "Виктор Гимпу", "Victor Ghimpu"),
    ("Romanian", "ro", "Виктор Щербаков", "Victor Șcerbacov"),
    ("Azerbaijani", "az", "Фарид Гаджиев", "Farid Qaciev"),
    ("Azerbaijani", "az", "Ильхам Чинаров", "Ilxam Çinarov"),
    ("Azerbaijani", "az", "Хадиджа Шабанова", "Xadica Şabanova"),
]


@pytest.mark.parametrize(("scheme", "language", "name", "written"), SCHEMES)
def test_a_scheme_is_followed(scheme: str, language: str, name: str, written: str) -> None:
    """Each proposal is that of the scheme, marked as derived, with the language whose papers write so."""
    proposals = {spelt.text: spelt for spelt in spellings(name)}
    assert written in proposals, scheme
    assert (proposals[written].script, proposals[written].kind) == ("Latn", "full")


OWN_LANGUAGE = [
    ("pl", "Wiktor Szczukin"),
    ("cs", "Viktor Ščukin"),
    ("fr", "Viktor Chtchoukin"),
    ("ro", "Victor Șciuchin"),
]


@pytest.mark.parametrize(("language", "written"), OWN_LANGUAGE)
def test_a_spelling_bears_the_language_of_its_papers(language: str, written: str) -> None:
    """An editor sees where a spelling is expected; French may add its -e."""
    texts = {spelt.text.removesuffix("e"): spelt.language for spelt in spellings("Виктор Щукин")}
    assert texts[written] == language


KINDS = [
    ("Єлизавета Згурська", "Лізавета Згурська", "Cyrl", VARIANT),
    ("Александр Вантошков", "Саша Вантошков", "Cyrl", DIMINUTIVE),
    ("Alexandr Vantoshkov", "Alexandre Vantoshkov", "Latn", VARIANT),
    ("Alexandr Vantoshkov", "Oleksandr Vantoshkov", "Latn", VARIANT),
    ("Alexandr Vantoshkov", "Саша Вантошков", "Cyrl", DIMINUTIVE),
    ("Michael Gove", "Mike Gove", "Latn", DIMINUTIVE),
    ("Michael Gove", "Майкл Гоув", "Cyrl", "full"),
    ("Michael Gove", "Михаэль Гове", "Cyrl", VARIANT),
]


@pytest.mark.parametrize(("name", "written", "script", "kind"), KINDS)
def test_another_given_name_is_marked(name: str, written: str, script: str, kind: str) -> None:
    """Whether a proposal has the given name itself, its form in another language, or a diminutive."""
    proposals = {spelt.text: spelt for spelt in spellings(name)}
    assert (proposals[written].script, proposals[written].kind) == (script, kind)


def test_a_ukrainian_form_is_marked_as_ukrainian() -> None:
    """A variant bears the language whose letters it has."""
    assert {spelt.text: spelt.language for spelt in spellings("Єлизавета Згурська")}["Лізавета Згурська"] == "uk"


def test_a_single_name_has_no_other_given_name() -> None:
    """Where no surname stands apart, nothing is taken for a given name; a name of nothing proposes nothing."""
    assert {spelt.kind for spelt in (*spellings("Александр"), *spellings("Vantoshka"))} == {"full"}
    assert spellings("") == spellings("   ") == spellings("\u200b") == ()


def test_an_accent_or_a_hyphen_is_kept_or_dropped_as_sources_need_it() -> None:
    """Marks are dropped for those that ask by plain letters; each part of a double name keeps its capital."""
    assert "Josef Havlivek" in {spelt.text for spelt in spellings("Josef Havlívek")}
    assert "Анна-Мария Вантошка-Лодка" in {spelt.text for spelt in spellings("Anna-Maria Vantoshka-Lodka")}


def test_what_an_admin_struck_out_no_source_is_asked_with() -> None:
    """Neither the struck spelling nor what would be derived to the same letters; the person's own name always."""
    names = (
        Name("Юлия Лодка", "Cyrl", "ru"),
        Name("Yuliya Lodka", "Latn", "en", origin=Origin.STRUCK),
        Name("Yulia Lodka", "Latn", "en", origin=Origin.STRUCK),
        Name("Yulka Lodka", "Latn", "en", kind=DIMINUTIVE),
    )
    pairs = latin_spellings(Person("invented", "Yulia Lodka", names), limit=9)
    assert pairs[0] == ("Yulia", "Lodka")
    assert ("Yuliya", "Lodka") not in pairs
    assert ("Yulka", "Lodka") not in pairs
    assert len({(forename.casefold(), surname.casefold()) for forename, surname in pairs}) == len(pairs) > 2
