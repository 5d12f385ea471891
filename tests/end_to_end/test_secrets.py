"""Nobody learns from disk or log who is watching: 1,000 chats and a token in one run at DEBUG, searched for after."""

import asyncio
import base64
import contextlib
import logging
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from bot.redaction import TALKATIVE, configure_logging
from cases.alerts import Alert, AlertForm, Severity
from storage import events, ledger, subscriptions, users
from storage.records import Role
from storage.store import default_url, open_store
from tests.end_to_end.dialogues.house import House, furnish, opened_house
from tests.end_to_end.over_http import ShiftedClock
from tests.handlers.happenings import ARREST
from tests.storage.test_secrecy import forms, hits, seeded_ids
from tests.telegram import clients
from tests.telegram.state import Chat

pytestmark = [pytest.mark.slow, pytest.mark.patient, pytest.mark.timeout(120)]

SECRET = "PLANTED-half_of_a_token_nobody_may_read"
TOKEN = f"987654321:{SECRET}"
NAME = "Wysokinska-Kowal"
TOLD = 60
"""Chats that are told of an arrest; the first of them meet every fault of Telegram's."""
TALKING = 10
"""Persons who also ask, follow and press over the long poll."""
_HTML_FAULT = "can't parse entities: Unclosed start tag at byte offset 1"


def files_of(folder: Path, *logs: Path) -> list[Path]:
    """Return what a run left: database, WAL, shared memory, and its logs."""
    database = folder / "casewatch.db"
    return [database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm")), *logs]


def tells_token(files: list[Path]) -> list[str]:
    """Return the files in which the token, or its secret half, stands as text or base64."""
    wanted = [SECRET.encode(), base64.b64encode(TOKEN.encode()).rstrip(b"="), TOKEN.encode()[::-1]]
    return [file.name for file in files if file.exists() and any(one in file.read_bytes() for one in wanted)]


@pytest.mark.parametrize("nth", range(6), ids=["decimal", "little", "big", "decimal64", "little64", "big64"])
def test_the_search_finds_every_planted_id_and_the_token(nth: int, tmp_path: Path) -> None:
    """In a plaintext database still open, in its WAL, and in a log: all 1,000, each form by itself."""
    ids = seeded_ids()
    log = tmp_path / "casewatch.log"
    log.write_bytes(b"\n".join(b"DEBUG told " + forms(one)[nth] for one in ids))
    with contextlib.closing(sqlite3.connect(tmp_path / "casewatch.db")) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("CREATE TABLE chat (address BLOB, token TEXT)")
        plain.executemany("INSERT INTO chat VALUES (?, ?)", [(forms(one)[nth], TOKEN) for one in ids])
        plain.commit()
        assert (tmp_path / "casewatch.db-wal").stat().st_size > 0
        assert hits(files_of(tmp_path), ids) == set(ids)
    assert hits([log], ids) == set(ids)
    assert tells_token(files_of(tmp_path)) == ["casewatch.db"]
    log.write_text(f"POST https://api.telegram.org/bot{TOKEN}/getMe")
    assert tells_token([log]) == ["casewatch.log"]


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """The log of this process at DEBUG, as the program configures it; afterwards all is as before."""
    root, hook = logging.getLogger(), sys.excepthook
    kept, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in TALKATIVE}
    log = tmp_path / "casewatch.log"
    with log.open("w", encoding="utf-8") as file, contextlib.redirect_stderr(file):
        configure_logging("DEBUG", TOKEN)
        yield log
    root.handlers[:], sys.excepthook = kept, hook
    root.setLevel(level)
    structlog.reset_defaults()
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def as_configured() -> None:
    """Leave the libraries as quiet as the program keeps them."""


def libraries_talk() -> None:
    """Let every library write whole requests, updates and statements too: the handler's redaction stands alone."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.DEBUG)


@pytest.mark.parametrize("loudness", [as_configured, libraries_talk])
async def test_neither_disk_nor_log_tells_who_is_watching(
    loudness: Callable[[], None], written: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """1,000 follow, some are told, talk, block, flood and fail; database, WAL, log and stderr tell no id, no token."""
    ids, folder = seeded_ids(), tmp_path / "home"
    folder.mkdir()
    await furnish(folder)
    chats = await enrolled(folder, ids)
    loudness()
    async with opened_house(folder, token=TOKEN, with_models=False, starts=ShiftedClock(datetime.now(UTC))) as house:
        await told(house, ids[:TOLD], chats[:TOLD])
        await talk(house, ids[TOLD : TOLD + TALKING])
        await settle(house, ids[TOLD + TALKING])
        fail_aloud(ids)
        assert (folder / "casewatch.db-wal").stat().st_size > 100_000
        assert hits(files_of(folder), ids) == set(), "while it runs"
        assert len(house.api.sent("sendMessage")) > TOLD + TALKING
    files = files_of(folder, written, as_file(capfd.readouterr().err, tmp_path / "stderr"))

    assert size_of(written) > 1000, "nothing was logged, so nothing is proven"
    assert hits(files, ids) == set()
    assert tells_token(files) == []
    # Only what the program silences, the libraries' own talk, may tell a name that somebody gave themselves.
    assert telling_names(files if loudness is as_configured else files_of(folder)) == []


async def test_what_telegram_says_is_kept_without_numbers(written: Path, tmp_path: Path) -> None:
    """A refusal may quote the chat; why a delivery is tried again or given up is kept without it."""
    ids, folder = seeded_ids()[:2], tmp_path / "home"
    folder.mkdir()
    await furnish(folder)
    chats = await enrolled(folder, ids)
    async with opened_house(folder, token=TOKEN, with_models=False, starts=ShiftedClock(datetime.now(UTC))) as house:
        for one in ids:
            house.api.world.chats[one] = Chat(one, "private" if one > 0 else "group", "Somebody", members={abs(one)})
        house.api.faults.bad_request(ids[0], f"PEER_{ids[0]}_INVALID")
        house.api.faults.bad_request(ids[1], f"{ids[1]} cannot be written to", times=9)
        await tell(house, chats)
        assert hits(files_of(folder, written), ids) == set()


def telling_names(files: list[Path]) -> list[str]:
    """Return the files that tell the name of whoever watches."""
    return [file.name for file in files if file.exists() and NAME.encode() in file.read_bytes()]


def as_file(text: str, file: Path) -> Path:
    """Write a text into a file, to be searched like the others."""
    file.write_text(text)
    return file


def size_of(file: Path) -> int:
    """Return a file's bytes."""
    return file.stat().st_size


