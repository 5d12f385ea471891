"""What an answer is worth before it is read, and what all answers of a scope are worth together (DESIGN §4)."""

from collections.abc import Sequence
from statistics import median
from urllib.parse import urlsplit

from cases.observations import Outcome, PastPoll, ScopeKind, worst
from watchers.contract import Document, Header, Purpose, Reading
from watchers.walls import is_page, wall

Judgement = tuple[Outcome, str]

_REFUSING = frozenset({401, 403, 407, 423, 429, 451})
_GONE = frozenset({404, 410})
# AWS's firewall answers 202 with a challenge or with nothing at all.
_CHALLENGING = 202
# A median of fewer polls, or of a few rows, says nothing of what is usual.
_ENOUGH_POLLS, _LAST_POLLS, _FEW_ROWS, _FAR = 5, 10, 10, 3


def prove(document: Document, header: Header) -> Judgement | None:
    """Judge an answer before any parsing: an outcome with its reason, or None where it may be read.

    A source of pages says so by its content types, a single request by its Accept header; else a page is a block.
    """
    checks = (_wall, _other_host, _status, _content_type, _first_bytes)
    return next((judged for check in checks if (judged := check(document, header))), None)


def _wall(document: Document, header: Header) -> Judgement | None:
    """Recognise a wall whatever its status, before a 404 of such a page could speak for an absence."""
    if document.status == _CHALLENGING:
        return Outcome.BLOCKED, "the host answered HTTP 202, which is a challenge and not a document"
    found = wall(document)
    if found is None or not _speaks(found[0], document, header):
        return None
    return found[0], f"the host answered with {found[1]} (HTTP {document.status})"


def _speaks(outcome: Outcome, document: Document, header: Header) -> bool:
    """Tell whether a wall says more than the status: a page where data is due is a block whatever it says.

    A court that is asked by number says "nothing found" on pages that look empty; its reader knows the words for it.
    """
    if outcome is Outcome.SUSPECT and "docket" in header.match_by:
        return False
    if outcome is Outcome.BLOCKED:
        return True
    if document.status in _GONE:
        return outcome is Outcome.ERROR
    return document.status == 200 and _wants_page(document, header)


def _other_host(document: Document, header: Header) -> Judgement | None:
    answered, asked = _host(document.final_url), _host(document.request.url)
    if answered == asked or answered in map(_bare, header.hosts):
        return None
    return Outcome.BLOCKED, f"answered by another host: {answered or 'none'} instead of {asked}"


def _status(document: Document, _header: Header) -> Judgement | None:
    status = document.status
    if status == 200:
        return None
    if status == 304:
        return Outcome.UNCHANGED, "not modified since the last poll"
    if status in _REFUSING:
        return Outcome.BLOCKED, f"the host refused the request with HTTP {status}"
    if status in _GONE:
        return _gone(document)
    return Outcome.ERROR, f"the host answered HTTP {status}"


def _gone(document: Document) -> Judgement:
    """Judge a 404: the answer to a look-up, a gap in a record's text, a failure of a list."""
    if document.request.purpose is Purpose.LOOKUP:
        return Outcome.COMPLETE, f"the record's own address answers HTTP {document.status}"
    if document.request.purpose is Purpose.DETAIL:
        return Outcome.PARTIAL, f"a record's own page is not there (HTTP {document.status})"
    return Outcome.ERROR, f"nothing is at this address (HTTP {document.status}): check the source's address"


def _content_type(document: Document, header: Header) -> Judgement | None:
    given = document.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not given or not header.content_types or given in header.content_types or _wants_page(document, header):
        return None
    if given in ("text/html", "application/xhtml+xml"):
        return Outcome.BLOCKED, f"a web page came where {header.content_types[0]} was due"
    return Outcome.SUSPECT, f"{given} came where {header.content_types[0]} was due"


def _first_bytes(document: Document, header: Header) -> Judgement | None:
    if not document.body.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return Outcome.SUSPECT, "the answer is empty"
    if is_page(document.body) and not _wants_page(document, header):
        return Outcome.BLOCKED, "a web page came where data was due"
    return None


def _wants_page(document: Document, header: Header) -> bool:
    return "text/html" in header.content_types or "text/html" in document.request.headers.get("Accept", "")


