"""Stories written as data: a roster, feeds and steps put into a folder and played by the real command."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml

INVENTED = "Timur Nebylitsyn"
ROSTER = """
as_of: "2017"
persons:
  - id: timur-nebylitsyn
    name: Timur Nebylitsyn
    names:
      - {text: Timur Nebylitsyn, script: Latn, language: en}
      - {text: Тимур Небылицын, script: Cyrl, language: ru}
    citizenships: [KZ]
    countries: [LT]
    requesting_states: [KZ]
    role: invented for the tests
    basis: consent
    basis_on: 2017-01-01
    audience: public
"""


@dataclass(frozen=True)
class Line:
    """One object of the JSON transcript."""

    who: str
    chat: str
    text: str
    event: str | None
    source: str | None
    outcome: str | None
    observed_at: str | None


@dataclass
class Story:
    """A folder in which a story is written step by step, then played."""

    folder: Path
    steps: list[dict[str, Any]] = field(default_factory=list)
    feeds: list[dict[str, Any]] = field(default_factory=list)
    users: list[dict[str, Any]] = field(
        default_factory=lambda: [{"name": "Anna", "role": "editor", "follows": []}, {"name": "Marek", "role": "reader"}]
    )
    roster: str = ROSTER

    def feed(self, name: str, language: str = "en") -> str:
        """Add a feed and return its address."""
        url = f"https://{name}.example/rss"
        self.feeds.append({"name": name, "title": name.title(), "url": url, "language": language})
        return url

    def at(self, moment: str) -> None:
        """Let the clock move, and what is due run."""
        self.steps.append({"at": moment})

    def serves(self, url: str, body: str, status: int = 200, content_type: str = "application/rss+xml") -> None:
        """Let an address answer so from now on."""
        self.steps.append({"serve": {"url": url, "body": body, "status": status, "content_type": content_type}})

    def says(self, who: str, text: str) -> None:
        """Let somebody write."""
        self.steps.append({"say": {"as": who, "text": text}})

    def presses(self, who: str, button: str) -> None:
        """Let somebody press a button."""
        self.steps.append({"press": {"as": who, "button": button}})

    def played(self) -> list[Line]:
        """Write the folder, play it with `casewatch demo --no-input --json`, and return the transcript."""
        (self.folder / "roster.yaml").write_text(self.roster, encoding="utf-8")
        (self.folder / "feeds.yaml").write_text(
            yaml.safe_dump({"feeds": self.feeds}, allow_unicode=True), encoding="utf-8"
        )
        script = {"roster": "roster.yaml", "feeds": "feeds.yaml", "users": self.users, "steps": self.steps}
        (self.folder / "story.yaml").write_text(yaml.safe_dump(script, allow_unicode=True), encoding="utf-8")
        return play(self.folder / "story.yaml")


def play(script: Path | None = None) -> list[Line]:
    """Play a script (default: the shipped story) and return its transcript; fails when the command does."""
    command = [str(Path(sys.executable).parent / "casewatch"), "demo", "--no-input", "--json"]
    command += ["--script", str(script)] if script else []
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    return [Line(one.pop("from"), **one) for one in map(json.loads, done.stdout.splitlines())]


def told(lines: Sequence[Line], event: str | None = None, chat: str | None = None) -> list[Line]:
    """Return what the bot said, of one event kind and to one chat where these are given."""
    return [
        line
        for line in lines
        if line.who == "bot" and (event is None or line.event == event) and (chat is None or line.chat == chat)
    ]


def rss(*items: tuple[str, str, datetime | None], text: str = "") -> str:
    """Return an RSS feed of (key, title, published) items."""
    entries = "".join(
        f"<item><title>{escape(title)}</title><link>https://news.example/{key}</link>"
        f'<guid isPermaLink="false">{key}</guid><description>{escape(text)}</description>'
        + (f"<pubDate>{format_datetime(published)}</pubDate>" if published else "")
        + "</item>"
        for key, title, published in items
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>A feed</title>'
    return f"{head}{entries}</channel></rss>"
