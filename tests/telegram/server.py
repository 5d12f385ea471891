"""The fake Bot API itself: HTTP on loopback, strict judges, state, faults; also `python -m tests.telegram.server`."""

import argparse
import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.telegram import control, errors, methods, models, pace
from tests.telegram.chat import User
from tests.telegram.errors import ApiError, Refused
from tests.telegram.faults import Fault, Faults
from tests.telegram.inbox import Inbox
from tests.telegram.judges import Broken, Call, call_from_wire, judge
from tests.telegram.record import Accepted, Violation
from tests.telegram.state import Account, Chat, World
from tests.telegram.wire import Connection, HttpRequest

TOKEN = "123456789:TEST-loopback_token_for_the_fake_only"
PATH = re.compile(r"/bot([^/]*)/([A-Za-z]+)")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class FakeBotApi:
    """A Telegram for one bot; use as an async context manager and give PTB `base_url`.

    `now` gives aware UTC datetimes for message dates and the pace; a bot has answered once it was silent for
    `settle_seconds` of real time.
    """

    token: str = TOKEN
    now: Callable[[], datetime] = _utc_now
    with_models: bool = True
    username: str = "casewatch_test_bot"
    port: int = 0
    log: Path | None = None
    settle_seconds: float = 0.04
    violations: list[Violation] = field(default_factory=list)
    requests: list[Accepted] = field(default_factory=list)
    in_flight: int = 0
    last_activity: float = 0.0

    def __post_init__(self) -> None:
        bot = Account(int(self.token.partition(":")[0]), "Casewatch", None, self.username, is_bot=True)
        self.world = World(bot, self.now)
        self.inbox = Inbox()
        self.faults = Faults(self.world)
        self._users: dict[int, User] = {}
        self._connections: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        if self.with_models:
            models.load()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.faults.clear()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    @property
    def base_url(self) -> str:
        """What PTB's `.base_url()` takes: ends with "/bot"."""
        return f"http://127.0.0.1:{self.port}/bot"

    def user(self, id: int, first_name: str, language_code: str | None = "en", username: str | None = None) -> User:
        """A person with a Telegram app; the same id gives the same person."""
        account = Account(id, first_name, language_code, username)
        self.world.accounts[id] = account
        return self._users.setdefault(id, User(self, account))

    def group(
        self,
        id: int,
        title: str,
        members: list[User],
        *,
        topics: dict[int, str] | None = None,
        kind: str = "supergroup",
    ) -> Chat:
        """A group (id below 0) the bot is in; the first member is its administrator; topics make it a forum."""
        chat = Chat(id, kind, title, is_forum=bool(topics), topics=dict(topics or {}))
        chat.members = {member.account.id for member in members}
        chat.admins = {member.account.id for member in members[:1]}
        self.world.chats[id] = chat
        return chat

    def sent(self, method: str, chat_id: int | None = None) -> list[Accepted]:
        """The accepted requests of one method, of one chat if named, oldest first."""
        return [
            entry
            for entry in self.requests
            if entry.method == method and chat_id in (None, entry.fields.get("chat_id"))
        ]

    def unanswered(self) -> list[str]:
        """The data of pressed buttons that still show a spinner."""
        return [query.data for query in self.world.queries.values() if not query.answers and not query.expired]

    def pace_violations(self, tolerance: float = 0.1, private_burst: int = 1) -> list[str]:
        """A sentence for each send faster than Telegram's limits, by this fake's clock."""
        sends = [
            pace.Send(entry.at, entry.chat_id, entry.retry_after)
            for entry in self.requests
            if entry.method in pace.SENDING and entry.chat_id is not None
        ]
        return pace.violations(sends, tolerance, private_burst)

    def is_idle(self, seconds: float) -> bool:
        """Whether the bot has fetched every update and sent nothing for so long."""
        quiet = asyncio.get_running_loop().time() - self.last_activity
        return self.in_flight == 0 and quiet >= seconds and self.inbox.everything_fetched()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        connection = Connection(reader, writer)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while request := await connection.read_request():
                    if not await self._answer(connection, request):
                        break
        except asyncio.CancelledError:
            pass
        finally:
            self._connections.discard(task)
            connection.cut()

    async def _answer(self, connection: Connection, request: HttpRequest) -> bool:
        if request.path == "/control":
            await connection.answer(200, await control.carry_out(self, request.fields))
            return True
        match = PATH.fullmatch(request.path)
        refused = self._refuse_path(match)
        if match is None or refused is not None:
            error = refused or errors.NOT_FOUND
            await connection.answer(error.status, error.body())
            return True
        call = call_from_wire(match[2], request.fields, self.token, request.uploads)
        if call.method == "getUpdates":
            return await self._answer_poll(connection, call)
        return await self._answer_call(connection, call)

    def _refuse_path(self, match: re.Match[str] | None) -> ApiError | None:
        if match is None:
            return errors.NOT_FOUND
        if not re.fullmatch(r"\d+:[\w-]+", match[1]):
            return errors.TOKEN_INVALID
        return None if match[1] == self.token else errors.UNAUTHORIZED

    async def _answer_poll(self, connection: Connection, call: Call) -> bool:
        fault = self.faults.take(call.method, None)
        if fault is not None and fault.error is not None:
            await connection.answer(fault.error.status, fault.error.body())
            return True
        self._blame(call, judge(call, with_models=self.with_models))
        if self.world.webhook.get("url"):
            await connection.answer(409, errors.WEBHOOK_CONFLICT.body())
            return True
        poll = asyncio.ensure_future(self.inbox.poll(call.fields))
        gone = asyncio.ensure_future(connection.gone())
        await _first_of(poll, gone)
        if not poll.done() or poll.cancelled():
            return False
        updates = poll.result()
        body = errors.POLL_CONFLICT.body() if updates is None else {"ok": True, "result": updates}
        if updates != []:
            self._record(call, 409 if updates is None else 200, body, fault)
        await connection.answer(409 if updates is None else 200, body)
        return True

    async def _answer_call(self, connection: Connection, call: Call) -> bool:
        self._touch(+1)
        try:
            return await self._strike_and_answer(connection, call)
        finally:
            self._touch(-1)

    async def _strike_and_answer(self, connection: Connection, call: Call) -> bool:
        chat_id = call.fields.get("chat_id")
        fault = self.faults.take(call.method, chat_id if isinstance(chat_id, int) else None)
        status, body = self._result(call, fault)
        self._record(call, status, body, fault)
        if fault is not None and fault.cut:
            return False
        if fault is not None and fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.held is not None:
            if not await self._released(fault.held, connection):
                return False
            if not fault.processed:
                status, body = self._processed(call)
        await connection.answer(status, body)
        return True

    async def _released(self, held: asyncio.Event, connection: Connection) -> bool:
        released = asyncio.ensure_future(held.wait())
        await _first_of(released, asyncio.ensure_future(connection.gone()))
        return held.is_set()

    def _result(self, call: Call, fault: Fault | None) -> tuple[int, dict[str, Any]]:
        broken = judge(call, with_models=self.with_models)
        self._blame(call, broken)
        if fault is not None and fault.error is not None:
            return fault.error.status, fault.error.body()
        if fault is not None and not fault.processed:
            return 0, {}
        answers = [fault.answer for fault in broken if fault.answer is not None]
        if answers:
            return answers[0].status, answers[0].body()
        return self._processed(call)

    def _processed(self, call: Call) -> tuple[int, dict[str, Any]]:
        try:
            return 200, {"ok": True, "result": methods.apply(self.world, call)}
        except Refused as refusal:
            if refusal.rule is not None:
                self._blame(call, [Broken(refusal.rule, refusal.excerpt)])
            return refusal.error.status, refusal.error.body()
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            self._blame(call, [Broken("the fake cannot carry this out", repr(fault))])
            return 500, ApiError(500, "Internal Server Error").body()

    def _blame(self, call: Call, broken: list[Broken]) -> None:
        self.violations += [Violation(call.method, fault.rule, fault.excerpt) for fault in broken]

    def _record(self, call: Call, status: int, body: dict[str, Any], fault: Fault | None) -> None:
        entry = Accepted(len(self.requests) + 1, call.method, dict(call.fields), self.now().timestamp(), status)
        entry = replace(entry, answer=body or None)
        if fault is not None:
            entry = replace(entry, fault=fault.name, processed=fault.processed and fault.error is None)
        self.requests.append(entry)
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")

    def _touch(self, change: int) -> None:
        self.in_flight += change
        self.last_activity = asyncio.get_running_loop().time()


async def _first_of(*futures: asyncio.Future[Any]) -> None:
    try:
        await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for future in futures:
            if not future.done():
                future.cancel()
    await asyncio.sleep(0)


async def _run(arguments: argparse.Namespace) -> None:
    log = Path(arguments.log) if arguments.log else None
    api = FakeBotApi(arguments.token, port=arguments.port, log=log, with_models=not arguments.without_models)
    async with api:
        print(api.port, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Runs the fake until it is ended; the first line printed is its port."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", help="file for one JSON line per accepted request")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--without-models", action="store_true", help="starts three seconds sooner, without aiogram")
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
