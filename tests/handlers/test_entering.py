"""Who is let in, who is not, and that the two look alike from outside."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from cases.names import NameIndex
from cases.people import Roster
from handlers.buttons import Button, callback_data
from handlers.rate import ChatLimit
from handlers.speech import both_languages
from storage import users
from storage.records import Role
from tests.handlers.people import KETEBAYEV
from tests.handlers.room import COLLEAGUES, Room, number_of, opened_room


async def invitation(room: Room, role: str = "reader") -> str:
    """Let the admin make an invitation and return its code."""
    text = "\n".join(await room.says("Olga", f"invite {role}"))
    found = re.search(r"\?start=([\w-]+)", text)
    assert found
    return found[1]


async def test_an_invitation_lets_one_person_in_once(tmp_path: Path) -> None:
    """The newcomer is greeted and told who can read the chat; the same code is then worth nothing."""
    async with opened_room(tmp_path) as room:
        code = await invitation(room)
        [greeting] = await room.says("Newcomer", f"/start {code}")
        assert "Welcome, Newcomer" in greeting
        assert "Telegram itself can read this chat" in greeting
        assert "status" in room.telegram.menus[number_of("Newcomer")]
        assert "watch" not in room.telegram.menus[number_of("Newcomer")]
        assert await room.says("Stranger", f"/start {code}") == [both_languages("stranger")]
        assert "Status: Muratbek" in "\n".join(await room.says("Newcomer", "status Ketebayev"))


async def test_an_invitation_lapses(tmp_path: Path) -> None:
    """A day later the code is worth nothing."""
    async with opened_room(tmp_path) as room:
        code = await invitation(room)
        await room.passes(timedelta(hours=25))
        assert await room.says("Newcomer", f"/start {code}") == [both_languages("stranger")]


async def test_an_invitation_gives_its_role(tmp_path: Path) -> None:
    """An editor's invitation makes an editor."""
    async with opened_room(tmp_path) as room:
        await room.says("Newcomer", f"/start {await invitation(room, 'editor')}")
        async with room.store.reading() as session:
            user = await users.by_telegram(session, number_of("Newcomer"))
        assert user is not None
        assert user.role is Role.EDITOR


async def test_a_strangers_press_gets_the_same_sentence(tmp_path: Path) -> None:
    """Even a button that is genuine elsewhere tells a stranger nothing."""
    async with opened_room(tmp_path) as room:
        await room.says("Stranger", "hello")
        data = callback_data(Button("x", "status", "muratbek-ketebayev"), number_of("Stranger"), room.store.seal)
        await room.presses("Stranger", "x", data=data)
        assert room.telegram.answers == [both_languages("stranger")]
        assert len(room.telegram.chats[number_of("Stranger")]) == 1


@pytest.mark.parametrize(
    "data", ["", "x", "status:muratbek-ketebayev:AAAAAAAAAAA", "take:1:", ":::", "🙂:1:AAAAAAAAAAA", "yes:é:é"]
)
async def test_a_forged_button_is_refused(tmp_path: Path, data: str) -> None:
    """Callback data that we did not sign does nothing and gets one constant answer."""
    async with opened_room(tmp_path) as room:
        await room.says("Marek", "help")
        assert await room.presses("Marek", "x", data=data or " ") == []
        assert room.telegram.answers == ["This button cannot be used here. Please ask anew."]


async def test_another_chats_button_is_refused(tmp_path: Path) -> None:
    """A button signed for one chat does not work in another."""
    async with opened_room(tmp_path) as room:
        await room.says("Olga", "watch Timur Vydumanov")
        theirs = room.telegram.shown(number_of("Olga")).buttons["Consent"]
        await room.says("Marek", "help")
        await room.presses("Marek", "x", data=theirs)
        assert room.telegram.answers == ["This button cannot be used here. Please ask anew."]


