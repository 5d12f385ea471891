"""What a source is: a declarative header and pure functions that ask (requests) and read (documents)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from cases.observations import Observation, Outcome, Scope
from cases.people import Roster


class Purpose(StrEnum):
    """Why a document is asked for: a list, a record's text, a missing record by its key, or the round's canary."""

    LIST = "list"
    DETAIL = "detail"
    LOOKUP = "lookup"
    CANARY = "canary"


class Verified(StrEnum):
    """How far a source's format is proven: seen live, seen in a recording, or known from documentation only."""

    LIVE = "live"
    RECORDED = "recorded"
    DOCUMENTED = "documented"


@dataclass(frozen=True, slots=True)
class Terms:
    """A source's licence and limits, and when a person last read them (None: nobody yet)."""

    licence: str
    limits: str
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key the host wants: its name in `CASEWATCH_KEYS`, and the header (with its form) or parameter it goes into."""

    name: str
    header: str = ""
    form: str = "{}"
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class PoliteHours:
    """When a host asks to be asked: from `begin` to `end` o'clock (over midnight where end is the smaller) there."""

    begin: int
    end: int
    zone: str


@dataclass(frozen=True, slots=True)
class Header:
    """What holds for every scope of a source.

    `rows` are the bounds within which a whole answer's row count is believable. `sentinel` is a key or mark that
    every whole answer carries. `reveals` is what the host learns by being asked: nothing, docket or name.
    `authority` is true where the source is the authority's own record (its statements are official).
    `hides_names` is true where published texts are anonymised, so that finding no name means nothing.
    A source with `key` is off until the key is set, one that is `optional` until it is named in the settings.
    `daily_requests` is a budget over 24 hours, None where the host names none. What states its own age (an index that
    may grow stale) is `always_read`: an equal answer is judged anew. A list that holds about as many rows at each poll
    has `steady_rows`: far fewer or more than usual are distrusted.
    """

    id: str
    title: str
    url: str
    language: str
    country: str | None
    interval: timedelta
    match_by: tuple[str, ...]
    rows: tuple[int, int]
    sentinel: str
    canary: str
    reveals: str
    terms: Terms
    verified: Verified
    side: str = "neutral"
    gap_seconds: float = 2.0
    content_types: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    authority: bool = False
    hides_names: bool = False
    key: AccessKey | None = None
    optional: bool = False
    daily_requests: int | None = None
    polite_hours: PoliteHours | None = None
    always_read: bool = False
    steady_rows: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a source, belonging to one scope; with a `body` it is a POST.

    `record` is the key a LOOKUP or DETAIL asks for; `page` counts the pages of one list from 1.
    """

    url: str
    scope: Scope
    purpose: Purpose = Purpose.LIST
    headers: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None
    body: bytes | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One answer of a source. `headers` have lower-case names, `body` is decompressed, `fetched_at` aware UTC."""

    request: Request
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source's `read` gives for one document.

    `outcome` judges this document alone. `declared` is the total the document itself states, `rows` how many rows
    were read from it, both None where the format has none. `further` are requests that must follow before the
    scope is complete (next page, a decision's text). `unread` names fields of the rows that no reader knows
    (the layout drifts). `mark` is handed to `Source.resume` at the next poll, once this one was COMPLETE.
    """

    outcome: Outcome
    reason: str
    observations: tuple[Observation, ...] = ()
    further: tuple[Request, ...] = ()
    declared: int | None = None
    rows: int | None = None
    unread: tuple[str, ...] = ()
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class ScopeHeader:
    """What differs between the scopes of one source (a feed's title, language, interval); None: as in the header."""

    scope: Scope
    title: str
    url: str
    language: str | None = None
    country: str | None = None
    interval: timedelta | None = None
    side: str | None = None
    verified: Verified | None = None
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its header, its scopes, and three pure functions.

    `scopes(roster)` lists what there is to poll. `requests(roster, scope)` gives the first questions of one scope.
    `read(document)` never raises on any bytes. `lookup(scope, key)` asks for one missing record directly, or None
    where the source has no address for it. `canary()` is the round's check that the source is whole, or None;
    `canary_good(total, earlier_totals)` judges the total it declares against earlier ones.
    `resume(roster, scope, mark)` asks instead of `requests` where an earlier reading left a mark.
    `extended(scopes)` gives the same source with further lists, where its lists are data (feeds, pages, channels).
    `subject_of(url, body)` tells what a saved document was asked about, where that matters to its reading.
    """

    header: Header
    scopes: Callable[[Roster], Sequence[ScopeHeader]]
    requests: Callable[[Roster, Scope], Sequence[Request]]
    read: Callable[[Document], Reading]
    lookup: Callable[[Scope, str], Request] | None = None
    canary: Callable[[], Request] | None = None
    canary_good: Callable[[int | None, Sequence[int]], bool] | None = None
    resume: Callable[[Roster, Scope, str], Sequence[Request]] | None = None
    subject_of: Callable[[str, bytes], str | None] | None = None
    extended: "Callable[[Sequence[ScopeHeader]], Source] | None" = None
