"""When sources are asked again, and one request at a time per host."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchers.pace import HostGate, next_due, retry_after

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(hours=24)


def wait(interval: timedelta, failures: int = 0, blocked: bool = False, after: timedelta | None = None) -> timedelta:
    """Give the delay in the middle of the jitter."""
    return next_due(NOW, interval, 0.5, failures, blocked, after) - NOW


@pytest.mark.parametrize(("jitter", "minutes"), [(0.0, 9), (0.5, 10), (1.0, 11), (-3.0, 9), (7.0, 11)])
def test_after_a_good_poll_the_interval_is_spread_by_a_tenth(jitter: float, minutes: int) -> None:
    """Polls of many sources drift apart."""
    assert next_due(NOW, 10 * MINUTE, jitter, 0, False, None) == NOW + minutes * MINUTE


@pytest.mark.parametrize(
    ("failures", "delay"),
    [(1, 10 * MINUTE), (2, 20 * MINUTE), (3, 40 * MINUTE), (8, 1280 * MINUTE), (9, DAY), (10**9, DAY)],
)
def test_errors_double_the_interval_up_to_a_day(failures: int, delay: timedelta) -> None:
    """The first retry comes at the usual interval, and it never gives up."""
    assert wait(10 * MINUTE, failures) == delay


@pytest.mark.parametrize(
    ("interval", "failures", "delay"),
    [
        (10 * MINUTE, 0, HOUR),
        (10 * MINUTE, 1, HOUR),
        (10 * MINUTE, 2, 2 * HOUR),
        (10 * MINUTE, 5, 16 * HOUR),
        (10 * MINUTE, 6, DAY),
        (10 * MINUTE, 99, DAY),
        (6 * HOUR, 1, 6 * HOUR),
        (6 * HOUR, 2, 12 * HOUR),
    ],
)
def test_a_block_backs_off_from_an_hour_up_to_a_day(interval: timedelta, failures: int, delay: timedelta) -> None:
    """We leave a host alone that wants to be left alone, and come back."""
    assert wait(interval, failures, blocked=True) == delay


def test_an_interval_beyond_a_day_is_never_shortened() -> None:
    """A weekly source is not asked daily because it failed."""
    assert wait(7 * DAY, 5) == 7 * DAY
    assert wait(7 * DAY, 5, blocked=True) == 7 * DAY


@pytest.mark.parametrize(
    ("after", "delay"),
    [(timedelta(0), 10 * MINUTE), (5 * MINUTE, 10 * MINUTE), (3 * HOUR, 3 * HOUR), (400 * DAY, DAY)],
)
def test_retry_after_holds_where_it_is_later_up_to_a_day(after: timedelta, delay: timedelta) -> None:
    """A host may ask for more time, not for ever."""
    assert wait(10 * MINUTE, 1, after=after) == delay


@given(
    st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=3000)),
    st.floats(0, 1),
    st.integers(0, 10**12),
    st.booleans(),
    st.none() | st.timedeltas(),
)
def test_the_next_poll_always_comes_within_bounds(
    interval: timedelta, jitter: float, failures: int, blocked: bool, after: timedelta | None
) -> None:
    """No history and no header can stop a source from being asked, nor make a block be asked within the hour."""
    delay = next_due(NOW, interval, jitter, failures, blocked, after) - NOW
    assert interval * 0.89 <= delay <= max(interval * 1.11, DAY)
    assert not blocked or delay >= HOUR


@pytest.mark.parametrize(
    ("header", "delay"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Sun, 99 Mar 2026 12:00:00 GMT", None),
        ("0", timedelta(0)),
        (" 120 ", timedelta(minutes=2)),
        ("0000000000120", timedelta(minutes=2)),
        ("Sun, 01 Mar 2026 12:02:00 GMT", timedelta(minutes=2)),
        ("Sunday, 01-Mar-26 12:02:00 GMT", timedelta(minutes=2)),
        ("Sun Mar  1 12:02:00 2026", timedelta(minutes=2)),
        ("Sun, 01 Mar 2026 11:00:00 GMT", timedelta(0)),
    ],
)
def test_retry_after_is_read_in_both_forms(header: str | None, delay: timedelta | None) -> None:
    """Seconds and the three HTTP dates of RFC 9110 are read; anything else is as if it were absent."""
    assert retry_after(header, NOW) == delay


def test_an_absurd_number_of_seconds_is_read_as_very_long() -> None:
    """Thousands of digits do not overflow."""
    read = retry_after("9" * 5000, NOW)
    assert read is not None
    assert read > 365 * DAY


@given(st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d{1,4} [A-Z][a-z]{2} \d{1,6} \d\d:\d\d:\d\d [+-]?\w{3,5}"))
def test_no_header_makes_reading_retry_after_fail(header: str) -> None:
    """Any text is either a delay from now on or nothing."""
    read = retry_after(header, NOW.astimezone(timezone(5 * HOUR)))
    assert read is None or read >= timedelta(0)


class SimulatedTime:
    """A clock that moves only by sleeping."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """Give the simulated seconds."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Move the clock and let others run."""
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


async def test_the_next_turn_at_a_host_waits_for_its_gap_after_the_last_end() -> None:
    """The first goes at once; time already passed counts."""
    time = SimulatedTime()
    gate = HostGate(time.monotonic, time.sleep)
    async with gate.turn("court.example", 2.0):
        time.seconds += 10
    async with gate.turn("COURT.example.", 2.0):
        pass
    time.seconds += 1.5
    async with gate.turn("court.example", 2.0):
        pass
    time.seconds += 60
    async with gate.turn("court.example", 2.0):
        pass
    assert time.slept == [2.0, 0.5]


async def test_the_longer_gap_of_two_sources_at_one_host_holds() -> None:
    """A patient source is not followed at once by an impatient one."""
    time = SimulatedTime()
    gate = HostGate(time.monotonic, time.sleep)
    for gap in (10.0, 1.0, 1.0):
        async with gate.turn("court.example", gap):
            pass
    assert time.slept == [10.0, 1.0]


async def test_a_host_is_asked_one_at_a_time_in_order_and_hosts_do_not_wait_for_each_other() -> None:
    """Ten requests to one host never overlap; another host's go on meanwhile."""
    time = SimulatedTime()
    gate = HostGate(time.monotonic, time.sleep)
    running, most, order = 0, 0, []
    release = asyncio.Event()

    async def ask(number: int) -> None:
        nonlocal running, most
        async with gate.turn("court.example", 1.0):
            running += 1
            most = max(most, running)
            order.append(number)
            await release.wait()
            running -= 1

    tasks = [asyncio.create_task(ask(number)) for number in range(10)]
    await asyncio.sleep(0)
    async with gate.turn("other.example", 1.0):
        assert order == [0]
    release.set()
    await asyncio.gather(*tasks)
    assert (most, order) == (1, list(range(10)))


async def test_a_turn_that_fails_or_is_cancelled_is_given_on() -> None:
    """No fault of one source keeps another from the host."""
    time = SimulatedTime()
    gate = HostGate(time.monotonic, time.sleep)
    with pytest.raises(ValueError, match="broken"):
        async with gate.turn("court.example", 1.0):
            raise ValueError("broken")

    async def hold() -> None:
        async with gate.turn("court.example", 1.0):
            await asyncio.Event().wait()

    task = asyncio.create_task(hold())
    for _ in range(3):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with gate.turn("court.example", 1.0):
        pass
    assert time.slept == [1.0, 1.0]
