"""Given names: which spellings are one name, which diminutives belong to it; and what a patronymic looks like.

The table is `given_names.txt`: one name a line, its forms across languages and alphabets, after `|` its diminutives.
Forms stand together only where papers of one language write a bearer of the other so (Олександр, Alexandr).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from cases.names.endings import Reading, Stem, read, stems_of
from cases.names.folding import LONGEST_WORD, fold_plain, fold_word

DIMINUTIVE = "diminutive"
_TABLE = Path(__file__).with_name("given_names.txt")


@cache
def given_names() -> Mapping[str, str]:
    """Return every known given name, folded, with the folded name its whole line is known by."""
    table: dict[str, str] = {}
    for forms, _ in _lines():
        for form in forms:
            table.setdefault(form, forms[0])
    return table


@cache
def _initials() -> Mapping[str, frozenset[str]]:
    return {forms[0]: frozenset(form[0] for form in forms if form) for forms, _ in _lines()}


def initials(given: str) -> frozenset[str]:
    """Return the folded letters a given name may be shortened to: A. and O. for Alexandr, in Ukrainian Oleksandr."""
    return _initials().get(given) or frozenset(given[:1])


@cache
def diminutives() -> Mapping[str, tuple[str, ...]]:
    """Return every known diminutive, folded, with the names it may stand for (Саша: Александр, Александра)."""
    table: dict[str, tuple[str, ...]] = {}
    known = given_names()
    for forms, short in _lines():
        for form in short:
            table[form] = tuple(dict.fromkeys((*table.get(form, ()), known[forms[0]])))
    return table


@cache
def _as_written() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    table: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for written, (keys, _) in zip(_written(), _lines(), strict=True):
        forms, _, short = written.partition("|")
        table[keys[0]] = (tuple(forms.split()), tuple(short.split()))
    return table


def national_forms(key: str, *, same: bool = False) -> tuple[str, ...]:
    """Return a folded given name's forms as they are written in other languages, Олександр for Alexandr.

    With `same`, also those that fold alike (Александр for Alexandr).
    """
    forms, _ = _as_written().get(given_key(key), ((), ()))
    return tuple(form for form in forms if same or fold_word(form) != key)


def common_short_forms(key: str) -> tuple[str, ...]:
    """Return a folded given name's diminutives as they are written, in the table's order."""
    return _as_written().get(given_key(key), ((), ()))[1]


def _written() -> list[str]:
    lines = (line.partition("#")[0].strip() for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


@cache
def _lines() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(map(_folded, _written()))


def _folded(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    forms, _, short = line.partition("|")
    return tuple(dict.fromkeys(fold_plain(forms.split()))), tuple(dict.fromkeys(fold_plain(short.split())))


@cache
def known_stems() -> Mapping[str, tuple[Stem, ...]]:
    """Return the stems of every known given name and diminutive, each leading to its name's key."""
    table: dict[str, tuple[Stem, ...]] = {}
    for key, name, manner in _named():
        for beginning, stem in stems_of(key, manner):
            table[beginning] = (*table.get(beginning, ()), stem._replace(name=name))
    return table


def _named() -> Iterator[tuple[str, str, str]]:
    yield from ((key, name, "") for key, name in given_names().items())
    yield from ((key, name, DIMINUTIVE) for key, names in diminutives().items() for name in names)


def given_key(key: str) -> str:
    """Return the key under which a folded given name is looked up: one for Alexandr and Oleksandr."""
    return given_names().get(key, key)


def read_given(key: str, written: str) -> list[Reading]:
    """Return the known given names one folded word may be a form of; `written` is the word in lower case."""
    return read(known_stems(), key, written)


_PATRONYMIC = re.compile(
    "(?:(?:ov|ev|i)i?ch(?:a|u|em|om|e|i|ovi|evi)?|(?:ov|ev|i)n(?:a|i|e|u|oi|oiu)|uli|kizi|oglu|ogli)$"
)


def is_patronymic(text: str) -> bool:
    """Whether a word looks like a patronymic (-ovich, -ovna, -uly, -qyzy, -oglu), inflected or not."""
    return len(text) <= LONGEST_WORD and is_patronymic_key(fold_word(text))


def is_patronymic_key(key: str) -> bool:
    """Whether a folded word looks like a patronymic."""
    return _PATRONYMIC.search(key) is not None
