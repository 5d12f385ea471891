"""The fake Bot API in a process of its own, for tests that kill the bot and must not lose what it sent."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.telegram.server import TOKEN

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SeparateBotApi:
    """A running fake: `base_url` for the bot, `log` with one JSON line per accepted request."""

    port: int
    log: Path
    token: str = TOKEN

    @property
    def base_url(self) -> str:
        """What PTB's `.base_url()` takes: ends with "/bot"."""
        return f"http://127.0.0.1:{self.port}/bot"

    def control(self, do: str, **arguments: Any) -> Any:
        """Carries out a command of tests.telegram.control and returns its result; raises AssertionError if refused."""
        body = json.dumps({"do": do, **arguments}).encode()
        address = f"http://127.0.0.1:{self.port}/control"
        request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as response:
            answer = json.load(response)
        assert answer["ok"], answer["error"]
        return answer["result"]

    def accepted(self, method: str | None = None) -> list[dict[str, Any]]:
        """The requests logged so far, of one method if named, oldest first."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        entries = [json.loads(line) for line in lines]
        return [entry for entry in entries if method in (None, entry["method"])]

    def wait_for(self, method: str, count: int = 1, seconds: float = 10.0) -> list[dict[str, Any]]:
        """Waits until so many requests of a method were accepted; raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while len(found := self.accepted(method)) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(found)} of {count} {method} accepted after {seconds} s")
            time.sleep(0.01)
        return found


@contextmanager
def separate_bot_api(log: Path, *, with_models: bool = False, token: str = TOKEN) -> Iterator[SeparateBotApi]:
    """Starts the fake in its own process and ends it afterwards; `with_models` adds aiogram's judge (3 s)."""
    command = [sys.executable, "-m", "tests.telegram.server", "--log", str(log), "--token", token]
    command += [] if with_models else ["--without-models"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None
        yield SeparateBotApi(int(process.stdout.readline()), log, token)
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()