async def test_a_button_above_ones_role_is_refused(tmp_path: Path) -> None:
    """A button kept from better days does not outlive the role."""
    async with opened_room(tmp_path) as room:
        await room.says("Olga", "watch Timur Vydumanov")
        async with room.store.writing() as session:
            await users.set_role(session, (await room.user("Olga")).user, Role.READER, room.moment)
        await room.presses("Olga", "Consent")
        assert room.telegram.answers == ["This button cannot be used here. Please ask anew."]


async def test_a_double_tap_is_swallowed(tmp_path: Path) -> None:
    """Pressing twice what changes nothing is no error."""
    async with opened_room(tmp_path) as room:
        await room.says("Marek", "follow Ketebayev")
        data = room.telegram.shown(number_of("Marek")).buttons["Also unconfirmed reports"]
        await room.presses("Marek", "x", data=data)
        assert await room.presses("Marek", "x", data=data) == []
        assert room.telegram.answers == [None, None]


async def test_a_flood_gets_one_sentence_then_silence(tmp_path: Path) -> None:
    """Beyond the limit one sentence, then silence, then answers again."""
    async with opened_room(tmp_path, limit=ChatLimit(messages=2)) as room:
        answers = [await room.says("Marek", "help") for _ in range(4)]
        assert ["That was a lot" in "".join(answer) for answer in answers] == [False, False, True, False]
        assert answers[3] == []
        await room.passes(timedelta(minutes=1))
        assert "What you can ask" in "".join(await room.says("Marek", "help"))


async def test_a_flood_of_a_stranger_ends_in_silence(tmp_path: Path) -> None:
    """Strangers get their sentence up to the limit, then nothing else."""
    async with opened_room(tmp_path, limit=ChatLimit(messages=1)) as room:
        assert await room.says("Stranger", "a") == [both_languages("stranger")]
        assert await room.says("Stranger", "b") == []


async def test_groups_nobody_enrolled_are_left_in_silence(tmp_path: Path) -> None:
    """In a foreign group the bot says nothing, not even to a colleague, and goes."""
    async with opened_room(tmp_path) as room:
        group = {"id": -100777, "type": "supergroup", "title": "A group"}
        assert await room.says("Marek", "/status Ketebayev", chat=group) == []
        assert room.telegram.chats == {}
        assert room.telegram.left == [-100777]


async def test_a_fault_is_said_in_one_sentence_and_logged_without_names(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault inside names nobody in the log, and the colleague is not left waiting."""

    def broken(roster: Roster) -> NameIndex:
        raise LookupError(f"{KETEBAYEV.name} is not in the index")

    async with opened_room(tmp_path, index=broken) as room:
        assert "Something went wrong" in "".join(await room.says("Marek", "status Ketebayev"))
        assert "a chat handler failed: LookupError" in caplog.text
        assert "Muratbek" not in caplog.text
        assert str(number_of("Marek")) not in caplog.text


async def test_telegrams_refusal_is_logged_without_names(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """When nothing can be sent, the log says so and nothing of whom it was about."""
    async with opened_room(tmp_path) as room:
        room.telegram.failing_with = "Bad Request: Ketebayev is too long"
        assert await room.says("Marek", "status Ketebayev") == []
        assert "a chat handler failed: BadRequest" in caplog.text
        assert "is too long" not in caplog.text


async def test_everything_begins_with_the_heading(tmp_path: Path) -> None:
    """In the demo every text begins DEMO, the strangers' and the callback answers included."""
    async with opened_room(tmp_path, heading="DEMO") as room:
        for name in (*COLLEAGUES, "Stranger"):
            for text in ("/start", "help", "status Ketebayev", "people", "nonsense"):
                assert all(said.startswith("DEMO ") for said in await room.says(name, text))
        await room.presses("Marek", "x", data="forged")
        assert all(answer.startswith("DEMO ") for answer in room.telegram.answers if answer)
        assert room.telegram.faults == []
