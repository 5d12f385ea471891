"""The fake in its own process: logged before answered, controlled over HTTP, unmoved by a killed bot."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
import telegram

from tests.telegram.process import SeparateBotApi, separate_bot_api
from tests.telegram.server import TOKEN

ANNA = {"id": 501, "first_name": "Anna"}
QUIET = telegram.LinkPreviewOptions(is_disabled=True)
SENDER = """
import asyncio, sys, telegram
async def main():
    bot = telegram.Bot(sys.argv[1], base_url=sys.argv[2])
    await bot.send_message(501, "before the end", link_preview_options=telegram.LinkPreviewOptions(is_disabled=True))
asyncio.run(main())
"""


async def _send(api: SeparateBotApi, text: str) -> None:
    async with telegram.Bot(TOKEN, base_url=api.base_url) as bot:
        await bot.send_message(501, text, link_preview_options=QUIET)


def test_requests_are_logged_and_state_is_told(tmp_path: Path) -> None:
    """Every accepted request stands in the log with its answer; state and requests can be asked for."""
    with separate_bot_api(tmp_path / "log") as api:
        api.control("says", person=ANNA, text="/start")
        asyncio.run(_send(api, "hello"))
        assert [entry["method"] for entry in api.accepted()] == ["getMe", "sendMessage"]
        assert api.accepted("sendMessage")[0]["answer"]["result"]["text"] == "hello"
        state = api.control("state")
        assert [message["text"] for message in state["chats"]["501"]] == ["/start", "hello"]
        assert state["violations"] == []
        assert len(api.control("requests")) == 2


@pytest.mark.parametrize("processed", [True, False])
def test_killed_sender_leaves_its_request_behind(tmp_path: Path, processed: bool) -> None:
    """A sender killed while its answer is held was logged, and delivered only if so planned."""
    with separate_bot_api(tmp_path / "log") as api:
        api.control("says", person=ANNA, text="/start")
        api.control("hold_answer", methods=["sendMessage"], processed=processed)
        sender = subprocess.Popen([sys.executable, "-c", SENDER, TOKEN, api.base_url])
        try:
            (entry,) = api.wait_for("sendMessage")
        finally:
            sender.kill()
            sender.wait(10)
        assert (entry["fault"], entry["processed"]) == ("hold", processed)
        assert len(api.control("state")["chats"]["501"]) == 1 + processed
        api.control("release")
        asyncio.run(_send(api, "after"))
        state = api.control("state")
        assert (len(state["chats"]["501"]), state["in_flight"]) == (2 + processed, 0)
        assert api.accepted("sendMessage")[-1]["status"] == 200


def test_wrong_command_is_one_sentence(tmp_path: Path) -> None:
    """A command nobody knows is refused with those there are."""
    with separate_bot_api(tmp_path / "log") as api, pytest.raises(AssertionError, match="commands: inject, fault"):
        api.control("dance")


def test_faults_are_planned_from_outside(tmp_path: Path) -> None:
    """Faults, groups and raw updates can be set by command."""
    with separate_bot_api(tmp_path / "log") as api:
        api.control("group", id=-40, title="Team", members=[ANNA], kind="group")
        api.control("fault", name="migrate", chat_id=-40, new_chat_id=-10040)
        api.control(
            "inject", kind="message", payload={"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}
        )
        state = api.control("state")
        assert set(state["chats"]) == {"-40", "-10040"}
        assert state["pending_updates"] == 1
