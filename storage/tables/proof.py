"""Tables of proof: stored answers, what was done by whom, and the hash chain over both."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import Json, UtcDateTime


class EvidenceRow(SQLModel, table=True):
    """A source's raw answer by the SHA-256 of its body; `body` is zlib-compressed, None after a withdrawal."""

    __tablename__ = "evidence"
    sha256: str = Field(primary_key=True)
    url: str
    final_url: str
    status: int
    headers: dict[str, str] = Field(sa_type=Json)
    fetched_at: datetime = Field(sa_type=UtcDateTime)
    size: int
    collector: str
    media_type: str
    body: bytes | None = None


class AuditRow(SQLModel, table=True):
    """What a user did; `actor` is our own number for them (None: the operator), which erasing leaves nameless."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    actor: int | None = None
    action: str
    subject: str
    at: datetime = Field(sa_type=UtcDateTime)


class ChainRow(SQLModel, table=True):
    """One link of the hash chain; it holds hashes only."""

    __tablename__ = "chain"
    seq: int = Field(primary_key=True)
    subject: str
    digest: str
    at: datetime = Field(sa_type=UtcDateTime)
    prev: str
    hash: str


class MetaRow(SQLModel, table=True):
    """Sealed single values: the key check, and the chain's length and head."""

    __tablename__ = "meta"
    name: str = Field(primary_key=True)
    sealed: bytes
