"""Our own labelled sets: namesakes are never called sure beyond what is known, ours never fall below review."""

import pytest

from cases.names import Band, Mention, NameIndex
from tests.benchmarks.labelled import foreign_names, namesake_texts, namesakes

LANGUAGES = ("en", "fr", "kk", "pl", "ru", "uk")
HALVES = ("tuning", "evaluation")


@pytest.mark.parametrize("half", HALVES)
def test_the_namesake_set_is_large_and_halved(half: str) -> None:
    """Six languages, at least 150 texts in each half, ours and others in each."""
    entries = list(namesake_texts(half))
    assert len(entries) >= 150
    assert {entry["id"][:2] for entry in entries} == {*LANGUAGES}
    assert all({*entry["ours"]}.isdisjoint(entry["others"]) for entry in entries)


# What the evaluation half still shows; a change may lower it, never raise it.
NAMESAKES_SURE = {"tuning": 0, "evaluation": 2}


@pytest.mark.slow
@pytest.mark.parametrize("half", HALVES)
def test_namesakes_are_not_called_sure_and_ours_not_lost(half: str) -> None:
    """A namesake called sure alerts about a stranger; one of ours below review is lost."""
    judged = namesakes(half)
    print(judged)
    assert judged.namesakes_sure <= NAMESAKES_SURE[half]
    assert judged.ours_below_review <= 0.03 * judged.ours
    assert judged.ours_sure >= 0.5 * judged.ours


@pytest.mark.slow
@pytest.mark.parametrize(("half", "least"), [("tuning", 0.92), ("evaluation", 0.91)])
def test_foreign_names_are_found_as_papers_write_them(half: str, least: float) -> None:
    """Persons registered by their Latin name alone are found in Russian, Ukrainian and four other languages."""
    found = foreign_names(half)
    print(found)
    assert found.found >= least * found.names
    assert found.false <= 0.02 * found.names


def nobody(index: NameIndex, text: str) -> tuple[Mention, ...]:
    """Read a text and see nobody."""
    return ()


def everybody(index: NameIndex, text: str) -> tuple[Mention, ...]:
    """Read a text and see everybody, surely."""
    return tuple(Mention(person, Band.SURE, 1.0, (0, 1), text[:1], "", True, ()) for person in index.persons)


def test_the_measure_refuses_readers_that_see_nobody_or_everybody() -> None:
    """The judge is tried on planted faults before it is believed."""
    assert namesakes("tuning", nobody).ours_below_review == namesakes("tuning", nobody).ours
    assert namesakes("tuning", everybody).namesakes_sure > 100
