"""The feed list is data: wrong data is refused with one sentence, and the shipped list is whole."""

import pytest

from cases.people import Roster
from watchers.contract import Verified
from watchers.sources import sources
from watchers.sources.feeds import FeedListError, feeds_source, load_feeds, shipped_feeds

FEED = "name: x, title: X, url: 'https://x.example/rss'"
WRONG = {
    "feeds: [": "not valid YAML",
    "[]": "must begin with `feeds:`",
    "feeds: [1]": "Feed 1 must be",
    "feeds: [{name: x, title: X}]": "has no url",
    f"feeds: [{{{FEED}, pace: 3}}]": "'pace' is no key",
    f"feeds: [{{{FEED}, 1: 3, pace: 3}}]": "'1' is no key",
    "feeds: [{name: x, title: X, url: 'ftp://x'}]": "must begin with http",
    f"feeds: [{{{FEED}, side: ours}}]": "side 'ours'",
    f"feeds: [{{{FEED}, interval_minutes: 1}}]": "interval_minutes 1",
    f"feeds: [{{{FEED}, verified: soon}}]": "verified 'soon'",
    f"feeds: [{{{FEED}, country: NO}}]": "country False",
    f"feeds: [{{{FEED}, reconstructed: 'no'}}]": "reconstructed is 'no'",
    f"feeds: [{{{FEED}}}, {{{FEED}}}]": "'x' stands twice",
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_a_wrong_feed_list_is_refused_with_one_sentence(text: str, sentence: str) -> None:
    """Which feed, what is wrong, how to mend it."""
    with pytest.raises(FeedListError) as refusal:
        load_feeds(text)

    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_the_shipped_feeds_are_documented_and_marked() -> None:
    """None claims to have been seen live, and outlets that follow a government are marked."""
    shipped = {feed.scope.subject: feed for feed in shipped_feeds()}

    assert {feed.verified for feed in shipped.values()} == {Verified.DOCUMENTED}
    assert {name for name, feed in shipped.items() if feed.side != "neutral"} == {
        "astana-times",
        "informburo-kz",
        "interfax",
    }
    assert {"hrw", "occrp", "rferl", "conseil-etat-actualites"} <= set(shipped)


def test_further_feeds_are_added_and_a_same_name_replaces() -> None:
    """An installation's own list comes after the shipped one."""
    more = "feeds: [{name: hrw, title: Own, url: 'https://own.example/rss'}]"
    feeds = {scope.scope.subject: scope for scope in sources(more)["feeds"].scopes(Roster(()))}

    assert feeds["hrw"].title == "Own"
    assert len(feeds) == len(shipped_feeds())


def test_a_feed_is_asked_at_its_own_address() -> None:
    """And an unknown one not at all."""
    (feed,) = load_feeds(f"feeds: [{{{FEED}, language: pl, country: PL, interval_minutes: 60}}]")
    source = feeds_source((feed,))

    (request,) = source.requests(Roster(()), feed.scope)
    assert request.url == "https://x.example/rss"
    assert source.requests(Roster(()), shipped_feeds()[0].scope) == ()
