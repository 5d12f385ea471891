"""Foreign names as Russian papers write them by ear, from the orthography they are spelt in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import NameIndex, build_index, fold, mentions
from cases.names.orthographies import by_ear, is_transliterated, sound_keys
from cases.people import Name, Person, Roster

# Names of public figures and writers as encyclopaedias in Russian have them.
HEARD = [
    ("en", "Gove", "Гоув"),
    ("en", "Wright", "Райт"),
    ("en", "Thatcher", "Тэтчер"),
    ("en", "Knight", "Найт"),
    ("en-older", "Wilson", "Вильсон"),
    ("en-older", "Hamilton", "Гамильтон"),
    ("fr", "Hollande", "Олланд"),
    ("fr", "Villepin", "Вильпен"),
    ("fr", "Beaujolais", "Божоле"),
    ("fr", "Rousseau", "Руссо"),
    ("de", "Steinmeier", "Штайнмайер"),
    ("de", "Schröder", "Шрёдер"),
    ("de", "Tschentscher", "Ченчер"),
    ("es", "Jiménez", "Хименес"),
    ("es", "Zapatero", "Сапатеро"),
    ("it", "Mogherini", "Могерини"),
    ("it", "Bianchi", "Бианки"),
    ("it", "Ciampi", "Чампи"),
    ("pl", "Czaputowicz", "Чапутович"),
    ("pl", "Wałęsa", "Валенса"),
    ("pl", "Trzaskowski", "Тшасковский"),
    ("cs", "Dvořák", "Дворжак"),
    ("cs", "Hašek", "Гашек"),
    ("hu", "Szijjártó", "Сийярто"),
    ("pt", "Guimarães", "Гимарайнш"),
    ("nl", "Dijkstra", "Дейкстра"),
    ("sv", "Kjellén", "Челлен"),
    ("tr", "Erdoğan", "Эрдоган"),
    ("tr", "Çelik", "Челик"),
    ("ro", "Ceaușescu", "Чаушеску"),
    ("ro", "Ciolacu", "Чолаку"),
    ("lt", "Šimonytė", "Шимоните"),
    ("hr", "Plenković", "Пленкович"),
    ("hr", "Đinđić", "Джинджич"),
    ("zh", "Zhang", "Чжан"),
    ("zh", "Xi", "Си"),
]


def index_of(surname: str) -> NameIndex:
    """Return the index of an Anna of this surname, known in Latin letters only."""
    return build_index(Roster((Person("anna", f"Anna {surname}", (Name(f"Anna {surname}", "Latn", "en"),)),)))


@pytest.mark.parametrize(("language", "surname", "cyrillic"), HEARD)
def test_a_foreign_name_is_found_as_papers_write_it(language: str, surname: str, cyrillic: str) -> None:
    """By ear it is asked about, by letters it may be sure; its vowels are compared loosely."""
    (mention,) = mentions(index_of(surname), f"Анна {cyrillic} приехала")
    assert mention.full_name, language


# Where the rules themselves give the very spelling.
EXACTLY = [("en", "Gove", "гоув"), ("en", "Wright", "райт"), ("en-older", "Wilson", "вилсон")]
EXACTLY += [("pl", "Czaputowicz", "чапутович"), ("fr", "Beaujolais", "божоле"), ("de", "Steinmeier", "штайнмайер")]
EXACTLY += [("es", "Zapatero", "сапатеро"), ("cs", "Dvořák", "дворжак"), ("nl", "Dijkstra", "дейкстра")]
EXACTLY += [("sv", "Kjellén", "челлен"), ("ro", "Ciolacu", "чолаку"), ("zh", "Zhang", "чжан"), ("uk", "Kozak", "козак")]


@pytest.mark.parametrize(("language", "surname", "cyrillic"), EXACTLY)
def test_an_orthography_is_read_by_its_own_rules(language: str, surname: str, cyrillic: str) -> None:
    """Each spelling is there, whichever of several orthographies gives it first."""
    assert cyrillic in [text for _, text in by_ear(surname)], language


@pytest.mark.parametrize("language", ["en", "en-older", "fr", "de", "es", "it"])
def test_a_name_without_signs_is_read_in_every_large_language(language: str) -> None:
    """Nothing in "Chighoquez" tells whose it is, so all are tried; what sounds the same is there once."""
    spoken = [one for one, _ in by_ear("Chighoquez")]
    assert language in spoken
    assert len({text for _, text in by_ear("Chighoquez")}) == len(spoken)


SHAPES = [("Khrapunov", True), ("Pavlova", True), ("Shevchenko", True), ("Ospanbek", True), ("Saakashvili", True)]
SHAPES += [("Petrosyan", True), ("Gove", False), ("Macron", False), ("Czaputowicz", False), ("", False)]


@pytest.mark.parametrize(("surname", "transliterated"), SHAPES)
def test_names_of_eastern_shape_are_not_written_by_ear(surname: str, transliterated: bool) -> None:
    """Whoever is a Khrapunov in Latin letters was one in Cyrillic before."""
    assert is_transliterated(surname) is transliterated
    assert not transliterated or [language for language, _ in by_ear(surname)] == ["uk"]


@pytest.mark.parametrize("written", ["", "Храпунов", "李", "O'Neill", "Smith-Jones", "R2D2", "ß", "ÿ", "𝔊ove", "Þórr"])
def test_what_is_no_plain_latin_word_is_not_heard_or_heard_quietly(written: str) -> None:
    """Other alphabets, digits and marks never raise; nothing heard is empty or the name itself."""
    assert all(text for _, text in by_ear(written))
    assert fold(written) not in sound_keys(written)


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzáâäçčéëěğíıłńñóöőřśšşţțúüýÿžß'- ", max_size=30))
def test_any_latin_word_may_be_heard(written: str) -> None:
    """Each key is a folded one of two letters and more, once, and only Cyrillic is heard."""
    keys = sound_keys(written)
    assert len(set(keys)) == len(keys)
    assert all(len(key) > 1 and fold(key) == key for key in keys)
    assert not any(letter.isascii() and letter.isalpha() for _, text in by_ear(written) for letter in text)
