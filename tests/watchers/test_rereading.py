"""What is kept is read again, once, for whoever is newly watched or newly spelled: one summary, no storm."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cases.alerts import AlertForm, ReviewQuestion
from cases.observations import Observation, Scope, ScopeKind, Statement
from cases.people import Name, Origin, Person
from storage import events, ledger, outbox, people, reviews
from storage.records import KeptAlert, ReviewVerdict
from tests.watchers.kept_news import ZAREMA, Newsroom, newsroom, said
from tests.watchers.web import START
from watchers.rereading import reread_portion

LONG_AGO, LATELY = START - timedelta(days=90), START - timedelta(days=3)
CHARGED = said("Zarema Vantoshkova was charged in Moldova.", "charged", LONG_AGO)
ARRESTED = said("Zarema Vantoshkova was arrested in Madrid.", "arrested", LATELY)
SPELT = Name("Зарема Оразкулова", "Cyrl", "ru")
IN_RUSSIAN = said("Зарема Оразкулова арестована в Мадриде.", "russian", LATELY)


def with_spelling(person: Person, name: Name) -> Person:
    """Return a person with one spelling more."""
    return replace(person, names=(*person.names, name))


def forms(alerts: Sequence[KeptAlert]) -> list[AlertForm]:
    """Return the forms of alerts."""
    return [one.alert.form for one in alerts]


def kinds_told(alerts: Sequence[KeptAlert]) -> list[str]:
    """Return the kinds of what alerts tell."""
    return [event.kind for one in alerts for event in one.events]


async def test_a_person_added_later_is_found_in_what_is_kept_and_told_of_in_one_summary(tmp_path: Path) -> None:
    """Events are stored as the poll would have, seen when their text was seen; admins and followers hear once."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, replace(CHARGED, key="again", title="Zarema Vantoshkova spoke."), at=LONG_AGO)
        await it.watches(ZAREMA, follow=True)

        (summary,) = await it.reads_up()

        assert (summary.alert.form, summary.alert.person) == (AlertForm.SUMMARY, ZAREMA.id)
        assert set(summary.alert.chats) == {it.reader, it.admin}
        found = await it.events(ZAREMA)
        assert sorted(event.kind for event in found) == ["charged", "mention"]
        assert {(event.seen_at, event.evidence, event.source_title) for event in found} == {
            (LONG_AGO, "c0ffee", "The Lantern")
        }
        assert {event.id for event in summary.events} == {event.id for event in found}


async def test_an_arrest_of_three_days_ago_is_alerted_at_once(tmp_path: Path) -> None:
    """People are added because they were just arrested; nobody follows yet, so whoever keeps the register hears."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, ARRESTED)
        await it.watches(ZAREMA)

        alerts = await it.reads_up()

        assert forms(alerts) == [AlertForm.EVENT, AlertForm.SUMMARY]
        assert kinds_told(alerts) == ["arrested", "charged"]
        assert [one.alert.chats for one in alerts] == [(it.admin,), (it.admin,)]


async def test_an_old_arrest_is_no_alarm(tmp_path: Path) -> None:
    """Fifteen days ago is in the summary."""
    async with newsroom(tmp_path) as it:
        await it.keeps(replace(ARRESTED, published_at=START - timedelta(days=15)))
        await it.watches(ZAREMA)
        assert forms(await it.reads_up()) == [AlertForm.SUMMARY]


async def test_a_new_spelling_is_looked_for_likewise(tmp_path: Path) -> None:
    """What only the new spelling finds is a baseline too, and a recent arrest in it is alerted."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, IN_RUSSIAN, replace(IN_RUSSIAN, key="old", published_at=LONG_AGO))
        await it.watches(ZAREMA)
        assert kinds_told(await it.reads_up()) == ["charged"]

        await it.watches(with_spelling(ZAREMA, SPELT))
        alerts = await it.reads_up()

        assert forms(alerts) == [AlertForm.EVENT, AlertForm.SUMMARY]
        assert kinds_told(alerts) == ["arrested", "arrested"]


