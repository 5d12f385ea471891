"""What happened to a person: events with their date, confidence and proof; append-only, a retraction names another."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cases.people import Audience


class Confidence(StrEnum):
    """How we know: the authority's own record, a medium, or an editor with a document (DESIGN §6)."""

    OFFICIAL = "official"
    REPORTED = "reported"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as one observation gave it.

    Either `person` or `circle` is set (ids). `kind` is a slug of `kinds.yaml`. Countries are ISO 3166-1 alpha-2:
    `country` where it happened (the host), `counter_country` the requesting state. `occurred_on` is ISO 8601 of
    any precision or None (undated). `as_of` is set for facts of an old document ("as of 2017, not checked since").
    `retracts` names the event this one takes back. `seen_at` and `published_at` are aware UTC.
    """

    id: str
    kind: str
    seen_at: datetime
    confidence: Confidence
    person: str | None = None
    circle: str | None = None
    country: str | None = None
    counter_country: str | None = None
    docket: str | None = None
    occurred_on: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    scope: str = ""
    source_title: str = ""
    side: str = "neutral"
    observation: str = ""
    revision: int = 0
    evidence: str | None = None
    url: str | None = None
    title: str = ""
    published_at: datetime | None = None
    audience: Audience = Audience.TEAM
    reasons: tuple[str, ...] = ()
    as_of: str | None = None
    retracts: str | None = None


def event_id(*parts: str | None) -> str:
    """Return a deterministic id (32 hex digits) of what makes an event one: who, kind, where, which record."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
