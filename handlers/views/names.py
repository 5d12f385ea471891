"""How persons and circles are called: in the reader's alphabet, the other spelling beside it."""

from cases.people import Origin, Person, Roster
from handlers.wording import Texts

_SCRIPT = {"ru": "Cyrl"}


def name_of(roster: Roster, subject: str | None, texts: Texts) -> str:
    """Return what a person or circle is called; somebody unnamed is said to be unknown."""
    person = roster.person(subject) if subject else None
    if person is not None:
        return called(person, texts.language)
    circle = roster.circle(subject) if subject else None
    if circle is not None:
        return texts.plain("circle-name", name=circle.name)
    return subject or texts.plain("nobody-named")


def called(person: Person, language: str) -> str:
    """Return a person's name for a reader of `language`: the name everyone knows, or its Cyrillic spelling."""
    return _spelt(person, _SCRIPT.get(language, "Latn"), language) or person.name


def also_called(person: Person, language: str) -> str | None:
    """Return the name in the other alphabet, None where none is given."""
    if called(person, language) != person.name:
        return person.name
    return _spelt(person, "Cyrl", "ru")


def full_name(person: Person, language: str) -> str:
    """Return the name with the other alphabet's in brackets."""
    other = also_called(person, language)
    return f"{called(person, language)} ({other})" if other else called(person, language)


def _spelt(person: Person, script: str, language: str) -> str | None:
    if script == "Latn":
        return person.name
    given = [
        name for name in person.names if name.script == script and name.origin is Origin.GIVEN and name.kind == "full"
    ]
    preferred = [name for name in given if name.language == language]
    return next((name.text for name in (*preferred, *given)), None)
