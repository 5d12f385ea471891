"""Structured records: names in either order, birth dates and nationalities for and against."""

from datetime import date

import pytest

from cases.names import Band, match_record
from tests.cases.names.roster import founding_index, invented_index

DANIYAR, IVAN = "daniyar-ospanbek-toleu", "ivan-petrov"
BORN = date(1970, 3, 4)
CASES = [
    (DANIYAR, ["DANIYAR OSPANTOLEU"], BORN, ["KZ"], Band.SURE, "birth-date-match"),
    (DANIYAR, ["OSPANTOLEU DANIYAR"], None, ["KZ", "RU"], Band.SURE, "nationality-match:KZ"),
    (DANIYAR, ["DANIYAR OSPANTOLEU"], None, [], Band.SURE, "full-name"),
    (DANIYAR, ["DANIYAR OSPANTOLEU"], date(1970, 4, 3), ["KZ"], Band.DOUBTFUL, "birth-date-near"),
    (DANIYAR, ["DANIYAR OSPANTOLEU"], date(1970, 1, 1), ["KZ"], Band.DOUBTFUL, "birth-date-near"),
    (DANIYAR, ["DANIYAR OSPANTOLEU"], None, ["FR"], Band.DOUBTFUL, "nationality-conflict"),
    (DANIYAR, ["DANIYAR OSPANTALEU"], BORN, ["KZ"], Band.DOUBTFUL, "near-spelling"),
    (DANIYAR, ["D. OSPANTOLEU"], BORN, ["KZ"], Band.DOUBTFUL, "initial"),
    (DANIYAR, ["SOMEBODY ELSE", "OSPANTOLEU"], None, [], Band.DOUBTFUL, "surname-only"),
    (IVAN, ["IVAN PETROV"], date(1980, 1, 2), ["KZ"], Band.SURE, "birth-date-match"),
    (IVAN, ["IVAN PETROV"], None, ["KZ"], Band.DOUBTFUL, "common-name"),
    (IVAN, ["I. PETROV"], None, ["KZ"], Band.DOUBTFUL, "common-name"),
]


@pytest.mark.parametrize(("person", "names", "born", "nationalities", "band", "reason"), CASES)
def test_a_record_is_banded_with_reasons(
    person: str, names: list[str], born: date | None, nationalities: list[str], band: Band, reason: str
) -> None:
    """What the record states decides, and says why."""
    mention = match_record(invented_index(), person, names, born, nationalities)
    assert mention is not None
    assert mention.band is band
    assert reason in mention.reasons


NOT_OURS = [
    (DANIYAR, ["DANIYAR OSPANTOLEU"], date(1969, 3, 4), ["KZ"]),
    (DANIYAR, ["MARAT OSPANTOLEU"], BORN, ["KZ"]),
    (DANIYAR, [], BORN, ["KZ"]),
    ("nobody", ["DANIYAR OSPANTOLEU"], None, []),
]


@pytest.mark.parametrize(("person", "names", "born", "nationalities"), NOT_OURS)
def test_a_record_of_somebody_else_is_none(
    person: str, names: list[str], born: date | None, nationalities: list[str]
) -> None:
    """Another birth date or given name, or no name at all."""
    assert match_record(invented_index(), person, names, born, nationalities) is None


def test_a_founding_person_is_known_by_the_romanised_record() -> None:
    """Upper-case romanisations of a notice are ours."""
    mention = match_record(founding_index(), "muratbek-ketebayev", ["MURATBEK KETEBAYEV"], None, ["KZ"])
    assert mention is not None
    assert mention.band is Band.SURE
