"""The least that polls feeds honestly: httpx, feedparser on what changed, one SQLite transaction a round."""

import asyncio
import hashlib
import io
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import feedparser
import httpx

TABLES = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE source (url TEXT PRIMARY KEY, etag TEXT, body TEXT, round INTEGER);
CREATE TABLE entry (url TEXT, id TEXT, content TEXT, said TEXT, PRIMARY KEY (url, id, content));
"""
NO_VALIDATORS = ("", "")


@dataclass
class MinimalPoller:
    """Polls some feeds; remembers of each its ETag and the hash of its body."""

    urls: Sequence[str]
    file: Path
    at_once: int
    rounds: int = 0
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with an empty database."""
        self.database = sqlite3.connect(self.file)
        self.database.executescript(TABLES)
        limits = httpx.Limits(max_connections=self.at_once, max_keepalive_connections=self.at_once)
        self.client = httpx.AsyncClient(limits=limits, timeout=30, trust_env=False)

    async def round(self) -> int:
        """Ask every feed once, write what changed, and return how many new entries were stored."""
        places = asyncio.Semaphore(self.at_once)

        async def one(url: str) -> list[tuple[str, str, str, str]]:
            async with places:
                return await self._poll(url)

        entries = [entry for found in await asyncio.gather(*map(one, self.urls)) for entry in found]
        self.rounds += 1
        with self.database as writing:
            before = writing.total_changes
            writing.executemany("INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?)", entries)
            stored = writing.total_changes - before
            rows = [(url, *self.marks[url], self.rounds) for url in self.urls]
            writing.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)", rows)
        return stored

    async def aclose(self) -> None:
        """Close connections and database."""
        await self.client.aclose()
        self.database.close()

    async def _poll(self, url: str) -> list[tuple[str, str, str, str]]:
        tag, mark = self.marks.get(url, NO_VALIDATORS)
        answer = await self.client.get(url, headers={"If-None-Match": tag} if tag else {})
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return []
        answer.raise_for_status()
        body = hashlib.sha256(answer.content).hexdigest()
        self.marks[url] = answer.headers.get("etag", ""), body
        return _entries(url, answer) if body != mark else []


def _entries(url: str, answer: httpx.Response) -> list[tuple[str, str, str, str]]:
    parsed = feedparser.parse(
        io.BytesIO(answer.content),
        response_headers=dict(answer.headers),
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    said = [(entry.id, f"{entry.title}\n{entry.link}\n{entry.published}\n{entry.summary}") for entry in parsed.entries]
    return [(url, key, hashlib.sha256(text.encode()).hexdigest(), text) for key, text in said]
