"""A whole house for fault tests: served feeds, the fake Bot API in its own process, and the real `casewatch run`."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import yaml

from bot.demo.replay import Replay, replaying
from bot.demo.script import Serve
from cases.people import Basis, Name, Person, Roster
from storage import people, subscriptions, users
from storage.records import Role
from storage.store import open_store
from tests.end_to_end.stories import rss
from tests.fresh_database import fresh_database
from tests.telegram.process import SeparateBotApi, separate_bot_api

ROOT = Path(__file__).parents[2]
ADVOCATE = 700_100_200
SILENT = "https://silent.example/rss"
# Invented people, each with an uncommon full name; every one of them is "arrested" in two feeds.
SURNAMES = ("Nebylitsyn", "Vydumkin", "Skazochnikov")


class SilentAt(Replay):
    """A replay that accepts a request for one address and never answers it."""

    def __init__(self, url: str) -> None:
        """Be silent at this address."""
        super().__init__()
        self._url = url

    async def respond(self, url: str, writer: asyncio.StreamWriter) -> None:
        """Answer, unless it is that address."""
        if url == self._url:
            await asyncio.Event().wait()
        await super().respond(url, writer)


@dataclass
class House:
    """One data folder with everything around it; `environment` is what `casewatch` is started with."""

    home: Path
    api: SeparateBotApi
    environment: dict[str, str]
    replay: Replay

    def publish(self, outlet: str) -> None:
        """Let an outlet report every arrest."""
        _publish(self.replay, outlet, datetime.now(UTC) - timedelta(hours=1))

    def run_until_killed(self, failpoint: str, program: str | None = None, seconds: float = 30.0) -> bool:
        """Run with a failpoint; True when the program killed itself there, False when it never came by.

        The second outlet reports as soon as the first one's reports were told, so that messages have to be edited.
        """
        process = self.start({"CASEWATCH_FAILPOINT": failpoint}, program)
        try:
            deadline = time.monotonic() + seconds
            while process.poll() is None and time.monotonic() < deadline:
                if all(self.times_told(surname) for surname in SURNAMES):
                    self.publish("second")
                time.sleep(0.1)
            return process.poll() == -signal.SIGKILL
        finally:
            self.stop(process)

    def run_until_told(self, surnames: tuple[str, ...], program: str | None = None, seconds: float = 20.0) -> None:
        """Run until each surname was told (or time is up) and nothing more is sent, then end it cleanly."""
        process = self.start({}, program)
        try:
            self.wait_until_told(surnames, seconds)
            time.sleep(1.5)
        finally:
            self.stop(process)

    def wait_until_told(self, surnames: tuple[str, ...], seconds: float = 20.0) -> None:
        """Wait until each surname was told, or time is up."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not all(self.times_told(surname) for surname in surnames):
            time.sleep(0.1)

    def times_told(self, surname: str) -> int:
        """Return how many new messages (edits do not count) told of this person's arrest."""
        return sum(
            surname in str(request["fields"].get("text", "")) and request["status"] == HTTPStatus.OK
            for request in self.api.accepted("sendMessage")
        )

    def start(
        self, extra: dict[str, str] | None = None, program: str | None = None, stderr: int | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start `casewatch run` (or a mutant of it) in this house."""
        casewatch = str(Path(sys.executable).parent / "casewatch")
        command = [sys.executable, "-m", program] if program else [casewatch, "run"]
        with (self.home.parent / "casewatch.log").open("ab") as log:
            return subprocess.Popen(
                command, env=self.environment | (extra or {}), cwd=ROOT, stdout=log, stderr=stderr or log
            )

    def stop(self, process: "subprocess.Popen[bytes]") -> None:
        """End a program that still runs, cleanly if it will."""
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def house(folder: Path, *, silent: bool = False) -> Iterator[House]:
    """Build the house in a folder and take it down afterwards; `silent` adds a feed whose host never answers."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    with served(SilentAt(SILENT) if silent else None) as replay, separate_bot_api(folder / "telegram.log") as api:
        # Telegram only lets a bot write to somebody who wrote first.
        api.control("says", person={"id": ADVOCATE, "first_name": "Marek"}, text="help")
        feeds = [*_publish(replay, "first", datetime.now(UTC) - timedelta(hours=1)), *_publish(replay, "second", None)]
        feeds += [{"name": "silent", "title": "silent", "url": SILENT, "language": "en"}] if silent else []
        (folder / "feeds.yaml").write_text(yaml.safe_dump({"feeds": feeds}), encoding="utf-8")
        asyncio.run(_fill(home))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CASEWATCH_")}
        yield House(
            home,
            api,
            environment
            | {
                "CASEWATCH_HOME": str(home),
                "CASEWATCH_TELEGRAM_TOKEN": api.token,
                "CASEWATCH_TELEGRAM_API": api.base_url.removesuffix("/bot"),
                "CASEWATCH_REPLAY_URL": f"http://127.0.0.1:{replay.port}",
                "CASEWATCH_FEEDS_FILE": str(folder / "feeds.yaml"),
                "CASEWATCH_SOURCES_ENABLED": "feeds",
                "CASEWATCH_TICK_SECONDS": "0.2",
                "CASEWATCH_POLL_INTERVAL_SECONDS": "1",
                "CASEWATCH_LOG_LEVEL": "WARNING",
            },
            replay,
        )


@contextmanager
def served(own: Replay | None = None) -> Iterator[Replay]:
    """Run a replay on a thread of its own, so that the test itself may block."""
    ready, ending, made = threading.Event(), asyncio.Event(), list[Replay]()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with replaying(own) as replay:
            made.append(replay)
            ready.set()
            await ending.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10), "the replay did not start"
    try:
        yield made[0]
    finally:
        loop.call_soon_threadsafe(ending.set)
        thread.join(10)
        loop.close()


def _publish(replay: Replay, outlet: str, published: datetime | None) -> list[dict[str, str]]:
    """Serve one outlet's feed for each invented arrest (None: it reports only snow) and return the feed list."""
    feeds = []
    for surname in SURNAMES:
        name = f"{outlet}-{surname.lower()}"
        url = f"https://{name}.example/rss"
        title = f"Timur {surname} arrested in Lithuania, says the {outlet} outlet" if published else "Snow in Almaty"
        body = rss((f"{name}-{bool(published)}", title, published))
        replay.serve(Serve(url, body.encode(), 200, "application/rss+xml"))
        feeds.append({"name": name, "title": name, "url": url, "language": "en"})
    return feeds


async def _fill(home: Path) -> None:
    """Put three invented people and one advocate who follows them all into the register."""
    now = datetime.now(UTC)
    store = await open_store(fresh_database(home), home / "casewatch.key")
    async with store.writing() as session:
        roster = Roster(tuple(_invented(surname) for surname in SURNAMES))
        await people.seed(session, roster, (), now)
        user = await users.enrol(session, ADVOCATE, ADVOCATE, "Marek", Role.OWNER, "en", now)
        for person in roster.persons:
            await subscriptions.follow(session, user.chat, person.id, now=now)
    await store.close()


def _invented(surname: str) -> Person:
    name = f"Timur {surname}"
    return Person(
        id=f"timur-{surname.lower()}",
        name=name,
        names=(Name(name, "Latn", "en"),),
        countries=("LT",),
        requesting_states=("KZ",),
        role="invented for the tests",
        basis=Basis.CONSENT,
    )