async def test_what_is_read_is_not_read_again(tmp_path: Path) -> None:
    """A second time there is nothing to do, and another country of theirs is no reason to read."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED)
        await it.watches(ZAREMA)
        await it.reads_up()
        for person in (ZAREMA, replace(ZAREMA, countries=("MD",))):
            await it.watches(person)
            assert await reread_portion(it.workshop, {}, START) is None


async def test_a_spelling_taken_back_or_a_person_watched_again_is_read_for_again(tmp_path: Path) -> None:
    """What was kept meanwhile was not matched for them."""
    struck = with_spelling(ZAREMA, replace(SPELT, origin=Origin.STRUCK))
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED)
        await it.watches(with_spelling(ZAREMA, SPELT))
        await it.reads_up()
        await it.watches(struck)
        await it.keeps(IN_RUSSIAN)
        assert await it.reads_up() == []
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert kinds_told(await it.reads_up()) == ["arrested"]

        async with it.store.writing() as session:
            await people.unwatch(session, ZAREMA.id, START)
        await it.keeps(replace(ARRESTED, title="Zarema Vantoshkova was sentenced.", key="meanwhile"))
        assert await it.reads_up() == []
        it.passes(days=1)
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert kinds_told(await it.reads_up()) == ["sentenced"]


async def test_a_first_start_reads_nothing(tmp_path: Path) -> None:
    """Where nothing is kept, whoever is followed counts as read, before and after the first poll."""
    async with newsroom(tmp_path) as it:
        assert await reread_portion(it.workshop, {}, START) is None
        await it.prints(("1", "Timur Nebylitsyn was charged in Moldova.", LONG_AGO))
        assert await reread_portion(it.workshop, {}, START) is None


async def test_people_imported_into_a_register_that_keeps_texts_are_read_for_in_one_pass(tmp_path: Path) -> None:
    """Admins get one summary of all, each follower one of whom they follow."""
    other = Person("ospan-tulebekuly", "Ospan Tulebekuly", (Name("Ospan Tulebekuly", "Latn", "en"),))
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, said("Ospan Tulebekuly was charged in Kyiv.", "2", LONG_AGO))
        await it.watches(ZAREMA, follow=True)
        await it.watches(other)

        alerts = await it.reads_up()

        assert {(one.alert.chats, one.alert.person, len(one.events)) for one in alerts} == {
            ((it.admin,), None, 2),
            ((it.reader,), ZAREMA.id, 1),
        }


async def test_twelve_hundred_texts_are_read_in_portions_and_told_of_in_one_summary(tmp_path: Path) -> None:
    """Each portion is a transaction of its own; finds of all of them stand in one summary at the end."""
    async with newsroom(tmp_path) as it:
        items = [said(f"Weather report {number}", f"{number:04}", LONG_AGO) for number in range(1200)]
        for place in (3, 700, 1199):
            items[place] = replace(items[place], title=f"Zarema Vantoshkova was charged, part {place}.")
        await it.keeps(*items)
        await it.watches(ZAREMA)
        texts, alerts = [], []
        while (read := await reread_portion(it.workshop, {"lantern": it.source}, START)) is not None:
            texts.append(read.texts)
            alerts.append(len(read.alerts))
        assert texts == [500, 500, 200]
        assert alerts == [0, 0, 1]
        assert len(await it.events(ZAREMA)) == 3
        async with it.store.reading() as session:
            (summary,) = await outbox.alerts_about(session, ZAREMA.id, 9)
        assert len(summary.events) == 3


@pytest.mark.parametrize("place", ["decided", "tx-open", "tx-committed"])
@pytest.mark.parametrize("portion", [1, 2, 3])
async def test_a_crash_in_the_middle_loses_nothing_and_tells_nothing_twice(
    tmp_path: Path, place: str, portion: int
) -> None:
    """The next start goes on where the last whole portion ended."""
    left = {place: portion}

    def crash(name: str) -> None:
        left[name] = left.get(name, 0) - 1
        if left[name] == 0:
            raise RuntimeError("a crash")

    items = [replace(ARRESTED, key="a"), *(replace(CHARGED, key=key) for key in "bcde")]
    async with newsroom(tmp_path, crash) as it:
        await it.keeps(*items)
        await it.watches(ZAREMA)
        with pytest.raises(RuntimeError):
            await it.reads_up(most=2)
        await it.reads_up(most=2)
        async with it.store.reading() as session:
            told = await outbox.alerts_about(session, ZAREMA.id, 9)
        assert forms(told) == [AlertForm.SUMMARY, AlertForm.EVENT]
        assert len(kinds_told(told)) == len(await it.events(ZAREMA)) == 5


async def test_a_spelling_added_in_the_middle_begins_anew_and_loses_no_find(tmp_path: Path) -> None:
    """One summary tells what both readings found."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, replace(IN_RUSSIAN, key="a", published_at=LONG_AGO), said("Snow", "z", LONG_AGO))
        await it.watches(ZAREMA)
        for _ in range(2):
            await reread_portion(it.workshop, {}, START, most=1)
        await it.watches(with_spelling(ZAREMA, SPELT))

        (summary,) = await it.reads_up(most=1)

        assert sorted(kinds_told([summary])) == ["arrested", "charged"]


