"""Somebody is watched after the news: what the paper said before is found, told once, and shown in their history."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.end_to_end.stories import Story, rss, told

pytestmark = pytest.mark.slow

START = datetime(2017, 3, 1, 8, tzinfo=UTC)


def moment(days: float) -> str:
    """Return a moment of the story."""
    return (START + timedelta(days=days)).isoformat()


def test_a_person_watched_three_days_after_an_arrest_is_told_of_at_once_and_of_the_rest_in_short(
    tmp_path: Path,
) -> None:
    """The feed has dropped both items by then; what is kept of them is read for her."""
    story = Story(tmp_path)
    story.users = [{"name": "Anna", "role": "admin", "follows": []}, {"name": "Marek", "role": "reader"}]
    url = story.feed("lantern")
    old = ("old", "Zarema Vantoshkova was charged in Moldova", START - timedelta(days=60))
    arrest = ("arrest", "Zarema Vantoshkova was arrested in Madrid", START + timedelta(days=1))
    snow = ("snow", "Snow in Almaty", START + timedelta(days=3))
    story.serves(url, rss(old))
    story.at(moment(0))
    story.serves(url, rss(arrest, old))
    story.at(moment(1.1))
    story.serves(url, rss(snow))
    story.at(moment(3.9))
    story.says("Anna", "watch Zarema Vantoshkova")
    story.presses("Anna", "Public role")
    story.says("Anna", "Kazakhstan")
    story.says("Anna", "Spain")
    story.presses("Anna", "Add Zarema Vantoshkova")
    story.at(moment(4))
    story.at(moment(5))
    story.says("Anna", "history Zarema Vantoshkova")

    lines = told(story.played(), chat="Anna")

    assert [line.event for line in lines if line.event] == ["arrested", "charged"]
    assert "arrested" in lines[-1].text.lower()
    assert "charged" in lines[-1].text.lower()
