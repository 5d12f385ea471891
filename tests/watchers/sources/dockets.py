"""One invented person with one docket, what a source asks about it, and what it makes of an answer."""

from datetime import UTC, datetime
from pathlib import Path

from cases.observations import Scope, ScopeKind
from cases.people import Docket, Name, Person, Roster
from watchers.contract import Document, Reading, Request, Source
from watchers.proving import prove

NOW = datetime(2017, 6, 1, tzinfo=UTC)
RECORDINGS = Path(__file__).parents[2] / "recordings"


def roster_of(source: Source, number: str, court: str = "a court", ecli: str | None = None) -> Roster:
    """Return a roster whose only person has this docket."""
    docket = Docket(number, court, "FR", source.header.id, ecli=ecli)
    names = (Name("Timur Nebylitsyn", "Latn", "en"),)
    return Roster((Person("timur-nebylitsyn", "Timur Nebylitsyn", names, dockets=(docket,), role="invented"),))


def asked(source: Source, number: str, court: str = "a court", ecli: str | None = None) -> tuple[Request, ...]:
    """Return the first questions about a docket, which is the only scope of such a roster."""
    roster = roster_of(source, number, court, ecli)
    (scope,) = source.scopes(roster)
    assert scope.scope == Scope(source.header.id, ScopeKind.DOCKET, number)
    return tuple(source.requests(roster, scope.scope))


def answered(source: Source, request: Request, body: bytes, status: int = 200) -> Reading:
    """Prove and read what came back to a request."""
    document = Document(request, request.url, status, {}, body, NOW)
    refusal = prove(document, source.header)
    return Reading(*refusal) if refusal else source.read(document)


def recording(source: Source, name: str) -> bytes:
    """Return a reconstructed document of a source."""
    return (RECORDINGS / source.header.id / f"reconstructed-{name}").read_bytes()
