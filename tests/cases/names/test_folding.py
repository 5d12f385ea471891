"""Folding gives one key to the spellings of one name, whatever letters hide in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import fold
from cases.names.folding import LONGEST_WORD

SAME = [
    ("Кетебаев", "Ketebayev", "Ketebaev", "Kietebajew", "Кетебаєв", "KETEBAYEV", "Kетебаев"),
    ("Аблязов", "Әблязов", "Ablyazov", "Abliazov", "Ablazow", "Abljazov", "Аблязoв"),
    ("Параскевич", "Paraskevich", "Paraskevič", "Paraskewicz", "Paraskevitch"),
    ("Храпунов", "Khrapunov", "Chrapunow", "Khrapounov", "Khrapounoff"),
    ("Токмади", "Тоқмади", "Tokmadi", "Toqmadi", "Tokmady"),
    ("Юнус", "Yunus", "Junus", "Iunus"),
    ("Ержан", "Yerzhan", "Erzhan", "Jerżan"),
    ("Анатолий", "Anatoliy", "Anatolii", "Anatoly", "Anatolij", "Анатолій"),
    ("Мух\u00adтар", "Mukhtar", "Мұхтар", "\u202eМухтар\u202c", "Мух\u200bтар", "Ｍｕｋｈｔａｒ"),
]
DIFFERENT = [("Павлов", "Павлин"), ("Кетебаев", "Кенебаев"), ("Юнус", "Юнусов"), ("Arif", "Farid"), ("Ивич", "Ивис")]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[1])
def test_spellings_of_one_name_fold_to_one_key(spellings: tuple[str, ...]) -> None:
    """Scripts, transliteration schemes, look-alike and invisible letters make no difference."""
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_different(one: str, other: str) -> None:
    """Folding forgives schemes, not sounds."""
    assert fold(one) != fold(other)


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A stored key may be folded again without harm, and is plain ASCII."""
    once = fold(text)
    assert fold(once) == once
    assert once.isascii()


@settings(deadline=None)
@given(st.text(alphabet="chszkgtpwyjioeuaxqfdvn ", max_size=40))
def test_spelling_rules_settle(text: str) -> None:
    """No order of digraphs makes the rules run on."""
    assert fold(fold(text)) == fold(text)


def test_a_word_too_long_for_a_name_is_kept_as_it_sounds() -> None:
    """Rules are spent on names only."""
    assert fold("w" * (LONGEST_WORD + 1)) == "w" * (LONGEST_WORD + 1)


@pytest.mark.parametrize("word", ["Kеtebаyev", "πκtб", "Sоß"])
def test_letters_of_two_alphabets_never_raise(word: str) -> None:
    """A word mixing alphabets beyond repair still folds."""
    assert fold(word).isascii()
