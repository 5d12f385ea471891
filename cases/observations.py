"""What a source said: observations and their revisions, and how well a scope was read (outcome, absence, history)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How one poll of one scope ended; only COMPLETE testifies to absence (DESIGN §4)."""

    COMPLETE = "COMPLETE"
    UNCHANGED = "UNCHANGED"
    PARTIAL = "PARTIAL"
    BLOCKED = "BLOCKED"
    SUSPECT = "SUSPECT"
    ERROR = "ERROR"


# From best to worst: a run shows the worst outcome of its scopes.
OUTCOMES_BY_BADNESS = (
    Outcome.COMPLETE,
    Outcome.UNCHANGED,
    Outcome.PARTIAL,
    Outcome.SUSPECT,
    Outcome.ERROR,
    Outcome.BLOCKED,
)


def worst(outcomes: "tuple[Outcome, ...]") -> Outcome:
    """Return the worst of some outcomes; COMPLETE when there are none."""
    return max(outcomes, key=OUTCOMES_BY_BADNESS.index, default=Outcome.COMPLETE)


class ScopeKind(StrEnum):
    """What a scope is about: one person, one docket, or a whole list (a feed)."""

    PERSON = "person"
    DOCKET = "docket"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Scope:
    """The unit of outcome, freshness and absence: `subject` is a person id, a docket number, or a list's name."""

    source: str
    kind: ScopeKind
    subject: str

    @property
    def key(self) -> str:
        """Return the scope as one line, "interpol_red/person/muratbek-ketebayev"."""
        return f"{self.source}/{self.kind}/{self.subject}"


@dataclass(frozen=True, slots=True)
class Statement:
    """An event that a structured source states outright, in the terms of `kinds.yaml`.

    `occurred_on` is ISO 8601 of any precision ("2016-12-09", "2016-12", "2016") or None (undated).
    """

    kind: str
    country: str | None = None
    counter_country: str | None = None
    docket: str | None = None
    occurred_on: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Observation:
    """One record or item as a source gave it; identity is (source, key), `key` being the source's own id.

    `names` are those the document itself states for the person it is about; `facts` are further fields of
    the record (nationality, date of birth, docket); `scope` says which poll saw it. Times are aware UTC.
    `found_by_search`: the host searched whole texts for the person asked about, and answered with this.
    """

    scope: Scope
    key: str
    title: str
    url: str | None = None
    published_at: datetime | None = None
    names: tuple[str, ...] = ()
    text: str = ""
    language: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    states: tuple[Statement, ...] = ()
    side: str = "neutral"
    found_by_search: bool = False

    @property
    def source(self) -> str:
        """Return the id of the source that gave this observation."""
        return self.scope.source


def whole_text(observation: Observation) -> str:
    """Return everything an observation says in words, its title once, in which names are looked for."""
    if observation.text.startswith(observation.title):
        return observation.text
    return f"{observation.title}\n{observation.text}"


def content_hash(observation: Observation) -> str:
    """Return the SHA-256 of what the source said, by which a revision is told from a repetition.

    Empty fields are left out, so that adding a field to `Observation` changes no hash of what is kept.
    """
    said: dict[str, object] = {
        "title": observation.title,
        "url": observation.url,
        "published_at": observation.published_at.isoformat() if observation.published_at else None,
        "names": list(observation.names),
        "text": observation.text,
        "facts": dict(sorted(observation.facts.items())),
    }
    kept = {key: value for key, value in said.items() if value}
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PastPoll:
    """One earlier poll of a scope. `keys` are the records it saw (None when not COMPLETE), `fresh` false for a 304."""

    at: datetime
    outcome: Outcome
    fresh: bool = True
    rows: int | None = None
    canary_good: bool | None = None


@dataclass(frozen=True, slots=True)
class DirectLookup:
    """What the source answered when a missing record was asked for by its own key (HTTP status, None: no answer)."""

    key: str
    status: int | None


@dataclass(frozen=True, slots=True)
class ScopeReport:
    """How this poll of a scope went, with what absence needs: the polls before and the direct look-ups.

    `absent_since` maps a known record key to the COMPLETE fresh polls (oldest first, this one included) that
    have not shown it since it was last seen. `baseline` is true for the first proven poll of this scope.
    `keyword_watch`: of this list editors are also shown what names nobody and speaks of a procedure and a state.
    `evidence` is the SHA-256 of the raw body each observation key was read from.
    """

    scope: Scope
    outcome: Outcome
    reason: str
    at: datetime
    fresh: bool = True
    canary_good: bool | None = None
    baseline: bool = False
    history: tuple[PastPoll, ...] = ()
    lookups: tuple[DirectLookup, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    source_title: str = ""
    authority: bool = False
    keyword_watch: bool = False
