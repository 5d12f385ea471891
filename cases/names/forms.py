"""A person's registered names, folded: forms, their twins in the other alphabet, what is struck out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cases.names.folding import LONGEST_WORD, fold_word, skeleton
from cases.names.given_names import given_key, given_names
from cases.names.orthographies import sound_keys
from cases.names.words import is_joining, words_of
from cases.people import Name, Origin, Person

SOUND_ALIKE = "sound-alike"


_CYRILLIC = re.compile("[\u0400-\u052f]")


_KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One registered spelling of a person, folded: surname last; `middle` holds what stands between.

    `given` is the key the given name's whole line is known by; `given_text` and `surname_text` are as registered.
    `by_ear`: no Cyrillic spelling of the person is registered, so papers may write the name by ear.
    """

    person: str
    text: str
    given: str
    middle: tuple[str, ...]
    surname: str
    given_text: str = ""
    surname_text: str = ""
    derived: bool = False
    patronymic: bool = False
    by_ear: bool = False


def struck_names(person: Person) -> frozenset[tuple[str, ...]]:
    return frozenset(fold_name(name.text) for name in person.names if name.origin is Origin.STRUCK)


def consonants(key: str) -> str:
    """Return by what a folded word is compared when it is not spelt as registered: its first letter and consonants."""
    return key[:1] + skeleton(key[1:])


def sounds(person: Person, written: str) -> tuple[str, ...]:
    """Return the keys a Latin name has when other alphabets write it by ear; none where such a spelling is known."""
    if not is_latin_only(person):
        return ()
    struck = {key for name in person.names if name.origin is Origin.STRUCK for key in fold_name(name.text)}
    return tuple(sound for sound in sound_keys(written) if sound not in struck)


def is_latin_only(person: Person) -> bool:
    """Whether no Cyrillic spelling of a person is registered, so that Cyrillic papers may write the name by ear."""
    spelt = (name.text for name in person.names if name.origin is not Origin.STRUCK)
    return not any(map(is_cyrillic, spelt))


def is_cyrillic(text: str) -> bool:
    """Whether a text holds a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


def is_kazakh(person: Person) -> bool:
    """Whether a person's surname may lose or gain -ов, -ев, as those of citizens of Kazakhstan do."""
    return "KZ" in person.citizenships or any(
        name.language == "kk" or not _KAZAKH_LETTERS.isdisjoint(name.text) for name in person.names
    )


def forms_of(person: Person) -> Iterator[NameForm]:
    names = person.names or (Name(person.name, "Latn", "en"),)
    if all(name.text != person.name for name in names):
        names = (*names, Name(person.name, "Latn", "en"))
    struck = {fold_name(name.text) for name in names if name.origin is Origin.STRUCK}
    # Amangeldi is also written Aman-Geldi: a hyphenated name is registered in both ways.
    joined = [replace(name, text=name.text.replace("-", "")) for name in names if "-" in name.text]
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    by_ear = is_latin_only(person)
    for name in sorted((*names, *joined), key=lambda spelt: spelt.origin is Origin.DERIVED):
        form = _form(person.id, name)
        if form is None or (name.origin is not Origin.GIVEN and fold_name(name.text) in struck):
            continue
        if (form.given, form.middle, form.surname) not in seen:
            seen.add((form.given, form.middle, form.surname))
            yield replace(form, by_ear=by_ear)


def twins_of(person: Person, forms: tuple[NameForm, ...]) -> Iterator[NameForm]:
    """Yield the spellings in the other alphabet that fold like a form: what a Cyrillic text is explained by."""
    folded = {(one.given, one.surname): is_cyrillic(one.text) for one in forms}
    for name in person.names:
        form = _form(person.id, name) if name.origin is not Origin.STRUCK else None
        if form and folded.get((form.given, form.surname)) is (not is_cyrillic(form.text)):
            yield form


def fold_name(text: str) -> tuple[str, ...]:
    """Return a full name's words, folded, without particles where two words are left."""
    return tuple(key for key, _ in _keys(text))


def _keys(text: str) -> list[tuple[str, str]]:
    words = [word for word in words_of(text) if len(word) <= LONGEST_WORD]
    own = [word for word in words if not is_joining(word)]
    return [(key, word) for word in (own if len(own) > 1 else words) if (key := fold_word(word))]


def _form(person: str, name: Name) -> NameForm | None:
    keys = _keys(name.text)
    if not keys:
        return None
    # Lists print the surname first; a word that is a given name and nothing else tells.
    if len(keys) == 2 and keys[1][0] in given_names() and keys[0][0] not in given_names() and "," in name.text:
        keys.reverse()
    given, given_text = (given_key(keys[0][0]), keys[0][1]) if len(keys) > 1 else ("", "")
    return NameForm(
        person,
        name.text,
        given,
        tuple(key for key, _ in keys[1:-1]),
        keys[-1][0],
        given_text,
        keys[-1][1],
        name.origin is Origin.DERIVED,
        name.kind == "full with patronymic",
    )
