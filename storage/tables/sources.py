"""Tables of how the sources are read: each scope's health, and every poll."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Json, UtcDateTime


class ScopeRow(SQLModel, table=True):
    """A scope's settings and health; retired when its source no longer lists it."""

    __tablename__ = "scope"
    key: str = Field(primary_key=True)
    source: str
    kind: str
    subject: str
    title: str
    url: str
    interval_seconds: float
    side: str
    verified: str
    language: str | None = None
    country: str | None = None
    next_due: datetime = Field(sa_type=UtcDateTime, index=True)
    outcome: str | None = None
    reason: str = ""
    last_polled: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_proven: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failures: int = 0
    failing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    told_failing: bool = False
    etag: str | None = None
    last_modified: str | None = None
    body_sha: str | None = None
    history: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    retired_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    mark: str | None = None


class RunRow(SQLModel, table=True):
    """One poll of one scope; append-only."""

    __tablename__ = "run"
    __table_args__ = (Index("ix_run_scope", "scope", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    scope: str = Field(foreign_key="scope.key")
    at: datetime = Field(sa_type=UtcDateTime)
    outcome: str
    reason: str
    fresh: bool
    rows: int | None = None
    canary_good: bool | None = None
    seconds: float
    asked: int = 1


class AcceptedTermsRow(SQLModel, table=True):
    """That an operator has read a source's terms; `terms` is the SHA-256 of what was shown."""

    __tablename__ = "accepted_terms"
    source: str = Field(primary_key=True)
    terms: str
    accepted_at: datetime = Field(sa_type=UtcDateTime)


class LiveProofRow(SQLModel, table=True):
    """When a source's live answer was last read and proven by `source check`."""

    __tablename__ = "live_proof"
    source: str = Field(primary_key=True)
    proven_at: datetime = Field(sa_type=UtcDateTime)


class AddedSourceRow(SQLModel, table=True):
    """A feed, page or channel that an admin added; removed ones stay, so that their scopes can be told apart."""

    __tablename__ = "added_source"
    name: str = Field(primary_key=True)
    source: str
    title: str
    url: str
    language: str | None = None
    country: str | None = None
    side: str = "neutral"
    added_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
