"""`docket add NUMBER SOURCE NAME`: a court's number is tied to a person; shown first, stored when confirmed."""

from dataclasses import dataclass

from cases.docket_list import LONGEST_TIE, held_docket, usable_number, with_docket
from cases.people import Docket
from handlers.asking import Named, Pending, chosen, named, roster_of
from handlers.views.previews import confirm_buttons, preview_view
from handlers.visit import Visit
from storage import audit, conversations, people

TOPIC = "docket"
_ADD = ("add", "добавить")


@dataclass(frozen=True, slots=True)
class Asked:
    """A docket being added: its number and source, whose it is once that is known, and the tie once it was told."""

    number: str
    source: str
    person: str = ""
    tie: str = ""

    def kept(self) -> dict[str, object]:
        """Return the request as it is stored with the conversation."""
        return {name: getattr(self, name) for name in self.__slots__}


async def docket(visit: Visit, argument: str) -> None:
    """Begin to tie a court's number to a person; unless the name was exact, a button says to whom."""
    number, source, name = docket_words(argument, tuple(visit.desk.source_titles))
    if not name or not usable_number(number):
        return await visit.say("docket-usage", sources=", ".join(sorted(visit.desk.asked_by_docket)))
    if source not in visit.desk.asked_by_docket:
        return await visit.say("docket-no-source", source=source, sources=", ".join(sorted(visit.desk.asked_by_docket)))
    asked = Asked(number, source)
    found = await named(visit, name, "docket-to", Pending(TOPIC, asked.kept()))
    return await _of_person(visit, found, asked) if found else None


def docket_words(argument: str, sources: tuple[str, ...]) -> tuple[str, str, str]:
    """Part "add II. ÚS 1017/14 cz_nalus Paraskevich" into number, source and name: a source's id stands between."""
    words = argument.split()
    words = words[1:] if words and words[0].lower() in _ADD else words
    place = next((place for place, word in enumerate(words) if word.lower() in sources), None)
    if place is None:
        place = next((place for place, word in enumerate(words) if "_" in word), len(words))
    source = words[place].lower() if place < len(words) else ""
    return " ".join(words[:place]), source, " ".join(words[place + 1 :])


async def docket_person_chosen(visit: Visit, argument: str) -> None:
    """Go on with the docket that waits, for the person whose button was pressed."""
    asked = await _waiting(visit)
    if asked is None:
        return await visit.turn_to("docket-over")
    found = await chosen(visit, argument)
    return await _of_person(visit, found, asked) if found else None


async def answered(visit: Visit, text: str, state: dict[str, object]) -> None:
    """Take where the tie between number and name is public, which a court that hides names makes us ask."""
    asked = Asked(**state)  # type: ignore[arg-type]
    if not asked.person or asked.tie:
        return await visit.say("docket-press-a-button")
    tie = " ".join(text.split())
    if len(tie) > LONGEST_TIE or len(tie) < 3:
        return await visit.say("docket-tie", number=asked.number)
    return await _show(visit, Asked(asked.number, asked.source, asked.person, tie))


async def docket_confirmed(visit: Visit, argument: str) -> None:
    """Store the docket that was shown."""
    asked = await _waiting(visit)
    roster = await roster_of(visit)
    person = roster.person(asked.person) if asked else None
    if asked is None or person is None:
        return await visit.turn_to("docket-over")
    changed = with_docket(person, _docket(visit, asked))
    async with visit.desk.store.writing() as session:
        await people.put_person(session, changed, visit.now)
        await audit.note(session, visit.user.user, "docket-add", person.id, visit.now)
        await conversations.clear(session, visit.user.user)
    await visit.desk.roster_changed()
    return await visit.turn_to("docket-added", number=asked.number, name=person.name)


async def _of_person(visit: Visit, found: Named, asked: Asked) -> None:
    person = found.roster.person(found.subject)
    if person is None:
        return await visit.turn_to("persons-only")
    if held_docket(person, asked.number, asked.source):
        return await visit.turn_to("docket-already", number=asked.number, name=found.called(visit.texts))
    asked = Asked(asked.number, asked.source, person.id)
    if visit.desk.hides_names(asked.source):
        await _keep(visit, asked)
        return await visit.turn_to("docket-tie", number=asked.number)
    return await _show(visit, asked)


async def _show(visit: Visit, asked: Asked) -> None:
    roster = await roster_of(visit)
    person = roster.person(asked.person)
    if person is None:
        return await visit.turn_to("docket-over")
    await _keep(visit, asked)
    preview = await visit.desk.preview_docket(with_docket(person, _docket(visit, asked)), asked.number, asked.source)
    return await visit.show(preview_view(preview, roster, visit.texts), confirm_buttons("docket-add", visit.texts))


def _docket(visit: Visit, asked: Asked) -> Docket:
    title, country = visit.desk.source_titles[asked.source], visit.desk.asked_by_docket[asked.source]
    return Docket(asked.number, title, country, asked.source, tie=asked.tie)


async def _waiting(visit: Visit) -> Asked | None:
    async with visit.desk.store.reading() as session:
        pending = await conversations.get(session, visit.user.user, visit.now)
    return Asked(**pending[1]) if pending and pending[0] == TOPIC else None  # type: ignore[arg-type]


async def _keep(visit: Visit, asked: Asked) -> None:
    async with visit.desk.store.writing() as session:
        await conversations.put(session, visit.user.user, TOPIC, asked.kept(), visit.now)
