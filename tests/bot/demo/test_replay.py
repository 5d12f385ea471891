"""The replay answers each address with what the story serves there at the moment."""

from datetime import UTC, datetime

from bot.demo.replay import replaying
from bot.demo.script import Serve
from watchers.fetching import Fetcher, FetchRequest, FetchSettings, LoopbackRoute


def serving(url: str, body: bytes, status: int = 200) -> Serve:
    """Serve a small document."""
    return Serve(url, body, status, "text/plain")


async def test_the_newest_serving_that_fits_answers_and_nobody_elses_address_does() -> None:
    """A replaced document is gone, a narrower later pattern wins, and what nobody serves is 404."""
    async with replaying() as replay:
        settings = FetchSettings(user_agent="test", route=LoopbackRoute(replay.port))
        fetcher = Fetcher(settings, lambda: datetime(2016, 12, 9, tzinfo=UTC))

        async def got(url: str) -> tuple[int, bytes]:
            answer = await fetcher.fetch(FetchRequest(url))
            return answer.status, answer.body

        assert await got("https://court.example/a") == (404, b"")
        replay.serve(serving("https://court.example/*", b"first"))
        replay.serve(serving("https://court.example/b", b"narrow"))
        assert await got("https://court.example/a") == (200, b"first")
        assert await got("https://court.example/b") == (200, b"narrow")
        replay.serve(serving("https://court.example/*", b"second", 403))
        assert await got("https://court.example/a") == (403, b"second")
        assert await got("https://other.example/a") == (404, b"")
        await fetcher.aclose()
