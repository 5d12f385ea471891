"""The status card: what is known, how sure, what was checked when; it never reassures and never hides a gap."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cases.events import Confidence
from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Docket, Person
from handlers.speech import Texts
from handlers.views.freshness import ByHand, Sources, Unpolled
from handlers.views.status import Checked, Known, Line, status_view
from storage.records import ScopeHealth
from tests.handlers.happenings import ARREST, RELEASE, SEEN
from tests.handlers.people import DANIYAR, KETEBAYEV
from tests.handlers.test_texts import FORBIDDEN
from tests.telegram import texts as telegram_texts

NOW = SEEN
SOURCES = Sources({"invented_court": "Invented Court"}, lambda source: source == "invented_court")
OLD = replace(
    ARREST,
    id="1" * 32,
    kind="protection-granted",
    person=KETEBAYEV.id,
    country="PL",
    counter_country=None,
    occurred_on=None,
    as_of="2017",
    attributes={"form": "form not stated"},
    source_title="founding document",
)


def health(
    kind: ScopeKind,
    subject: str,
    *,
    source: str = "interpol_red",
    proven: timedelta | None = timedelta(hours=3),
    outcome: Outcome | None = Outcome.COMPLETE,
    verified: str = "recorded",
) -> ScopeHealth:
    """Return how a scope stands, proven good so long ago."""
    last = NOW - proven if proven is not None else None
    return ScopeHealth(
        scope=Scope(source, kind, subject),
        title=f"{source} {subject}",
        url="https://source.example/",
        outcome=outcome,
        reason="",
        last_polled=NOW,
        last_proven=last,
        next_due=NOW,
        failures=0,
        failing_since=None,
        told_failing=False,
        etag=None,
        last_modified=None,
        body_sha=None,
        history=(),
        interval=timedelta(hours=4),
        side="neutral",
        verified=verified,
    )


def card(person: Person, known: Known, *healths: ScopeHealth, language: str = "en", now: datetime = NOW) -> str:
    """Return the visible text of a status card."""
    view = status_view(person, known, Checked(healths, SOURCES, now), Texts(language))
    return telegram_texts.parse(view.html, "HTML").text


def test_the_name_stands_in_both_alphabets() -> None:
    """The reader's alphabet first, the other below it."""
    assert card(KETEBAYEV, Known()).startswith("Status: Muratbek Ketebayev\nМуратбек Кетебаев\n")
    assert card(KETEBAYEV, Known(), language="ru").startswith("Статус: Муратбек Кетебаев\nMuratbek Ketebayev\n")


def test_a_line_per_track_with_its_confidence_and_source() -> None:
    """Each track has its title, each account its date, its confidence and its source."""
    text = card(DANIYAR, Known((Line("liberty", (ARREST,)),)))
    assert "Liberty\nArrested · Spain · request of Kazakhstan · 28 February 2017\n" in text
    assert "reported, not official: Invented Herald & Co" in text


def test_what_an_old_document_states_was_not_checked_since() -> None:
    """A fact of 2017 is not shown as today's, nor its form guessed."""
    text = card(KETEBAYEV, Known((Line("protection", (OLD,)),)))
    assert "Protection granted · Poland · undated · form: form not stated" in text
    assert "as of 2017, not checked since" in text


def test_conflicts_are_shown() -> None:
    """Accounts that differ stand side by side and are said to differ."""
    other = replace(ARREST, id="2" * 32, occurred_on="2017-02-27", confidence=Confidence.OFFICIAL)
    text = card(DANIYAR, Known((Line("liberty", (ARREST, other), conflict=True),)))
    assert "Accounts differ:" in text
    assert "28 February 2017" in text
    assert "27 February 2017" in text


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (health(ScopeKind.PERSON, DANIYAR.id), "proven good 3 hours ago"),
        (
            health(ScopeKind.PERSON, DANIYAR.id, proven=timedelta(days=2)),
            "NOT CHECKED since 27 February 2017, 14:00 UTC",
        ),
        (health(ScopeKind.PERSON, DANIYAR.id, proven=None), "NOT CHECKED yet"),
        (health(ScopeKind.PERSON, DANIYAR.id, outcome=Outcome.PARTIAL), "NOT PROVABLE"),
        (health(ScopeKind.PERSON, DANIYAR.id, verified="documented"), "documented only, never seen live"),
    ],
)
def test_every_source_says_how_it_stands(scope: ScopeHealth, said: str) -> None:
    """Fresh, stale, never, unprovable, or known from documentation only."""
    assert said in card(DANIYAR, Known(), scope)


