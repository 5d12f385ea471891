"""`watch NAME`: an admin begins to track a person; asks for basis and countries, proposes spellings, then adds."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from anyascii import anyascii

from cases.names import spellings
from cases.names.query import Understood, resolve
from cases.names.spellings import MOST_PROPOSED
from cases.people import Basis, Name, Origin, Person, Roster
from handlers.alias import spelt, usable_name
from handlers.asking import MOST_CHOICES, choices, roster_of
from handlers.buttons import Button, Rows, one_per_row
from handlers.geography import countries, countries_in
from handlers.speech import Texts
from handlers.views.names import name_of
from handlers.visit import Visit
from storage import audit, conversations, people

TOPIC = "watch"
REVIEWED_AFTER = timedelta(days=365)
_BASES = {"public": Basis.PUBLIC_ROLE, "consent": Basis.CONSENT, "mandate": Basis.MANDATE}
_NONE = re.compile(r"[-–—]|none|нет|no", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A person being added: what was answered so far, and which answer is awaited."""

    step: str
    name: str
    basis: str = ""
    requesting: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    struck: tuple[int, ...] = ()

    def kept(self) -> dict[str, object]:
        """Return the draft as it is stored with the conversation."""
        return {name: getattr(self, name) for name in self.__slots__}


def draft_of(state: dict[str, object]) -> Draft:
    """Return the draft that a conversation's state holds (lists come back as tuples)."""
    return Draft(**{name: tuple(value) if isinstance(value, list) else value for name, value in state.items()})  # type: ignore[arg-type]


async def watch(visit: Visit, argument: str) -> None:
    """Begin to add a person; an exact duplicate is refused."""
    name = " ".join(argument.split())
    if not usable_name(name):
        return await visit.say("watch-usage")
    roster = await roster_of(visit)
    found = resolve(visit.desk.index(roster), name)
    if found.understood is Understood.EXACT and found.persons:
        return await visit.say("watch-already", name=name_of(roster, found.persons[0], visit.texts))
    if found.persons:
        await _keep(visit, Draft("near", name))
        near = choices(roster, found.persons[:MOST_CHOICES], "status", visit.texts)
        return await visit.say("watch-near", (*near, *_near_buttons(name, visit.texts)), name=name)
    await _keep(visit, Draft("basis", name))
    return await visit.say("watch-basis", _basis_buttons(visit.texts), name=name)


async def another_meant(visit: Visit, argument: str) -> None:
    """Go on with somebody whom the admin knows to be none of those alike; ask for the basis."""
    draft = await _draft(visit, "near")
    if draft is None:
        return await visit.turn_to("watch-over")
    await _keep(visit, replace(draft, step="basis"))
    return await visit.turn_to("watch-basis", _basis_buttons(visit.texts), name=draft.name)


async def basis_chosen(visit: Visit, argument: str) -> None:
    """Keep the basis whose button was pressed and ask for the requesting states."""
    draft = await _draft(visit, "basis")
    if draft is None or argument not in _BASES:
        return await visit.turn_to("watch-over")
    await _keep(visit, replace(draft, step="requesting", basis=argument))
    await visit.turn_to("watch-basis-kept", basis=visit.texts.plain(f"basis-{argument}"), name=draft.name)
    return await visit.say("watch-requesting", name=draft.name)


async def answered(visit: Visit, text: str, state: dict[str, object]) -> None:
    """Take the text a watch dialogue waits for; where it waits for a button, ask again."""
    draft = draft_of(state)
    if draft.step not in ("requesting", "countries"):
        return await visit.say("watch-press-a-button", _awaited_buttons(draft, visit.texts), name=draft.name)
    named = countries_in(text)
    if not named and not _NONE.fullmatch(text.strip()):
        return await visit.say("watch-no-country", text=text)
    if draft.step == "requesting":
        await _keep(visit, replace(draft, step="countries", requesting=named))
        return await visit.say("watch-countries", name=draft.name, states=_listed(named, visit.texts))
    draft = replace(draft, step="spellings", countries=named)
    await _keep(visit, draft)
    states, hosts = _listed(draft.requesting, visit.texts), _listed(named, visit.texts)
    return await visit.say(
        "watch-spellings", spelling_buttons(draft, visit.texts), name=draft.name, states=states, countries=hosts
    )


