"""`health`, `db upgrade`, `evidence ...`: what an operator looks after."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta

from bot.commands.opening import alone, at_the_register, given_settings
from bot.commands.output import print_json, print_lines
from bot.program import database_url
from bot.refusals import FAILED, Refused
from storage import chain, evidence
from storage.records import EvidenceRecord
from storage.store import current_revision, head_revision, migrate
from watchers.registry import CANARY

# The tick runs every second; a scope this late means that nothing ticks.
LATE = timedelta(minutes=15)


def health(as_json: bool) -> None:
    """Exit 0 when the database is at this version's schema and no scope is badly late; else one sentence and exit 1."""
    settings = given_settings()
    late, revision = _seen_from_outside(database_url(settings))
    if as_json:
        print_json([{"revision": revision, "late": late}])
    if revision != head_revision():
        raise Refused("The database is missing or at another revision: start `casewatch run` once.", FAILED)
    if late:
        raise Refused(f"{late} scopes are more than {LATE} late: the watchers are not running; see the log.", FAILED)
    if not as_json:
        print_lines(["The database answers and the watchers are on time."])


def _seen_from_outside(url: str) -> tuple[int, str | None]:
    """Look at the database read-only, beside a running program: the data folder's lock is not asked for."""
    path = url.partition(":///")[2]
    try:
        revision = current_revision(url)
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as connection:
            latest = (datetime.now(UTC) - LATE).replace(tzinfo=None).isoformat(sep=" ")
            query = "SELECT count(*) FROM scope WHERE retired_at IS NULL AND subject != ? AND next_due < ?"
            return int(connection.execute(query, (CANARY, latest)).fetchone()[0]), revision
    except Exception as error:  # Whatever it is, the container must be told that it is not healthy.
        raise Refused(f"The database cannot be read ({error}): start `casewatch run` once.", FAILED) from error


def upgrade() -> None:
    """Bring the database to this version's schema."""
    settings = given_settings()
    with alone(settings):
        migrate(database_url(settings))
    print_lines([f"The database is at revision {head_revision()}."])


def show_evidence(digest: str) -> None:
    """Print when and from where a kept document was fetched; raises Refused when there is none."""

    async def found() -> EvidenceRecord | None:
        async with at_the_register() as store, store.reading() as session:
            return await evidence.find(session, digest)

    record = asyncio.run(found())
    if record is None:
        raise Refused(f"No document with the hash {digest} is kept: copy the whole hash from `why`.", FAILED)
    print_lines(
        [
            f"sha256     {record.sha256}",
            f"address    {record.url}",
            f"answered   {record.final_url} with status {record.status}",
            f"fetched    {record.fetched_at:%Y-%m-%d %H:%M:%S} UTC by {record.collector}",
            f"body       {record.size} bytes of {record.media_type or 'unstated type'}",
        ]
    )


def verify_evidence() -> None:
    """Check the chain and every body; raises Refused naming what was altered."""

    async def checked() -> tuple[str, ...]:
        async with at_the_register() as store, store.reading() as session:
            return await chain.verify(session)

    faults = asyncio.run(checked())
    if faults:
        raise Refused("\n".join(faults), FAILED)
    print_lines(["The hash chain is whole, and every kept body matches its hash."])