def _host(url: str) -> str:
    try:
        return _bare(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _bare(host: str) -> str:
    """Return a host without "www.": sites move between the two freely."""
    return host.lower().rstrip(".").removeprefix("www.")


def judge_scope(
    readings: Sequence[Reading], header: Header, history: Sequence[PastPoll], kind: ScopeKind = ScopeKind.DOCKET
) -> Judgement:
    """Judge one poll of a scope by all its readings: the worst, then totals, pages, bounds and earlier polls."""
    if not readings:
        return Outcome.ERROR, "nothing was asked: the source has no question for this scope"
    outcome = worst(tuple(reading.outcome for reading in readings))
    if outcome is not Outcome.COMPLETE:
        return outcome, next(reading.reason for reading in readings if reading.outcome is outcome)
    checks = (
        _totals(readings),
        _repeated_pages(readings),
        _bounds(readings, header),
        # A list may be a window that moves on; what is filed under a number or a name stays.
        None if kind is ScopeKind.LIST else _emptied(readings, header, history),
        _unusual(readings, header, history),
    )
    return next((judged for judged in checks if judged), (outcome, _whole(readings)))


def _totals(readings: Sequence[Reading]) -> Judgement | None:
    """Compare what was declared with what was read; a continued page declares nothing, so that sums compare."""
    declared = sum(reading.declared or 0 for reading in readings)
    stated = [reading for reading in readings if reading.declared is not None]
    rows = sum(reading.rows or 0 for reading in readings)
    if not stated or (rows == declared and len(_keys(readings)) >= max(one.declared or 0 for one in stated)):
        return None
    if sum(len(reading.further) for reading in readings) >= len(readings):
        return Outcome.PARTIAL, f"{rows} of {declared} rows were read: further pages are unread"
    return (
        Outcome.SUSPECT,
        f"all pages are read, but {len(_keys(readings))} distinct rows are not the {declared} declared",
    )


def _repeated_pages(readings: Sequence[Reading]) -> Judgement | None:
    """Refuse a continued page that gives rows of a first page again: so the source hides that it stopped counting."""
    first = _keys([reading for reading in readings if reading.further and reading.declared is not None])
    continued = _keys([reading for reading in readings if reading.declared is None])
    if first & continued and any(reading.declared is not None and reading.further for reading in readings):
        texts = any(request.purpose is Purpose.DETAIL for reading in readings for request in reading.further)
        return None if texts else (Outcome.SUSPECT, "a further page repeats rows of an earlier one")
    return None


def _bounds(readings: Sequence[Reading], header: Header) -> Judgement | None:
    low, high = header.rows
    found = len(_keys(readings))
    if low <= found <= high:
        return None
    return Outcome.SUSPECT, f"{found} rows are outside the {low} to {high} that are believable here"


def _unusual(readings: Sequence[Reading], header: Header, history: Sequence[PastPoll]) -> Judgement | None:
    """Distrust a steady list of a third or of three times the rows of its last ten polls' median.

    Polls distrusted for it count too, so that a list that has truly changed its size is believed after a while.
    """
    rows = [past.rows for past in history if past.rows and past.outcome in (Outcome.COMPLETE, Outcome.SUSPECT)]
    if not header.steady_rows or len(rows) < _ENOUGH_POLLS:
        return None
    usual, found = median(rows[-_LAST_POLLS:]), len(_keys(readings))
    if usual < _FEW_ROWS or usual / _FAR <= found <= usual * _FAR:
        return None
    return Outcome.SUSPECT, f"{found} rows are far from the {usual:g} that are usual here"


def _emptied(readings: Sequence[Reading], header: Header, history: Sequence[PastPoll]) -> Judgement | None:
    """Distrust a docket that had documents and suddenly has none: indexes break, rulings do not vanish."""
    if "docket" not in header.match_by or _keys(readings):
        return None
    before = next((poll.rows for poll in reversed(history) if poll.outcome is Outcome.COMPLETE and poll.rows), None)
    return (Outcome.SUSPECT, f"none of the {before} documents seen before is there") if before else None


def _keys(readings: Sequence[Reading]) -> frozenset[str]:
    return frozenset(seen.key for reading in readings for seen in reading.observations)


def _whole(readings: Sequence[Reading]) -> str:
    if len(readings) == 1:
        return readings[0].reason
    return f"{len(_keys(readings))} distinct rows in {len(readings)} whole answers"
