"""The shipped story, played by the real command: what it must show, and what it must never show."""

import re
import shutil
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.end_to_end.stories import Line, play, told

pytestmark = pytest.mark.slow

STORY = Path(str(files("bot"))) / "demo" / "story"
INVENTED = ("Nebylitsyn", "Небылицын")


@cache
def shipped() -> tuple[Line, ...]:
    """Play the shipped story once for all tests of this process."""
    return tuple(play())


def retold(folder: Path, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> list[Line]:
    """Play the shipped story with its steps changed."""
    shutil.copytree(STORY, folder / "story")
    path = folder / "story" / "script.yaml"
    script = yaml.safe_load(path.read_text(encoding="utf-8"))
    script["steps"] = change(script["steps"])
    path.write_text(yaml.safe_dump(script, allow_unicode=True), encoding="utf-8")
    return play(path)


def happenings(lines: list[Line] | tuple[Line, ...]) -> list[tuple[str, str | None, str | None]]:
    """Return what was told to whom and when, without the numbers of the alerts."""
    return [(line.chat, line.event, line.observed_at) for line in lines if line.event]


def test_every_text_of_the_bot_begins_demo() -> None:
    """Nobody may take a demo's message for a real one."""
    assert told(shipped())
    assert all(line.text.startswith("DEMO") for line in told(shipped()))


def test_the_decision_is_told_as_official_for_france_and_russia_only() -> None:
    """Docket 394399: decree annulled, host France, requesting state Russia, by the Conseil d'État's own record."""
    (line,) = told(shipped(), "extradition-decree-annulled", "Marek")

    assert (line.source, line.outcome) == ("fr_arianeweb", "COMPLETE")
    for words in ("394399", "France", "request of Russia", "official", "9 December 2016"):
        assert words in line.text
    assert "Ukraine" not in line.text


def test_the_four_deletions_reach_followers_only_after_an_editor_confirmed() -> None:
    """A guarded report is put to the editors first; then each of the four is told, with the caution."""
    lines = list(shipped())
    pressed = next(place for place, line in enumerate(lines) if line.who == "user" and "Confirm" in line.text)
    of_followers = [
        place for place, line in enumerate(lines) if line.event == "interpol-data-deleted" and line.chat == "Marek"
    ]

    assert len(of_followers) == 4
    assert min(of_followers) > pressed
    assert {re.search(r": (\w+ \w+)", lines[place].text)[1] for place in of_followers} == {  # type: ignore[index]
        "Mukhtar Ablyazov",
        "Muratbek Ketebayev",
        "Tatiana Paraskevich",
        "Alexandr Pavlov",
    }
    assert all("Other alerts may exist" in lines[place].text for place in of_followers)


def test_a_cyrillic_inflected_item_is_told_as_naming_ketebayev() -> None:
    """«Муратбека Кетебаева» is he."""
    assert any("Muratbek Ketebayev" in line.text for line in told(shipped(), "mention", "Marek"))


def test_what_the_document_does_not_state_happens_to_the_invented_person_alone() -> None:
    """Listings, arrests and removals are nobody's who lives."""
    for kind in ("notice-listed", "notice-unlisted", "arrested", "detained"):
        for line in told(shipped(), kind):
            assert any(name in line.text for name in INVENTED), line.text


def test_no_longer_listed_is_worded_so_and_never_as_safety() -> None:
    """Neither removed, cleared nor safe."""
    lines = told(shipped(), "notice-unlisted", "Marek")

    assert len(lines) == 1
    assert "no longer publicly listed" in lines[0].text
    forbidden = re.compile(
        r"\b(safe|cleared|removed from the list|deleted from the list|free to travel)\b", re.IGNORECASE
    )
    assert not [line.text for line in told(shipped()) if forbidden.search(line.text)]


def test_a_namesake_goes_to_the_editors_and_to_nobody_else() -> None:
    """The hockey player's detention is told to no follower."""
    asked = [line for line in told(shipped()) if "Is this Timur Nebylitsyn?" in line.text]

    assert asked
    assert {line.chat for line in asked} == {"Anna"}
    assert not told(shipped(), "detained")


def test_a_reported_arrest_is_unconfirmed_hides_its_reporter_and_is_taken_by_name() -> None:
    """Marek reports, Dana takes it; nothing tells her who reported."""
    lines = [line for line in told(shipped(), chat="Dana") if "UNCONFIRMED" in line.text]

    assert all("Marek" not in line.text for line in lines)
    assert any("Dana" in line.text for line in lines)


def test_without_the_block_page_the_events_are_the_same(tmp_path: Path) -> None:
    """A refusal is no news about anybody."""

    def without_block(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [step for step in steps if "block-page" not in str(step)]

    assert happenings(retold(tmp_path, without_block)) == happenings(shipped())


def test_without_the_records_own_404_nothing_is_said_to_be_gone(tmp_path: Path) -> None:
    """While the record's own address still answers, its absence from the list is no news."""

    def without_404(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
        own = [step for step in steps if "red/2017-900001" in str(step) and step["serve"].get("status") == 404]
        return [step for step in steps if step is not own[-1]]

    lines = retold(tmp_path, without_404)
    assert not told(lines, "notice-unlisted")
    assert not [line for line in told(lines) if "no longer publicly listed" in line.text]
    assert told(lines, "notice-listed")


def test_another_story_gives_its_own_transcript(tmp_path: Path) -> None:
    """Without roster and feeds it is played by the founding people and the shipped feeds; the first reading tells."""
    shutil.copy(STORY / "reconstructed-conseil-etat-394399.json", tmp_path / "decision.json")
    search = {
        "url": "https://www.conseil-etat.fr/xsearch*",
        "file": "decision.json",
        "content_type": "application/json",
    }
    script = {
        "users": [{"name": "Olha", "role": "editor"}, {"name": "Piotr"}],
        "steps": [
            {"at": "2016-12-09T10:00:00Z", "serve": search},
            {"say": {"as": "Piotr", "text": "status Ablyazov"}},
        ],
    }
    (tmp_path / "other.yaml").write_text(yaml.safe_dump(script), encoding="utf-8")

    lines = play(tmp_path / "other.yaml")

    assert [line.event for line in told(lines, chat="Piotr")] == ["extradition-decree-annulled", None]
    assert "as of 2017, not checked since" in told(lines, chat="Piotr")[-1].text


def test_a_story_that_cannot_go_on_says_where(tmp_path: Path) -> None:
    """A button nobody has is one sentence and exit code 1, not a traceback."""
    steps = [{"at": "2016-12-09T10:00:00Z"}, {"press": {"as": "Olha", "button": "Confirm"}}]
    script = {"users": [{"name": "Olha", "role": "editor"}], "steps": steps}
    (tmp_path / "other.yaml").write_text(yaml.safe_dump(script), encoding="utf-8")

    with pytest.raises(AssertionError, match=r"^The story cannot go on: Olha sees no button 'Confirm'"):
        play(tmp_path / "other.yaml")
