"""README and the other pages say what is true of the tree: settings, commands, sources, links, and no promise."""

import re
import tomllib

import pytest
import typer.core
import typer.main

from bot.commands.line import app
from bot.settings import NAMES
from handlers.menu import ENTRIES
from tests.house.tree import ROOT, text, text_files
from watchers.sources import sources

PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "deploy/runbook.md")
# Written in parts, so that this file does not hold what it forbids.
PLACES = re.compile(
    r"(?<![\w.~-])/(?:wor" + r"k|roo" + r"t|far" + r"m|hom" + r"e/\w+|User" + r"s/\w+)/\w"
    r"|//[a-z.]*(?:py" + r"pi\.org|python" + r"hosted|npm" + r"js|deb\." + r"debian)"
)
PROMISES = re.compile(
    r"\bwor" + r"ks with\b|\bguarant" + r"ee|\b100 ?% (?:se" + r"cure|safe)\b|\bsafe to tra" + r"vel\b", re.IGNORECASE
)


def commands() -> list[str]:
    """Return every command as one types it, "person list"."""
    root = typer.main.get_command(app)
    assert isinstance(root, typer.core.TyperGroup)
    found = []
    for name, command in root.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            found += [f"{name} {inner}" for inner in command.commands]
        else:
            found.append(f"casewatch {name}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_explained(name: str) -> None:
    """README's table has a row for each variable."""
    assert f"| `{name}` |" in text("README.md")


def test_no_setting_is_invented() -> None:
    """No page names a variable that does not exist."""
    named = {name for page in PAGES for name in re.findall(r"CASEWATCH_[A-Z_]+[A-Z]", text(page))}
    assert named - set(NAMES) == set()


@pytest.mark.parametrize("command", commands())
def test_every_command_is_listed(command: str) -> None:
    """README's table of the command line names each command."""
    assert re.search(rf"`(?:casewatch )?{re.escape(command)}\b", text("README.md"))


@pytest.mark.parametrize("name", ["start", *(entry.name for entry in ENTRIES)])
def test_every_chat_command_is_listed(name: str) -> None:
    """README's table of the chat names each command."""
    assert re.search(rf"`{name}(?: [^`]*)?`", text("README.md"))


@pytest.mark.parametrize("source", sources())
def test_every_source_is_listed_with_what_is_verified(source: str) -> None:
    """README's table of sources has a row for each."""
    assert f"| `{source}` |" in text("README.md")


def test_the_transcript_has_its_place() -> None:
    """The demo's transcript stands between its two marks, as text."""
    assert re.search(r"<!-- transcript -->\n```text\n.*?```\n<!-- /transcript -->", text("README.md"), re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_a_page_names_exists(page: str) -> None:
    """Links between the pages, and paths written as code, lead somewhere."""
    said = text(page)
    linked = {link.partition("#")[0] for link in re.findall(r"\]\((?!https?://)([^)\s]+)\)", said)}
    rooms = r"bot|handlers|watchers|storage|cases|tests|deploy"
    written = set(re.findall(rf"`((?:{rooms})/[\w./-]+)`", said)) - {"deploy/casewatch.env"}
    base = (ROOT / page).parent
    assert {link for link in linked if link and not (base / link).exists()} == set()
    assert {path for path in written if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize(
    "planted", ["see /wor" + "k/main", "at /roo" + "t/x", "/hom" + "e/anna/casewatch", "https://py" + "pi.org/simple"]
)
def test_the_judge_of_places_refuses_planted_ones(planted: str) -> None:
    """A path of one machine or an index's address is seen."""
    assert PLACES.search(planted)


def test_no_file_names_a_machine_or_an_index() -> None:
    """The tree speaks of itself alone."""
    found = {}
    for path in text_files():
        hit = PLACES.search(path.read_text(encoding="utf-8", errors="replace"))
        if hit:
            found[str(path.relative_to(ROOT))] = hit[0]
    assert found == {}


def test_no_page_promises_what_nobody_tried() -> None:
    """No page says that something runs against a service, is certain, or lets somebody travel."""
    assert PROMISES.search("It wor" + "ks with INTERPOL.")
    assert {page: hit[0] for page in PAGES if (hit := PROMISES.search(text(page)))} == {}


def test_the_wheel_holds_the_five_rooms() -> None:
    """The package list is explicit, and every room has its `__init__.py`."""
    project = tomllib.loads(text("pyproject.toml"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert packages == ["bot", "handlers", "watchers", "storage", "cases"]
    assert project["project"]["scripts"] == {"casewatch": "bot.__main__:main"}
    assert "Private :: Do Not Upload" in project["project"]["classifiers"]
    assert [name for name in packages if not (ROOT / name / "__init__.py").exists()] == []


def test_every_test_folder_is_a_package() -> None:
    """Without `__init__.py`, `tests/storage` would shadow `storage`."""
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_import_law_is_written_down() -> None:
    """The layers and the three prohibitions stand in pyproject, where import-linter reads them."""
    law = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]
    assert law["contracts"][0]["layers"] == ["bot", "handlers | watchers", "storage", "cases"]
    forbidden = {tuple(one["source_modules"]): set(one["forbidden_modules"]) for one in law["contracts"][1:]}
    assert {"httpx", "telegram", "sqlmodel", "sqlalchemy", "apscheduler", "asyncio"} <= forbidden[("cases",)]
    assert "telegram" in forbidden[("watchers", "storage", "cases")]
    assert {"httpx", "storage"} <= forbidden[("watchers.sources",)]


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    """`.ci/run` calls `make test`, and `make` knows the four commands."""
    assert "exec make test" in text(".ci/run")
    assert {"setup", "run", "check", "test"} <= set(re.findall(r"^(\w+):", text("Makefile"), re.MULTILINE))
