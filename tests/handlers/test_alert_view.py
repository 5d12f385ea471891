"""Alerts as chats see them: every word that can be checked is there, and none that reassures."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.alerts import AlertForm, Severity
from cases.events import Event
from handlers.buttons import read_callback
from handlers.views import render
from handlers.views.alert import alert_view
from storage.records import KeptAlert, ReviewVerdict
from storage.sealing import Sealer
from tests.handlers.happenings import ADDRESS, ARREST, DELETION, DOUBT, OTHER_SOURCE, RELEASE, SEEN, kept
from tests.handlers.people import ROSTER
from tests.telegram import texts as telegram_texts

SEAL = Sealer(bytes(range(64)))
NOW = SEEN + timedelta(seconds=30)


def shown(alert: KeptAlert, *, language: str = "en", repeat: bool = False) -> str:
    """Return the visible text of an alert, as TDLib reads it."""
    rendered = render(alert, replace(ADDRESS, language=language), ROSTER, repeat, NOW, SEAL)
    return "\n".join(telegram_texts.parse(text, "HTML").text for text in rendered.texts)


def labels(alert: KeptAlert) -> list[str]:
    """Return the labels of an alert's buttons, row after row."""
    rendered = render(alert, ADDRESS, ROSTER, False, NOW, SEAL)
    return [label for row in rendered.keyboard for label, _ in row]


@pytest.mark.parametrize(
    "piece",
    [
        "URGENT: Daniyar Ospantoleu",
        "Arrested · Spain · request of Kazakhstan · 28 February 2017",
        "reported, not official",
        "“Activist <held>”",
        "Source: Invented Herald & Co",
        "Also: State Gazette (state-aligned source)",
        "Kazakhstan alleges: fraud <sic>",
        "Evidence 0123456789ab",
        "Published 13:40 UTC · seen 14:00 UTC · sent 14:01 UTC",
        "#A-1042",
    ],
)
def test_an_alert_says_what_can_be_checked(piece: str) -> None:
    """What, where, when, by whom, how sure, and the stored copy."""
    told = kept(replace(ARREST, attributes={"charges": "fraud <sic>"}), OTHER_SOURCE)
    assert piece in shown(told)


def test_sources_are_linked() -> None:
    """Each source's title leads to what it published."""
    html = render(kept(ARREST, OTHER_SOURCE), ADDRESS, ROSTER, False, NOW, SEAL).texts[0]
    assert '<a href="https://herald.example/arrest?a=1&amp;b=2">Invented Herald &amp; Co</a>' in html
    assert '<a href="https://gazette.example/1">State Gazette</a>' in html


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    """A source cannot plant a link of another kind."""
    html = render(kept(replace(ARREST, url="javascript:alert(1)")), ADDRESS, ROSTER, False, NOW, SEAL).texts[0]
    assert "href" not in html


def test_an_address_cannot_break_the_markup() -> None:
    """A quotation mark in an address stays inside it."""
    assert "Source:" in shown(kept(replace(ARREST, url='https://herald.example/"><b>x')))


def test_a_repeat_is_labelled_with_the_number() -> None:
    """An uncertain resend says so."""
    assert "(possible repeat) #A-1042" in shown(kept(ARREST), repeat=True)


def test_undated_is_said() -> None:
    """A missing date is not guessed."""
    assert "undated" in shown(kept(replace(ARREST, occurred_on=None)))


def test_an_old_documents_fact_says_as_of() -> None:
    """What an old document states is not shown as today's."""
    assert "as of 2017, not checked since" in shown(kept(replace(ARREST, as_of="2017")))


@pytest.mark.parametrize(("event", "warned"), [(RELEASE, True), (ARREST, False)])
def test_guarded_kinds_end_with_the_caution(event: Event, warned: bool) -> None:
    """What could lower someone's guard says that other alerts may exist."""
    text = shown(kept(event))
    assert (
        "Other alerts may exist: diffusions, national lists, CIS search, SIS, stolen-document records" in text
    ) is warned
    assert ("Ask counsel before travelling" in text) is warned


def test_an_urgent_alert_can_be_taken_once() -> None:
    """The button goes when somebody has taken it, and everybody sees who."""
    taken = kept(ARREST, taken_by="Marek", taken_at=NOW)
    assert labels(kept(ARREST)) == ["I take this"]
    assert labels(taken) == []
    assert "Taken by Marek, 14:01 UTC" in shown(taken)


def test_an_alert_that_is_not_urgent_is_not_taken() -> None:
    """Only urgent alerts ask for a name."""
    assert labels(kept(ARREST, severity=Severity.INFO)) == []


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", list(AlertForm))
def test_a_retracted_alert_begins_so(form: AlertForm, language: str) -> None:
    """Whatever its form, it begins with RETRACTED, says why, and has no buttons."""
    wrong = kept(ARREST, form=form, retracted=True, retracted_reason="another man", review=DOUBT)
    assert shown(wrong, language=language).startswith("RETRACTED")
    assert "another man" in shown(wrong, language=language)
    assert labels(wrong) == []


