"""Alerts in the chat: taken by name, explained, settled by editors, and taken back everywhere."""

from dataclasses import replace
from pathlib import Path

from cases.alerts import Alert, AlertForm, Decision, ReviewItem, ReviewQuestion, Severity
from cases.events import Event
from cases.observations import Outcome, Scope, ScopeKind, ScopeReport
from storage import events, ledger, reviews
from storage.records import ReviewVerdict
from tests.handlers.happenings import ARREST, DELETION, DOUBT, RELEASE
from tests.handlers.room import Room, number_of, opened_room

FEED = Scope("feeds", ScopeKind.LIST, "invented")


async def told(room: Room, event: Event, *names: str, severity: Severity = Severity.URGENT) -> int:
    """Let an event be known, alert some colleagues of it, deliver, and return the alert's number."""
    chats = tuple([(await room.user(name)).chat for name in names])
    alert = Alert(f"episode:{event.id}", AlertForm.EVENT, severity, chats, event.person, (event.id,))
    async with room.store.writing() as session:
        await events.append(session, [event])
        [number] = await ledger.raise_alerts(session, [alert], room.moment)
    await room.delivers()
    return number


async def doubted(room: Room, item: ReviewItem) -> None:
    """Let a doubtful item be opened and shown to the editor."""
    chats = ((await room.user("Anna")).chat,)
    alert = Alert(f"review:{item.id}", AlertForm.REVIEW, Severity.IMPORTANT, chats, item.person, (), item.id)
    decision = Decision(reviews=(item,), alerts=(alert,))
    report = ScopeReport(FEED, Outcome.COMPLETE, "read", room.moment)
    async with room.store.writing() as session:
        await ledger.write(session, decision, report, room.moment)
    await room.delivers()


async def test_an_urgent_alert_is_taken_and_everybody_sees_by_whom(tmp_path: Path) -> None:
    """The first to press has it; the others' messages are edited to name her."""
    async with opened_room(tmp_path) as room:
        await told(room, ARREST, "Marek", "Lena")
        await room.presses("Marek", "I take this")
        assert "Taken by Marek, 14:02 UTC" in room.telegram.shown(number_of("Marek")).text
        await room.delivers()
        assert "Taken by Marek, 14:02 UTC" in room.telegram.shown(number_of("Lena")).text
        assert "I take this" not in room.telegram.shown(number_of("Lena")).buttons
        assert room.woken == 1


async def test_the_second_to_take_learns_who_was_first(tmp_path: Path) -> None:
    """Two presses at once: one has it, the other is told."""
    async with opened_room(tmp_path) as room:
        await told(room, ARREST, "Marek", "Lena")
        await room.presses("Marek", "I take this")
        answer = "\n".join(await room.presses("Lena", "I take this"))
        assert "Already taken by Marek" in answer


async def test_why_explains_by_number_and_by_reply(tmp_path: Path) -> None:
    """Every reason, source, time, hash and address."""
    async with opened_room(tmp_path) as room:
        number = await told(room, ARREST, "Marek")
        by_number = await room.says("Marek", f"why A-{number}")
        by_reply = await room.says("Marek", "why", reply_to=room.telegram.shown(number_of("Marek")).text)
        assert by_number
        assert by_reply == by_number
        for piece in (
            "because: full name in the title",
            "Invented Herald & Co",
            "13:40 UTC",
            "0123456789abcdef" * 4,
            "https://herald.example/arrest?a=1&b=2",
        ):
            assert piece in by_number[0]


async def test_an_alert_of_other_chats_is_no_alert(tmp_path: Path) -> None:
    """Who was not told learns nothing by trying numbers; an editor may ask."""
    async with opened_room(tmp_path) as room:
        number = await told(room, ARREST, "Marek")
        assert f"#A-{number} is no alert of this chat" in "".join(await room.says("Lena", f"why {number}"))
        assert f"Why #A-{number}" in "".join(await room.says("Anna", f"why {number}"))


async def test_a_yes_makes_it_true_and_tells_the_followers(tmp_path: Path) -> None:
    """The editor's message shows the verdict and by whom; followers get the alert; a second answer changes nothing."""
    async with opened_room(tmp_path) as room:
        await room.says("Marek", "follow Ospantoleu")
        await doubted(room, DOUBT)
        answer = "\n".join(await room.presses("Anna", "Same person"))
        assert "Confirmed by Anna, 14:02 UTC" in answer
        assert room.telegram.shown(number_of("Anna")).buttons == {}
        await room.delivers()
        assert "URGENT: Daniyar Ospantoleu" in room.telegram.shown(number_of("Marek")).text
        assert "Arrested" in "\n".join(await room.says("Marek", "history Ospantoleu"))


async def test_a_guarded_item_reaches_followers_only_after_the_editor(tmp_path: Path) -> None:
    """A release is heard of after Confirm, with the caution."""
    async with opened_room(tmp_path) as room:
        await room.says("Marek", "follow Ospantoleu")
        await doubted(room, replace(DELETION, proposed=(RELEASE,)))
        assert "Released" not in room.telegram.shown(number_of("Marek")).text
        await room.presses("Anna", "Confirm")
        await room.delivers()
        assert "Released" in room.telegram.shown(number_of("Marek")).text
        assert "Ask counsel before travelling" in room.telegram.shown(number_of("Marek")).text


