"""Two thousand mutated documents in every run of the tests; `make fuzz` reads a hundred times as many."""

import random

import pytest

from tests.watchers.fuzzing import LONGEST, SEED, fuzz, mutated, seeds


@pytest.mark.slow
def test_no_reader_raises_hangs_or_takes_a_cut_document_for_whole() -> None:
    """The first two thousand of the documents that `make fuzz` reads."""
    tally = fuzz(2_000, SEED)

    assert tally.faults == []
    assert tally.read > 1_900
    assert len(tally.outcomes) > 3


def test_mutations_differ_and_stay_small() -> None:
    """A mutation changes the document, keeps under 20 kB, and is the same for the same seed."""
    known = seeds()
    changed = [mutated(known[0].body, known, random.Random(number)) for number in range(50)]

    assert len(set(changed)) > 45
    assert max(map(len, changed)) <= LONGEST
    assert changed == [mutated(known[0].body, known, random.Random(number)) for number in range(50)]