def test_other_peoples_scopes_are_not_shown() -> None:
    """A card shows the person's own scopes and the lists, nobody else's."""
    text = card(DANIYAR, Known(), health(ScopeKind.PERSON, "somebody-else"), health(ScopeKind.LIST, "canary"))
    assert "somebody-else" not in text
    assert "canary" not in text


def test_lists_are_counted() -> None:
    """Forty feeds fit on one line."""
    feeds = [health(ScopeKind.LIST, f"feed-{n}", source="feeds") for n in range(3)]
    stale = health(ScopeKind.LIST, "feed-9", source="feeds", proven=timedelta(days=9))
    assert "News and lists: 3 of 4 proven good" in card(DANIYAR, Known(), *feeds, stale)


def test_sources_that_hide_names_are_named() -> None:
    """A surname query that finds nothing there means nothing."""
    docket = Docket("1/2017", "Invented Court", "ES", source="invented_court")
    person = replace(DANIYAR, dockets=(docket,))
    text = card(person, Known(), health(ScopeKind.DOCKET, "1/2017", source="invented_court"))
    assert "Sources that hide names, so that finding no name there means nothing: Invented Court" in text
    assert "No court source" not in text


def test_host_countries_without_a_court_are_said() -> None:
    """Silence of a country nobody asks is not news."""
    assert "No court source covers: Spain" in card(DANIYAR, Known())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_card_never_reassures(language: str) -> None:
    """Neither empty, nor with a release, does it contain a word of safety; it says what silence does not mean."""
    for known in (Known(), Known((Line("liberty", (RELEASE,)),))):
        text = card(DANIYAR, known, health(ScopeKind.PERSON, DANIYAR.id), language=language)
        assert not FORBIDDEN.search(text)
    english = card(DANIYAR, Known((Line("liberty", (RELEASE,)),)))
    assert 'No public notice is not "no Red Notice or diffusion".' in english
    assert "changes nothing in another country" in english
    assert "Ask counsel before travelling" in english


def test_nothing_known_is_no_proof() -> None:
    """An empty card says what it is worth."""
    assert "No event is known. That is no proof that nothing happened." in card(DANIYAR, Known())


def test_a_status_on_a_day_says_so() -> None:
    """The day stands in the title, undated events apart."""
    text = card(DANIYAR, Known(undated=(replace(ARREST, occurred_on=None),), on=date(2016, 12, 9)))
    assert "as of 9 December 2016, by what is known today" in text
    assert "Undated:\nArrested" in text


def of_sources(person: Person, sources: Sources) -> str:
    """Return a card for what is known of the sources alone."""
    return status_view(person, Known(), Checked((), sources, NOW), Texts("en")).html


def test_what_is_not_polled_is_said_with_its_reason() -> None:
    """Only sources that could show something of this person: everywhere's, their hosts', their requesting states'."""
    unpolled = {
        "a": Unpolled("Court of Spain", "ES", "not-accepted"),
        "b": Unpolled("A world list", None, "no-key"),
        "c": Unpolled("Court of Peru", "PE", "not-accepted"),
    }
    by_hand = (ByHand("KZ", "Bank of court acts", "https://hand.example/"), ByHand("PE", "Peru", "https://pe.example/"))
    person = replace(DANIYAR, countries=("ES",), requesting_states=("KZ",))
    text = of_sources(person, Sources(unpolled=unpolled, by_hand=by_hand))

    assert "Not polled, since nobody has accepted their terms: Court of Spain" in text
    assert "Not polled, since their access key is not set: A world list" in text
    assert "Only by hand, no machine may read it: Kazakhstan, Bank of court acts https://hand.example/" in text
    assert "Peru" not in text


def test_a_docket_whose_source_is_not_polled_covers_no_country() -> None:
    """A number that nobody asks for is no watch on its court."""
    unpolled = {"invented_court": Unpolled("Invented Court", "ES", "no-key")}
    docket = Docket("1/2017", "Invented Court", "ES", source="invented_court")
    person = replace(DANIYAR, countries=("ES",), dockets=(docket,))
    assert "No court source covers: Spain" in of_sources(person, Sources(unpolled=unpolled))
    assert "No court source" not in of_sources(person, Sources())
