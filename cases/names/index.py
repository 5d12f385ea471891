"""The names of a roster, folded once, so that a text is scanned by look-up and never person by person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from cases.names.endings import Reading, Stem, stems_of, suffixed_stems
from cases.names.folding import fold_plain, fold_word
from cases.names.forms import (
    SOUND_ALIKE,
    NameForm,
    consonants,
    forms_of,
    is_cyrillic,
    is_kazakh,
    is_latin_only,
    sounds,
    struck_names,
    twins_of,
)
from cases.names.frequency import is_common
from cases.names.given_names import given_names, initials, is_patronymic, known_stems
from cases.people import Circle, Person, Roster

_Held = TypeVar("_Held")


ONSET = 4
"""Letters of a folded word that decide whether it is looked up at all."""


@dataclass(frozen=True, slots=True)
class Bearers:
    """All registered forms of one folded surname, by given name and by its first letter.

    `with_middle`: somebody has a name between given name and surname that is no patronymic.
    """

    by_given: Mapping[str, tuple[NameForm, ...]]
    by_initial: Mapping[str, tuple[NameForm, ...]]
    forms: tuple[NameForm, ...]
    with_middle: bool


@dataclass(slots=True)
class Bones:
    """A spelling compared by its consonants, the surname it stands for, and whether Cyrillic writes that by ear."""

    spelling: str
    name: str
    by_ear: bool


@dataclass(slots=True)
class SurnameHit:
    """A text word read as one registered surname: its key, the ending taken off, the manner, likeness 0-100."""

    key: str
    ending: str
    manner: str
    likeness: float


@dataclass(slots=True)
class Surnames:
    """What a word is as a surname: the names it is a form of, and what is needed to tell which it comes near."""

    exact: tuple[SurnameHit, ...]
    key: str
    shown: str
    bones: str


@dataclass(frozen=True, slots=True)
class NameIndex:
    """A roster's names, ready to be looked up; `updated` gives the index of a newer roster.

    `twins` are the forms as the other alphabet writes them. `stems` and `given_stems` lead from the beginning of a text
    word to the names it may be a form of, `skeletons` from its consonants to surnames alike. What begins with `seen`
    remembers words already looked up, and nothing else; it only grows, so that threads may share an index.
    """

    persons: Mapping[str, Person]
    circles: Mapping[str, Circle]
    forms: dict[str, tuple[NameForm, ...]]
    bearers: dict[str, Bearers]
    stems: dict[str, tuple[Stem, ...]]
    onsets: dict[str, int]
    skeletons: dict[str, tuple["Bones", ...]]
    given_stems: dict[str, tuple[Stem, ...]]
    own_given_names: dict[str, tuple[str, ...]]
    patronymics: dict[str, frozenset[str]]
    twins: dict[tuple[str, str, str], NameForm]
    struck: dict[str, frozenset[tuple[str, ...]]]
    common: frozenset[str]
    seen: dict[str, Surnames | None] = field(default_factory=dict, repr=False)
    seen_keys: dict[str, str] = field(default_factory=dict, repr=False)
    seen_near: dict[str, tuple[SurnameHit, ...]] = field(default_factory=dict, repr=False)
    seen_given: dict[str, dict[str, Reading]] = field(default_factory=dict, repr=False)


def build_index(roster: Roster) -> NameIndex:
    """Return the index of a roster's names; a name without a single letter is passed over."""
    return updated(NameIndex({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, frozenset()), roster)


def updated(index: NameIndex, roster: Roster) -> NameIndex:
    """Return the index of a newer roster, folding only the names of persons who came or changed; `index` stays."""
    now = {person.id: person for person in roster.persons}
    gone = [one for one, person in index.persons.items() if now.get(one) != person]
    come = [person for one, person in now.items() if index.persons.get(one) != person]
    fresh = replace(
        index,
        persons=now,
        circles={circle.id: circle for circle in roster.circles},
        forms=dict(index.forms),
        bearers=dict(index.bearers),
        stems=dict(index.stems),
        onsets=dict(index.onsets),
        skeletons=dict(index.skeletons),
        given_stems=dict(index.given_stems or known_stems()),
        own_given_names=dict(index.own_given_names),
        patronymics=dict(index.patronymics),
        twins=dict(index.twins),
        struck={one: struck for one, person in now.items() if (struck := struck_names(person))},
        common=(index.common - {*gone}) | {person.id for person in come if _is_common(person)},
        seen={},
        seen_keys={},
        seen_near={},
        seen_given={},
    )
    _take_out(fresh, gone)
    _put_in(fresh, come)
    return fresh


def _is_common(person: Person) -> bool:
    return person.common_name or any(is_common(form.given, form.surname) for form in forms_of(person))


def _take_out(index: NameIndex, persons: Iterable[str]) -> None:
    touched: set[str] = set()
    for person in persons:
        index.patronymics.pop(person, None)
        gone = index.forms.pop(person, ())
        touched |= {form.surname for form in gone}
        for form in gone:
            index.twins.pop((person, form.given, form.surname), None)
            bearers = tuple(one for one in index.own_given_names.get(form.given, ()) if one != person)
            _shrink(index.own_given_names, form.given, bearers)
    if not touched:
        return
    left = {form.surname for forms in index.forms.values() for form in forms}
    for surname in touched:
        kept = tuple(form for form in index.bearers[surname].forms if form.person in index.forms)
        if kept:
            index.bearers[surname] = _bearers(kept)
    for surname in touched - left:
        del index.bearers[surname]
        _forget(index, surname)


def _forget(index: NameIndex, surname: str) -> None:
    for beginning in [one for one, held in index.stems.items() if any(stem.name == surname for stem in held)]:
        _shrink(index.stems, beginning, tuple(stem for stem in index.stems[beginning] if stem.name != surname))
        index.onsets[beginning[:ONSET]] -= beginning not in index.stems
    for bones in [one for one, held in index.skeletons.items() if any(one.name == surname for one in held)]:
        _shrink(index.skeletons, bones, tuple(one for one in index.skeletons[bones] if one.name != surname))


def _shrink(table: dict[str, tuple[_Held, ...]], key: str, kept: tuple[_Held, ...]) -> None:
    if kept:
        table[key] = kept
    else:
        table.pop(key, None)


def _put_in(index: NameIndex, persons: Iterable[Person]) -> None:
    touched: dict[str, list[NameForm]] = defaultdict(list)
    for person in persons:
        forms = tuple(forms_of(person))
        index.forms[person.id] = forms
        for twin in twins_of(person, forms):
            index.twins.setdefault((person.id, twin.given, twin.surname), twin)
        middles = {one for form in forms for one in form.middle if form.patronymic or is_patronymic(one)}
        if middles:
            index.patronymics[person.id] = frozenset(middles)
        for form in forms:
            touched[form.surname].append(form)
            _learn_given(index, person, form)
            _learn_surname(index, person, form)
    for surname, added in touched.items():
        held = index.bearers.get(surname)
        index.bearers[surname] = _bearers((*(held.forms if held else ()), *added))


def _learn_surname(index: NameIndex, person: Person, form: NameForm) -> None:
    stems = [*stems_of(form.surname), *_as_texts_fold(form.surname, form.surname_text)]
    bones = [form.surname]
    if is_kazakh(person):
        stems += suffixed_stems(form.surname)
    for sound in sounds(person, form.surname_text):
        stems += stems_of(sound, SOUND_ALIKE, name=form.surname)
        bones.append(sound)
    for beginning, stem in stems:
        _grow_stems(index, beginning, stem)
    for spelling in bones:
        key, one = consonants(spelling), Bones(spelling, form.surname, by_ear=is_latin_only(person))
        held = index.skeletons.get(key, ())
        if one not in held:
            index.skeletons[key] = (*held, one)


def _as_texts_fold(name: str, written: str) -> list[tuple[str, Stem]]:
    """Return the stems of a name whose letters fold further when it stands alone than in a text folded at one go."""
    (key,) = fold_plain([written])
    return stems_of(key, name=name) if key and key != fold_word(written) else []


def _grow_stems(index: NameIndex, beginning: str, stem: Stem) -> None:
    held = index.stems.get(beginning)
    if held is None:
        index.onsets[beginning[:ONSET]] = index.onsets.get(beginning[:ONSET], 0) + 1
        index.stems[beginning] = (stem,)
    elif stem not in held:
        index.stems[beginning] = (*held, stem)


def _learn_given(index: NameIndex, person: Person, form: NameForm) -> None:
    if not form.given:
        return
    index.own_given_names[form.given] = tuple(dict.fromkeys((*index.own_given_names.get(form.given, ()), person.id)))
    stems = [] if form.given in given_names() else stems_of(form.given)
    stems += _as_texts_fold(form.given, form.given_text)
    for sound in sounds(person, form.given_text):
        if sound not in given_names():
            stems += stems_of(sound, SOUND_ALIKE, name=form.given)
    for beginning, stem in stems:
        held = index.given_stems.get(beginning, ())
        if stem not in held:
            index.given_stems[beginning] = (*held, stem)


def in_alphabet_of(index: NameIndex, form: NameForm, word: str) -> NameForm:
    """Return the form as it is registered in the alphabet of a text's word, or as it is."""
    twin = index.twins.get((form.person, form.given, form.surname))
    return twin if twin and is_cyrillic(twin.text) == is_cyrillic(word) else form


def _bearers(forms: tuple[NameForm, ...]) -> Bearers:
    by_given: dict[str, list[NameForm]] = defaultdict(list)
    by_initial: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.given:
            by_given[form.given].append(form)
            for letter in initials(form.given) | {fold_word(form.given_text)[:1]}:
                by_initial[letter].append(form)
    return Bearers(
        {given: tuple(held) for given, held in by_given.items()},
        {initial: tuple(held) for initial, held in by_initial.items()},
        forms,
        any(form.middle and not form.patronymic for form in forms),
    )
