"""The tree's own text files, for tests that read them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_BINARY = frozenset({".gz", ".png", ".jpg", ".ttf", ".zip", ".ico", ".pyc", ".db"})


def text(name: str) -> str:
    """Return a file of the tree, named from its root."""
    return (ROOT / name).read_text(encoding="utf-8")


def text_files() -> list[Path]:
    """Return every text file that is, or may come, under version control."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if _kept(path)]
    return [path for name in listed.split("\0") if name and _kept(path := ROOT / name)]


def _kept(path: Path) -> bool:
    hidden = any(part in (".venv", ".git", "__pycache__") or part.endswith("_cache") for part in path.parts)
    return path.is_file() and not hidden and path.suffix not in _BINARY
