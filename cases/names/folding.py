"""Folding: one ASCII key for the many ways a name is written in Latin and Cyrillic alphabets."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from cases.names.letters import CYRILLIC_LOOKALIKES, LATIN_LOOKALIKES, SOUNDS, SPELLING_RULES

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
APOSTROPHES = "'`´ʹʻʼˈ‘’′＇"
LETTER = r"[^\W\d_]"
LONGEST_WORD = 64
"""Letters beyond which no word is a name; such words are transliterated but not folded further."""

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}]|[{APOSTROPHES}](?=[^\W_]))*")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
# A run of thousands of combining marks makes Unicode normalisation quadratic; no name carries more than a few.
_MARK_FLOOD = re.compile(f"([{MARKS}]{{4}})[{MARKS}]+")
_MARKS = re.compile(f"[{MARKS}]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NOT_KEY = re.compile("[^a-z0-9]+")


def visible(word: str) -> str:
    """Return one word without soft hyphens, zero-width and bidi controls, NFKC-normalised, in one alphabet."""
    seen = _INVISIBLE.sub("", word)
    if not seen.isascii():
        # Marks that compose to no letter (a stress accent over a Cyrillic vowel) are no part of the name.
        seen = _MARKS.sub("", unicodedata.normalize("NFKC", _MARK_FLOOD.sub(r"\1", seen)))
    return _one_alphabet(seen)


def _one_alphabet(word: str) -> str:
    """Mend look-alike letters: a Latin K inside a Cyrillic word is meant as Cyrillic, and the other way round."""
    if not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    as_cyrillic = word.translate(CYRILLIC_LOOKALIKES)
    if not _LATIN.search(as_cyrillic):
        return as_cyrillic
    as_latin = word.translate(LATIN_LOOKALIKES)
    return word if _CYRILLIC.search(as_latin) else as_latin


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return the ASCII key of one word: equal for spellings that differ only by transliteration scheme."""
    ascii_word = visible(word).casefold().translate(SOUNDS)
    if not ascii_word.isascii():
        ascii_word = anyascii(ascii_word).lower()
    key = _NOT_KEY.sub("", ascii_word)
    return key if len(key) > LONGEST_WORD else _settle(key)


def _settle(key: str) -> str:
    """Apply the spelling rules until nothing changes (each rule shortens or removes a letter for good)."""
    before = ""
    while before != key:
        before = key
        for pattern, replacement in SPELLING_RULES:
            key = pattern.sub(replacement, key)
    return key


def fold(text: str) -> str:
    """Return the text's words as ASCII keys joined by single spaces; idempotent, never raises."""
    keys = (fold_word(match.group()) for match in _WORD.finditer(text))
    return " ".join(key for key in keys if key)


def skeleton(key: str) -> str:
    """Return a folded word's consonants: what survives most mishearings of a name."""
    return re.sub("[aeiouh]", "", key)