def test_an_unconfirmed_alert_is_headed_so() -> None:
    """A doubt nobody has settled cannot be mistaken for a fact."""
    doubt = kept(form=AlertForm.UNCONFIRMED, review=DOUBT)
    assert shown(doubt).startswith("UNCONFIRMED, POSSIBLY ANOTHER PERSON")
    assert "Arrested" in shown(doubt)
    assert labels(doubt) == ["I take this"]


def test_a_report_hides_its_reporter() -> None:
    """A colleague's report says that it is one, and not whose."""
    report = replace(ARREST, source="report", source_title="", url=None, evidence=None, title="seen by Marek's contact")
    text = shown(kept(report, form=AlertForm.REPORT))
    assert text.startswith("UNCONFIRMED. A colleague reports this")
    assert "Source: a colleague's report" in text


@pytest.mark.parametrize(
    ("item", "question", "answers"),
    [
        (DOUBT, "Is this Daniyar Ospantoleu?", ["Same person", "Not this person"]),
        (DELETION, "Did this happen to Daniyar Ospantoleu?", ["Confirm", "Retract"]),
    ],
)
def test_a_review_asks_with_two_buttons(item: object, question: str, answers: list[str]) -> None:
    """Editors see the question, the excerpt and the reasons."""
    asked = kept(form=AlertForm.REVIEW, severity=Severity.IMPORTANT, review=item)
    assert question in shown(asked)
    assert "“Ospantoleu was held”" in shown(asked)
    assert "surname only" in shown(asked)
    assert labels(asked) == answers
    assert labels(replace(asked, verdict=ReviewVerdict.NO)) == []


@pytest.mark.parametrize(
    ("form", "facts", "piece"),
    [
        (
            AlertForm.SOURCE_STATE,
            {"title": "Invented Court", "outcome": "BLOCKED"},
            "Invented Court does not let us in",
        ),
        (AlertForm.SOURCE_STATE, {"title": "Invented Court", "outcome": "COMPLETE"}, "Invented Court answers again"),
        (AlertForm.SOURCE_STATE, {"title": "Invented Court"}, "cannot be read"),
        (AlertForm.UNDELIVERED, {"alert": 7, "reason": "blocked"}, "alert #A-7 could not be delivered"),
    ],
)
def test_states_are_said(form: AlertForm, facts: dict[str, object], piece: str) -> None:
    """What concerns the service itself is said to those who run it."""
    told = kept(form=form, severity=Severity.INFO)
    assert piece in shown(replace(told, alert=replace(told.alert, facts=facts)))


def test_a_summary_lists_what_was_found() -> None:
    """The first reading gives one message, not a storm."""
    assert "2 earlier events found" in shown(kept(ARREST, RELEASE, form=AlertForm.SUMMARY, severity=Severity.INFO))


def test_a_long_summary_tells_the_gravest_and_points_to_the_rest() -> None:
    """Hundreds of mentions of somebody newly watched are no message to read; an arrest among them comes first."""
    mentions = [replace(RELEASE, id=str(number), kind="mention") for number in range(40)]
    told = shown(kept(*mentions, ARREST, form=AlertForm.SUMMARY, severity=Severity.INFO))
    assert "41 earlier events found" in told
    assert "… and 21 more: history " in told
    assert told.split("\n\n")[1].startswith("Arrested")


def test_buttons_are_bound_to_the_chat() -> None:
    """Callback data read back in its chat, and in no other."""
    data = render(kept(ARREST), ADDRESS, ROSTER, False, NOW, SEAL).keyboard[0][0][1]
    assert len(data.encode()) <= 64
    assert read_callback(data, ADDRESS.telegram_chat, SEAL) == ("take", "1042")
    assert read_callback(data, 502, SEAL) is None


def test_every_text_begins_with_the_heading() -> None:
    """The demo's alerts all begin with DEMO, long ones in each part."""
    long = kept(
        *(replace(ARREST, id=str(n), source_title="x" * 90, url=f"https://herald.example/{n}") for n in range(120))
    )
    texts = render(long, ADDRESS, ROSTER, False, NOW, SEAL, "DEMO").texts
    assert len(texts) > 1
    assert all(text.startswith("DEMO ") for text in texts)


def test_an_alert_in_russian() -> None:
    """The name is in the reader's alphabet."""
    text = shown(kept(ARREST), language="ru")
    assert "СРОЧНО: Данияр Оспантолеу" in text
    assert "Арестован(а) · Испания · запрос: Казахстан · 28 февраля 2017" in text


def test_somebody_no_longer_listed_is_still_named() -> None:
    """An alert about a person the roster has lost does not fail."""
    assert alert_view(kept(replace(ARREST, person="gone")), ADDRESS, ROSTER, False, NOW).html
