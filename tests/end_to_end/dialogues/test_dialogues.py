"""The whole bot against the strict fake Bot API over loopback HTTP: every dialogue as written, 0 violations."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError

from tests.end_to_end.dialogues import administering, asking, entering, following, reporting, troubling
from tests.end_to_end.dialogues.house import copied, furnish, invite_everybody, opened_house
from tests.end_to_end.dialogues.script import Dialogue, Gets, Presses, Says, Step, dialogue, play
from tests.telegram import models
from tests.telegram.state import Query

pytestmark = [pytest.mark.slow, pytest.mark.patient, pytest.mark.timeout(60)]

PLAYED = {
    room.__name__.rpartition(".")[2]: room.DIALOGUES
    for room in (entering, asking, following, reporting, administering, troubling)
}
ALL = [(f"{room}: {one.name}", one) for room, dialogues in PLAYED.items() for one in dialogues]
PROMISED_DIALOGUES = 30


@dataclass
class Tally:
    """What all dialogues of this run came to."""

    founded: Path
    requests: int
    violations: int = 0
    played: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Tally]:
    """A furnished house to copy, everybody in by the owner's invitation; at the end the list is printed."""
    models.load()
    founded = tmp_path_factory.mktemp("founded")
    asyncio.run(furnish(founded))
    requests, amiss = asyncio.run(invite_everybody(founded))
    assert amiss == []
    counted = Tally(founded, requests)
    yield counted
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("", *(f"  {name}" for name in counted.played), sep="\n")
        told = f"{len(counted.played)} dialogues, {counted.requests} requests, {counted.violations} violations"
        print(told)


@pytest.mark.parametrize("written", [one for _, one in ALL], ids=[name for name, _ in ALL])
async def test_a_dialogue(written: Dialogue, tally: Tally, tmp_path: Path) -> None:
    """It is answered as written, and neither a rule nor the pace of Telegram's is broken."""
    async with opened_house(copied(tally.founded, tmp_path)) as house:
        await play(house, written)
        tally.requests += len(house.api.requests)
        tally.violations += len(house.faults())
        tally.played.append(written.name)

        assert house.faults() == []


def test_the_dialogues_are_many() -> None:
    """At least thirty, no two of them alike."""
    assert len({repr(one.steps) for _, one in ALL}) == len({one.name for _, one in ALL}) >= PROMISED_DIALOGUES


WRONG: list[tuple[Step, str]] = [
    (Says("Marek", "help", hears=["no such words"]), "lacks"),
    (Says("Marek", "help", never=["status NAME"]), "says"),
    (Says("Marek", "help", silent=True), "instead of silence"),
    (Says("Marek", "help", only="help"), "instead of exactly"),
    (Says("Marek", "following", labels=["Follow"]), "shows the buttons"),
    (Says("Marek", "help", keeps={"code": "no (such) words"}), "nothing in it is"),
    (Presses("Marek", "No such button"), "finds no button"),
    (Gets("Marek", ["no such words"], within=0.05), "not there after"),
]


@pytest.mark.parametrize(("step", "refusal"), WRONG)
async def test_a_wrong_dialogue_is_refused(step: Step, refusal: str, tally: Tally, tmp_path: Path) -> None:
    """Each kind of expectation can fail, and says how."""
    async with opened_house(copied(tally.founded, tmp_path), with_models=False) as house:
        with pytest.raises(AssertionError, match=refusal):
            await play(house, dialogue("planted", step))


async def test_planted_violations_are_counted(tally: Tally, tmp_path: Path) -> None:
    """What the bot must never send is sent by hand through the very same application: each is judged."""
    async with opened_house(copied(tally.founded, tmp_path)) as house:
        await play(house, dialogue("before", Says("Marek", "help", hears=["status NAME"])))
        assert house.faults() == []
        bot: Bot = house.application.bot
        long_data = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x" * 70)]])
        for planted in (
            {"text": "x" * 5000},
            {"text": "<b>bad", "parse_mode": "HTML"},
            {"text": "x", "reply_markup": long_data},
            {"text": "x", "api_kwargs": {"no_such_field": 1}},
            {"text": bot.token},
            {"text": " "},
        ):
            before = len(house.api.violations)
            with contextlib.suppress(TelegramError):
                await bot.send_message(501, **planted)
            assert len(house.api.violations) > before, planted


async def test_a_press_left_spinning_and_a_hasty_alert_are_counted(tally: Tally, tmp_path: Path) -> None:
    """A press nobody answers, and alerts less than a second apart, are faults of the house."""
    async with opened_house(copied(tally.founded, tmp_path), with_models=False) as house:
        for number in (1, 2):
            await house.application.bot.send_message(501, f"planted #A-{number}")
        assert [fault for fault in house.faults() if "1 a second in a private chat" in fault]
        house.api.world.queries["1"] = Query("1", 501, 501, 1, "left-spinning")
        assert "left-spinning" in house.faults()
