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
