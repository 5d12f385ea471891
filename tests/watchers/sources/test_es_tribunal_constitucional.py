"""Spain's Constitutional Court: a window of numbers is walked, over holes, and no ruling is passed over."""

from collections.abc import Mapping
from datetime import UTC, datetime

from cases.observations import Outcome
from cases.people import Roster
from watchers.contract import Document, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.es_tribunal_constitucional import FIRST, HEADER, SHOW, SOURCE, read, requests, resume

NOW = datetime(2017, 6, 1, tzinfo=UTC)
NOBODY = Roster(())
(LISTED,) = SOURCE.scopes(NOBODY)
NO_RULING = "<html><head><title>Sistema HJ - Buscador de jurisprudencia constitucional</title></head></html>"


def ruling(number: int) -> str:
    """Return the page of an invented judgment."""
    return (
        f"<html><head><title>Sistema HJ - Resolución: SENTENCIA {number}/2016</title></head><body>"
        f'<p>ECLI:ES:TC:2016:{number}</p><div id="complete_resolucion">Texto inventado.</div></body></html>'
    )


def shown(request: Request, rulings: Mapping[int, str]) -> Reading:
    """Read what the host answers for a number."""
    number = int(request.url.removeprefix(SHOW))
    return read(Document(request, request.url, 200, {}, rulings.get(number, NO_RULING).encode(), NOW))


def walked(rulings: Mapping[int, str], polls: int, mark: str | None = None) -> tuple[set[str], str | None]:
    """Poll some times, and return the keys seen and the last mark; every poll must be whole."""
    keys: set[str] = set()
    for _ in range(polls):
        asked = requests(NOBODY, LISTED.scope) if mark is None else resume(NOBODY, LISTED.scope, mark)
        readings = [shown(one, rulings) for one in asked]
        assert judge_scope(readings, HEADER, ())[0] is Outcome.COMPLETE
        keys |= {seen.key for one in readings for seen in one.observations}
        mark = next((one.mark for one in reversed(readings) if one.mark), mark)
    return keys, mark


def test_the_first_step_asks_for_ten_numbers() -> None:
    """Whoever is followed, the host is asked for the same pages."""
    asked = requests(NOBODY, LISTED.scope)

    assert [one.url for one in asked] == [f"{SHOW}{number}" for number in range(FIRST + 1, FIRST + 11)]


def test_a_ruling_moves_the_window_and_a_hole_does_not_stop_it() -> None:
    """After the newest ruling of a step the walk goes on; an empty step is passed, two hundred numbers too."""
    rulings = {FIRST + 3: ruling(1), FIRST + 7: ruling(2), FIRST + 210: ruling(3)}

    assert walked(rulings, 1) == ({"ECLI:ES:TC:2016:1", "ECLI:ES:TC:2016:2"}, f"{FIRST + 7}")
    assert walked(rulings, 2)[1] == f"{FIRST + 7}+11"
    keys, mark = walked(rulings, 22)
    assert keys == {"ECLI:ES:TC:2016:1", "ECLI:ES:TC:2016:2", "ECLI:ES:TC:2016:3"}
    assert mark == f"{FIRST + 210}"


def test_the_window_is_begun_again_at_its_end() -> None:
    """What is published later just behind the newest ruling is found at the next round."""
    _, mark = walked({}, 30)
    keys, again = walked({FIRST + 2: ruling(4)}, 1, mark)

    assert mark == f"{FIRST}+301"
    assert (keys, again) == ({"ECLI:ES:TC:2016:4"}, f"{FIRST + 2}")


def test_a_mark_nobody_wrote_begins_the_walk() -> None:
    """A mark of an older version must not end the watching."""
    assert resume(NOBODY, LISTED.scope, "page 3") == requests(NOBODY, LISTED.scope)


def test_a_ruling_that_cites_others_only_is_not_taken_for_one_of_them() -> None:
    """Its own ECLI follows from its title; a page without it has changed."""
    page = ruling(5).replace("ECLI:ES:TC:2016:5", "ECLI:ES:TC:2015:1 y ECLI:ES:TC:2016:51")
    reading = shown(requests(NOBODY, LISTED.scope)[0], {FIRST + 1: page})

    assert (reading.outcome, reading.observations) == (Outcome.SUSPECT, ())
