"""`alias NAME = SPELLING`: one more way a person's name is written."""

import unicodedata
from dataclasses import replace

from cases.names.words import words_of
from cases.people import Name, Origin, Person
from handlers.asking import named
from handlers.visit import Visit
from storage import audit, people

LONGEST_NAME = 100
_CYRILLIC_LANGUAGES = (("ґєії", "uk"), ("әғқңөұүһі", "kk"))


async def alias(visit: Visit, argument: str) -> None:
    """Add a spelling to a person who is followed."""
    name, equals, spelling = (part.strip() for part in argument.partition("="))
    if not equals or not name or not usable_name(spelling):
        return await visit.say("alias-usage")
    found = await named(visit, name, "status")
    person = found.roster.person(found.subject) if found else None
    if found is None:
        return None
    if person is None:
        return await visit.say("persons-only")
    if any(held.text.casefold() == spelling.casefold() for held in person.names):
        return await visit.say("alias-already", name=person.name, spelling=spelling)
    await _add(visit, person, spelling)
    return await visit.say("alias-added", name=person.name, spelling=spelling)


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


async def _add(visit: Visit, person: Person, spelling: str) -> None:
    changed = replace(person, names=(*person.names, spelt(spelling)))
    async with visit.desk.store.writing() as session:
        await people.put_person(session, changed, visit.now)
        await audit.note(session, visit.user.user, "alias", person.id, visit.now)
    await visit.desk.roster_changed()
