"""The kinds of event there are, read from `kinds.yaml`: track, severity, guard, family and attributes of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from cases.alerts import Severity


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

    @property
    def guarded(self) -> bool:
        """Tell whether followers hear of it only from an official record or after an editor."""
        return bool(self.guard)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its slug, in the order of the file."""
    return MappingProxyType(read_kinds((resources.files("cases") / "kinds.yaml").read_text(encoding="utf-8")))


@cache
def tracks() -> tuple[str, ...]:
    """Return the tracks in the order in which `status` shows them."""
    return tuple(dict.fromkeys(kind.track for kind in kinds().values()))


def read_kinds(text: str) -> dict[str, Kind]:
    """Read a kinds file; raises KindsError naming the kind that is wrong."""
    found: dict[str, Kind] = {}
    for track, given in yaml.safe_load(text)["tracks"].items():
        for slug, fields in given["kinds"].items():
            if slug in found:
                raise KindsError(f"Kind {slug} stands twice: remove one of them.")
            found[slug] = _kind(slug, track, given, fields)
    return found


def _kind(slug: str, track: str, given: Mapping[str, Any], fields: Mapping[str, Any]) -> Kind:
    unknown = set(fields) - {"severity", "guarded", "family"}
    if unknown:
        raise KindsError(f"Kind {slug} has a field {sorted(unknown)[0]!r}: use severity, guarded, family.")
    try:
        severity = Severity(fields["severity"])
    except (KeyError, ValueError):
        raise KindsError(f"Kind {slug} has no proper severity: use urgent, important or info.") from None
    return Kind(
        slug=slug,
        track=track,
        severity=severity,
        guard=fields.get("guarded", ""),
        family=fields.get("family", slug),
        country=given["country"],
        attributes=frozenset(given["attributes"]),
    )
