"""Invented people and happenings for the tests of storage."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cases.alerts import Alert, AlertForm, Decision, ReviewItem, ReviewQuestion, Revision, Severity
from cases.events import Confidence, Event
from cases.observations import Observation, Outcome, Scope, ScopeKind, ScopeReport, content_hash
from cases.people import Circle, Name, Person
from storage import ledger, users
from storage.records import Role
from storage.store import Store

NOW = datetime(2017, 3, 1, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LEASE = timedelta(minutes=5)
SCOPE = Scope("gazette", ScopeKind.LIST, "front-page")


def person(id_: str = "daniyar-ospanbek-toleu", *circles: str) -> Person:
    """Return an invented person in some circles."""
    return Person(id_, id_.title(), (Name(id_.title(), "Latn", "en"),), ("KZ",), circles=circles)


def circle(id_: str = "ospanbek") -> Circle:
    """Return an invented circle."""
    return Circle(id_, id_.title())


def event(id_: str = "e1", who: str = "daniyar-ospanbek-toleu", **fields: object) -> Event:
    """Return an arrest of an invented person."""
    return replace(Event(id_, "arrested", NOW, Confidence.REPORTED, person=who, country="ES"), **fields)  # type: ignore[arg-type]


def alert(key: str, *chats: int, **fields: object) -> Alert:
    """Return an alert for some chats, urgent unless said otherwise."""
    base = Alert(key, AlertForm.EVENT, Severity.URGENT, chats, person="daniyar-ospanbek-toleu", events=("e1",))
    return replace(base, **fields)  # type: ignore[arg-type]


def review(id_: str = "r1", **fields: object) -> ReviewItem:
    """Return a doubt about an invented person."""
    base = ReviewItem(
        id_, ReviewQuestion.SAME_PERSON, "daniyar-ospanbek-toleu", "gazette", "item-7", "c0ffee", NOW, (event("p1"),)
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def observation(key: str = "item-7", title: str = "A headline") -> Observation:
    """Return an item of an invented paper."""
    return Observation(SCOPE, key, title, published_at=NOW, names=("Daniyar",), facts={"city": "Мадрид"})


def revision(key: str = "item-7", number: int = 1, title: str = "A headline") -> Revision:
    """Return a revision of an item."""
    seen = observation(key, title)
    return Revision(seen, number, content_hash(seen))


def report(outcome: Outcome = Outcome.COMPLETE, at: datetime = NOW, scope: Scope = SCOPE) -> ScopeReport:
    """Return how a poll of the invented paper went."""
    return ScopeReport(scope, outcome, "as declared", at)


async def enrolled(store: Store, number: int, role: Role = Role.READER, name: str = "Marek") -> int:
    """Enrol a user and return their chat."""
    async with store.writing() as session:
        return (await users.enrol(session, number, number, name, role, "en", NOW)).chat


async def raised(store: Store, *alerts: Alert, now: datetime = NOW) -> tuple[int, ...]:
    """Raise alerts that all tell the event e1, and return their numbers."""
    async with store.writing() as session:
        return await ledger.write(session, Decision(events=(event(),), alerts=alerts), report(), now)