async def enrolled(folder: Path, ids: list[int]) -> list[int]:
    """Enrol everybody as a follower of the invented man, as invitations would; return our own numbers of the chats."""
    now, numbers = datetime.now(UTC), []
    store = await open_store(default_url(folder), folder / "casewatch.key")
    async with store.writing() as session:
        for one in ids:
            user = await users.enrol(session, abs(one), one, f"{NAME} {one}", Role.READER, "en", now)
            await subscriptions.follow(session, user.chat, ARREST.person or "", now=now)
            numbers.append(user.chat)
    await store.close()
    return numbers


async def told(house: House, ids: list[int], chats: list[int]) -> None:
    """Tell some of an arrest while Telegram floods, forbids, refuses, moves, cuts off and breaks down."""
    for one in ids:
        kind = "private" if one > 0 else "group"
        house.api.world.chats[one] = Chat(one, kind, "Somebody", members={abs(one)})
    group = next(one for one in ids if one < 0)
    house.api.faults.flood(ids[0], retry_after=1)
    house.api.faults.forbid(ids[1])
    house.api.faults.bad_request(ids[2], _HTML_FAULT)
    house.api.faults.bad_request(ids[3], f"chat not found: {ids[3]}")
    house.api.faults.cut_after_reading(methods={"sendMessage"}, chat_id=ids[5])
    house.api.faults.migrate(group, -1009876543210)
    await tell(house, chats)
    house.api.faults.clear()


async def tell(house: House, chats: list[int]) -> None:
    """Tell these chats of an arrest, and let time fly until every delivery has come to its end."""
    alert = Alert("episode:planted", AlertForm.EVENT, Severity.URGENT, tuple(chats), ARREST.person, (ARREST.id,))
    now = house.clock.now()
    async with house.store.writing() as session:
        await events.append(session, [ARREST])
        await ledger.raise_alerts(session, [alert], now)
    house.lane.wake()
    async with asyncio.timeout(40.0):
        while await house.pending():
            await asyncio.sleep(0.05)
            house.clock.moves(timedelta(seconds=1))
            house.lane.wake()


async def talk(house: House, ids: list[int]) -> None:
    """Let some ask, follow, report and press; one answer fails, so that a handler's fault is logged too."""
    talking = [house.api.user(abs(one), NAME) for one in ids]
    for user in talking:
        clients.private_chat(house.api.world, user.account)
        # What was enrolled may be a group's number; the answer goes to the private chat all the same.
        await user.says("follow Ketebayev")
        assert await user.hears()
        await user.presses("Also unconfirmed reports")
        await user.hears()
    house.api.faults.bad_request(talking[0].id, f"BUTTON_{talking[0].id}_INVALID", times=2)
    await talking[0].says(f"status {talking[0].id}")
    await talking[1].says("report Ketebayev hearing set in Madrid")
    assert await talking[1].hears()
    await house.comes_to_rest()


async def settle(house: House, number: int) -> None:
    """Let an editor confirm, take and take back what a colleague reported: what they decide is kept, and by whom."""
    async with house.store.writing() as session:
        user = await users.by_telegram(session, abs(number))
        assert user is not None
        await users.set_role(session, user.user, Role.EDITOR, house.clock.now())
    editor = house.api.user(abs(number), NAME)
    clients.private_chat(house.api.world, editor.account)
    await editor.says("review")
    await editor.hears()
    await editor.presses("Confirm")
    assert any("Confirmed by" in message.text for message in await editor.hears())
    await editor.says("retract A-1001 another man of that name")
    assert any("is retracted" in message.text for message in await editor.hears())


def fail_aloud(ids: list[int]) -> None:
    """Log what a careless programmer might: ids and the token in words, arguments and an exception."""
    log = logging.getLogger("careless")
    log.debug("chat %s of %s", ids[10], {"chat_id": ids[11], "api": f"https://api.telegram.org/bot{TOKEN}/sendMessage"})
    try:
        raise ValueError(f"chat {ids[12]} with {TOKEN}")
    except ValueError:
        log.exception("a careless fault")
    structlog.get_logger().warning("careless", chat_id=ids[13], token=TOKEN)
