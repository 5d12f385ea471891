"""Spellings in the chat: what is struck is not understood, what must stay is refused, every change is on record."""

from dataclasses import replace
from pathlib import Path

from sqlmodel import col, select

from cases.people import Name, Origin, Person, Roster
from handlers.buttons import Button, callback_data, mark, short_id
from handlers.speech import Texts
from handlers.views.names import full_name
from handlers.views.spellings import PAGE, page_of, spellings_view
from storage import people
from storage.sealing import Sealer
from storage.tables import AuditRow
from tests.handlers.people import DANIYAR
from tests.handlers.room import Room, number_of, opened_room

OTHER = Name("Danik Qwertynbek", "Latn", "en")
SPELT = replace(DANIYAR, names=(*DANIYAR.names, OTHER))
MANY = replace(
    DANIYAR,
    names=(*DANIYAR.names, *(Name(f"Daniyar Numbered{chr(97 + n)}", "Latn", "en") for n in range(2 * PAGE))),
)
ENGLISH = Texts("en")


async def held(room: Room) -> Person:
    """Return the person as the register holds them now."""
    async with room.store.reading() as session:
        person = (await people.roster(session)).person(DANIYAR.id)
    assert person is not None
    return person


async def audited(room: Room) -> list[str]:
    """Return what stands in the audit about the person, oldest first."""
    async with room.store.reading() as session:
        rows = await session.exec(select(AuditRow).where(AuditRow.subject == DANIYAR.id).order_by(col(AuditRow.id)))
        return [row.action for row in rows]


async def test_a_struck_spelling_is_not_understood_until_taken_back(tmp_path: Path) -> None:
    """Striking changes what the chat understands; the schedule is told, and both steps are audited."""
    async with opened_room(tmp_path, Roster((SPELT,))) as room:
        assert "Status: Daniyar" in "".join(await room.says("Marek", "status Danik Qwertynbek"))
        await room.says("Olga", "spellings Ospantoleu")
        await room.presses("Olga", "Danik Qwertynbek · strike")
        assert (await held(room)).names[-1].origin is Origin.STRUCK
        assert "Status:" not in "".join(await room.says("Marek", "status Danik Qwertynbek"))
        await room.presses("Olga", "(struck) Danik Qwertynbek · take back")
        assert (await held(room)).names[-1] == OTHER
        assert "Status: Daniyar" in "".join(await room.says("Marek", "status Danik Qwertynbek"))
        assert room.roster_changes == 2
        assert await audited(room) == ["strike", "take-back"]


async def test_the_last_spelling_stays(tmp_path: Path) -> None:
    """Nothing changes, nothing is audited, and the sentence says why."""
    only = replace(DANIYAR, names=(OTHER,))
    async with opened_room(tmp_path, Roster((only,))) as room:
        await room.says("Olga", "spellings Qwertynbek")
        answer = await room.presses("Olga", "Danik Qwertynbek · strike")
        assert "stays: without it nothing would be searched for this person." in answer[0]
        assert (await held(room)).names == (OTHER,)
        assert (room.roster_changes, await audited(room)) == (0, [])


async def test_a_derived_spelling_taken_back_is_given(tmp_path: Path) -> None:
    """An admin who takes back what was derived vouches for it."""
    derived = replace(DANIYAR, names=(*DANIYAR.names, replace(OTHER, origin=Origin.DERIVED)))
    async with opened_room(tmp_path, Roster((derived,))) as room:
        assert "Derived:\n· Danik Qwertynbek (English)" in "".join(await room.says("Olga", "spellings Ospantoleu"))
        await room.presses("Olga", "Danik Qwertynbek · strike")
        await room.presses("Olga", "(struck) Danik Qwertynbek · take back")
        assert (await held(room)).names[-1] == OTHER


async def test_a_button_outlives_neither_its_spelling_nor_its_person(tmp_path: Path) -> None:
    """A press for what is gone changes nothing."""
    async with opened_room(tmp_path, Roster((SPELT,))) as room:
        await room.says("Olga", "spellings Ospantoleu")
        shown = room.telegram.shown(number_of("Olga"))
        data = callback_data(Button("x", "strike", f"{DANIYAR.id},{mark('gone')}"), number_of("Olga"), room.store.seal)
        assert "no longer open" in "".join(await room.presses_in("Olga", shown, data))
        strike = shown.buttons or {"x": data}
        async with room.store.writing() as session:
            await people.unwatch(session, DANIYAR.id, room.moment)
        assert await room.presses_in("Olga", shown, next(iter(strike.values()))) == []
        assert room.roster_changes == 0


async def test_many_spellings_are_paged_in_place(tmp_path: Path) -> None:
    """More and Back turn the same message; striking stays on its page."""
    async with opened_room(tmp_path, Roster((MANY,))) as room:
        assert "(1 of 3)" in (await room.says("Olga", "spellings Ospantoleu"))[0]
        assert "(2 of 3)" in (await room.presses("Olga", "More →"))[0]
        label = next(label for label in room.telegram.shown(number_of("Olga")).buttons if label.endswith("· strike"))
        assert "(2 of 3)" in (await room.presses("Olga", label))[0]
        assert "(1 of 3)" in (await room.presses("Olga", "← Back"))[0]
        assert len(room.telegram.chats[number_of("Olga")]) == 1


def test_a_page_beyond_the_end_shows_the_last() -> None:
    """Nothing is empty after spellings have become fewer, and an unknown spelling stands on the first page."""
    assert "(3 of 3)" in spellings_view(MANY, 9, ENGLISH).html
    assert page_of(MANY, OTHER) == 0


def test_the_longest_ids_fit_into_a_strike_button() -> None:
    """Id, mark and signature stay within Telegram's 64 bytes."""
    for person_id in ("a" * 36, "a" * 60):
        button = Button("x", "strike", f"{short_id(person_id)},{mark('Имя Фамилия')}")
        assert len(callback_data(button, 1, Sealer(bytes(64))).encode()) <= 64


def test_a_struck_spelling_names_nobody() -> None:
    """What is shown as the person's other name is never a struck one."""
    struck = replace(
        DANIYAR, names=(DANIYAR.names[0], *(replace(name, origin=Origin.STRUCK) for name in DANIYAR.names[1:]))
    )
    assert full_name(DANIYAR, "en") == "Daniyar Ospantoleu (Данияр Оспантолеу)"
    assert full_name(struck, "en") == "Daniyar Ospantoleu"
    assert full_name(struck, "ru") == "Daniyar Ospantoleu"
