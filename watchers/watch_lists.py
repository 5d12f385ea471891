"""Lists of what to watch, kept as data (channels, pages, alerts): YAML entries, each checked before it is used."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib import resources
from typing import Any

import yaml

from cases.observations import Scope, ScopeKind
from watchers.contract import ScopeHeader, Verified

Entry = Mapping[str, Any]
_SIDES = ("neutral", "state-aligned", "requesting_state")
# `seen_in` and `note` are for whoever maintains the list; no program reads them.
_KEYS = frozenset({"name", "title", "url", "language", "country", "side", "interval_minutes", "seen_in", "note"})
_DAY_MINUTES = 24 * 60


class WatchListError(ValueError):
    """A list is wrong; the message says which entry, what is wrong, and how to mend it."""


@dataclass(frozen=True, slots=True)
class WatchList:
    """What a list is of: its `heading` in YAML, the source its entries are scopes of, and keys only it has."""

    heading: str
    source: str
    interval: timedelta
    more: frozenset[str] = frozenset()


def shipped_text(name: str) -> str:
    """Return the text of a list that comes with the program, by its file name."""
    return (resources.files("watchers.sources") / name).read_text(encoding="utf-8")


def load_entries(text: str, watched: WatchList) -> tuple[tuple[ScopeHeader, Entry], ...]:
    """Return each entry of a list as a scope, beside its own keys; raises WatchListError."""
    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WatchListError(f"The list of {watched.heading} is no valid YAML: mend its indentation.") from error
    entries = tree.get(watched.heading) if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        raise WatchListError(f"The list must begin with `{watched.heading}:` and a list (`[]` for none).")
    found = tuple((_scope(_checked(entry, number, watched), watched), entry) for number, entry in enumerate(entries, 1))
    names = [scope.scope.subject for scope, _ in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise WatchListError(f"{twice!r} stands twice among the {watched.heading}: give each its own name.")
    return found


def _checked(entry: object, number: int, watched: WatchList) -> Entry:
    if not isinstance(entry, dict):
        raise WatchListError(f"Entry {number} of the {watched.heading} must be `key: value` pairs.")
    missing = next((key for key in ("name", "title", "url") if not entry.get(key)), None)
    if missing:
        raise WatchListError(f"Entry {number} ({entry.get('name', 'without a name')}) has no {missing}: add it.")
    unknown = sorted(map(str, set(entry) - _KEYS - watched.more))
    if unknown:
        known = ", ".join(sorted(_KEYS | watched.more))
        raise WatchListError(f"{entry['name']}: {unknown[0]!r} is no key of an entry: use {known}.")
    if not str(entry["url"]).startswith(("http://", "https://")):
        raise WatchListError(f"{entry['name']}: the url must begin with http:// or https://.")
    return entry


def _scope(entry: Entry, watched: WatchList) -> ScopeHeader:
    return ScopeHeader(
        Scope(watched.source, ScopeKind.LIST, str(entry["name"])),
        title=str(entry["title"]),
        url=str(entry["url"]),
        language=str(entry["language"]) if entry.get("language") else None,
        country=_country(entry),
        interval=_interval(entry, watched),
        side=_side(entry),
        # Nobody has asked these addresses yet: `source check` is what proves one.
        verified=Verified.DOCUMENTED,
    )


def _country(entry: Entry) -> str | None:
    given = entry.get("country")
    if given is None or (isinstance(given, str) and re.fullmatch("[A-Z]{2}", given)):
        return given
    # YAML reads an unquoted NO (Norway) as false.
    raise WatchListError(f"{entry['name']}: country {given!r} is no ISO code: write two capitals in quotes.")


def _side(entry: Entry) -> str:
    side = str(entry.get("side", "neutral"))
    if side in _SIDES:
        return side
    raise WatchListError(f"{entry['name']}: side {side!r} is none of {', '.join(_SIDES)}.")


def _interval(entry: Entry, watched: WatchList) -> timedelta:
    minutes = entry.get("interval_minutes", watched.interval // timedelta(minutes=1))
    if isinstance(minutes, int) and 5 <= minutes <= 7 * _DAY_MINUTES:
        return timedelta(minutes=minutes)
    raise WatchListError(f"{entry['name']}: interval_minutes {minutes!r} is no number from 5 to 10080.")
