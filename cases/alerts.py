"""What is to be told to whom: alerts, review items, and the decision that one poll leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cases.events import Event
from cases.observations import Observation


class Severity(StrEnum):
    """How loud an alert is; the delivery lane sends urgent first."""

    URGENT = "urgent"
    IMPORTANT = "important"
    INFO = "info"


class AlertForm(StrEnum):
    """Which sentence pattern an alert takes; the words themselves live in `handlers/texts`."""

    EVENT = "event"
    UNCONFIRMED = "unconfirmed"
    REVIEW = "review"
    REPORT = "report"
    SOURCE_STATE = "source-state"
    SUMMARY = "summary"
    UNDELIVERED = "undelivered"


class ReviewQuestion(StrEnum):
    """What an editor is asked: is it the same person, did it happen (guarded or unsure), is a record gone.

    POSSIBLE asks only to look: a text that names nobody speaks of a procedure and a requesting state.
    """

    SAME_PERSON = "same-person"
    CONFIRM = "confirm"
    NOT_FOUND = "not-found-look-up-fails"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Follower:
    """A chat that follows somebody. `chat` is our own opaque number, never Telegram's id."""

    chat: int
    unconfirmed: bool = False
    minimum: Severity = Severity.INFO


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Who is told: followers by person id (circles already resolved), editors' and admins' chats."""

    followers: Mapping[str, tuple[Follower, ...]] = field(default_factory=dict)
    editors: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()

    def of(self, person: str | None) -> tuple[Follower, ...]:
        """Return the followers of a person (or circle), none when nobody is named."""
        return self.followers.get(person, ()) if person else ()


@dataclass(frozen=True, slots=True)
class Alert:
    """One message's worth of facts for some chats, told once per `key`.

    `key` is deterministic (episode, review or source state), `events` the ids it tells, `chats` the opaque chat
    numbers, `facts` what the view needs beyond the events (JSON-able). `review` ties buttons to a review item.
    """

    key: str
    form: AlertForm
    severity: Severity
    chats: tuple[int, ...]
    person: str | None = None
    events: tuple[str, ...] = ()
    review: str | None = None
    source: str | None = None
    outcome: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later source of an episode already told: the alert with `key` is edited to show `event` too."""

    key: str
    event: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A doubt for the editors, bound to one record; `proposed` are the events that become true on a yes.

    `person` is who it may be about. `urgent` alarms every editor at once; undecided for 30 minutes it goes to the
    followers who opted in, headed UNCONFIRMED. A report by an advocate carries `reporter` (a chat number, hidden).
    """

    id: str
    question: ReviewQuestion
    person: str | None
    source: str
    observation: str
    content: str
    opened_at: datetime
    proposed: tuple[Event, ...] = ()
    urgent: bool = False
    circle: str | None = None
    reasons: tuple[str, ...] = ()
    excerpt: str = ""
    url: str | None = None
    reporter: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A new observation, or a new content of a known one, to be kept (append-only)."""

    observation: Observation
    number: int
    content: str
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the register already holds that a decision needs.

    `contents` maps an observation key of this source to its latest (revision number, content hash).
    `live_records` are the keys of this scope's records not yet found absent, by the person they were matched to.
    `events` are all standing events of the persons concerned. `refused` are (person, source, observation key or
    content hash) an editor said no to; `open_reviews` ids of items already asked, `told` keys of alerts already made.
    `told_of` are (observation key, person) with an event of this source, one that was taken back included.
    `first_watched` maps a person id to when it was added: its first poll is a baseline.
    """

    contents: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    live_records: Mapping[str, str] = field(default_factory=dict)
    absences: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    refused: frozenset[tuple[str, str, str]] = frozenset()
    open_reviews: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    first_watched: Mapping[str, datetime] = field(default_factory=dict)
    told_of: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything one poll of one scope leads to; storage writes it in one transaction."""

    revisions: tuple[Revision, ...] = ()
    events: tuple[Event, ...] = ()
    reviews: tuple[ReviewItem, ...] = ()
    alerts: tuple[Alert, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    sightings: Mapping[str, str] = field(default_factory=dict)
    absences: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
