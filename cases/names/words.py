"""Cutting a text into words with their places in the original, however it hides them."""

import re
from dataclasses import dataclass
from enum import Enum

from cases.names.folding import APOSTROPHES, INVISIBLE, LETTER, LONGEST_WORD, MARKS

# French and Italian elision is no part of a name: d'Alexandre, l'Ablyazov.
_ELISION = rf"(?:[dlDL][{APOSTROPHES}](?={LETTER}))?"
_WORD = re.compile(rf"{_ELISION}({LETTER}(?:{LETTER}|[{MARKS}{INVISIBLE}]|[{APOSTROPHES}](?={LETTER}))*)")
_BROKEN = re.compile(f"[-\u2010{INVISIBLE}]?[ \t]*\r?\n[ \t]*")
_BLANKS = " \u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\n\r\t\u00a0\u202f"
_STOPS = frozenset(".!?;:…•|/\\()[]{}<>=+#@&*—–。।")
_LONGEST_RAW = 4 * LONGEST_WORD


class Gap(Enum):
    """What stands between a word and the one before it."""

    SPACE = "space"
    LINE = "line"
    COMMA = "comma"
    DOT = "dot"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: as written, its place [start, end) in code points, and the gap before it."""

    text: str
    start: int
    end: int
    gap: Gap

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper() or self.text[0].istitle()

    @property
    def initial(self) -> bool:
        """Whether the word is a single capital letter."""
        return len(self.text) == 1 and self.text.isupper()


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order; a word hyphenated over a line end is one word."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span(1)
        between = text[words[-1].end : match.start()] if words else "."
        if words and _is_broken_word(words[-1], between, match.group(1)):
            first = words.pop()
            words.append(Word(first.text + match.group(1), first.start, end, first.gap))
        else:
            written = match.group(1) if end - start <= _LONGEST_RAW else match.group(1)[: LONGEST_WORD + 1]
            words.append(Word(written, start, end, _gap(between)))
    return words


def _is_broken_word(first: Word, between: str, second: str) -> bool:
    if "\n" not in between or len(between) > 40 or len(first.text) > LONGEST_WORD or not second[0].islower():
        return False
    hyphenated = between[0] in "-\u2010" or first.text[-1] == "\u00ad"
    return hyphenated and _BROKEN.fullmatch(between) is not None


def _gap(between: str) -> Gap:
    if len(between) > 80:
        return Gap.STOP
    if between.strip(_BLANKS) == ".":
        return Gap.DOT
    if not _STOPS.isdisjoint(between) or between.count("\n") > 1:
        return Gap.STOP
    if "," in between:
        return Gap.COMMA
    return Gap.LINE if "\n" in between else Gap.SPACE
