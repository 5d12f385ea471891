"""Spelling rules kept as data: sections, comments, and how a word is respelt by them."""

from pathlib import Path

import pytest

from cases.names.rules import read_rules, speller

FILE = """# letters=spelling
[one]
sch=ш ^a=э a$=я a=а
e=е
# a remark in between
h=
[other-2 scheme]
(?<=a)b=v b=б a=а
"""


@pytest.fixture
def sections(tmp_path: Path) -> dict[str, list[tuple[str, str]]]:
    """Return the rules of a small file."""
    path = tmp_path / "rules.txt"
    path.write_text(FILE, encoding="utf-8")
    return read_rules(path)


def test_sections_hold_their_pairs_in_order(sections: dict[str, list[tuple[str, str]]]) -> None:
    """A section may run over lines and remarks; what stands before the first is none of it."""
    assert list(sections) == ["one", "other-2 scheme"]
    assert sections["one"] == [("sch", "ш"), ("^a", "э"), ("a$", "я"), ("a", "а"), ("e", "е"), ("h", "")]


def test_an_equals_sign_within_a_condition_stays_there(sections: dict[str, list[tuple[str, str]]]) -> None:
    """The last one of a pair parts letters from spelling."""
    assert sections["other-2 scheme"][0] == ("(?<=a)b", "v")


SPELT = [
    ("one", "ascha", "эшя"),
    ("one", "ha", "я"),
    ("one", "hascheh", "ашe".replace("e", "е")),
    ("one", "", ""),
    ("one", "xyz", "<x><y><z>"),
    ("other-2 scheme", "abb", "аvб"),
]


@pytest.mark.parametrize(("section", "word", "written"), SPELT)
def test_the_first_rule_that_fits_is_applied_from_left_to_right(
    sections: dict[str, list[tuple[str, str]]], section: str, word: str, written: str
) -> None:
    """Conditions see the whole word; a letter no rule speaks of is left to the caller."""
    assert speller(sections[section], lambda letter: f"<{letter}>")(word) == written
