"""Which accounts are one happening, and what status folds them to; nothing reassures."""

from datetime import date, timedelta

import pytest

from cases import dates
from cases.copies import plain_title
from cases.episodes import episodes, family
from cases.events import Confidence, Event
from cases.kinds import tracks
from cases.status import SHOWN_PER_TRACK, standing, status
from tests.cases.happenings import NOON, days, event
from tests.cases.invented import TIMUR, ZAREMA, roster

OFFICIAL, CONFIRMED = Confidence.OFFICIAL, Confidence.CONFIRMED
PERSON = roster().persons[0]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"kind": "detained"}, {"kind": "arrested"}, True),
        ({"kind": "stopped-at-border"}, {"kind": "arrested"}, True),
        ({"kind": "arrested"}, {"kind": "released"}, False),
        ({}, {"of": ZAREMA}, False),
        ({}, {"country": "ES"}, True),
        ({"country": "ES"}, {"country": "ES"}, True),
        ({"country": "ES"}, {"country": "FR"}, False),
        ({"counter_country": "KZ"}, {"counter_country": "RU"}, False),
        ({"docket": "1"}, {"docket": "2"}, False),
        ({"docket": "1"}, {}, True),
        ({"occurred_on": "2031-05-01"}, {"occurred_on": "2031-05-04"}, True),
        ({"occurred_on": "2031-05-01"}, {"occurred_on": "2031-05-05"}, False),
        ({"occurred_on": "2031-05-01"}, {"occurred_on": "2031-05"}, False),
        ({"occurred_on": "2031-05-01"}, {"occurred_on": "2031"}, False),
        ({"occurred_on": "2031-05"}, {"occurred_on": "2031-05"}, True),
        ({"occurred_on": "2031-05-01"}, {}, True),
        ({"occurred_on": "2031-04-01"}, {}, False),
        ({"occurred_on": "2031-05-01"}, {"occurred_on": "2030"}, False),
        ({}, {"seen_at": NOON + days(7)}, True),
        ({}, {"seen_at": NOON + days(7) + timedelta(seconds=1)}, False),
        ({"occurred_on": "2011"}, {"seen_at": NOON + days(1)}, False),
        ({"kind": "mention", "observation": "1"}, {"kind": "mention", "observation": "1"}, True),
        ({"kind": "mention", "observation": "1"}, {"kind": "mention", "observation": "2"}, False),
        ({"kind": "mention", "title": "A lamp - Lantern"},
         {"kind": "mention", "observation": "2", "title": "A LAMP"}, True),
        ({"kind": "notice-listed", "confidence": OFFICIAL, "observation": "1"},
         {"kind": "notice-listed", "confidence": OFFICIAL, "observation": "2"}, False),
        ({"kind": "notice-listed", "confidence": OFFICIAL, "observation": "1"},
         {"kind": "notice-listed", "confidence": OFFICIAL, "observation": "1"}, True),
        ({"kind": "notice-listed", "confidence": OFFICIAL, "observation": "1"},
         {"kind": "notice-listed", "observation": "2"}, True),
        ({"kind": "notice-listed", "observation": "2"},
         {"kind": "notice-listed", "confidence": OFFICIAL, "observation": "1"}, True),
        ({"kind": "of-another-time"}, {"kind": "of-another-time"}, True),
    ],
)  # fmt: skip
def test_when_two_accounts_are_one_happening(first: dict[str, str], second: dict[str, str], one: bool) -> None:
    """Family, states, docket and dates must agree, the unknown joins the known; in doubt it is another."""
    told = [event(**{"kind": "arrested", "id": str(place), **given}) for place, given in enumerate((first, second))]
    assert (len(episodes(told)) == 1) is one


def test_dates_are_measured_from_the_first_account() -> None:
    """Accounts cannot creep on day by day: the fourth day after the first is another happening."""
    told = [
        event("arrested", id=day, occurred_on=f"2031-05-0{day}", seen_at=NOON + days(int(day)))
        for day in ("1", "3", "6")
    ]
    assert [len(one.events) for one in episodes(told)] == [2, 1]


def test_a_known_country_parts_what_an_unknown_one_joined() -> None:
    """Unknown, Spain, France: France is another happening."""
    told = [
        event("arrested", id=str(place), country=code, seen_at=NOON + days(place))
        for place, code in enumerate((None, "ES", "FR"))
    ]
    assert [[one.country for one in episode.events] for episode in episodes(told)] == [[None, "ES"], ["FR"]]


