"""One happening is told once, whatever the number of sources; another happening is told again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.end_to_end.stories import Story, rss, told

pytestmark = pytest.mark.slow

START = datetime(2017, 3, 1, 8, tzinfo=UTC)
OLD = ("old", "Snow in Almaty", START - timedelta(days=20))


def moment(days: float) -> str:
    """Return a moment of the story."""
    return (START + timedelta(days=days)).isoformat()


def test_an_arrest_forty_days_after_another_is_told_again(tmp_path: Path) -> None:
    """Arrest, silence, arrest 40 days later: two alerts."""
    story = Story(tmp_path)
    url = story.feed("first")
    story.serves(url, rss(OLD))
    story.at(moment(0))
    story.serves(url, rss(("a", "Timur Nebylitsyn arrested in Lithuania", START + timedelta(days=1)), OLD))
    story.at(moment(1.1))
    story.at(moment(20))
    story.serves(url, rss(("b", "Timur Nebylitsyn arrested in Lithuania", START + timedelta(days=41)), OLD))
    story.at(moment(41.1))

    assert len(told(story.played(), "arrested", "Marek")) == 2


def test_the_same_arrest_from_five_feeds_is_one_alert_with_five_links(tmp_path: Path) -> None:
    """Later sources are added to the alert by editing it; nobody is told twice."""
    story = Story(tmp_path)
    urls = [story.feed(name) for name in ("one", "two", "three", "four", "five")]
    for url in urls:
        story.serves(url, rss(OLD))
    story.at(moment(0))
    for number, url in enumerate(urls):
        published = START + timedelta(days=1, minutes=number)
        title = f"Timur Nebylitsyn arrested in Lithuania, says source {number}"
        story.serves(url, rss((f"item-{number}", title, published), OLD))
    story.at(moment(1.1))

    lines = told(story.played(), "arrested", "Marek")

    first = lines[0].text.split("#A-")[1][:4]
    assert all(f"#A-{first}" in line.text for line in lines), "every later message is an edit of the first"
    assert [lines[-1].text.count(f"item-{one}") for one in range(5)] == [1, 1, 1, 1, 1]


def test_a_surname_only_headline_with_no_editor_awake_is_told_once_and_changes_no_status(tmp_path: Path) -> None:
    """After thirty minutes the followers who opted in hear of it, UNCONFIRMED; the status card does not move."""
    story = Story(tmp_path)
    url = story.feed("wire", "ru")
    story.serves(url, rss(OLD))
    story.at(moment(0))
    story.says("Marek", "follow Timur Nebylitsyn")
    story.presses("Marek", "Also unconfirmed reports")
    story.serves(url, rss(("s", "Небылицын задержан", START + timedelta(days=1)), OLD))
    story.at(moment(1.1))
    story.at(moment(1.11))
    story.at(moment(1.2))
    story.at(moment(3))
    story.says("Marek", "status Nebylitsyn")

    lines = story.played()

    unconfirmed = [line for line in told(lines, chat="Marek") if "UNCONFIRMED" in line.text]
    assert len(unconfirmed) == 1
    assert "POSSIBLY ANOTHER PERSON" in unconfirmed[0].text
    assert "detained" not in told(lines, chat="Marek")[-1].text.lower()
