"""The names of a roster, folded once, so that a text is scanned by look-up and never person by person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cases.names.folding import fold_word, skeleton
from cases.names.given_names import given_key, is_patronymic
from cases.names.words import words_of
from cases.people import Circle, Name, Origin, Person, Roster

PREFIX = 2
"""Letters of a folded word that decide whether its endings are worth trying."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One registered spelling of a person, folded: surname last; `middle` holds what stands between."""

    person: str
    text: str
    given: str
    middle: tuple[str, ...]
    surname: str
    derived: bool = False
    patronymic: bool = False


@dataclass(frozen=True, slots=True)
class Bearers:
    """All registered forms of one folded surname, by given name and by its first letter."""

    by_given: Mapping[str, tuple[NameForm, ...]]
    by_initial: Mapping[str, tuple[NameForm, ...]]
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """A roster's names, ready to be looked up; built by `build_index`, never changed after."""

    persons: Mapping[str, Person]
    circles: Mapping[str, Circle]
    surnames: Mapping[str, Bearers]
    prefixes: frozenset[str]
    skeletons: Mapping[str, tuple[str, ...]]
    given_names: Mapping[str, tuple[str, ...]]
    patronymics: Mapping[str, frozenset[str]]


def build_index(roster: Roster) -> NameIndex:
    """Return the index of a roster's names; a name without a single letter is passed over."""
    forms = [form for person in roster.persons for form in _forms(person)]
    by_surname: dict[str, list[NameForm]] = defaultdict(list)
    by_given: dict[str, dict[str, None]] = defaultdict(dict)
    patronymics: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        by_surname[form.surname].append(form)
        by_given[form.given][form.person] = None
        patronymics[form.person].update(middle for middle in form.middle if form.patronymic or is_patronymic(middle))
    skeletons: dict[str, list[str]] = defaultdict(list)
    for surname in by_surname:
        skeletons[skeleton(surname)].append(surname)
    return NameIndex(
        persons={person.id: person for person in roster.persons},
        circles={circle.id: circle for circle in roster.circles},
        surnames={surname: _bearers(held) for surname, held in by_surname.items()},
        prefixes=frozenset(surname[:PREFIX] for surname in by_surname),
        skeletons={bones: tuple(held) for bones, held in skeletons.items()},
        given_names={given: tuple(held) for given, held in by_given.items() if given},
        patronymics={person: frozenset(held) for person, held in patronymics.items() if held},
    )


def _forms(person: Person) -> Iterator[NameForm]:
    names = person.names or (Name(person.name, "Latn", "en"),)
    if all(name.text != person.name for name in names):
        names = (*names, Name(person.name, "Latn", "en"))
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    # Amangeldi is also written Aman-Geldi: a hyphenated name is registered in both ways.
    joined = [replace(name, text=name.text.replace("-", "")) for name in names if "-" in name.text]
    for name in sorted((*names, *joined), key=lambda spelt: spelt.origin is Origin.DERIVED):
        form = _form(person.id, name)
        if form and (form.given, form.middle, form.surname) not in seen:
            seen.add((form.given, form.middle, form.surname))
            yield form


def _form(person: str, name: Name) -> NameForm | None:
    keys = [key for key in (fold_word(word.text) for word in words_of(name.text)) if key]
    if not keys:
        return None
    given = given_key(keys[0]) if len(keys) > 1 else ""
    patronymic = name.kind == "full with patronymic"
    return NameForm(person, name.text, given, tuple(keys[1:-1]), keys[-1], name.origin is Origin.DERIVED, patronymic)


def _bearers(forms: list[NameForm]) -> Bearers:
    by_given: dict[str, list[NameForm]] = defaultdict(list)
    by_initial: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.given:
            by_given[form.given].append(form)
            by_initial[fold_word(form.text)[:1]].append(form)
    return Bearers(
        {given: tuple(held) for given, held in by_given.items()},
        {initial: tuple(held) for initial, held in by_initial.items()},
        tuple(forms),
    )
