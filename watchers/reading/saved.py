"""Reading one saved document as if it were a source's whole answer: what `casewatch read` does."""

from collections.abc import Iterator
from datetime import UTC, datetime

from cases.observations import Scope, ScopeKind
from watchers.contract import Document, Reading, Request, Source
from watchers.proving import judge_scope, prove
from watchers.sources import sources

# What a host learns by being asked is what a scope of it is about.
_ABOUT = {"name": ScopeKind.PERSON, "docket": ScopeKind.DOCKET, "nothing": ScopeKind.LIST}


def read_document(
    source: str, body: bytes, *, url: str | None, status: int, content_type: str | None, now: datetime
) -> Reading:
    """Read a saved document with a source's reader and judge it as its whole scope; LookupError for no such source."""
    reader = sources()[source]
    return judged_alone(_document(reader, body, url, status, content_type, now), reader)


def judged_alone(document: Document, reader: Source) -> Reading:
    """Read one document as if it were the whole answer of its scope."""
    refusal = prove(document, reader.header)
    reading = Reading(*refusal) if refusal else reader.read(document)
    outcome, reason = judge_scope((reading,), reader.header, ())
    return Reading(outcome, reason, reading.observations, (), reading.declared, reading.rows)


def reading_lines(reading: Reading) -> Iterator[dict[str, object]]:
    """Yield the reading as `casewatch read --json` prints it: the outcome first, then one observation a line."""
    yield {"outcome": str(reading.outcome), "reason": reading.reason}
    for seen in reading.observations:
        published = seen.published_at.astimezone(UTC).isoformat() if seen.published_at else None
        yield {
            "key": seen.key,
            "title": seen.title,
            "url": seen.url,
            "published_at": published,
            "names": list(seen.names),
        }


def document_lines(document: Document, source: str) -> Iterator[dict[str, object]]:
    """Yield what `casewatch read --json` would print of a document that was just fetched."""
    return reading_lines(judged_alone(document, sources()[source]))


def _document(
    source: Source, body: bytes, url: str | None, status: int, content_type: str | None, now: datetime
) -> Document:
    header, address = source.header, url or source.header.url
    subject = (source.subject_of(address, body) if source.subject_of else None) or "saved"
    request = Request(address, Scope(header.id, _ABOUT[header.reveals], subject))
    headers = {"content-type": content_type} if content_type else {}
    return Document(request, address, status, headers, body, now)
