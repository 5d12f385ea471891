"""The examples in the pages are read by the code they explain."""

import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.commands.line import app
from bot.demo.script import load_script
from cases.observations import Scope, ScopeKind
from tests.house.tree import text
from watchers.sources.feeds import load_feeds


def example(page: str) -> str:
    """Return the first YAML example of a page."""
    found = re.search(r"```yaml\n(.*?)```", text(page), re.DOTALL)
    assert found, f"{page} holds no YAML example"
    return found[1]


def test_the_story_in_readme_is_a_story(tmp_path: Path) -> None:
    """README's script loads once the files it names are beside it."""
    (tmp_path / "script.yaml").write_text(example("README.md"), encoding="utf-8")
    for name in ("roster.yaml", "feeds.yaml", "first.xml"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    script = load_script(tmp_path / "script.yaml")

    assert (script.title, script.prompt, len(script.steps)) == ("A short story", "Marek", 6)


def test_the_feed_in_contributing_is_a_feed() -> None:
    """CONTRIBUTING's feed loads, and has no more than six lines."""
    (feed,) = load_feeds(example("CONTRIBUTING.md"))

    assert feed.scope == Scope("feeds", ScopeKind.LIST, "example-gazette")
    assert len(yaml.safe_load(example("CONTRIBUTING.md"))["feeds"][0]) <= 6


@pytest.mark.parametrize("command", [["--help"], ["read", "--help"], ["person", "--help"]])
def test_the_help_answers(command: list[str]) -> None:
    """What README lists can be asked for its help."""
    assert CliRunner().invoke(app, command).exit_code == 0
