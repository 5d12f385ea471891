"""CourtListener: what is asked within a small budget, and its webhooks as the polls' equals."""

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cases.matching import persons_in
from cases.names import build_index
from cases.observations import Outcome, Scope, ScopeKind, content_hash
from cases.people import Docket, Name, Person, Roster
from watchers.contract import Document, Purpose, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.us_courtlistener import API, HEADER, SOURCE, read_webhook

PAGES = Path(__file__).parents[2] / "recordings" / "us_courtlistener"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
WHO = Person(
    id="timur-nebylitsyn",
    name="Timur Nebylitsyn",
    names=(Name("Timur Nebylitsyn", "Latn", "en"), Name("Timour Nebylitsine", "Latn", "fr")),
    dockets=(Docket("90000001", "D.D.C.", "US", "us_courtlistener"),),
    role="invented",
)
ROSTER = Roster(persons=(WHO,))
PERSON = Scope("us_courtlistener", ScopeKind.PERSON, WHO.id)
DOCKET = Scope("us_courtlistener", ScopeKind.DOCKET, "90000001")
HEADERS = {"idempotency-key": "59f1be59-e428-427a-a346-9cacded5c1d4"}


def body(name: str) -> bytes:
    """Return a reconstructed document."""
    return (PAGES / f"reconstructed-{name}.json").read_bytes()


def answered(request: Request, given: bytes) -> Reading:
    """Read what came back to a request."""
    return SOURCE.read(Document(request, request.url, 200, {}, given, NOW))


def asked(scope: Scope) -> Request:
    """Return the one question of a scope."""
    (request,) = SOURCE.requests(ROSTER, scope)
    return request


def hooked(name: str) -> Reading:
    """Read a reconstructed webhook as its receiver does."""
    return read_webhook(body(f"webhook-{name}"), HEADERS, NOW)


def test_all_spellings_of_a_person_are_one_question() -> None:
    """A hundred requests a day must do for everybody."""
    url = urlsplit(asked(PERSON).url)

    assert url.path == "/api/rest/v4/search/"
    assert parse_qs(url.query) == {
        "type": ["r"],
        "q": ['"Timur Nebylitsyn" OR "Timour Nebylitsine"'],
        "order_by": ["dateFiled desc"],
    }


def test_a_docket_is_asked_for_by_its_id_only() -> None:
    """A real docket number belongs to several cases: it is not guessed which."""
    assert asked(DOCKET).url == f"{API}dockets/90000001/"
    assert SOURCE.requests(ROSTER, Scope("us_courtlistener", ScopeKind.DOCKET, "1:16-cv-90001")) == ()


def test_no_request_holds_the_key() -> None:
    """The token is put on when a request is sent; the header says where."""
    assert HEADER.key is not None
    assert (HEADER.key.header, HEADER.key.form.format("secret")) == ("Authorization", "Token secret")
    assert all(not request.headers for request in (asked(PERSON), asked(DOCKET)))


def test_pages_follow_the_cursor_until_the_count_is_reached() -> None:
    """Twenty-one hits in two pages are whole only together."""
    first = answered(asked(PERSON), body("search-first-of-two-pages"))
    (second,) = first.further
    hit = json.loads(body("search"))["results"][0]
    rest = [{**hit, "docket_id": 90001000 + place} for place in range(19)]
    last = answered(second, json.dumps({"count": 21, "next": None, "previous": None, "results": rest}).encode())

    assert second.url.startswith(f"{API}search/?cursor=")
    assert judge_scope((first,), HEADER, ())[0] is Outcome.PARTIAL
    assert judge_scope((first, last), HEADER, ())[0] is Outcome.COMPLETE


def test_a_hit_states_its_filing_and_a_closed_case_its_end() -> None:
    """The end is the record's own field, never read out of a text."""
    pending, closed = answered(asked(PERSON), body("search")).observations

    assert [(stated.kind, stated.occurred_on) for stated in pending.states] == [("docket-entry", "2016-04-21")]
    assert [(stated.occurred_on, stated.attributes.get("outcome")) for stated in closed.states] == [
        ("2015-02-03", None),
        ("2016-08-01", "case terminated"),
    ]


def test_other_documents_shown_under_a_hit_are_no_change() -> None:
    """A search shows a docket's three best documents, others each time."""
    data = json.loads(body("search"))
    data["results"][0]["recap_documents"] = []
    data["results"][0]["meta"] = {"timestamp": "2017-05-05T00:00:00Z"}
    before = answered(asked(PERSON), body("search")).observations[0]
    after = answered(asked(PERSON), json.dumps(data).encode()).observations[0]

    assert content_hash(before) == content_hash(after)