async def test_a_slower_reader_moves_nothing_back(tmp_path: Path) -> None:
    """What another reading finished meanwhile stays finished."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, said("Snow", "z", LONG_AGO))
        await it.watches(ZAREMA)

        async def finished() -> None:
            assert kinds_told(await it.reads_up()) == ["charged"]

        slow = replace(it.workshop, store=_Interrupted(it, finished))  # type: ignore[arg-type]
        await reread_portion(slow, {}, START, most=1)
        assert await reread_portion(it.workshop, {}, START) is None


async def test_a_person_unwatched_while_a_portion_was_being_matched_is_told_of_no_more(tmp_path: Path) -> None:
    """The others of the same portion are."""
    other = Person("ospan-tulebekuly", "Ospan Tulebekuly", (Name("Ospan Tulebekuly", "Latn", "en"),))
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED, said("Ospan Tulebekuly was charged in Kyiv.", "2", LONG_AGO))
        await it.watches(ZAREMA)
        await it.watches(other)

        async def unwatched() -> None:
            async with it.store.writing() as session:
                await people.unwatch(session, ZAREMA.id, START)

        slow = replace(it.workshop, store=_Interrupted(it, unwatched))  # type: ignore[arg-type]
        read = await reread_portion(slow, {}, START)
        assert read is not None
        assert [one.alert.person for one in await it.told(read.alerts)] == [other.id]
        assert await it.events(ZAREMA) == []


async def test_a_person_changed_while_a_portion_was_being_matched_is_read_for_once_more(tmp_path: Path) -> None:
    """The portion was matched by the old spellings: nothing is noted as read."""
    changes: list[Person] = [with_spelling(ZAREMA, SPELT)]

    async with newsroom(tmp_path) as it:
        await it.keeps(IN_RUSSIAN)
        await it.watches(ZAREMA)
        reading = it.workshop.index

        async def changed() -> None:
            await it.watches(changes.pop())

        slow = replace(it.workshop, store=_Interrupted(it, changed), index=reading)  # type: ignore[arg-type]
        read = await reread_portion(slow, {}, START)
        assert read is not None
        assert read.alerts == ()
        assert kinds_told(await it.reads_up()) == ["arrested"]


class _Interrupted:
    """A store in which something happens between reading a portion and writing what it led to."""

    def __init__(self, it: Newsroom, between: object) -> None:
        self._it, self._between = it, between
        self.reading = it.store.reading

    def writing(self) -> object:
        """Let it happen, then give the session."""
        return _After(self._it, self._between)


class _After:
    def __init__(self, it: Newsroom, between: object) -> None:
        self._it, self._between = it, between

    async def __aenter__(self) -> object:
        await self._between()  # type: ignore[operator]
        self._session = self._it.store.writing()
        return await self._session.__aenter__()

    async def __aexit__(self, *fault: object) -> object:
        return await self._session.__aexit__(*fault)  # type: ignore[arg-type]


async def test_a_namesake_refused_stays_refused(tmp_path: Path) -> None:
    """The editors' no binds to the text, whatever spelling finds it."""
    async with newsroom(tmp_path) as it:
        await it.keeps(said("Vantoshkova was arrested in Madrid.", "namesake", LATELY))
        await it.watches(ZAREMA)
        (asked,) = await it.reads_up()
        assert asked.alert.form is AlertForm.REVIEW
        (question,) = await it.questions()
        async with it.store.writing() as session:
            await reviews.decide(session, question.id, ReviewVerdict.NO, "Anna", START)

        await it.watches(with_spelling(ZAREMA, Name("Zarema Vantoschkowa", "Latn", "de")))

        assert await it.reads_up() == []
        assert (await it.questions(), await it.events(ZAREMA)) == ((), [])


