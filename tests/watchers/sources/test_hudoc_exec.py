"""The Council of Europe's feeds: whole lists, capped, and titles that say who complains of whom."""

from datetime import UTC, datetime

import pytest

from cases.observations import Outcome
from cases.people import Roster
from watchers.contract import Document, Reading
from watchers.reading.strasbourg import applicants, respondents
from watchers.sources.hudoc_exec import CAP, FEEDS, SOURCE

NOW = datetime(2017, 6, 1, tzinfo=UTC)
ITEM = (
    "<item><title>DOE v. Italy</title><pubDate>Wed, 31 May 2017 16:11:40 GMT</pubDate><description>90003/14 - DOE v. "
    'Italy</description><link>http://hudoc.exec.coe.int/eng#{{"execidentifier":["004-{}"]}}</link></item>'
)


def feed_of(items: int) -> Reading:
    """Read a feed of so many items."""
    (request,) = SOURCE.requests(Roster(()), FEEDS[0].scope)
    inside = "".join(ITEM.format(number) for number in range(items))
    body = f'<rss version="2.0"><channel><title>EXEC</title>{inside}</channel></rss>'.encode()
    return SOURCE.read(Document(request, request.url, 200, {}, body, NOW))


def test_each_site_is_asked_for_its_feed_and_for_nobody() -> None:
    """One question a feed, the same whoever is followed."""
    asked = [SOURCE.requests(Roster(()), scope.scope)[0].url for scope in SOURCE.scopes(Roster(()))]

    assert [url.partition("?")[0] for url in asked] == [
        "https://hudoc.exec.coe.int/app/transform/rss",
        "https://hudoc.echr.coe.int/app/transform/rss",
    ]
    assert "library=execeng&query=contentsitename%3AEXEC" in asked[0]


def test_a_full_feed_proves_nothing_about_what_it_does_not_show() -> None:
    """Feeds end at two thousand items, whatever there is."""
    assert feed_of(CAP - 1).outcome is Outcome.COMPLETE
    full = feed_of(CAP)
    assert (full.outcome, len(full.observations)) == (Outcome.PARTIAL, CAP)


@pytest.mark.parametrize(
    ("title", "names", "states"),
    [
        ("CASE OF DOE v. THE CZECH REPUBLIC (No. 2)", ("DOE",), ("CZ",)),
        ("CASE OF DOE AND 12 OTHERS v. GEORGIA AND RUSSIA", ("DOE",), ("GE", "RU")),
        ("AFFAIRE DOE ET AUTRES c. ROYAUME-UNI", ("DOE",), ("GB",)),
        ("DOE AND ROE v. the Republic of Moldova", ("DOE", "ROE"), ("MD",)),
        ("CASE OF DOE v. THE FORMER YUGOSLAV REPUBLIC OF MACEDONIA", ("DOE",), ("MK",)),
        ("CASE OF DOE v. BOSNIA AND HERZEGOVINA", ("DOE",), ("BA",)),
        ("CASE OF DOE v. TÜRKİYE", ("DOE",), ("TR",)),
        ("L. v. CHE", ("L.",), ("CH",)),
        ("V v. the United Kingdom", ("V",), ("GB",)),
        ("CASE OF DOE v. IRELAND (No. 1) - [German Translation] summary", ("DOE",), ("IE",)),
        ("Annual report on Italy", (), ()),
    ],
)
def test_a_title_tells_applicants_from_respondents(title: str, names: tuple[str, ...], states: tuple[str, ...]) -> None:
    """In English and in French, with what HUDOC adds at either end."""
    assert (applicants(title), respondents(title)) == (names, states)
