"""Every dialogue under `tests/dialogues` is played against the real application and store."""

from pathlib import Path

import pytest

from storage import users
from tests.handlers.dialogues import Dialogue, Turn, dialogues, play
from tests.handlers.room import COLLEAGUES, opened_room

ALL = list(dialogues())


@pytest.mark.parametrize("dialogue", ALL, ids=[f"{one.file}: {one.name}" for one in ALL])
async def test_dialogue(dialogue: Dialogue, tmp_path: Path) -> None:
    """What is said is answered as written, and Telegram refuses nothing."""
    async with opened_room(tmp_path) as room:
        if dialogue.language != "en":
            async with room.store.writing() as session:
                for name in COLLEAGUES:
                    await users.set_language(session, (await room.user(name)).user, dialogue.language)
        assert await play(room, dialogue) == []


async def test_the_player_refuses_a_wrong_answer(tmp_path: Path) -> None:
    """A dialogue that expects something else is found to differ: the judge is not blind."""
    planted = (
        Turn("Marek", say="help", answered=("no such words",)),
        Turn("Marek", say="help", silent=True),
        Turn("Marek", say="help", never=("status",)),
        Turn("Marek", say="people", keyboard=("Nobody",)),
    )
    async with opened_room(tmp_path) as room:
        assert len(await play(room, Dialogue("planted", planted))) == 4


def test_there_are_enough_dialogues() -> None:
    """The chat is described by at least thirty dialogues."""
    assert len(ALL) >= 30
