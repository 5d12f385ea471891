"""What leaves storage besides the types of `cases`: users, chats, scope health, outbox rows, kept alerts, evidence.

`chat` and `user` are our own opaque numbers, never Telegram's; Telegram's stay out of every repr. Times are aware UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cases.alerts import Alert, ReviewItem, Severity
from cases.events import Event
from cases.observations import Outcome, PastPoll, Scope, ScopeReport

NOT_CONFIRMED = "not-confirmed"
"""Why an UNCONFIRMED message is taken back when an editor says no; its words live with the texts."""


class Role(StrEnum):
    """What a user may do; each role covers those before it."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"
    OWNER = "owner"

    def covers(self, other: "Role") -> bool:
        """Tell whether this role may do whatever `other` may (owner > admin > editor > reader)."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True, slots=True)
class User:
    """An enrolled user; `chat` is the private chat, `paused` says why nothing is sent there (None: it is)."""

    user: int
    chat: int
    telegram_id: int = field(repr=False)
    name: str = field(repr=False)
    role: Role
    language: str
    enrolled_at: datetime
    paused: str | None = None


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """Where a chat is in Telegram (`thread`: forum topic), in which language, and why it is paused, if it is."""

    chat: int
    telegram_chat: int = field(repr=False)
    thread: int | None = field(repr=False)
    language: str
    paused: str | None = None


@dataclass(frozen=True, slots=True)
class ScopeSetting:
    """What a source says of one of its scopes: the title and address shown, its pace, side and verification."""

    scope: Scope
    title: str
    url: str
    interval: timedelta
    side: str
    verified: str
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ScopeHealth:
    """How a scope stands. `last_proven` is the last COMPLETE or UNCHANGED poll; `history` has the newest poll last.

    `absence_pending`: a record it showed is missing, and that is not yet settled.
    """

    scope: Scope
    title: str
    url: str
    outcome: Outcome | None
    reason: str
    last_polled: datetime | None
    last_proven: datetime | None
    next_due: datetime
    failures: int
    failing_since: datetime | None
    told_failing: bool
    etag: str | None
    last_modified: str | None
    body_sha: str | None
    history: tuple[PastPoll, ...]
    interval: timedelta
    side: str
    verified: str
    language: str | None = None
    country: str | None = None
    mark: str | None = None
    absence_pending: bool = False


@dataclass(frozen=True, slots=True)
class HealthRecord:
    """What one poll leaves in its scope's health and in the run log; `told_failing` None leaves that as it is."""

    report: ScopeReport
    next_due: datetime
    failures: int
    rows: int | None
    etag: str | None
    last_modified: str | None
    body_sha: str | None
    mark: str | None = None
    told_failing: bool | None = None
    seconds: float = 0.0
    asked: int = 1


class Action(StrEnum):
    """What a delivery does in the chat: a new message, a new text of an old one, or a reply to it."""

    SEND = "send"
    EDIT = "edit"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One delivery to make. `alert` is the alert's number; `uncertain`: an earlier try may have arrived."""

    id: int
    alert: int
    chat: int
    action: Action
    severity: Severity
    attempts: int
    uncertain: bool
    created_at: datetime
    not_before: datetime


class ReviewVerdict(StrEnum):
    """An editor's answer to a review question."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review item with the verdict an editor gave, None while it is open; `decided_by` is the editor's name."""

    item: ReviewItem
    verdict: ReviewVerdict | None = None
    decided_by: str | None = field(default=None, repr=False)
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptAlert:
    """An alert as it stands now; `number` is shown as "#A-1042", `events` are those told and amended, in order."""

    number: int
    alert: Alert
    created_at: datetime
    events: tuple[Event, ...] = ()
    taken_by: str | None = field(default=None, repr=False)
    taken_at: datetime | None = None
    retracted: bool = False
    retracted_reason: str | None = None
    review: ReviewItem | None = None
    verdict: ReviewVerdict | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The message by which a chat was told an alert; `uncertain` when it may stand there twice."""

    chat: int
    message_id: int = field(repr=False)
    sent_at: datetime
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A stored answer of a source, by the SHA-256 (hex) of its raw body; `size` is the raw body's, in bytes."""

    sha256: str
    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    fetched_at: datetime
    size: int
    collector: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation; its code is shown once and kept only as a keyed hash."""

    code: str = field(repr=False)
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Following:
    """What a chat follows, and whether it wants to hear the unconfirmed too."""

    person_or_circle: str
    unconfirmed: bool = False