def test_the_surest_account_leads() -> None:
    """Official before confirmed before reported; of equals the one seen last."""
    reported = [event("detained", id=str(place), seen_at=NOON + days(place)) for place in range(3)]
    assert episodes(reported)[0].leading.id == "2"
    official = event("arrested", id="o", confidence=OFFICIAL)
    assert episodes([*reported, event("arrested", id="c", confidence=CONFIRMED), official])[0].leading.id == "o"
    assert episodes(reported)[0].key == "episode:0"


def test_copies_of_an_agency_are_one_source() -> None:
    """The same headline counts once, whatever outlet's name follows it; without a headline each counts."""
    titles = ("Arrested in Madrid", "ARRESTED in Madrid — Lantern", "Another headline", "", "")
    told = [
        event("arrested", id=str(place), title=title, seen_at=NOON + days(place)) for place, title in enumerate(titles)
    ]
    assert [one.id for one in episodes(told)[0].independent] == ["0", "2", "3", "4"]
    assert plain_title("A – B | Lantern Online") == "a b"


def test_families() -> None:
    """A kind of another version is its own family."""
    assert [family(kind) for kind in ("detained", "died", "unheard-of")] == ["arrest", "died", "unheard-of"]


@pytest.mark.parametrize(
    ("moment", "span"),
    [
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2016-12-09", (date(2016, 12, 9), date(2016, 12, 9))),
    ],
)
def test_dates_of_any_precision(moment: str, span: tuple[date, date]) -> None:
    """A date means all its days."""
    assert dates.span(moment) == span
    assert dates.order(moment) == span[1]
    assert dates.by(moment, span[1])
    assert not dates.by(moment, span[1] - timedelta(days=1))


@pytest.mark.parametrize("wrong", ["", "yesterday", "2016-13", "2016-12-09-1"])
def test_what_is_no_date(wrong: str) -> None:
    """ValueError, never a guess."""
    with pytest.raises(ValueError, match=r".*"):
        dates.span(wrong)


def shown(*events: Event, on: date | None = None) -> dict[str, list[tuple[str, str | None]]]:
    """Return what status shows: kind and country by track."""
    return {line.track: [(one.kind, one.country) for one in line.events] for line in status(PERSON, events, on).lines}


def test_tracks_stand_in_their_order() -> None:
    """Shields first, voices last, empty tracks left out."""
    told = [event("mention"), event("protection-granted"), event("arrested"), event("interim-measure-asked")]
    found = [line.track for line in status(PERSON, told, None).lines]
    assert found == [track for track in tracks() if track in found]
    assert len(found) == 4


def test_a_later_answer_replaces_an_earlier_one_in_its_country_only() -> None:
    """Released in Spain says nothing of Italy; refused to Kazakhstan nothing of Russia."""
    told = [
        event("arrested", id="1", country="ES", occurred_on="2031-01-01"),
        event("released", id="2", country="ES", occurred_on="2031-02-01", confidence=CONFIRMED),
        event("arrested", id="3", country="IT", occurred_on="2030-06-01"),
        event("extradition-granted", id="4", country="FR", counter_country="RU", occurred_on="2030-01-01"),
        event("extradition-refused", id="5", country="FR", counter_country="KZ", occurred_on="2031-01-01"),
    ]
    assert shown(*told)["liberty"] == [("released", "ES"), ("arrested", "IT")]
    assert shown(*told)["extradition"] == [("extradition-refused", "FR"), ("extradition-granted", "FR")]


def test_deletion_and_protection_change_no_other_line() -> None:
    """What one office or state decides leaves every other line as it was."""
    before = [
        event("arrested", id="1", country="ES", occurred_on="2031-01-01"),
        event("diffusion-reported", id="2", occurred_on="2030-01-01"),
        event("wanted-list-added", id="3", country="RU", occurred_on="2030-01-01"),
        event("extradition-requested", id="4", country="ES", counter_country="KZ", occurred_on="2031-01-01"),
    ]
    after = [
        *before,
        event("interpol-data-deleted", id="5", occurred_on="2031-02-01", confidence=CONFIRMED),
        event("protection-granted", id="6", country="PL", occurred_on="2031-02-01", confidence=CONFIRMED),
    ]
    old, new = shown(*before), shown(*after)
    assert all(set(old[track]) <= set(new[track]) for track in old)
    assert ("diffusion-reported", None) in new["interpol-data"]