def test_a_docket_changes_with_its_last_filing_and_not_with_its_indexing() -> None:
    """`date_modified` moves whenever the archive is indexed again."""
    data = json.loads(body("docket"))
    request = asked(DOCKET)

    def known(**changed: str) -> str:
        (seen,) = answered(request, json.dumps({**data, **changed}).encode()).observations
        return content_hash(seen)

    assert known() == known(date_modified="2017-06-01T00:00:00-07:00", date_last_index="2017-06-01T00:00:00-07:00")
    assert known() != known(date_last_filing="2017-05-30")


def test_a_docket_found_and_a_docket_watched_are_two_records() -> None:
    """The search tells parties, the record activity: under one key they would change each other at every poll."""
    found, _ = answered(asked(PERSON), body("search")).observations
    (watched,) = answered(asked(DOCKET), body("docket")).observations

    assert (found.key, watched.key) == ("docket/90000001", "docket/90000001/record")
    assert [stated.occurred_on for stated in watched.states] == ["2017-05-16", "2017-05-15"]


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("docket/90000001", "dockets/90000001/"),
        ("docket/90000001/record", "dockets/90000001/"),
        ("docket/90000001/entry/91000001", "dockets/90000001/"),
        ("opinion/92000001", "clusters/92000001/"),
    ],
)
def test_a_missing_record_is_asked_for_itself(key: str, address: str) -> None:
    """Filings cannot be asked for by everybody, so their docket is."""
    assert SOURCE.lookup is not None
    request = SOURCE.lookup(PERSON, key)

    assert (request.url, request.purpose, request.record) == (f"{API}{address}", Purpose.LOOKUP, key)


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": ""}, {"Idempotency-Key": "1"}, {"X-Key": "59f1be59"}])
def test_a_webhook_without_idempotency_key_is_refused(headers: dict[str, str]) -> None:
    """Anybody can post; what does not look like CourtListener's gives no observation."""
    reading = read_webhook(body("webhook-docket-alert"), headers, NOW)

    assert (reading.outcome, reading.observations) == (Outcome.SUSPECT, ())


def test_the_header_is_known_in_any_case() -> None:
    """Servers hand on headers as they like."""
    key = HEADERS["idempotency-key"]

    assert read_webhook(body("webhook-docket-alert"), {"IDEMPOTENCY-KEY": key}, NOW) == hooked("docket-alert")


def test_new_filings_come_in_their_dockets_order_and_concern_its_person() -> None:
    """They arrive in any order; the docket's number ties them to who is followed."""
    reading = hooked("docket-alert")

    assert [seen.key for seen in reading.observations] == [
        "docket/90000001/entry/91000001",
        "docket/90000001/entry/91000002",
    ]
    index = build_index(ROSTER)
    assert [persons_in(seen, index)[0].person for seen in reading.observations] == [WHO.id, WHO.id]
    assert {seen.scope for seen in reading.observations}.isdisjoint({one.scope for one in SOURCE.scopes(ROSTER)})


def test_a_filing_has_one_key_whichever_alert_brought_it() -> None:
    """A docket alert and a search alert may tell of the same filing."""
    of_docket, of_search = hooked("docket-alert").observations, hooked("search-alert").observations

    assert of_docket[0].key in {seen.key for seen in of_search}


def test_a_search_alert_gives_the_hits_that_the_poll_would() -> None:
    """Same key, same content, so that the poll after it finds nothing new; its filings name the parties."""
    docket, filed, opinion = hooked("search-alert").observations
    polled, _ = answered(asked(PERSON), body("search")).observations

    assert (docket.key, content_hash(docket)) == (polled.key, content_hash(polled))
    assert opinion.key == "opinion/92000001"
    assert [mention.person for mention in persons_in(filed, build_index(ROSTER))] == [WHO.id]


def test_switched_off_alerts_are_told_apart_from_those_that_soon_will_be() -> None:
    """From then on a docket's silence means nothing, so it is not whole."""
    data = json.loads(body("webhook-old-alerts"))
    data["payload"]["disabled_alerts"] = []
    warned = read_webhook(json.dumps(data).encode(), HEADERS, NOW)

    assert (hooked("old-alerts").outcome, warned.outcome) == (Outcome.PARTIAL, Outcome.COMPLETE)
    assert "90000001" in hooked("old-alerts").reason
    assert "90000002" in warned.reason


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"[]",
        b'{"webhook": 1, "payload": {}}',
        b'{"webhook": {"event_type": [1]}, "payload": {}}',
        b'{"webhook": {"event_type": 1}, "payload": []}',
        b'{"webhook": {"event_type": 1}, "payload": {}}',
        b'{"webhook": {"event_type": 1}, "payload": {"results": [{"id": 5}]}}',
        b'{"webhook": {"event_type": 2}, "payload": {"results": ["x"]}}',
        b'{"webhook": {"event_type": 2}, "payload": {"results": [{"caseName": "x"}]}}',
    ],
)
def test_a_webhook_of_another_shape_is_never_whole(given: bytes) -> None:
    """Nothing that cannot be read passes for nothing new."""
    assert read_webhook(given, HEADERS, NOW).outcome in (Outcome.SUSPECT, Outcome.ERROR)
