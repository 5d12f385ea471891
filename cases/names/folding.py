"""Folding: one ASCII key for the many ways a name is written in Latin and Cyrillic alphabets."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from cases.names.letters import (
    AFTER_SOUNDS,
    APOSTROPHES,
    BEFORE_SOUNDS,
    CYRILLIC_LOOKALIKES,
    LATIN_LOOKALIKES,
    SOUNDS,
)

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
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
# Of the letters of equal shape only these sound otherwise in the other alphabet; the rest fold alike unmended.
_TWO_ALPHABETS = re.compile("[BHPCXYcpxyhg][\u0400-\u052f]|[\u0400-\u052f][BHPCXYcpxyhg]")
_NOT_KEY = re.compile("[^a-z0-9\n]+")
_DOUBLED = re.compile(r"([a-z0-9])(?=\1)")
_YO = re.compile("(?<=[bdfkmnprstvz])yo")  # Semyon, Pyotr, Fyodor: ё, which papers print as е
# Polish and Czech ch before a consonant is х: Chrapunow, Chmelnicki
_INITIAL_CH = re.compile("\nch(?=[bdfglmnrtvz])")
_NOT_SKELETON = str.maketrans("", "", "aeiouh")


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


def fold_plain(words: Sequence[str]) -> list[str]:
    """Return the keys of words without invisible letters or loose marks, all folded at once: the fast way in bulk."""
    if not words:
        return []
    written = "\n".join(words)
    if _TWO_ALPHABETS.search(written):
        written = "\n".join(map(_one_alphabet, words))
    return _settled(f"\n{written}\n".lower())[1:-1].split("\n")


def _settled(lines: str) -> str:
    """Fold words that each stand between line feeds; folding what was folded changes nothing."""
    for written, sound in BEFORE_SOUNDS:
        lines = lines.replace(written, sound)
    if "yo" in lines:
        lines = _YO.sub("e", lines)
    lines = lines.translate(SOUNDS)
    if not lines.isascii():
        lines = "\n".join(map(anyascii, lines.split("\n"))).lower()
        # Letters of other alphabets become digraphs of their own: they are folded as if written so.
        return _settled(_settled(_NOT_KEY.sub("", lines)))
    for written, sound in AFTER_SOUNDS:
        lines = lines.replace(written, sound)
    return _DOUBLED.sub("", _INITIAL_CH.sub("\nh", lines))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return the ASCII key of one word: equal for spellings that differ only by transliteration scheme."""
    seen = visible(word).casefold()
    if len(seen) > LONGEST_WORD:
        return _NOT_KEY.sub("", anyascii(seen).lower()).replace("\n", "")
    before, key = "", _NOT_KEY.sub("", _settled(f"\n{seen}\n")).strip("\n").replace("\n", "")
    # Rules may bring letters together that are a digraph again; each round shortens the key or ends.
    while before != key:
        before, key = key, _settled(f"\n{key}\n")[1:-1]
    return key


def fold(text: str) -> str:
    """Return the text's words as ASCII keys joined by single spaces; idempotent, never raises."""
    keys = (fold_word(match.group()) for match in _WORD.finditer(text))
    return " ".join(key for key in keys if key)


def skeleton(key: str) -> str:
    """Return a folded word's consonants: what survives most mishearings of a name."""
    return key.translate(_NOT_SKELETON)


def skeletons(keys: Sequence[str]) -> list[str]:
    """Return the consonants of folded words, all at once."""
    return skeleton("\n".join(keys)).split("\n") if keys else []
