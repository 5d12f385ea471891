"""The rules of each language, read from `<language>.yaml`: kinds, denial, doubt and country words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

LANGUAGES = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's rules, compiled; `kinds` in the order in which they are tried."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    denial: re.Pattern[str]
    doubt: re.Pattern[str]
    countries: Mapping[str, re.Pattern[str]]
    requesting: str


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language of `LANGUAGES`."""
    text = (resources.files("cases.classification") / f"{language}.yaml").read_text(encoding="utf-8")
    given = yaml.safe_load(text)
    return Rules(
        kinds=tuple((kind, _any(patterns)) for kind, patterns in given["kinds"].items()),
        denial=_any(given["denial"]),
        doubt=_any(given["doubt"]),
        countries={code: _any([rf"(?<!\w){words}"]) for code, words in _grouped(given["countries"]).items()},
        requesting=given["requesting"],
    )


def language_of(text: str) -> str:
    """Return the language whose rules fit a text's script: Cyrillic is read as Russian, anything else as English."""
    cyrillic = len(re.findall(r"[а-яё]", text, re.IGNORECASE))
    latin = len(re.findall(r"[a-z]", text, re.IGNORECASE))
    return "ru" if cyrillic > latin else "en"


def _grouped(countries: Mapping[str, str]) -> dict[str, str]:
    return {code: f"(?:{words})" for code, words in countries.items()}


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
