"""Rules of spelling as data: sections of "letters=spelling" pairs, read once, applied to a word from left to right."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

_SECTION = re.compile(r"\[[a-z0-9 -]+\]")


def read_rules(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Return a file's sections ("[en]"), each with its (regular expression, spelling) pairs; `#` begins a comment."""
    sections: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if _SECTION.fullmatch(line):
            name = line.strip("[]")
        elif not line.startswith("#"):
            pairs = (pair.rpartition("=") for pair in line.split())
            sections.setdefault(name, []).extend((letters, spelt) for letters, _, spelt in pairs)
    return sections


def speller(pairs: Iterable[tuple[str, str]], otherwise: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that respells a lower-case word: at each place the first rule that fits, else `otherwise`."""
    rules = list(pairs)
    pattern = re.compile("|".join(f"({letters})" for letters, _ in rules) + "|(.)", re.DOTALL)

    def respelt(match: re.Match[str]) -> str:
        rule = (match.lastindex or 1) - 1
        return rules[rule][1] if rule < len(rules) else otherwise(match.group())

    return lambda word: pattern.sub(respelt, word)