@pytest.mark.parametrize("aside", ["habeas-asked", "habeas-refused", "ill-treated", "travel-ban"])
def test_what_goes_on_beside_an_arrest_does_not_hide_it(aside: str) -> None:
    """Who asked for release is still in jail."""
    told = [
        event("arrested", country="ES", occurred_on="2031-01-01"),
        event(aside, country="ES", occurred_on="2031-02-01"),
    ]
    assert {kind for kind, _ in shown(*told)["liberty"]} == {"arrested", aside}


def test_official_and_reported_accounts_that_differ_are_both_shown() -> None:
    """The court annulled for Russia; media say refused, for Ukraine too: all three, and the conflict."""
    day = {"country": "FR", "occurred_on": "2030-12-09"}
    told = [
        event("extradition-decree-annulled", id="1", counter_country="RU", confidence=OFFICIAL, **day),
        event("extradition-refused", id="2", counter_country="RU", seen_at=NOON + days(1), **day),
        event("extradition-refused", id="3", counter_country="UA", **day),
    ]
    (line,) = status(PERSON, told, None).lines
    assert line.conflict
    assert {(one.kind, one.counter_country) for one in line.events} == {
        ("extradition-decree-annulled", "RU"),
        ("extradition-refused", "RU"),
        ("extradition-refused", "UA"),
    }
    assert line.events[0].confidence is OFFICIAL
    assert not status(PERSON, told[1:], None).lines[0].conflict


def test_accounts_of_one_happening_that_call_it_otherwise_conflict() -> None:
    """Detained says one, arrested another; a sequence of answers is no conflict."""
    assert status(PERSON, [event("detained"), event("arrested")], None).lines[0].conflict
    sequence = [
        event("arrested", occurred_on="2031-01-01"),
        event("released", occurred_on="2031-02-01", confidence=CONFIRMED),
    ]
    assert not status(PERSON, sequence, None).lines[0].conflict


def test_status_on_a_day() -> None:
    """What had surely happened by then, as known today; the undated apart, what is later or vague left out."""
    told = [
        event("arrested", occurred_on="2031-01-01"),
        event("released", occurred_on="2031-03-01", confidence=CONFIRMED),
        event("charged", occurred_on="2031"),
        event("protection-granted"),
    ]
    found = status(PERSON, told, date(2031, 2, 1))
    assert [one.kind for line in found.lines for one in line.events] == ["arrested"]
    assert [one.kind for one in found.undated] == ["protection-granted"]
    assert status(PERSON, told, None).undated == ()


def test_what_was_taken_back_is_not_shown() -> None:
    """A retraction removes what it names, in any order of arrival, and is no event itself."""
    wrong = event("arrested", id="wrong")
    told = [event("arrested", id="back", retracts="wrong"), wrong]
    assert standing(told) == ()
    assert shown(*told) == shown(*reversed(told)) == {}
    assert shown(event("arrested", of=ZAREMA), event("unheard-of")) == {}


def test_order_of_arrival_does_not_matter() -> None:
    """The same facts give the same card, the undated by their publication, each article on its own."""
    told = [
        event("arrested", id="1", country="ES", occurred_on="2031-01-01"),
        event("released", id="2", country="ES", published_at=NOON, confidence=CONFIRMED),
        event("mention", id="3", observation="a"),
        event("mention", id="4", observation="b", published_at=NOON),
    ]
    assert shown(*told) == shown(*reversed(told))
    assert len(shown(*told)["voices"]) == 2


def test_a_track_shows_the_newest() -> None:
    """At most so many lines a track."""
    told = [event("mention", id=str(day), observation=str(day), occurred_on=f"2031-01-0{day}") for day in range(1, 9)]
    (line,) = status(PERSON, told, None).lines
    assert [one.id for one in line.events] == [str(day) for day in range(8, 8 - SHOWN_PER_TRACK, -1)]


def test_no_country_is_cut_off() -> None:
    """Each host's answer stays on the card, however many there are."""
    hosts = ["FR", "ES", "PL", "CZ", "AT", "LT", "IT", "DE"]
    told = [event("extradition-requested", id=host, country=host, counter_country="RU") for host in hosts]
    (line,) = status(PERSON, told, None).lines
    assert {one.country for one in line.events} == set(hosts)


def test_a_person_is_told_from_their_circle() -> None:
    """An event of the circle is not the person's own."""
    assert shown(event("arrested", of=TIMUR)) != {}
    assert status(PERSON, [event("arrested", person=None, circle="circle-lighthouse")], None).lines == ()
