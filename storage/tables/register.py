"""Tables of what was observed, what it means, and what editors said of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Json, UtcDateTime


class RevisionRow(SQLModel, table=True):
    """One content of one record of a source; append-only."""

    __tablename__ = "revision"
    source: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    content: str
    scope: str
    observation: dict[str, Any] = Field(sa_type=Json)
    evidence: str | None = None
    seen_at: datetime = Field(sa_type=UtcDateTime)


class SightingRow(SQLModel, table=True):
    """A record as a scope last showed it, the person it was matched to, and the polls that missed it since."""

    __tablename__ = "sighting"
    scope: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    person: str
    seen_at: datetime = Field(sa_type=UtcDateTime)
    absent_at: list[str] = Field(default_factory=list, sa_type=Json)
    gone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class EventRow(SQLModel, table=True):
    """One happening as one observation gave it; append-only, a retraction names another in `retracts`.

    `recorded_by` is the sealed name of whoever took an event back.
    """

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_person", "person", "seen_at"), Index("ix_event_circle", "circle", "seen_at"))
    id: str = Field(primary_key=True)
    kind: str
    seen_at: datetime = Field(sa_type=UtcDateTime)
    confidence: str
    person: str | None = None
    circle: str | None = None
    country: str | None = None
    counter_country: str | None = None
    docket: str | None = None
    occurred_on: str | None = None
    attributes: dict[str, str] = Field(default_factory=dict, sa_type=Json)
    source: str = ""
    scope: str = ""
    source_title: str = ""
    side: str = "neutral"
    observation: str = ""
    revision: int = 0
    evidence: str | None = None
    url: str | None = None
    title: str = ""
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    audience: str = "team"
    reasons: list[str] = Field(default_factory=list, sa_type=Json)
    as_of: str | None = None
    retracts: str | None = Field(default=None, foreign_key="event.id", index=True)
    recorded_by: bytes | None = None


class ReviewRow(SQLModel, table=True):
    """A doubt put to the editors; `reporter` and `decided_by` are sealed."""

    __tablename__ = "review"
    id: str = Field(primary_key=True)
    source: str = Field(index=True)
    person: str | None = Field(default=None, index=True)
    circle: str | None = Field(default=None, index=True)
    urgent: bool
    opened_at: datetime = Field(sa_type=UtcDateTime)
    document: dict[str, Any] = Field(sa_type=Json)
    reporter: bytes | None = None
    verdict: str | None = Field(default=None, index=True)
    decided_by: bytes | None = None
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    escalated: bool = False


class RefusalRow(SQLModel, table=True):
    """An editor's no: this record, or this content, of this source is not about this person."""

    __tablename__ = "refusal"
    person: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    mark: str = Field(primary_key=True)
    review: str = Field(foreign_key="review.id", index=True)
