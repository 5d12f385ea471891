"""The locks: everything pinned by hash, no address of an index, and the small one agrees with the big one."""

import re
import tomllib

import pytest

from tests.house.tree import text

LOCKS = ("requirements.lock", "requirements-dev.lock")
_ADDRESS = re.compile(r"https?://|--(?:index|extra|find|trusted)|^-[if]\b", re.MULTILINE)
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z0-9,-]+\])?==([^\s;\\]+)")
# Packages that somebody asks for with an extra. Where the lock leaves the extra out, pip takes the newest version for
# it, finds no hash and stops: the lock would be good only until that package's next release.
_WITH_EXTRAS = {
    "requirements.lock": ("sqlalchemy[asyncio]",),
    "requirements-dev.lock": ("sqlalchemy[asyncio]", "coverage[toml]"),
}


def faults(lock: str) -> list[str]:
    """Return what is wrong with a lock, one sentence a fault."""
    found = [f"an address: {hit[0]}" for hit in _ADDRESS.finditer(lock)]
    for block in requirements(lock):
        if not _PIN.match(block):
            found.append(f"not pinned: {block.splitlines()[0]}")
        elif "--hash=sha256:" not in block:
            found.append(f"without a hash: {block.splitlines()[0]}")
    return found


def requirements(lock: str) -> list[str]:
    """Return each requirement with its continuation lines; comments are left out."""
    lines = [line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines)) if lines else []


def pins(lock: str) -> dict[str, set[str]]:
    """Return the versions pinned of each package."""
    found: dict[str, set[str]] = {}
    for block in requirements(lock):
        if pin := _PIN.match(block):
            found.setdefault(pin[1].lower(), set()).add(pin[2])
    return found


@pytest.mark.parametrize(
    "planted",
    [
        "--index-url https://mirror.example/simple\n",
        "--find-links ./wheels\n",
        "--trusted-host mirror.example\n",
        "typer>=0.16\n",
        "typer==0.16.0\n",
        "typer @ https://mirror.example/typer.whl\n",
    ],
)
def test_the_judge_refuses_planted_faults(planted: str) -> None:
    """A lock with an address, a loose version or no hash is refused."""
    assert faults(planted)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_pinned_hashed_and_names_no_address(name: str) -> None:
    """Plain pip and any mirror can install it, and nothing unpinned comes along."""
    lock = text(name)
    assert requirements(lock), f"{name} is empty"
    assert faults(lock) == []


def test_the_runtime_lock_is_a_part_of_the_development_lock() -> None:
    """What is tested is what runs: the same versions in both."""
    runtime, development = pins(text(LOCKS[0])), pins(text(LOCKS[1]))
    assert {name: versions for name, versions in runtime.items() if not versions <= development.get(name, set())} == {}


def test_every_dependency_stands_in_the_lock() -> None:
    """Each package that pyproject asks for is locked, hatchling included (it builds without isolation)."""
    asked = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    names = {re.split(r"[\[<>=!~; ]", one)[0].lower().replace(".", "-").replace("_", "-") for one in asked}
    assert names - {name.replace(".", "-").replace("_", "-") for name in pins(text(LOCKS[0]))} == set()


@pytest.mark.parametrize("name", LOCKS)
def test_extras_stay_in_the_lock(name: str) -> None:
    """A package asked for with an extra is pinned with it (`--no-strip-extras`)."""
    first_lines = [block.splitlines()[0] for block in requirements(text(name))]
    assert [one for one in _WITH_EXTRAS[name] if not any(line.startswith(f"{one}==") for line in first_lines)] == []
