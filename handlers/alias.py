"""`alias NAME = SPELLING`: one more way a person's name is written, with what is derived from it."""

import unicodedata

from cases.names import spellings
from cases.names.words import words_of
from cases.people import Name, Origin, Person
from cases.spelling_list import spelling, with_spelling
from handlers.asking import Named, Pending, chosen, named
from handlers.buttons import Button, Rows, short_id
from handlers.spellings import changed
from handlers.views.spellings import PAGE, strike_buttons
from handlers.views.view import paragraphs
from handlers.visit import Visit
from storage import conversations

TOPIC = "alias"
LONGEST_NAME = 100
_CYRILLIC_LANGUAGES = (("ґєії", "uk"), ("әғқңөұүһі", "kk"))


async def alias(visit: Visit, argument: str) -> None:
    """Add a spelling to a person who is followed; unless the name was exact, a button says to whom."""
    name, equals, written = (" ".join(part.split()) for part in argument.partition("="))
    if not equals or not name or not usable_name(written):
        return await visit.say("alias-usage")
    found = await named(visit, name, "alias-to", Pending(TOPIC, {"spelling": written}))
    return await _add(visit, found, written) if found else None


async def alias_chosen(visit: Visit, argument: str) -> None:
    """Add the spelling that waits to the person whose button was pressed."""
    async with visit.desk.store.reading() as session:
        pending = await conversations.get(session, visit.user.user, visit.now)
    if pending is None or pending[0] != TOPIC:
        return await visit.turn_to("alias-over")
    found = await chosen(visit, argument)
    if found is None:
        return None
    async with visit.desk.store.writing() as session:
        await conversations.clear(session, visit.user.user)
    return await _add(visit, found, str(pending[1].get("spelling", "")))


def usable_name(text: str) -> bool:
    """Return whether a text can be somebody's full name: two words or more, and nothing but a name."""
    return len(text) <= LONGEST_NAME and len(list(words_of(text))) >= 2 and not any(letter.isdigit() for letter in text)


def spelt(text: str, origin: Origin = Origin.GIVEN) -> Name:
    """Return a spelling with its script and likely language."""
    cyrillic = any("CYRILLIC" in unicodedata.name(letter, "") for letter in text)
    if not cyrillic:
        return Name(text, "Latn", "en", origin=origin)
    lowered = text.lower()
    language = next((code for letters, code in _CYRILLIC_LANGUAGES if any(one in lowered for one in letters)), "ru")
    return Name(text, "Cyrl", language, origin=origin)


async def _add(visit: Visit, found: Named, written: str) -> None:
    person, called = found.roster.person(found.subject), found.called(visit.texts)
    if person is None:
        return await visit.turn_to("persons-only")
    held = spelling(person, written)
    if held is not None and held.origin is not Origin.STRUCK:
        return await visit.turn_to("alias-already", _all_button(visit, person), name=called, spelling=written)
    given, proposed = spelt(written), spellings(written)
    before = {name.text for name in person.names}
    person = await changed(visit, person, "alias", lambda now: with_spelling(now, given, proposed))
    added = tuple(name for name in person.names if name.text not in before or name == given)
    texts = visit.texts
    derived = ", ".join(name.text for name in added if name.origin is Origin.DERIVED)
    told = [
        texts.html("alias-added", name=called, spelling=written),
        texts.html("alias-derived", spellings=derived) if derived else None,
    ]
    rows = (*strike_buttons(person, added[:PAGE], texts), *_all_button(visit, person))
    return await visit.turn(paragraphs(told), rows)


def _all_button(visit: Visit, person: Person) -> Rows:
    return ((Button(visit.texts.plain("button-all-spellings"), "spellings", short_id(person.id)),),)
