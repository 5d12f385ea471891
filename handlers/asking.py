"""Whom a message means: one person or circle, or the question back with buttons; never a silent guess."""

from dataclasses import dataclass

from cases.names.query import Resolution, Understood, resolve
from cases.people import Roster
from handlers.buttons import Button, Rows, one_per_row, short_id, whole_id
from handlers.speech import Texts
from handlers.views.names import full_name, name_of
from handlers.visit import Visit
from storage import conversations, people

MOST_CHOICES = 40
"""Buttons in one list of persons; Telegram takes a hundred, a phone does not."""


@dataclass(frozen=True, slots=True)
class Named:
    """The person or circle a message means, with the roster it stands in."""

    subject: str
    roster: Roster

    def called(self, texts: Texts) -> str:
        """Return the name in the reader's alphabet."""
        return name_of(self.roster, self.subject, texts)


@dataclass(frozen=True, slots=True)
class Pending:
    """What a command goes on with once a button has said whom it meant: the conversation's topic and state."""

    topic: str
    state: dict[str, object]


async def roster_of(visit: Visit) -> Roster:
    """Return everybody followed, as it stands now."""
    async with visit.desk.store.reading() as session:
        return await people.roster(session)


async def named(visit: Visit, query: str, action: str, pending: Pending | None = None) -> Named | None:
    """Return whom a query means; otherwise ask back, with buttons that lead to `action`, and return None.

    What is `pending` is kept for the behaviour behind the buttons, in place of the user's conversation before.
    """
    roster = await roster_of(visit)
    found = resolve(visit.desk.index(roster), query)
    exact = [*found.persons, *found.circles]
    if found.understood is Understood.EXACT and exact:
        return Named(exact[0], roster)
    if pending is not None and exact:
        async with visit.desk.store.writing() as session:
            await conversations.put(session, visit.user.user, pending.topic, pending.state, visit.now)
    await _ask_back(visit, query, action, found, roster)
    return None


async def chosen(visit: Visit, argument: str) -> Named | None:
    """Return whom a pressed button means, or say that this person is no longer followed."""
    roster = await roster_of(visit)
    subject = whole_id(argument, [*(person.id for person in roster.persons), *(circle.id for circle in roster.circles)])
    if subject is None:
        await visit.turn_to("choice-gone")
        return None
    return Named(subject, roster)


def choices(roster: Roster, subjects: tuple[str, ...], action: str, texts: Texts) -> Rows:
    """Return one button per person or circle, each leading to `action`."""
    return one_per_row(Button(_label(roster, subject, texts), action, short_id(subject)) for subject in subjects)


async def offer_everybody(visit: Visit, text_id: str, action: str, *, circles: bool = True) -> None:
    """Offer all persons (and circles) as buttons, for a command given without a name."""
    roster = await roster_of(visit)
    subjects = tuple(person.id for person in roster.persons)
    if circles:
        subjects += tuple(circle.id for circle in roster.circles)
    if not subjects:
        return await visit.say("nobody-followed")
    return await visit.say(text_id, choices(roster, subjects[:MOST_CHOICES], action, visit.texts))


async def _ask_back(visit: Visit, query: str, action: str, found: Resolution, roster: Roster) -> None:
    subjects = _in_order(roster, (*found.persons, *found.circles), found.understood is Understood.NEAR)
    if not subjects:
        return await visit.say("not-tracked", name=query)
    if found.understood is Understood.NEAR:
        return await visit.say("did-you-mean", choices(roster, subjects[:3], action, visit.texts), name=query)
    return await visit.say("which-one", choices(roster, subjects, action, visit.texts), name=query)


def _in_order(roster: Roster, subjects: tuple[str, ...], by_likeness: bool) -> tuple[str, ...]:
    """Keep the likeliest first where that was judged; otherwise the roster's order, the same at every asking."""
    order = [*(person.id for person in roster.persons), *(circle.id for circle in roster.circles)]
    return subjects if by_likeness else tuple(one for one in order if one in subjects)


def _label(roster: Roster, subject: str, texts: Texts) -> str:
    person = roster.person(subject)
    return full_name(person, texts.language) if person else name_of(roster, subject, texts)
