"""Spellings to propose for a newly watched person, and the ones to ask a Latin-only source with.

The schemes are data, `transliterations.txt`; how a foreign name is written by ear is in `orthographies.txt`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from cases.names.folding import fold_word, visible
from cases.names.given_names import common_short_forms, national_forms
from cases.names.orthographies import by_ear, is_transliterated
from cases.names.rules import read_rules, speller
from cases.people import Name, Origin, Person

MOST_PROPOSED = 24
_TABLE = Path(__file__).with_name("transliterations.txt")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_UKRAINIAN = re.compile("[ґєіїҐЄІЇ]")
# Scheme -> the language whose papers and offices write so, the most used first; the last ones are alphabets of offices.
_TO_LATIN = {
    "en": "en", "pl": "pl", "fr": "fr", "cs": "cs", "de": "de", "en-plain": "en", "icao": "en", "uk": "uk", "kk": "kk",
    "ro": "ro", "az": "az", "es": "es", "gost": "ru", "iso9": "ru",
}  # fmt: skip
_TO_CYRILLIC = {"to ru": "ru", "to uk": "uk", "to kk": "kk"}
_MOST_VARIANTS, _MOST_SHORT = 4, 2
DIMINUTIVE, VARIANT = "diminutive", "variant"


def spellings(name: str) -> tuple[Name, ...]:
    """Return derived spellings of a full name, at most 24, the likeliest first.

    The other alphabet, the transliteration schemes, the given name's national forms, its diminutives; each marked as
    derived, with its language, `kind` "variant" or "diminutive" where the given name is another form.
    """
    plain = " ".join(visible(word) for word in name.split())
    proposals = (*_other_alphabets(plain), *_other_given_names(plain))
    unique: dict[str, Name] = {}
    for proposal in proposals:
        unique.setdefault(proposal.text.casefold(), proposal)
    return tuple(held for key, held in unique.items() if key != plain.casefold() and key.strip())[:MOST_PROPOSED]


def _other_alphabets(name: str) -> Iterator[Name]:
    if _CYRILLIC.search(name):
        yield from (_derived(_respelt(name, scheme), "Latn", language) for scheme, language in _TO_LATIN.items())
        return
    yield from _in_cyrillic(name)
    yield _derived(_unmarked(name), "Latn", "en")
    if not is_transliterated(name):
        return  # papers in Latin letters leave a name as its own language writes it
    russian = next(_in_cyrillic(name)).text
    yield from (_derived(_respelt(russian, scheme), "Latn", language) for scheme, language in _TO_LATIN.items())


def _in_cyrillic(name: str) -> Iterator[Name]:
    """Yield a Latin name in Cyrillic: letter by letter, and as papers write a foreign one by ear."""
    given, _, rest = name.partition(" ")
    plain = _unmarked(rest or given)
    for scheme, language in _TO_CYRILLIC.items() if is_transliterated(name) else (("to ru", "ru"),):
        yield _derived(
            _whole(_given_in_cyrillic(given, language) if rest else "", _respelt(plain, scheme)), "Cyrl", language
        )
    first = _given_in_cyrillic(given, "ru") if rest else ""
    for heard in _heard(rest or given):
        yield _derived(_whole(first, heard), "Cyrl", "ru")


def _whole(given: str, rest: str) -> str:
    return f"{given} {rest}" if given else rest


def _heard(words: str) -> list[str]:
    """Return how papers may write these words by ear, one spelling for each orthography they may be read in."""
    heard = [dict(by_ear(word)) for word in words.split()]
    languages = [one for one in (heard[-1] if heard else {}) if one not in ("uk", "en-older")]
    return [
        " ".join(
            _capital(word, forms.get(language) or _respelt(_unmarked(word), "to ru"))
            for word, forms in zip(words.split(), heard, strict=True)
        )
        for language in languages[:_MOST_VARIANTS]
    ]


def _given_in_cyrillic(given: str, language: str) -> str:
    """Return a Latin given name in Cyrillic: as papers have it where it is known, else letter by letter."""
    key = fold_word(given)
    known = [form for form in national_forms(key, same=True) if _CYRILLIC.search(form)]
    own = [form for form in known if bool(_UKRAINIAN.search(form)) is (language == "uk")]
    known_as = (own or known or [""])[0]
    return known_as if known_as and given[:1].isupper() else _respelt(_unmarked(given), f"to {language}")


def _other_given_names(name: str) -> Iterator[Name]:
    """Yield the name with its given name in other national forms and in short, each in its own alphabet."""
    given, _, rest = name.partition(" ")
    if not rest:
        return
    cyrillic = _CYRILLIC.search(name) is not None
    other = _respelt(rest, "en") if cyrillic else _respelt(_unmarked(rest), "to ru")
    forms = [(form, VARIANT) for form in national_forms(fold_word(given))[:_MOST_VARIANTS]]
    forms += [(form, DIMINUTIVE) for form in common_short_forms(fold_word(given))[:_MOST_SHORT]]
    for form, kind in forms:
        script = "Cyrl" if _CYRILLIC.search(form) else "Latn"
        surname = rest if (script == "Cyrl") is cyrillic else other
        text = f"{form} {surname}"
        yield _derived(text, script, ("uk" if _UKRAINIAN.search(text) else "ru") if script == "Cyrl" else "en", kind)


def _derived(text: str, script: str, language: str, kind: str = "full") -> Name:
    return Name(text, script, language, kind, Origin.DERIVED)


@cache
def _schemes() -> dict[str, Callable[[str], str]]:
    return {scheme: speller(pairs, str) for scheme, pairs in read_rules(_TABLE).items()}


def _respelt(name: str, scheme: str) -> str:
    respell = _schemes()[scheme]
    return " ".join(_capital(word, "-".join(map(respell, word.lower().split("-")))) for word in name.split())


def _capital(original: str, written: str) -> str:
    """Give each part of a written word its capital back, if the original word began with one."""
    if not original[:1].isupper():
        return written
    return "-".join(part[:1].upper() + part[1:] for part in written.split("-"))


def latin_spellings(person: Person, limit: int = 4) -> tuple[tuple[str, str], ...]:
    """Return distinct (forename, surname) pairs in Latin letters for asking a source, given spellings first."""
    known = [name for name in person.names if name.origin is not Origin.STRUCK and name.kind != DIMINUTIVE]
    struck = {_unmarked(name.text).casefold() for name in person.names if name.origin is Origin.STRUCK}
    latin = sorted((name for name in known if name.script == "Latn"), key=lambda name: name.origin is Origin.DERIVED)
    derived = [spelt for name in known if name.script == "Cyrl" for spelt in spellings(name.text)]
    texts = [person.name, *(name.text for name in latin)]
    texts += [spelt.text for spelt in derived if spelt.script == "Latn" and spelt.kind == "full"]
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for text in texts:
        plain = _unmarked(text)
        if plain.casefold() not in struck or text == person.name:
            forename, _, surname = plain.rpartition(" ")
            pairs.setdefault((forename.casefold(), surname.casefold()), (forename, surname))
    return tuple(list(pairs.values())[:limit])


def _unmarked(text: str) -> str:
    """Return a Latin name without marks: sources that are asked by letters rarely know them."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ə": "e", "Ə": "E", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"}
)