async def test_what_was_asked_and_is_open_is_not_asked_again(tmp_path: Path) -> None:
    """A new spelling does not double a question."""
    async with newsroom(tmp_path) as it:
        await it.keeps(said("Vantoshkova was arrested in Madrid.", "namesake", LATELY))
        await it.watches(ZAREMA)
        await it.reads_up()
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert await it.reads_up() == []
        assert [one.question for one in await it.questions()] == [ReviewQuestion.SAME_PERSON]


async def test_a_question_the_editors_have_stays_theirs(tmp_path: Path) -> None:
    """A new spelling that makes it sure does not tell over their heads what they were asked."""
    text = "Vantoshkova was arrested in Madrid. Зарема Оразкулова is known."
    async with newsroom(tmp_path) as it:
        await it.keeps(said(text, "doubt", LATELY))
        await it.watches(ZAREMA)
        assert forms(await it.reads_up()) == [AlertForm.REVIEW]
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert await it.reads_up() == []
        assert await it.events(ZAREMA) == []


async def test_an_old_doubt_is_kept_for_the_editors_and_alarms_nobody(tmp_path: Path) -> None:
    """Of the last two weeks, it does."""
    async with newsroom(tmp_path) as it:
        await it.keeps(said("Vantoshkova was arrested in Madrid.", "doubt", LONG_AGO), at=LONG_AGO)
        await it.watches(ZAREMA)
        assert await it.reads_up() == []
        assert [one.urgent for one in await it.questions()] == [False]


async def test_what_was_taken_back_stays_taken_back(tmp_path: Path) -> None:
    """A retracted event is neither told nor summed up again."""
    async with newsroom(tmp_path) as it:
        await it.keeps(CHARGED)
        await it.watches(ZAREMA)
        await it.reads_up()
        (wrong,) = await it.events(ZAREMA)
        async with it.store.writing() as session:
            await events.retract(session, wrong.id, "Anna", "another person", START)
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert await it.reads_up() == []


async def test_an_arrest_only_the_new_spelling_finds_in_a_text_that_named_them_is_told(tmp_path: Path) -> None:
    """A text that was a mere mention by the old spelling is no reason to miss it; nothing else is decided again."""
    text = "Zarema Vantoshkova is known. Зарема Оразкулова арестована в Мадриде."
    async with newsroom(tmp_path) as it:
        await it.watches(ZAREMA)
        await it.prints(("1", text, LATELY))
        first = [event.kind for event in await it.events(ZAREMA)]
        await it.watches(with_spelling(ZAREMA, SPELT))
        later = kinds_told(await it.reads_up())
        assert (first, later) == (["mention"], ["arrested"])


async def test_a_text_is_read_among_everybody_followed(tmp_path: Path) -> None:
    """The newcomer's namesake is followed too: the bare surname may be either's, and what was decided stays."""
    text = "Asta Brontolyan met Ilmar Brontolyan. Brontolyan was arrested in Baku."
    asta, ilmar = (Person(name, name, (Name(name, "Latn", "en"),)) for name in ("Asta Brontolyan", "Ilmar Brontolyan"))
    async with newsroom(tmp_path) as it:
        await it.watches(ilmar)
        await it.prints(("1", text, LATELY))
        before = await it.events(ilmar), len(await it.questions())
        await it.watches(asta)
        await it.reads_up()
        (question,) = [one for one in await it.questions() if one.person == asta.id]
        assert [event.kind for event in question.proposed] == ["arrested"]
        assert [event.kind for event in await it.events(asta)] == []
        assert (await it.events(ilmar), len(await it.questions()) - 1) == before


