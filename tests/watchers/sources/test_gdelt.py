"""GDELT by name: one question for all spellings, its cap, and copies of one article."""

import json
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Name, Person, Roster
from watchers.contract import Document, Reading, Request
from watchers.sources.gdelt import BASE, CAP, requests
from watchers.sources.gdelt import read as read_answer

NOW = datetime(2026, 11, 24, tzinfo=UTC)
SCOPE = Scope("gdelt", ScopeKind.PERSON, "ivan-nebylitsyn")


def query(*names: Name, name: str = "Ivan Nebylitsyn") -> str | None:
    """Return the query for a person of these names."""
    asked = requests(Roster((Person("ivan-nebylitsyn", name, names),)), SCOPE)
    return parse_qs(urlsplit(asked[0].url).query)["query"][0] if asked else None


def read(*articles: dict[str, str]) -> Reading:
    """Read an answer of these articles."""
    body = json.dumps({"articles": articles}).encode()
    return read_answer(Document(Request(BASE, SCOPE), BASE, 200, {}, body, NOW))


def article(number: int, title: str) -> dict[str, str]:
    """Return an article of its own address."""
    return {"url": f"https://outlet.example/{number}", "title": title, "seendate": "20261121T083000Z"}


def test_all_spellings_are_asked_in_one_question() -> None:
    """Joined by OR in brackets, in Latin letters and in the letters that were given."""
    asked = query(Name("Иван Небылицын", "Cyrl", "ru"))

    assert asked is not None
    assert asked.startswith('("Ivan Nebylitsyn" OR ')
    assert asked.endswith('OR "Иван Небылицын")')
    assert 3 <= asked.count(" OR ") + 1 <= 6


def test_a_single_spelling_stands_without_brackets() -> None:
    """Brackets round one phrase are refused."""
    assert query() == '"Ivan Nebylitsyn"'


def test_a_name_too_short_to_be_asked_is_not_asked() -> None:
    """The host refuses it, and a refused question is no empty answer."""
    assert query(name="I Ng") is None
    assert requests(Roster(()), SCOPE) == ()


def test_copies_of_one_article_are_one_and_the_oldest_stays() -> None:
    """Newest come first: kept by the newest copy, the article would be new at every poll."""
    reading = read(article(3, "Court frees him!"), article(2, "Other news"), article(1, "Court frees  him"))

    assert [seen.key for seen in reading.observations] == ["https://outlet.example/2", "https://outlet.example/1"]
    assert (reading.outcome, reading.rows) == (Outcome.COMPLETE, 3)


def test_an_answer_at_the_cap_is_partial() -> None:
    """No page comes after the first, so that there may always be more."""
    assert read(*(article(number, f"Story {number}") for number in range(CAP))).outcome is Outcome.PARTIAL
    assert read(*(article(number, f"Story {number}") for number in range(CAP - 1))).outcome is Outcome.COMPLETE


def test_an_article_without_an_address_is_a_changed_layout() -> None:
    """It could neither be linked nor known again."""
    assert read(article(1, "One"), {"title": "Two"}).outcome is Outcome.SUSPECT
