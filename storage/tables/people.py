"""Tables of who is followed."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.tables.columns import Json, UtcDateTime


class PersonRow(SQLModel, table=True):
    """A person as a whole document (always read and written whole); kept when unwatched, since its events stay."""

    __tablename__ = "person"
    id: str = Field(primary_key=True)
    position: int = Field(index=True)
    document: dict[str, Any] = Field(sa_type=Json)
    watched_since: datetime = Field(sa_type=UtcDateTime)
    watched_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class CircleRow(SQLModel, table=True):
    """A circle as a whole document."""

    __tablename__ = "circle"
    id: str = Field(primary_key=True)
    position: int = Field(index=True)
    document: dict[str, Any] = Field(sa_type=Json)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class RosterVersionRow(SQLModel, table=True):
    """The one row that counts the roster's changes."""

    __tablename__ = "roster_version"
    id: int = Field(primary_key=True)
    version: int


class KeptReadingRow(SQLModel, table=True):
    """For which spellings and dockets of a person all kept texts were read, and how far they are being read again.

    While `reading_for` is set, texts up to (`after_source`, `after_key`) are done. `found` are events that the
    summary has yet to tell.
    """

    __tablename__ = "kept_reading"
    person: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    watched_since: datetime = Field(sa_type=UtcDateTime)
    read_for: list[str] = Field(default_factory=list, sa_type=Json)
    reading_for: list[str] | None = Field(default=None, sa_type=Json)
    after_source: str = ""
    after_key: str = ""
    found: list[str] = Field(default_factory=list, sa_type=Json)
