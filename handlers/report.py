"""`report NAME what where`: what an advocate knows goes on at once, UNCONFIRMED, and nobody learns from whom."""

from cases.events import Confidence, Event, event_id
from cases.names.index import NameIndex
from cases.names.query import Understood, resolve
from cases.observations import Scope, ScopeKind
from cases.raising import reported
from handlers.asking import Named, choices, chosen, named, roster_of
from handlers.buttons import Button, short_id, two_per_row
from handlers.geography import country, country_in
from handlers.report_words import OFFERED_KINDS, kind_said
from handlers.speech import Html
from handlers.views.guarding import is_guarded
from handlers.views.happening import REPORT_SOURCE, kind_words
from handlers.visit import Visit
from storage import conversations, ledger, people, reviews, subscriptions
from storage.store import Session

TOPIC = "report"
SCOPE = Scope(REPORT_SOURCE, ScopeKind.LIST, "advocates")
LONGEST_REPORT = 1000
_MOST_NAME_WORDS = 4


async def report(visit: Visit, argument: str) -> None:
    """Take a report: whom it names, what happened and where; asks with buttons what the words leave open."""
    text = argument[:LONGEST_REPORT]
    if not text:
        return await visit.say("report-usage")
    name, rest = await _name_and_rest(visit, text)
    async with visit.desk.store.writing() as session:
        await conversations.put(session, visit.user.user, TOPIC, {"said": rest}, visit.now)
    found = await named(visit, name, "report-who")
    if found is None:
        return None
    if _goes_on_like_a_name(rest):
        return await visit.say("report-is-it", choices(found.roster, (found.subject,), "report-who", visit.texts))
    return await _understood(visit, found, rest)


async def person_chosen(visit: Visit, argument: str) -> None:
    """Go on with the report about the person whose button was pressed."""
    said = await _said(visit)
    if said is None:
        return await visit.turn_to("report-over")
    found = await chosen(visit, argument)
    return await _understood(visit, found, said) if found else None


async def kind_chosen(visit: Visit, argument: str) -> None:
    """Go on with the report, the kind being what the pressed button says."""
    place, _, subject = argument.partition(",")
    said = await _said(visit)
    if said is None or not place.isdecimal() or int(place) >= len(OFFERED_KINDS):
        return await visit.turn_to("report-over")
    found = await chosen(visit, subject)
    return await _pass_on(visit, found, OFFERED_KINDS[int(place)], said) if found else None


async def _name_and_rest(visit: Visit, text: str) -> tuple[str, str]:
    """Part a report into the name at its beginning and what is said about it: the shortest exact name wins.

    It is made longer by words in capitals for as long as it stays exact: a given name may follow the surname.
    """
    index = visit.desk.index(await roster_of(visit))
    words = text.split()
    for count in range(1, min(len(words), _MOST_NAME_WORDS) + 1):
        if _is_exact(index, words[:count]):
            while count < len(words) and words[count].istitle() and _is_exact(index, words[: count + 1]):
                count += 1
            return " ".join(words[:count]), " ".join(words[count:])
    for count in range(1, min(len(words), 2) + 1):
        if resolve(index, " ".join(words[:count])).understood is Understood.AMBIGUOUS:
            return " ".join(words[:count]), " ".join(words[count:])
    count = next((place for place, word in enumerate(words) if kind_said(word)), None) or _near_words(index, words)
    return " ".join(words[:count]), " ".join(words[count:])


def _is_exact(index: NameIndex, words: list[str]) -> bool:
    return resolve(index, " ".join(words)).understood is Understood.EXACT


def _near_words(index: NameIndex, words: list[str]) -> int:
    """Return how many words at the beginning come near somebody's name: as many as do, two where none does."""
    counts = range(min(len(words), _MOST_NAME_WORDS), 0, -1)
    near = (count for count in counts if resolve(index, " ".join(words[:count])).understood is Understood.NEAR)
    return next(near, min(len(words), 2))


def _goes_on_like_a_name(said: str) -> bool:
    """Return whether a capital follows the name that is no country's: perhaps another person of that surname."""
    following = said.partition(" ")[0].strip(',.;:!?()"«»')
    return len(following) > 2 and following.istitle() and kind_said(following) is None and country_in(following) is None


async def _understood(visit: Visit, found: Named, said: str) -> None:
    kind = kind_said(said)
    if kind is not None:
        return await _pass_on(visit, found, kind, said)
    texts = visit.texts
    buttons = [
        Button(texts.plain(f"report-kind-{kind}"), "rk", f"{place},{short_id(found.subject)}")
        for place, kind in enumerate(OFFERED_KINDS)
    ]
    return await visit.turn_to("report-what", two_per_row(buttons), name=found.called(texts))


async def _said(visit: Visit) -> str | None:
    async with visit.desk.store.reading() as session:
        pending = await conversations.get(session, visit.user.user, visit.now)
    return str(pending[1].get("said", "")) if pending and pending[0] == TOPIC else None


async def _raise(session: Session, visit: Visit, event: Event) -> int:
    """Raise a report's alerts for everybody but its reporter; return how many chats are told."""
    followers = await subscriptions.subscriptions(session, await people.roster(session))
    item, alerts = reported(event, followers, visit.user.chat, visit.now)
    await reviews.ask(session, [item])
    await ledger.raise_alerts(session, alerts, visit.now)
    return len({chat for alert in alerts for chat in alert.chats})


async def _pass_on(visit: Visit, found: Named, kind: str, said: str) -> None:
    event = event_reported(found, kind, said, visit)
    async with visit.desk.store.writing() as session:
        await conversations.clear(session, visit.user.user)
        told = await _raise(session, visit, event)
    visit.desk.wake()
    texts = visit.texts
    text_id = "report-guarded" if is_guarded(kind) else "report-passed-on"
    place = texts.html("report-country", country=country(event.country, texts.language)) if event.country else Html("")
    await visit.turn_to(text_id, name=found.called(texts), kind=kind_words(event, texts), place=place, count=told)


def event_reported(found: Named, kind: str, said: str, visit: Visit) -> Event:
    """Return a report as an event that carries nothing of its reporter."""
    is_person = found.roster.person(found.subject) is not None
    return Event(
        id=event_id(REPORT_SOURCE, found.subject, kind, visit.now.isoformat()),
        kind=kind,
        seen_at=visit.now,
        confidence=Confidence.REPORTED,
        person=found.subject if is_person else None,
        circle=None if is_person else found.subject,
        country=country_in(said),
        source=REPORT_SOURCE,
        scope=SCOPE.key,
        observation=event_id(REPORT_SOURCE, found.subject, said, visit.now.isoformat()),
        title=said,
        published_at=visit.now,
        reasons=("an advocate's report",),
    )
