"""Every dialogue once more, over HTTP against the strict fake Bot API: 0 violations."""

import time
from pathlib import Path

import pytest
from telegram.error import BadRequest

from storage import users
from tests.end_to_end.over_http import opened_wire
from tests.handlers.dialogues import Dialogue, Turn, dialogues, play
from tests.handlers.room import COLLEAGUES

pytestmark = [pytest.mark.slow, pytest.mark.timeout(60)]

ALL = list(dialogues())
# A report must reach editors and followers within this time.
PROMISED_SECONDS = 5.0


@pytest.mark.parametrize("dialogue", ALL, ids=[f"{one.file}: {one.name}" for one in ALL])
async def test_a_dialogue_over_http(dialogue: Dialogue, tmp_path: Path, record_property: pytest.FixtureRequest) -> None:
    """It is answered as written, and neither Telegram's rules nor its pace are broken."""
    async with opened_wire(tmp_path) as wire:
        if dialogue.language != "en":
            async with wire.store.writing() as session:
                for name in COLLEAGUES:
                    user = await users.by_telegram(session, COLLEAGUES[name][0])
                    assert user is not None
                    await users.set_language(session, user.user, dialogue.language)

        assert await play(wire, dialogue) == []  # type: ignore[arg-type]  # spoken to like a Room
        assert wire.api.violations == []


def test_the_dialogues_are_many(capsys: pytest.CaptureFixture[str]) -> None:
    """At least thirty, and the list is printed."""
    with capsys.disabled():
        print(f"\n{len(ALL)} dialogues over HTTP:")
        print("\n".join(f"  {one.file}: {one.name}" for one in ALL))
    assert len(ALL) >= 30


async def test_the_judge_refuses_a_planted_fault(tmp_path: Path) -> None:
    """A dialogue that expects something else differs, and an over-long text sent by hand is a violation."""
    async with opened_wire(tmp_path) as wire:
        planted = Dialogue("planted", (Turn("Marek", say="help", answered=("no such words",)),))
        assert len(await play(wire, planted)) == 1  # type: ignore[arg-type]
        with pytest.raises(BadRequest, match="too long"):
            await wire.bot.send_message(501, "x" * 5000)
        assert wire.faults


async def test_a_report_reaches_editors_and_followers_within_five_seconds(tmp_path: Path) -> None:
    """UNCONFIRMED, the reporter hidden, taken by another by name; a NO takes it back from those who were told."""
    async with opened_wire(tmp_path) as wire:
        await wire.says("Lena", "follow Daniyar Ospantoleu")
        began = time.monotonic()
        await wire.says("Marek", "report Daniyar Ospantoleu arrested in Madrid")
        told = [await wire.hears(name, "UNCONFIRMED") for name in ("Lena", "Anna", "Olga")]
        seconds = time.monotonic() - began
        await wire.presses("Lena", "I take this")
        taken = await wire.hears("Lena", "Taken by Lena")
        await wire.presses("Anna", "Retract")
        retracted = await wire.hears("Lena", "RETRACTED")

        assert seconds < PROMISED_SECONDS
        assert all("Marek" not in message.text for message in told)
        assert "I take this" not in taken.labels
        assert retracted.text.startswith("RETRACTED")
        assert (await wire.hears("Lena", "RETRACTED", reply=True)).reply_to == retracted.message_id
        assert wire.faults == []


async def test_a_retracted_alert_is_edited_and_replied_to_in_every_chat(tmp_path: Path) -> None:
    """An editor confirms, everybody who follows is told; then takes it back with a reason."""
    async with opened_wire(tmp_path) as wire:
        for name in ("Lena", "Marek"):
            await wire.says(name, "follow Daniyar Ospantoleu")
        await wire.says("Olga", "report Daniyar Ospantoleu arrested in Madrid")
        await wire.hears("Anna", "Did this happen")
        await wire.presses("Anna", "Confirm")
        alerts = {name: await wire.hears(name, "confirmed by an editor") for name in ("Lena", "Marek")}
        number = alerts["Lena"].text.split("#A-")[1].split()[0]
        await wire.says("Anna", f"retract #A-{number} the court denies it")
        for name in ("Lena", "Marek"):
            taken_back = await wire.hears(name, "the court denies it")
            assert "RETRACTED" in taken_back.text
        assert wire.faults == []


async def test_strangers_hear_one_constant_sentence_whatever_they_ask(tmp_path: Path) -> None:
    """Byte for byte the same for a followed and an unknown name, a command, a wrong code."""
    asked = ("status Ketebayev", "status Nobody", "/start", "/start rubbish", "/people", "привет", "follow Ablyazov")
    async with opened_wire(tmp_path) as wire:
        answers = {tuple(await wire.says("Stranger", text)) for text in asked}

        assert len(answers) == 1
        assert "Ketebayev" not in "".join(next(iter(answers)))
        assert wire.faults == []


async def test_a_verdict_is_seen_by_every_editor_and_by_those_who_were_told(tmp_path: Path) -> None:
    """Anna confirms; Olga's message loses its buttons and says so, and so does the follower's UNCONFIRMED one."""
    async with opened_wire(tmp_path) as wire:
        await wire.says("Lena", "follow Daniyar Ospantoleu")
        await wire.says("Marek", "report Daniyar Ospantoleu arrested in Madrid")
        for name in ("Lena", "Anna", "Olga"):
            await wire.hears(name, "UNCONFIRMED")
        await wire.presses("Anna", "Confirm")
        settled = await wire.hears("Olga", "An editor confirmed it")
        told = await wire.hears("Lena", "An editor confirmed it")

        assert "Confirm" not in settled.labels
        assert told.edited
        assert "UNCONFIRMED" not in told.text
        assert wire.faults == []
