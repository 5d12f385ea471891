"""Rechtspraak: a case is followed by its ECLI; an unknown one is nothing, a replaced one leads to its successor."""

import pytest

from cases.observations import Outcome, PastPoll
from tests.watchers.sources.dockets import NOW, answered, asked, recording
from watchers.contract import Purpose
from watchers.proving import judge_scope
from watchers.sources.nl_rechtspraak import CONTENT, HEADER, LONGEST_CHAIN, SOURCE

OLD, NEW = "ECLI:NL:RBAMS:2007:YB9003", "ECLI:NL:RBAMS:2007:90003"
NOT_FOUND = b"<error>Not Found</error>"


@pytest.mark.parametrize(
    ("number", "ecli"), [("ECLI:NL:RBAMS:2016:90001", None), ("13.751.900-15", "ECLI:NL:RBAMS:2016:90001")]
)
def test_the_ecli_is_asked_for_whether_it_is_the_number_or_beside_it(number: str, ecli: str | None) -> None:
    """Editors may hold the court's own number with the ECLI beside it."""
    (request,) = asked(SOURCE, number, ecli=ecli)

    assert request.url == f"{CONTENT}ECLI%3ANL%3ARBAMS%3A2016%3A90001"
    assert (request.purpose, request.record) == (Purpose.LOOKUP, "ECLI:NL:RBAMS:2016:90001")


def test_a_docket_without_an_ecli_is_not_asked_for_and_says_so() -> None:
    """There is no search by number: that nothing was asked must show, not read as "nothing there"."""
    assert asked(SOURCE, "13.751.900-15") == ()
    assert judge_scope((), HEADER, ())[0] is Outcome.ERROR


def test_an_unknown_ecli_is_nothing_yet_but_a_known_one_does_not_vanish() -> None:
    """Before a decision is published its ECLI answers 404; after it, a 404 is distrusted."""
    (request,) = asked(SOURCE, OLD)
    reading = answered(SOURCE, request, NOT_FOUND, 404)

    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE
    assert judge_scope((reading,), HEADER, (PastPoll(NOW, Outcome.COMPLETE, rows=1),))[0] is Outcome.SUSPECT


def test_a_replaced_ecli_says_so_and_its_successor_is_asked_for() -> None:
    """The old record stays under the docket, with what replaced it as its outcome."""
    (request,) = asked(SOURCE, OLD)
    reading = answered(SOURCE, request, recording(SOURCE, "replaced.xml"))

    (seen,) = reading.observations
    assert (seen.key, seen.facts["replaced_by"]) == (OLD, NEW)
    assert seen.states[0].attributes["outcome"] == f"replaced by {NEW}"
    (further,) = reading.further
    assert (further.record, further.purpose, further.scope) == (NEW, Purpose.LOOKUP, request.scope)


def test_a_circle_of_replacements_ends() -> None:
    """Two ECLIs that name each other must not be asked for without end."""
    (request,) = asked(SOURCE, OLD)
    circle = recording(SOURCE, "replaced.xml").replace(NEW.encode(), OLD.encode())
    questions = [request]
    while further := answered(SOURCE, questions[-1], circle).further:
        questions.extend(further)

    assert len(questions) == LONGEST_CHAIN
    assert answered(SOURCE, questions[-1], circle).outcome is Outcome.PARTIAL


def test_another_decision_than_the_one_asked_for_is_suspect() -> None:
    """Whatever comes under a wrong ECLI must not become this person's."""
    (request,) = asked(SOURCE, "ECLI:NL:RBAMS:2016:90009")
    reading = answered(SOURCE, request, recording(SOURCE, "decision.xml"))

    assert (reading.outcome, reading.observations) == (Outcome.SUSPECT, ())


def test_summary_and_text_are_read_paragraph_by_paragraph() -> None:
    """Markup inside a paragraph parts no words, and none is read twice."""
    (request,) = asked(SOURCE, "ECLI:NL:RBAMS:2016:90001")
    (seen,) = answered(SOURCE, request, recording(SOURCE, "decision.xml")).observations

    assert seen.text.splitlines() == [
        "Overleveringsverzoek; de rechtbank staat de overlevering niet toe.",
        "Verzoek tot overlevering van [opgeëiste persoon].",
        "BESLISSING",
        "De rechtbank weigert de overlevering.",
    ]
    assert [(one.kind, one.country, one.docket) for one in seen.states] == [("docket-entry", "NL", "13.751.900-15")]
