"""A demo script is read whole or refused with one sentence that says where it is wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.script import Press, Say, Serve, load_script, matches
from bot.refusals import USAGE, Refused

GOOD = """
users: [{name: Anna, role: editor}, {name: Marek, role: reader}]
steps:
  - at: 2016-12-09T10:00:00Z
    serve: {url: "https://court.example/search*", file: decision.json, content_type: application/json}
  - {at: 2016-12-09T12:00:00+01:00}
  - {say: {as: Marek, text: "status Ketebayev"}}
  - {press: {as: Anna, button: "Confirm"}}
"""


def written(folder: Path, script: str) -> Path:
    """Put a script, its roster and one document into a folder."""
    (folder / "roster.yaml").write_text("persons: []", encoding="utf-8")
    (folder / "decision.json").write_text("{}", encoding="utf-8")
    path = folder / "story.yaml"
    path.write_text(script, encoding="utf-8")
    return path


def test_a_script_gives_its_users_steps_and_documents(tmp_path: Path) -> None:
    """Every step is read with its time in UTC, its act and the bytes of the document it names."""
    script = load_script(written(tmp_path, GOOD))

    assert [user.name for user in script.users] == ["Anna", "Marek"]
    assert script.begins == datetime(2016, 12, 9, 10, tzinfo=UTC)
    assert [step.at for step in script.steps][1] == datetime(2016, 12, 9, 11, tzinfo=UTC)
    assert [type(step.act) for step in script.steps] == [Serve, type(None), Say, Press]
    assert script.steps[0].act == Serve("https://court.example/search*", b"{}", 200, "application/json")
    assert script.prompt == "Marek"


WRONG = {
    "users: [": "not valid YAML in line",
    "steps: []": "`users:` must be a list",
    "users: []\nsteps: []": "at least one user",
    "users: [{name: A}]\nsteps: [{at: 2016-01-01T00:00:00Z}]\ncast: []": "unknown key 'cast'",
    "users: [{name: A, role: boss}]\nsteps: [{at: 2016-01-01T00:00:00Z}]": "role 'boss'",
    "users: [{role: reader}]\nsteps: [{at: 2016-01-01T00:00:00Z}]": "user 1 has no name",
    "users: [{name: A}]\nsteps: [{at: yesterday}]": "`at: yesterday` is no time",
    "users: [{name: A}]\nsteps: [{wait: 3}]": "step 1 holds ['wait']",
    "users: [{name: A}]\nsteps: [{say: {as: B, text: x}}]": "`as: B` names nobody",
    "users: [{name: A}]\nsteps: [{say: {as: A}}]": "say needs `text:`",
    "users: [{name: A}]\nsteps: [{press: {as: A}}]": "press needs `button:`",
    "users: [{name: A}]\nsteps: [{serve: {url: 'ftp://x'}}]": "serve needs `url:`",
    "users: [{name: A}]\nsteps: [{serve: {url: 'http://x', status: 99}}]": "no HTTP status",
    "users: [{name: A}]\nsteps: [{serve: {url: 'http://x', file: gone.xml}}]": "gone.xml",
    "users: [{name: A}]\nsteps: [{say: {as: A, text: x}, press: {as: A, button: y}}]": "make two steps of it",
    "users: [{name: A}]\nsteps: [{at: 2016-01-02T00:00:00Z}, {at: 2016-01-01T00:00:00Z}]": "step 2 lies before",
    "users: [{name: A}]\nsteps: [{at: 2016-01-01T00:00:00Z}]\nprompt: B": "`prompt: B` names nobody",
    "- 1": "must be `key: value` pairs",
}


@pytest.mark.parametrize(("script", "sentence"), WRONG.items())
def test_a_wrong_script_is_refused_with_one_sentence(tmp_path: Path, script: str, sentence: str) -> None:
    """What is wrong, in which step, and how to mend it, on one line and with exit code 2."""
    with pytest.raises(Refused) as refusal:
        load_script(written(tmp_path, script))

    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert refusal.value.code == USAGE


@pytest.mark.parametrize(
    ("pattern", "url", "fits"),
    [
        ("https://a.example/x*", "https://a.example/x?y=1", True),
        ("https://a.example/x?y=1", "https://a.example/x?y=1", True),
        ("https://a.example/x?y=1", "https://a.example/xzy=1", False),
        ("https://a.example/*name=K*", "https://a.example/red?name=Ketebayev", True),
        ("https://a.example/x", "https://a.example/x/y", False),
        ("https://a.example/[x]", "https://a.example/[x]", True),
    ],
)
def test_only_the_star_is_special_in_an_address(pattern: str, url: str, fits: bool) -> None:
    """Question marks and brackets stand for themselves, since addresses are full of them."""
    assert matches(pattern, url) is fits
