"""An access key goes onto the wire, in a header or as a parameter, and into nothing that is stored."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.clock import SimulatedClock
from tests.watchers.web import LIST, SCOPE, Web, small_source
from watchers.collecting import Courier, ask
from watchers.contract import AccessKey, Request
from watchers.fetching import Fetched
from watchers.pace import HostGate

SECRET = "s3cr3t-key"


@pytest.mark.parametrize(
    ("key", "url", "headers"),
    [
        (AccessKey("host", "Authorization", "Token {}"), f"{LIST}?a=1", {"Authorization": f"Token {SECRET}"}),
        (AccessKey("host", parameter="appname"), f"{LIST}?a=1&appname={SECRET}", {}),
        (AccessKey("another", parameter="appname"), f"{LIST}?a=1", {}),
        (None, f"{LIST}?a=1", {}),
    ],
)  # fmt: skip
async def test_a_key_is_sent_and_not_kept(key: AccessKey | None, url: str, headers: dict[str, str]) -> None:
    """The request that is sent holds it; the document that is kept as evidence does not."""
    clock = SimulatedClock(datetime(2031, 1, 1, tzinfo=UTC))
    web = Web(clock)
    web.answers[url] = Fetched(url, url, 200, {}, b'{"total": 0, "records": []}', clock.now())
    source = small_source()
    source = replace(source, header=replace(source.header, key=key))
    gate = HostGate(clock.monotonic, clock.sleep)
    courier = Courier(web.fetch, gate, clock.now, lambda name: None, False, {"host": SECRET})

    answer = await ask(source, Request(f"{LIST}?a=1", SCOPE), courier)

    (sent,) = web.asked
    assert (sent.url, dict(sent.headers)) == (url, headers)
    assert answer.document is not None
    assert SECRET not in repr(answer)
