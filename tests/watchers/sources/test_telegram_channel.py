"""Telegram's preview: what is asked for, how a gap is walked back, and what an unavailable channel is."""

from datetime import UTC, datetime

import pytest

from cases.observations import Outcome, Scope
from cases.people import Roster
from watchers.contract import Document, Reading, Request
from watchers.proving import judge_scope
from watchers.sources.telegram_channel import HEADER, channel_of, load_channels, telegram_channels_source
from watchers.watch_lists import WatchListError

NOW = datetime(2026, 11, 24, tzinfo=UTC)
NOBODY = Roster(())
(CHANNEL,) = load_channels(
    "channels: [{name: rights, title: Rights, url: 'https://t.me/invented_rights', language: ru, country: KZ,"
    " side: state-aligned}]"
)
SOURCE = telegram_channels_source((CHANNEL,))
OLDER = '<a class="tme_messages_more js-messages_more" data-before="1" href="/s/invented_rights?before=1"></a>'


def page(*numbers: int, older: str = OLDER, end: str = "</html>") -> bytes:
    """Return a page of the preview with posts of these numbers."""
    posts = "".join(
        '<div class="tgme_widget_message_wrap">'
        f'<div class="tgme_widget_message" data-post="invented_rights/{number}">'
        f'<div class="tgme_widget_message_text js-message_text">Post {number}</div></div></div>'
        for number in numbers
    )
    return f'<html><body><section class="tgme_channel_history">{older}{posts}</section></body>{end}'.encode()


def read(request: Request, body: bytes, final_url: str | None = None) -> Reading:
    """Read an answer to a request."""
    return SOURCE.read(Document(request, final_url or request.url, 200, {}, body, NOW))


def first() -> Request:
    """Return the question of a first poll."""
    (request,) = SOURCE.requests(NOBODY, CHANNEL.scope)
    return request


def resumed(mark: str) -> Request:
    """Return the question of a poll that knows its last one's mark."""
    assert SOURCE.resume is not None
    (request,) = SOURCE.resume(NOBODY, CHANNEL.scope, mark)
    return request


def test_a_first_poll_asks_for_the_newest_page_and_marks_its_newest_post() -> None:
    """What lies before a first poll is not walked."""
    reading = read(first(), page(101, 104, 107))

    assert first().url == "https://t.me/s/invented_rights"
    assert (reading.outcome, reading.further, reading.mark) == (Outcome.COMPLETE, (), "107")


def test_a_gap_is_walked_back_until_the_last_known_post() -> None:
    """Each page asks for the one before it, carrying the known and the newest number; only the first leaves a mark."""
    newest = read(resumed("95"), page(101, 104, 107))
    (older,) = newest.further
    middle = read(older, page(97, 98, 100))
    (oldest,) = middle.further
    last = read(oldest, page(94, 95, 96))

    assert [older.url, oldest.url] == [f"https://t.me/s/invented_rights?before={number}" for number in (101, 97)]
    assert [(one.page, one.record) for one in (older, oldest)] == [(2, "95:107"), (3, "95:107")]
    assert [newest.mark, middle.mark, last.mark] == ["107", None, None]
    assert last.further == ()
    assert judge_scope((newest, middle, last), HEADER, ())[0] is Outcome.COMPLETE


def test_a_known_post_that_was_deleted_ends_the_walk_by_its_number() -> None:
    """Nothing is concluded from its absence, and nothing is walked for it."""
    reading = read(resumed("103"), page(102, 104))

    assert (reading.outcome, reading.further, reading.mark) == (Outcome.COMPLETE, (), "104")


def test_a_gap_too_long_to_be_walked_is_told_and_given_up() -> None:
    """Ten pages in one poll are enough: which posts were not read is said, and the newest post is the mark."""
    reading = read(resumed("5"), page(*range(981, 1001)))
    pages = [reading]
    while reading.further:
        lowest = 981 - 20 * len(pages)
        reading = read(reading.further[0], page(*range(lowest, lowest + 20)))
        pages.append(reading)

    assert len(pages) == 10
    assert (reading.outcome, reading.mark) == (Outcome.PARTIAL, "1000")
    assert "posts 6 to 800 were not read" in reading.reason
    assert judge_scope(pages, HEADER, ())[0] is Outcome.PARTIAL


def test_a_mark_never_goes_back() -> None:
    """Where the newest posts were deleted, they are not new when others follow."""
    assert read(resumed("200"), page(101, 104)).mark == "200"


def test_the_beginning_of_a_channel_ends_the_walk() -> None:
    """A page that links no older one is the first."""
    assert read(resumed("1"), page(3, 4, older="")).further == ()


def test_an_older_page_that_shows_newer_posts_is_suspect() -> None:
    """Else the walk would go in a circle and call itself whole."""
    (older,) = read(resumed("5"), page(101, 104)).further

    reading = read(older, page(101, 104))
    assert (reading.outcome, reading.further) == (Outcome.SUSPECT, ())


def test_being_led_to_the_front_page_is_an_unavailable_channel() -> None:
    """Telegram answers 302 where it gives no preview: never "no posts", whatever stands on the page it leads to."""
    reading = read(first(), page(101), final_url="https://t.me/invented_rights")

    assert (reading.outcome, reading.observations) == (Outcome.ERROR, ())
    assert "unavailable" in reading.reason


def test_a_cut_page_leaves_its_last_post_out_and_no_mark() -> None:
    """Half a post would be told as its text, and as changed at the next poll."""
    reading = read(first(), page(101, 104, end=""))

    assert (reading.outcome, reading.mark) == (Outcome.PARTIAL, None)
    assert [seen.key for seen in reading.observations] == ["invented_rights/101"]


def test_posts_carry_their_channels_side_country_and_language() -> None:
    """A channel that follows a government is marked so."""
    (seen,) = read(first(), page(101)).observations

    assert (seen.side, seen.language, dict(seen.facts)) == ("state-aligned", "ru", {"country": "KZ"})


@pytest.mark.parametrize(
    ("url", "channel"),
    {
        "https://t.me/invented_rights": "invented_rights",
        "https://t.me/s/invented_rights/": "invented_rights",
        "https://telegram.me/Invented1?before=5": "Invented1",
        "https://t.me/joinchat": None,
        "https://t.me/+AbCdEf123": None,
        "https://t.me.example/invented_rights": None,
        "https://example.org/t.me/invented_rights": None,
    }.items(),
)
def test_a_channel_is_known_by_its_address(url: str, channel: str | None) -> None:
    """With or without the preview's part; an invitation is no public channel."""
    assert channel_of(url) == channel


def test_what_is_no_channel_is_refused_and_never_asked() -> None:
    """A list says so with the entry's name; a scope of another list is not asked for."""
    with pytest.raises(WatchListError, match=r"x: https://t\.me/\+Ab is no channel"):
        load_channels("channels: [{name: x, title: X, url: 'https://t.me/+Ab'}]")

    assert SOURCE.requests(NOBODY, Scope(HEADER.id, CHANNEL.scope.kind, "other")) == ()


def test_an_added_channel_is_asked_beside_the_others() -> None:
    """What an admin adds in chat comes as a further scope."""
    (more,) = load_channels("channels: [{name: more, title: More, url: 'https://t.me/s/more_rights'}]")
    assert SOURCE.extended is not None

    extended = SOURCE.extended((more,))
    (request,) = extended.requests(NOBODY, more.scope)
    assert request.url == "https://t.me/s/more_rights"
    assert [scope.scope.subject for scope in extended.scopes(NOBODY)] == ["rights", "more"]
