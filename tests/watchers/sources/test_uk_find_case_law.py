"""Find Case Law: asked by name in the feed, by citation in the feed, by address for one judgment's XML."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cases.observations import Outcome, Scope, ScopeKind, content_hash
from cases.people import Docket, Name, Person, Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope, prove
from watchers.sources.uk_find_case_law import FEED, HEADER, SITE, SOURCE

PAGES = Path(__file__).parents[2] / "recordings" / "uk_find_case_law"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
WHO = Person(
    id="timur-nebylitsyn",
    name="Timur Nebylitsyn",
    names=(Name("Timur Nebylitsyn", "Latn", "en"),),
    dockets=(Docket("[2016] EWHC 90001 (Admin)", "High Court", "GB", "uk_find_case_law"),),
    role="invented",
)
ROSTER = Roster(persons=(WHO,))
PERSON = Scope("uk_find_case_law", ScopeKind.PERSON, WHO.id)


def docket(number: str) -> Scope:
    """Return the scope of a judgment."""
    return Scope("uk_find_case_law", ScopeKind.DOCKET, number)


def page(name: str) -> bytes:
    """Return a reconstructed document."""
    return (PAGES / f"reconstructed-{name}.xml").read_bytes()


def answered(request: Request, body: bytes, status: int = 200) -> Reading:
    """Prove and read what came back to a request."""
    document = Document(request, request.url, status, {"content-type": "application/xml"}, body, NOW)
    refused = prove(document, HEADER)
    return Reading(*refused) if refused else SOURCE.read(document)


def asked(scope: Scope) -> Request:
    """Return the first question of a scope."""
    return SOURCE.requests(ROSTER, scope)[0]


def test_persons_and_dockets_are_scopes_of_one_source() -> None:
    """The same register is asked about both."""
    assert [one.scope for one in SOURCE.scopes(ROSTER)] == [PERSON, docket("[2016] EWHC 90001 (Admin)")]


def test_a_name_is_asked_for_with_the_latest_changes_first() -> None:
    """All words of the name, judgments that exist as PDF too."""
    url = urlsplit(asked(PERSON).url)

    assert f"{url.scheme}://{url.netloc}{url.path}" == FEED
    assert parse_qs(url.query) == {
        "query": ["Timur Nebylitsyn"],
        "order": ["-transformation"],
        "per_page": ["50"],
        "minimum_availability": ["document"],
    }


def test_the_next_page_is_our_own_question_again() -> None:
    """A link that drops the question would lead through the whole register."""
    link = f'<link href="{FEED}?page=2" rel="next"/>'
    first = answered(asked(PERSON), page("two-judgments").replace(b"<entry>", f"{link}<entry>".encode(), 1))

    (second,) = first.further
    assert parse_qs(urlsplit(second.url).query)["query"] == ["Timur Nebylitsyn"]
    assert parse_qs(urlsplit(second.url).query)["page"] == ["2"]
    assert second.page == 2
    assert answered(second, page("two-judgments")).further == ()


def test_changed_markup_is_no_change_and_changed_words_are() -> None:
    """`updated` moves with the markup; the content hash only with the text."""
    body = page("two-judgments")
    markup = body.replace(b"2017-01-30T09:54:24", b"2017-03-30T09:54:24")
    words = body.replace(b"a" * 64, b"e" * 64)

    before, same, other = (content_hash(answered(asked(PERSON), one).observations[0]) for one in (body, markup, words))
    assert body != markup
    assert before == same != other


def test_a_citation_is_asked_for_oldest_first_and_only_its_judgment_is_kept() -> None:
    """Judgments that mention it come later, and are other judgments."""
    request = asked(docket("[2016] EWHC 90001 (Admin)"))
    reading = answered(request, page("two-judgments"))

    query = parse_qs(urlsplit(request.url).query)
    assert (query["query"], query["order"]) == (['"[2016] EWHC 90001 (Admin)"'], ["date"])
    assert [seen.key for seen in reading.observations] == ["d-00000000-0000-4000-8000-000000000001"]
    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE


def test_one_judgment_found_by_name_and_by_citation_is_the_same_record() -> None:
    """Two scopes that see it must not take turns in changing it."""
    (by_name, _) = answered(asked(PERSON), page("two-judgments")).observations
    (cited,) = answered(asked(docket("[2016] EWHC 90001 (Admin)")), page("two-judgments")).observations

    assert (by_name.key, content_hash(by_name)) == (cited.key, content_hash(cited))


def test_a_broken_feed_stays_suspect_under_a_citation() -> None:
    """Dropping other judgments does not drop the fault."""
    reading = answered(asked(docket("[2016] EWHC 90001 (Admin)")), page("entries-without-uri"))

    assert reading.outcome is Outcome.SUSPECT


@pytest.mark.parametrize(
    "uri", ["ewhc/admin/2016/90001", "d-00000000-0000-4000-8000-000000000001", "uksc/2016/90003/press-summary/1"]
)
def test_an_address_is_asked_for_itself(uri: str) -> None:
    """The XML has a key of its own, for it tells of the judgment in other words than the feed."""
    request = asked(docket(uri))
    (seen,) = answered(request, page("judgment")).observations

    assert request.url == f"{SITE}/{uri}/data.xml"
    assert (seen.key, seen.url) == (f"{uri}/data.xml", f"{SITE}/{uri}")
    assert asked(docket(f"{SITE}/{uri}")) == replace(request, scope=docket(f"{SITE}/{uri}"))


def test_a_judgment_that_is_not_published_is_no_fault() -> None:
    """404 answers the question; that it was there before is what makes it suspect."""
    reading = answered(asked(docket("ewhc/admin/2016/90001")), b"not found", status=404)

    assert judge_scope((reading,), HEADER, ())[0] is Outcome.COMPLETE


@pytest.mark.parametrize("number", ["CO/9001/2016", "[2016] 90001", "../admin", ""])
def test_what_is_no_citation_and_no_address_has_no_question(number: str) -> None:
    """A case number alone leads nowhere in this register."""
    assert SOURCE.requests(ROSTER, docket(number)) == ()


def test_a_missing_record_is_asked_for_by_its_key() -> None:
    """Withdrawn judgments answer 404 there."""
    assert SOURCE.lookup is not None
    request = SOURCE.lookup(PERSON, "d-00000000-0000-4000-8000-000000000001")

    assert request.url == f"{SITE}/d-00000000-0000-4000-8000-000000000001/data.xml"
    assert (request.purpose, request.record) == (Purpose.LOOKUP, "d-00000000-0000-4000-8000-000000000001")


def test_a_press_summary_stands_under_its_judgments_citation() -> None:
    """It has none of its own; a day in the year 1000 is how the archive writes "unknown"."""
    (seen,) = answered(asked(docket("uksc/2016/90003/press-summary/1")), page("press-summary")).observations

    assert seen.facts["docket"] == "[2016] UKSC 90003"
    assert seen.facts["summary_of"].endswith("/id/uksc/2016/90003")
    assert [(stated.docket, stated.occurred_on) for stated in seen.states] == [("[2016] UKSC 90003", None)]
