"""Commands for a fake that runs in its own process: POST /control with {"do": name, ...arguments}."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tests.telegram.state import Json

if TYPE_CHECKING:
    from tests.telegram.chat import User
    from tests.telegram.server import FakeBotApi


async def carry_out(api: FakeBotApi, command: Json) -> Json:
    """Carries out one command; answers {"ok": true, "result": ...} or {"ok": false, "error": sentence}."""
    arguments = {name: value for name, value in command.items() if name != "do"}
    try:
        result = COMMANDS[command["do"]](api, **arguments)
        return {"ok": True, "result": await result if asyncio.iscoroutine(result) else result}
    except (KeyError, TypeError, ValueError, AssertionError) as fault:
        return {"ok": False, "error": f"{command.get('do')}: {fault!r}; commands: {', '.join(COMMANDS)}"}


def _inject(api: FakeBotApi, kind: str, payload: Json) -> int:
    return api.inbox.push(kind, payload)


def _fault(api: FakeBotApi, name: str, **arguments: Any) -> None:
    getattr(api.faults, name)(**arguments)


def _user(api: FakeBotApi, person: Json) -> User:
    return api.user(person["id"], person.get("first_name", "Anna"), person.get("language_code", "en"))


def _group(api: FakeBotApi, id: int, title: str, members: list[Json], kind: str = "supergroup") -> Json:
    return api.group(id, title, [_user(api, person) for person in members], kind=kind).to_json()


async def _says(api: FakeBotApi, person: Json, text: str, chat_id: int | None = None) -> int:
    chat = api.world.chats[chat_id] if chat_id is not None else None
    return (await _user(api, person).says(text, chat=chat)).message_id


async def _presses(api: FakeBotApi, person: Json, label: str, chat_id: int | None = None) -> str:
    chat = api.world.chats[chat_id] if chat_id is not None else None
    return await _user(api, person).presses(label, chat=chat)


def _state(api: FakeBotApi) -> Json:
    chats = {
        str(chat.id): [api.world.message_json(m) for m in chat.messages.values()] for chat in api.world.chats.values()
    }
    return {
        "chats": chats,
        "violations": [asdict(violation) for violation in api.violations],
        "requests": len(api.requests),
        "in_flight": api.in_flight,
        "pending_updates": len(api.inbox.pending),
        "conflicts": api.inbox.conflicts,
        "pace_violations": api.pace_violations(),
    }


def _requests(api: FakeBotApi) -> list[Json]:
    return [asdict(entry) for entry in api.requests]


COMMANDS: dict[str, Callable[..., Any]] = {
    "inject": _inject,
    "fault": _fault,
    "clear_faults": lambda api: api.faults.clear(),
    "hold_answer": lambda api, **arguments: api.faults.hold(**arguments),
    "release": lambda api: api.faults.release(),
    "group": _group,
    "says": _says,
    "presses": _presses,
    "state": _state,
    "requests": _requests,
}
