"""The rules of each language, read from `<language>.yaml`: kinds, doubts, who did what to whom, countries, dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

LANGUAGES = ("en", "ru")
# No place in any text: what a language has no rule for.
_NOWHERE = "(?!)"
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Doubts:
    """Words with which nothing is taken as having happened."""

    denial: Pattern
    doubt: Pattern
    hearsay: Pattern
    reversal: Pattern


@dataclass(frozen=True, slots=True)
class Roles:
    """How a sentence says to whom something was done; what stands between is matched whole."""

    other_before: Pattern
    other_after: Pattern
    own_matter: Pattern
    speaking: Pattern
    speaks_next: Pattern
    name_then_verb: Pattern
    name_then_noun: Pattern
    verb_then_name: Pattern
    passive: Pattern
    noun: Pattern
    nominal: Pattern
    governed: Pattern
    object_first: Pattern
    auxiliary: Pattern
    object_follows: Pattern
    infinitive: Pattern
    other_extradited: Pattern
    case_endings: bool


@dataclass(frozen=True, slots=True)
class Country:
    """How a language names one country, and what belongs to it."""

    names: Pattern
    adjectives: Pattern


@dataclass(frozen=True, slots=True)
class Standing:
    """What beside a country's name says which part it has in a happening."""

    place: Pattern
    place_ending: Pattern
    destination_ending: Pattern
    unchanging: Pattern
    origin: Pattern
    asking: Pattern
    listing: Pattern
    authority: Pattern
    authority_of: Pattern
    request: Pattern


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a language writes dates: month names by number, patterns, and what parts one happening from another."""

    months: tuple[Pattern, ...]
    patterns: tuple[Pattern, ...]
    parting: Pattern
    leading: Pattern


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's rules, compiled; `phrases` and `kinds` in the order in which they are tried."""

    phrases: tuple[tuple[str, Pattern], ...]
    kinds: tuple[tuple[str, Pattern], ...]
    doubts: Doubts
    roles: Roles
    countries: Mapping[str, Country]
    standing: Standing
    calendar: Calendar


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language of `LANGUAGES`."""
    text = (resources.files("cases.classification") / f"{language}.yaml").read_text(encoding="utf-8")
    given = yaml.safe_load(text)
    return Rules(
        phrases=tuple((kind, _any(patterns)) for kind, patterns in given["phrases"].items()),
        kinds=tuple((kind, _any(patterns)) for kind, patterns in given["kinds"].items()),
        doubts=Doubts(*(_any(given[name]) for name in ("denial", "doubt", "hearsay", "reversal"))),
        roles=_roles(given),
        countries={
            code: Country(_word(one["names"]), _word(one["adjectives"])) for code, one in given["countries"].items()
        },
        standing=_standing(given),
        calendar=_calendar(given),
    )


def language_of(text: str) -> str:
    """Return the language whose rules fit a text's script: Cyrillic is read as Russian, anything else as English."""
    cyrillic = len(re.findall(r"[а-яё]", text, re.IGNORECASE))
    latin = len(re.findall(r"[a-z]", text, re.IGNORECASE))
    return "ru" if cyrillic > latin else "en"


def _roles(given: Mapping[str, Any]) -> Roles:
    relation, of, own = given["relation"], given["of"], given["possessive"]
    # "Lawyers for the Kazakh politician NAME"; in Russian the name in the genitive follows at once.
    words = rf"{of}\s+(?:(?!{given['speaking']}\b)(?!(?:that|was|were|has|have|is|are|as|by|in)\b)[\w'’-]+,?\s+){{0,6}}"
    before = (
        rf"(?<!\w){relation}\s+(?:{words}|(?:[\w-]+\s+){{0,3}})$"
        if given["case_endings"]
        else rf"\b{relation}\s+{words}$"
    )
    after = rf"^(?:{own}|\s+{relation}\b|-(?:linked|owned|style|era|backed)\b)"
    matter = rf"^{own}(?:(?!{relation}\b)[\w-]+\s+){{0,2}}{given['matter']}\b"
    return Roles(
        other_before=_one(before),
        other_after=_one(_NOWHERE if given["case_endings"] else after),
        own_matter=_one(_NOWHERE if given["case_endings"] else matter),
        speaking=_word(given["speaking"]),
        speaks_next=_one(rf"^[\s,]*(?:{given['speaking']})(?!\w)"),
        name_then_verb=_one(given["between_name_and_verb"]),
        name_then_noun=_one(given["between_noun"]),
        verb_then_name=_one(given["between_verb_and_name"]),
        passive=_one(given["passive"]),
        noun=_one(given["noun"]),
        nominal=_one(given["nominal"]),
        governed=_one(given["governed"]),
        object_first=_one(given["object_first"]),
        auxiliary=_one(given["auxiliary"]),
        object_follows=_one(given["object_follows"]),
        infinitive=_one(given["infinitive"]),
        other_extradited=_one(given["other_extradited"]),
        case_endings=given["case_endings"],
    )


def _standing(given: Mapping[str, Any]) -> Standing:
    before = ("place", "origin", "asking", "authority_of")
    read = {name: _one(rf"(?<!\w)(?:{given[name]})$") for name in before}
    after = {name: _one(rf"^(?:{given[name]})") for name in ("authority", "request")}
    endings = {name: _one(given.get(name, _NOWHERE)) for name in ("place_ending", "destination_ending", "unchanging")}
    return Standing(**read, **after, **endings, listing=_one(given["listing"]))


def _calendar(given: Mapping[str, Any]) -> Calendar:
    month = "|".join(given["months"])
    return Calendar(
        months=tuple(_one(name) for name in given["months"]),
        patterns=tuple(_one(pattern.replace("MONTH", month)) for pattern in given["dates"]),
        parting=_one(given["parting"]),
        leading=_one(given["leading"]),
    )


def _word(words: str) -> Pattern:
    return _one(rf"(?<!\w)(?:{words})(?!\w)")


def _any(patterns: list[str]) -> Pattern:
    return _one("|".join(f"(?:{pattern})" for pattern in patterns))


def _one(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)
