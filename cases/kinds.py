"""The kinds of event there are, read from `kinds.yaml`: track, severity, guard, family and attributes of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from cases.alerts import Severity
from cases.people import Audience

# Whose the event's country is: where it happened, whose list or request it is, or the requesting state's own.
COUNTRIES = ("host", "issuing", "home")
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")


class KindsError(ValueError):
    """The kinds file is wrong; the message says which kind and how to mend it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event. `guard` says why it lowers somebody's guard (empty: it does not)."""

    slug: str
    track: str
    severity: Severity
    guard: str
    family: str
    country: str
    attributes: frozenset[str]
    audience: Audience = Audience.PUBLIC

    @property
    def guarded(self) -> bool:
        """Tell whether followers hear of it only from an official record or after an editor."""
        return bool(self.guard)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its slug, in the order of the file."""
    return MappingProxyType(read_kinds((resources.files("cases") / "kinds.yaml").read_text(encoding="utf-8")))


def audience_of(slug: str) -> Audience:
    """Return who may be told what a public source says of this kind; an unknown kind stays with the team."""
    known = kinds().get(slug)
    return known.audience if known else Audience.TEAM


@cache
def tracks() -> tuple[str, ...]:
    """Return the tracks in the order in which `status` shows them."""
    return tuple(dict.fromkeys(kind.track for kind in kinds().values()))


def read_kinds(text: str) -> dict[str, Kind]:
    """Read a kinds file; raises KindsError with one sentence that names what is wrong and how to mend it."""
    found: dict[str, Kind] = {}
    for track, given in _mapping(_parsed(text), "tracks", "The kinds file").items():
        listed = _mapping(given, "kinds", f"Track {track}")
        attributes = _attributes(track, given)
        for slug, fields in listed.items():
            if slug in found:
                raise KindsError(f"Kind {slug} stands twice: remove one of them.")
            found[slug] = _kind(slug, track, given["country"], attributes, fields)
    return found


def _parsed(text: str) -> Any:
    """Parse YAML; a key given twice is refused, since YAML would silently keep the last."""
    try:
        return yaml.load(text, _NoKeyTwice)  # noqa: S506 - a SafeLoader that refuses more
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 1})" if where else ""
        raise KindsError(f"The kinds file is no proper YAML{line}: mend its indentation or quotes.") from None


class _NoKeyTwice(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise KindsError(f"Kind or field {twice} stands twice: remove one of them.")
        return super().construct_mapping(node, deep)


def _mapping(given: Any, name: str, whose: str) -> Mapping[str, Any]:
    held = given.get(name) if isinstance(given, dict) else None
    if not isinstance(held, dict) or not held:
        raise KindsError(f"{whose} has no {name}: write them under `{name}:`.")
    return held


def _attributes(track: str, given: Mapping[str, Any]) -> frozenset[str]:
    if given.get("country") not in COUNTRIES:
        raise KindsError(f"Track {track} does not say whose the country is: use {', '.join(COUNTRIES)}.")
    attributes = given.get("attributes")
    if not isinstance(attributes, list) or not all(isinstance(name, str) for name in attributes):
        raise KindsError(f"Track {track} has no list of attributes: write one, be it empty.")
    return frozenset(attributes)


def _kind(slug: str, track: str, country: str, attributes: frozenset[str], fields: Any) -> Kind:
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        raise KindsError(f"Kind {slug!r} is no slug: use small letters and hyphens.")
    given = fields if isinstance(fields, dict) else {}
    unknown = sorted(str(name) for name in set(given) - {"severity", "guarded", "family", "audience"})
    if unknown:
        raise KindsError(f"Kind {slug} has a field {unknown[0]!r}: use severity, guarded, family, audience.")
    return Kind(
        slug=slug,
        track=track,
        severity=_severity(slug, given),
        guard=_words(slug, given, "guarded", ""),
        family=_words(slug, given, "family", slug),
        country=country,
        attributes=attributes,
        audience=_audience(slug, given),
    )


def _audience(slug: str, given: Mapping[str, Any]) -> Audience:
    try:
        return Audience(given.get("audience", "public"))
    except ValueError:
        raise KindsError(f"Kind {slug} has no proper audience: use public or team.") from None


def _severity(slug: str, given: Mapping[str, Any]) -> Severity:
    try:
        return Severity(given["severity"])
    except (KeyError, ValueError):
        raise KindsError(f"Kind {slug} has no proper severity: use urgent, important or info.") from None


def _words(slug: str, given: Mapping[str, Any], name: str, otherwise: str) -> str:
    words = given.get(name, otherwise)
    if not isinstance(words, str) or (name in given and not words.strip()):
        raise KindsError(f"Kind {slug} has a {name} without words: write them, or leave it out.")
    return words
