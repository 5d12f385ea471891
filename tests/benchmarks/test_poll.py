"""The polling benchmark compares like with like: both sides poll the same feeds and store the same changes."""

from tests.benchmarks.bench_poll import measured
from tests.benchmarks.feed_server import ITEMS, Feeds, address

FEEDS, ROUNDS = 6, 3


async def test_both_sides_store_the_same_changes() -> None:
    """The first round stores every item; each later one the new items of the one pair of feeds that changed."""
    sides = [await measured(side, FEEDS, ROUNDS) for side in ("program", "minimal")]

    for side in sides:
        assert side.stored == [FEEDS * ITEMS, 2, 2]
        assert all(seconds > 0 for seconds in (*side.cpu, side.peak, side.steady))


def test_half_the_feeds_honour_a_tag_and_one_in_a_hundred_changes_a_round() -> None:
    """A tag is answered with 304 until the feed changes; a feed without one answers an equal body."""
    feeds = Feeds()
    before = [feeds.answer(f"/feed/{number}", '"0"') for number in range(400)]
    feeds.answer("/round/1", "")
    after = [feeds.answer(f"/feed/{number}", '"0"') for number in range(400)]

    assert sum(answer.startswith(b"HTTP/1.1 304") for answer in before) == 200
    assert [number for number in range(400) if before[number] != after[number]] == [2, 3, 202, 203]


def test_each_feed_has_an_address_of_its_own() -> None:
    """Two thousand feeds, two thousand loopback addresses."""
    assert len({address(number) for number in range(2_000)}) == 2_000