async def test_a_no_is_kept_and_can_be_undone(tmp_path: Path) -> None:
    """A refusal tells nobody; Undo opens the item again."""
    async with opened_room(tmp_path) as room:
        await doubted(room, DOUBT)
        answer = "\n".join(await room.presses("Anna", "Not this person"))
        assert "Refused by Anna" in answer
        async with room.store.reading() as session:
            held = await reviews.get(session, DOUBT.id)
        assert held is not None
        assert held.verdict is ReviewVerdict.NO
        await room.presses("Anna", "Undo")
        assert set(room.telegram.shown(number_of("Anna")).buttons) == {"Same person", "Not this person"}
        assert "1 item waits" in "\n".join(await room.says("Anna", "review"))


async def test_the_review_list_can_be_answered(tmp_path: Path) -> None:
    """`review` shows what is open, with the same two answers."""
    async with opened_room(tmp_path) as room:
        await doubted(room, DOUBT)
        assert "Is this Daniyar Ospantoleu?" in "\n".join(await room.says("Anna", "review"))
        await room.presses("Anna", "Not this person")
        assert "Nothing waits" in "\n".join(await room.says("Anna", "review"))


async def test_a_wrong_alert_is_taken_back_wherever_it_was_told(tmp_path: Path) -> None:
    """Each chat's message begins RETRACTED and is replied to; the event no longer stands."""
    async with opened_room(tmp_path) as room:
        number = await told(room, ARREST, "Marek", "Lena")
        answer = await room.says("Anna", f"retract A-{number} another man of that name")
        assert "is retracted in every chat" in answer[0]
        await room.delivers()
        for name in ("Marek", "Lena"):
            texts = [said.text for said in room.telegram.chats[number_of(name)]]
            assert [text.startswith("RETRACTED") for text in texts] == [True, True]
            assert "another man of that name" in texts[0]
        assert "Nothing is known" in "\n".join(await room.says("Marek", "history Ospantoleu"))
        assert "retracted already" in "".join(await room.says("Anna", f"retract A-{number} again"))


async def test_a_report_reaches_followers_and_editors_but_not_its_reporter(tmp_path: Path) -> None:
    """UNCONFIRMED, at once, without a name; taken by another colleague."""
    async with opened_room(tmp_path) as room:
        await room.says("Lena", "follow Ospantoleu")
        await room.says("Marek", "report Ospantoleu arrested in Spain")
        assert room.woken == 1
        await room.delivers()
        text = room.telegram.shown(number_of("Lena")).text
        assert text.startswith("UNCONFIRMED")
        assert "Arrested" in text
        assert "Marek" not in text
        assert "Arrested" in room.telegram.shown(number_of("Anna")).text
        await room.presses("Lena", "I take this")
        assert "Taken by Lena" in room.telegram.shown(number_of("Lena")).text


async def test_a_guarded_report_reaches_editors_only(tmp_path: Path) -> None:
    """A reported release waits for an editor before any follower hears of it."""
    async with opened_room(tmp_path) as room:
        await room.says("Lena", "follow Ospantoleu")
        before = len(room.telegram.chats[number_of("Lena")])
        await room.says("Marek", "report Ospantoleu released in Spain")
        await room.delivers()
        assert len(room.telegram.chats[number_of("Lena")]) == before
        assert "Released" in room.telegram.shown(number_of("Anna")).text
        await room.presses("Anna", "Confirm")
        await room.delivers()
        assert "Released" in room.telegram.shown(number_of("Lena")).text


async def test_a_history_is_paged_in_place(tmp_path: Path) -> None:
    """Older and Newer turn the same message."""
    async with opened_room(tmp_path) as room:
        many = [replace(ARREST, id=f"{n:032}", occurred_on=f"2016-{n:02}-01", observation=str(n)) for n in range(1, 10)]
        async with room.store.writing() as session:
            await events.append(session, many)
        first = await room.says("Marek", "history Ospantoleu")
        assert "(1 of 2)" in first[0]
        assert "1 September 2016" in first[0]
        second = await room.presses("Marek", "Older →")
        assert "(2 of 2)" in second[0]
        assert "1 January 2016" in second[0]
        assert "(1 of 2)" in (await room.presses("Marek", "← Newer"))[0]
        assert len(room.telegram.chats[number_of("Marek")]) == 1


async def test_a_text_that_names_nobody_is_looked_at_and_tells_nobody(tmp_path: Path) -> None:
    """What a keyword watch found stands in `review` with its reasons; either answer only closes it."""
    found = ReviewItem(
        id="d" * 32,
        question=ReviewQuestion.POSSIBLE,
        person=None,
        source="invented_court",
        observation="12 Os 17/31",
        content="c0ffee",
        opened_at=DOUBT.opened_at,
        reasons=("procedure:extradition", "state:KZ", "keyword-search"),
        excerpt="Extradition of a national of Kazakhstan refused",
        url="https://court.example/17",
    )
    async with opened_room(tmp_path) as room:
        async with room.store.writing() as session:
            await reviews.ask(session, [found])
        shown = (await room.says("Anna", "review"))[-1]
        assert "Possible, unverified" in shown
        assert "it speaks of extradition" in shown
        assert "it names Kazakhstan" in shown
        assert "own search found" in shown
        (answer,) = await room.presses("Anna", "Concerns us")
        assert "Confirmed by Anna" in answer
        assert await room.delivers() == 0
        assert "Nothing waits" in (await room.says("Anna", "review"))[-1]