async def test_what_a_poll_told_already_is_not_told_again(tmp_path: Path) -> None:
    """A poll between adding and reading up says nothing of known items; an arrest it told stays one episode."""
    async with newsroom(tmp_path) as it:
        await it.prints(("old", CHARGED.title, LONG_AGO), ("kept", ARRESTED.title, LATELY))
        it.passes(hours=1)
        await it.watches(ZAREMA, follow=True)
        it.passes(hours=1)
        new = ("new", "Zarema Vantoshkova arrested in Madrid, says lawyer", LATELY + timedelta(hours=2))
        done = await it.prints(("old", CHARGED.title, LONG_AGO), ("kept", ARRESTED.title, LATELY), new)
        assert forms(await it.told(done.alerts)) == [AlertForm.EVENT]

        alerts = await it.reads_up()

        assert kinds_told(alerts) == ["charged"]
        (episode,) = await it.told(done.alerts)
        assert [event.observation for event in episode.events] == ["new", "kept"]
        it.passes(hours=1)
        assert (await it.prints(("old", CHARGED.title, LONG_AGO), new)).alerts == ()


async def test_an_old_account_of_an_episode_told_long_ago_is_added_to_it(tmp_path: Path) -> None:
    """By a new spelling a further source of it is found: the message is edited, no summary repeats it."""
    told_then = LONG_AGO + timedelta(hours=1)
    async with newsroom(tmp_path) as it:
        await it.watches(ZAREMA, follow=True)
        await it.keeps(replace(IN_RUSSIAN, published_at=told_then), at=told_then)
        await it.prints(("1", "Snow", LONG_AGO))
        it.passes(hours=1)
        done = await it.prints(("2", "Zarema Vantoshkova was arrested in Madrid on 1 December 2016.", LONG_AGO))
        (episode,) = await it.told(done.alerts)
        assert len(episode.events) == 1
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert await it.reads_up() == []
        assert len((await it.told(done.alerts))[0].events) == 2


async def test_a_newer_revision_written_while_a_portion_was_matched_is_left_to_its_poll(tmp_path: Path) -> None:
    """The poll that saw it matched it against everybody, the newcomer included."""
    async with newsroom(tmp_path) as it:
        await it.prints(("1", CHARGED.title, LONG_AGO))
        await it.watches(ZAREMA)

        async def polled() -> None:
            it.passes(hours=1)
            await it.prints(("1", "Zarema Vantoshkova was charged in Moldova, again.", LONG_AGO))

        slow = replace(it.workshop, store=_Interrupted(it, polled))  # type: ignore[arg-type]
        read = await reread_portion(slow, {}, START)
        assert read is not None
        assert read.alerts == ()
        assert [event.revision for event in await it.events(ZAREMA)] == [2]


async def test_a_record_found_by_a_new_spelling_can_later_be_missed(tmp_path: Path) -> None:
    """A notice kept under another spelling is listed from when it was seen, and its absence is watched from now on."""
    scope = Scope("red", ScopeKind.PERSON, ZAREMA.id)
    notice = Observation(
        scope,
        "2017/1",
        "ОРАЗКУЛОВА, Зарема",
        names=("Зарема Оразкулова",),
        states=(Statement("notice-listed", attributes={"form": "red"}),),
    )
    async with newsroom(tmp_path) as it:
        await it.watches(ZAREMA)
        await it.keeps(notice, at=LONG_AGO)
        await it.watches(with_spelling(ZAREMA, SPELT))
        assert kinds_told(await it.reads_up()) == ["notice-listed"]
        async with it.store.reading() as session:
            assert (await ledger.known(session, scope, (), ())).live_records == {"2017/1": ZAREMA.id}
        (listed,) = await it.events(ZAREMA)
        assert (listed.seen_at, listed.source_title) == (LONG_AGO, "red")
        await it.watches(with_spelling(with_spelling(ZAREMA, SPELT), Name("Zarema Vantošková", "Latn", "cs")))
        assert await it.reads_up() == []