async def spelling_toggled(visit: Visit, argument: str) -> None:
    """Strike a proposed spelling, or take a struck one back."""
    draft = await _draft(visit, "spellings")
    if draft is None or not argument.isdecimal():
        return await visit.turn_to("watch-over")
    number = int(argument)
    struck = set(draft.struck) ^ {number}
    draft = replace(draft, struck=tuple(sorted(struck)))
    await _keep(visit, draft)
    states, hosts = _listed(draft.requesting, visit.texts), _listed(draft.countries, visit.texts)
    return await visit.turn_to(
        "watch-spellings", spelling_buttons(draft, visit.texts), name=draft.name, states=states, countries=hosts
    )


async def finished(visit: Visit, argument: str) -> None:
    """Add the person with the spellings that were not struck."""
    draft = await _draft(visit, "spellings")
    if draft is None:
        return await visit.turn_to("watch-over")
    person = person_of(draft, await roster_of(visit), visit)
    async with visit.desk.store.writing() as session:
        await people.put_person(session, person, visit.now)
        await audit.note(session, visit.user.user, "watch", person.id, visit.now)
        await conversations.clear(session, visit.user.user)
    await visit.desk.roster_changed()
    follow = Button(visit.texts.plain("button-follow", name=person.name), "follow", person.id)
    return await visit.turn_to("watch-added", ((follow,),), name=person.name, count=len(person.names))


def person_of(draft: Draft, roster: Roster, visit: Visit) -> Person:
    """Return the person a finished draft describes, with an id nobody has yet."""
    today = visit.now.date()
    accepted = [name for place, name in enumerate(proposals(draft.name)) if place not in draft.struck]
    return Person(
        id=_free_id(draft.name, roster),
        name=draft.name,
        names=(spelt(draft.name), *accepted),
        countries=draft.countries,
        requesting_states=draft.requesting,
        basis=_BASES[draft.basis],
        basis_on=today,
        review_on=today + REVIEWED_AFTER,
        tracked_since=today,
    )


def proposals(name: str) -> tuple[Name, ...]:
    """Return the derived spellings an admin is asked about, in an order that never changes for a name."""
    others = [other for other in spellings(name) if other.text.casefold() != name.casefold()]
    return tuple({other.text: replace(other, origin=Origin.DERIVED) for other in others}.values())[:MOST_PROPOSED]


def spelling_buttons(draft: Draft, texts: Texts) -> Rows:
    """Return a button per proposed spelling that strikes it or takes it back, and one that adds the person."""
    toggles = [
        Button(
            texts.plain("spelling-struck" if place in draft.struck else "spelling-kept", text=name.text),
            "spell",
            str(place),
        )
        for place, name in enumerate(proposals(draft.name))
    ]
    return (
        *one_per_row(toggles),
        (Button(texts.plain("button-add", name=draft.name), "watch-add"),),
        (Button(texts.plain("button-cancel"), "cancel"),),
    )


def _awaited_buttons(draft: Draft, texts: Texts) -> Rows:
    if draft.step == "near":
        return _near_buttons(draft.name, texts)
    return _basis_buttons(texts) if draft.step == "basis" else spelling_buttons(draft, texts)


def _near_buttons(name: str, texts: Texts) -> Rows:
    return one_per_row(
        [
            Button(texts.plain("button-another-person", name=name), "watch-on"),
            Button(texts.plain("button-cancel"), "cancel"),
        ]
    )


def _basis_buttons(texts: Texts) -> Rows:
    offered = [Button(texts.plain(f"basis-{basis}"), "basis", basis) for basis in _BASES]
    return one_per_row([*offered, Button(texts.plain("button-cancel"), "cancel")])


def _free_id(name: str, roster: Roster) -> str:
    wanted = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:30].strip("-") or "person"
    taken = {person.id for person in roster.persons} | {circle.id for circle in roster.circles}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (wanted, *numbered) if one not in taken)


def _listed(codes: tuple[str, ...], texts: Texts) -> str:
    return countries(codes, texts.language) if codes else texts.plain("none-named")


async def _draft(visit: Visit, step: str) -> Draft | None:
    async with visit.desk.store.reading() as session:
        pending = await conversations.get(session, visit.user.user, visit.now)
    if pending is None or pending[0] != TOPIC:
        return None
    draft = draft_of(pending[1])
    return draft if draft.step == step else None


async def _keep(visit: Visit, draft: Draft) -> None:
    async with visit.desk.store.writing() as session:
        await conversations.put(session, visit.user.user, TOPIC, draft.kept(), visit.now)
