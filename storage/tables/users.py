"""Tables of who uses the chat; whatever could name or find a person in Telegram is sealed, with a blind index."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime

# An erased user's number must not come to stand for somebody else in audit lines (SQLite would give it out again).
_NEVER_REUSED = {"sqlite_autoincrement": True}


class ChatRow(SQLModel, table=True):
    """A chat; `address` is the sealed [Telegram's chat id, forum topic]."""

    __tablename__ = "chat"
    __table_args__ = _NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    address: bytes
    address_blind: bytes = Field(unique=True)
    language: str
    paused: str | None = None
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class UserRow(SQLModel, table=True):
    """An enrolled user; Telegram's id and the name are sealed."""

    __tablename__ = "user"
    __table_args__ = _NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    chat: int = Field(foreign_key="chat.id", index=True)
    telegram_id: bytes
    telegram_blind: bytes = Field(unique=True)
    name: bytes
    role: str
    role_since: datetime = Field(sa_type=UtcDateTime)
    enrolled_at: datetime = Field(sa_type=UtcDateTime)


class InviteRow(SQLModel, table=True):
    """An invitation by the keyed hash of its code."""

    __tablename__ = "invite"
    code_blind: bytes = Field(primary_key=True)
    role: str
    invited_by: int | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SubscriptionRow(SQLModel, table=True):
    """Who follows whom, sealed whole; `edge_blind` is of chat and subject, `chat_blind` of the chat."""

    __tablename__ = "subscription"
    edge_blind: bytes = Field(primary_key=True)
    chat_blind: bytes = Field(index=True)
    edge: bytes
    since: datetime = Field(sa_type=UtcDateTime)


class ConversationRow(SQLModel, table=True):
    """Where a user stands in a conversation; topic and state are sealed together."""

    __tablename__ = "conversation"
    user: int = Field(primary_key=True, foreign_key="user.id")
    sealed: bytes
    at: datetime = Field(sa_type=UtcDateTime)
