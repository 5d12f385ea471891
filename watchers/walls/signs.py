"""The words and marks of walls, read from `signs.yaml`, and how they are found in a page's lines."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from cases.observations import Outcome

_WORD = re.compile(r"\w+")
# A host in a headline, and a reference such as #18.a1b2, say nothing.
_NOTHING = re.compile(r"\S+\.[a-z0-9]{2,}\S*|#\S+")
_ALIKE = str.maketrans({"ı": "i", "ł": "l", "’": "'", "‘": "'", "ʼ": "'", "\xad": None, "\u200b": None})
_LONGEST_HEADLINE = 24
# Of the invented pages, walls reach a share of 0.4 and news begins at 0.42.
_FEW_STRANGE, _STRANGE_SHARE = 3, 0.4
_NAMED = {outcome.value.lower(): outcome for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Sent:
    """A header that only walls send; without `values` any value speaks."""

    wall: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Machinery:
    """What one maker of walls leaves in the markup."""

    wall: str
    outcome: Outcome
    certain: tuple[str, ...]
    usual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Walls that say the same thing; `sure` where a headline alone settles it."""

    name: str
    wall: str
    outcome: Outcome
    sure: bool
    cores: tuple[tuple[re.Pattern[str], ...], ...]
    known: re.Pattern[str]
    says: re.Pattern[str]

    def heads(self, line: str) -> bool:
        """Tell whether a folded line says what this family says, and nothing else."""
        words = _WORD.findall(_NOTHING.sub(" ", line))
        if not 0 < len(words) <= _LONGEST_HEADLINE or not all(self.known.fullmatch(word) for word in words):
            return False
        return any(all(any(stem.fullmatch(word) for word in words) for stem in core) for core in self.cores)

    def spoken(self, text: str, headlines: Iterable[str]) -> int:
        """Count the different things of this family that a folded text says, and its headlines do not."""
        said = {found.group() for found in self.says.finditer(text)}
        return sum(not any(one in headline for headline in headlines) for one in said)


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything `signs.yaml` knows."""

    headers: Mapping[str, Sent]
    machinery: tuple[Machinery, ...]
    families: tuple[Family, ...]
    known: re.Pattern[str]

    def alone(self, text: str) -> bool:
        """Tell whether a folded text keeps to the words of walls: news has names and deeds, walls have none."""
        words = _WORD.findall(_NOTHING.sub(" ", text))
        strange = sum(not self.known.fullmatch(word) for word in words)
        return strange <= max(_FEW_STRANGE, _STRANGE_SHARE * len(words))


def fold(text: str) -> str:
    """Return a text in small letters, without accents, on one line: so words are compared here."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_ALIKE).split())


@cache
def signs() -> Signs:
    """Return the signs that are shipped."""
    tree = yaml.safe_load((resources.files("watchers.walls") / "signs.yaml").read_text(encoding="utf-8"))
    fillers = _stems(tree["fillers"])
    return Signs(
        {name: Sent(one["wall"], frozenset(one["values"])) for name, one in tree["headers"].items()},
        tuple(map(_machinery, tree["machinery"])),
        tuple(_family(name, one, fillers) for name, one in tree["families"].items()),
        _any_of(
            {*fillers, *(word for one in tree["families"].values() for word in _stems(one["headline"], one["says"]))}
        ),
    )


def _stems(*texts: str) -> list[str]:
    return [stem for text in texts for stem in re.findall(r"\w+\*?", fold(text))]


def _any_of(stems: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join([r"\d+", *map(_ending, sorted(stems))]))


def _machinery(one: Mapping[str, Any]) -> Machinery:
    outcome = _NAMED[one.get("outcome", "blocked")]
    return Machinery(one["wall"], outcome, tuple(one["certain"]), tuple(one.get("usual", ())))


def _family(name: str, one: Mapping[str, Any], fillers: Iterable[str]) -> Family:
    cores = [_stems(line) for line in one["headline"].splitlines()]
    return Family(
        name,
        one["wall"],
        _NAMED[one["outcome"]],
        one.get("sure", False),
        tuple(tuple(re.compile(_ending(word)) for word in core) for core in cores),
        _any_of({*fillers, *(stem for core in cores for stem in core)}),
        re.compile(r"\b(?:" + "|".join(_phrase(fold(line)) for line in one["says"].splitlines()) + ")"),
    )


def _ending(stem: str) -> str:
    return re.escape(stem.rstrip("*")) + (r"\w*" if stem.endswith("*") else "")


def _phrase(line: str) -> str:
    return " ".join(map(_ending, line.split())) + ("" if line.endswith(("*", "#")) else r"\b")
