"""Tables of what is told: alerts, the outbox they wait in, and what was delivered."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime

_SEND_ONLY = text("action = 'send'")


class AlertRow(SQLModel, table=True):
    """An alert, told once per `key`; `facts` and `taken_by` are sealed, its chats are those of its outbox rows."""

    __tablename__ = "alert"
    number: int = Field(primary_key=True)
    key: str = Field(unique=True)
    form: str
    severity: str
    person: str | None = Field(default=None, index=True)
    review: str | None = Field(default=None, index=True)
    source: str | None = Field(default=None, index=True)
    outcome: str | None = None
    facts: bytes
    created_at: datetime = Field(sa_type=UtcDateTime)
    taken_by: bytes | None = None
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    retracted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    retracted_reason: str | None = None


class AlertEventRow(SQLModel, table=True):
    """An event that an alert tells, first told or amended; `id` gives the order.

    No foreign key: an UNCONFIRMED alert tells events that a review only proposes.
    """

    __tablename__ = "alert_event"
    __table_args__ = (Index("ux_alert_event", "alert", "event", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    alert: int = Field(foreign_key="alert.number")
    event: str = Field(index=True)


class OutboxItemRow(SQLModel, table=True):
    """One delivery to make: ready -> sending(owner, lease) -> sent | ready again | dead | cancelled.

    `rank` is the severity as a number, urgent 0; a retry is `ready` with a later `not_before`.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_claim", "state", "rank", "id"),
        Index("ix_outbox_chat", "chat", "state"),
        Index("ix_outbox_alert", "alert", "chat"),
        Index("ux_outbox_send", "alert", "chat", unique=True, sqlite_where=_SEND_ONLY, postgresql_where=_SEND_ONLY),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    alert: int = Field(foreign_key="alert.number")
    chat: int = Field(foreign_key="chat.id")
    action: str
    severity: str
    rank: int
    state: str = "ready"
    owner: str | None = None
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    uncertain: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    reason: str = ""
    reported: bool = False


class DeliveryRow(SQLModel, table=True):
    """How a delivery ended (sent or dead); append-only; `message_id` is Telegram's, sealed."""

    __tablename__ = "delivery"
    id: int | None = Field(default=None, primary_key=True)
    outbox: int = Field(foreign_key="outbox.id", index=True)
    alert: int = Field(foreign_key="alert.number", index=True)
    chat: int = Field(foreign_key="chat.id", index=True)
    action: str
    outcome: str
    reason: str = ""
    message_id: bytes | None = None
    uncertain: bool = False
    at: datetime = Field(sa_type=UtcDateTime)
