"""Cutting a text into the words that may be names, with what stands between them and their places in the original.

In running text a name begins with a capital, so the other words are left in the gaps; only a text with hardly any
capitals (chat, search, an all-lower-case post) is cut into all its words.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import accumulate

from cases.names.folding import INVISIBLE, LETTER, MARKS, fold_word, visible
from cases.names.letters import APOSTROPHES

_CAPITALS = "".join(chr(code) for code in range(0x590) if chr(code).isupper())
# Letters of alphabets without capitals, and further Latin and Greek ones.
_OTHER_LETTERS = "\u05d0-\u1cff\u1e00-\u1fff\u2c00-\u2dff\u3005-\ud7ff\uf900-\ufdff\ufe70-\uffdc"
_WITHIN = rf"[\w{MARKS}{INVISIBLE}{APOSTROPHES}]"
_CAPITALISED = re.compile(f"([{_CAPITALS}{_OTHER_LETTERS}{INVISIBLE}{MARKS}]{_WITHIN}*)")
_EVERY = re.compile(f"([^\\W\\d_{INVISIBLE}]{_WITHIN}*)")
_BREAK = re.compile(rf"(?<=\w)[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?={LETTER})")
_HYPHENS, _LINE_ENDS = "-\u2010\u00ad", ("\n", "\r\n", " \n", " \r\n")
_APOSTROPHE = frozenset(APOSTROPHES)
_TRIMMED = APOSTROPHES + "0123456789²³¹"
_ELIDED = re.compile(f"[dlDL][{APOSTROPHES}](?={LETTER})")  # French and Italian: d'Alexandre, l'Ablyazov
LONGEST_WRITTEN = 256
"""Code points beyond which a word, invisible ones included, is no name."""
LONGEST_GAP = 40
_LONGEST_SMALL = 5
_SHORT_TEXT = 200
_CHARACTERS_A_CAPITAL = 200
_CONJUNCTION_WORDS = ("and", "и", "та", "й", "і", "a", "i", "și", "et", "y", "e", "und", "və", "ve", "және", "мен")
_CONJUNCTIONS = frozenset(map(fold_word, _CONJUNCTION_WORDS))
_PARTICLES_LATIN = "al el bin ibn ben de di da del della dos das du von van der den la las los le af ter"
_PARTICLES_CYRILLIC = "аль эль бин ибн бен де ди да дель делла дус дюс дю фон ван дер ден ла лас лос ле аф тер"
_PARTICLES = frozenset(f"{_PARTICLES_LATIN} {_PARTICLES_CYRILLIC}".split())
_HYPHENATED = frozenset({"-и-", "-і-", "-y-", "-де-", "-ла-", "-de-", "-la-"})  # Ортега-и-Гассет


class Gap(Enum):
    """What stands between a word and the one before it."""

    NONE = "none"
    SPACE = "space"
    COMMA = "comma"
    DOT = "dot"
    AND = "and"
    STOP = "stop"


# Asking the class for a member takes Python 3.11 seven times as long, and every word has gaps beside it.
NONE, SPACE, COMMA, DOT, AND, STOP = Gap


@dataclass(slots=True)
class Cut:
    """A text's possible names as written, in order; `gaps[i]` stands before `words[i]`, the last after all.

    `every` tells that all words are there, not only the capitalised ones.
    """

    text: str
    words: list[str]
    gaps: list[str]
    every: bool
    breaks: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def gap(self, position: int) -> Gap:
        """Return what stands before a word; the first word has a stop before it."""
        return gap_of(self.gaps[position]) if position else STOP

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where in the original text two words begin and end, in code points."""
        if not self._starts:
            lengths = [len(piece) for pair in zip(self.gaps, self.words, strict=False) for piece in pair]
            self._starts = [0, *accumulate(lengths)][1::2]
        start = self._starts[first] + _shift(self.words[first])
        end = self._starts[last] + len(self.words[last].rstrip(_TRIMMED))
        return self._original(start), self._original(end - 1) + 1

    def _original(self, place: int) -> int:
        """Return the place in the original of a place in the text whose broken words were joined."""
        if not self.breaks:
            return place
        before = bisect_right(self.breaks, (place, 1 << 60))
        return place + (self.breaks[before - 1][1] if before else 0)


def cut(text: str, *, every: bool = False) -> Cut:
    """Return a text cut into its possible names; a word hyphenated over a line end is one word.

    All words are cut out where `every` says so, or where hardly any is capitalised.
    """
    if "_" in text:
        text = text.replace("_", " ")
    joined, breaks = _joined(text)
    pieces = _CAPITALISED.split(joined)
    number = len(pieces) // 2
    few = number <= 1 if len(joined) < _SHORT_TEXT else number * _CHARACTERS_A_CAPITAL < len(joined)
    few = few or every
    if few:
        pieces = _EVERY.split(joined)
    found = Cut(text, pieces[1::2], pieces[0::2], few, breaks)
    return _with_small_words_in_gaps(found) if few or joined.isupper() else found


def _joined(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Join words hyphenated over a line end; the breaks say by how much places after each one are shifted."""
    if not any(hyphen in text and any(hyphen + end in text for end in _LINE_ENDS) for hyphen in _HYPHENS):
        return text, []
    pieces: list[str] = []
    breaks: list[tuple[int, int]] = []
    done = removed = 0
    for match in _BREAK.finditer(text):
        if not text[match.end()].islower():
            continue
        pieces.append(text[done : match.start()])
        removed += match.end() - match.start()
        breaks.append((match.end() - removed, removed))
        done = match.end()
    return "".join((*pieces, text[done:])), breaks


def _with_small_words_in_gaps(found: Cut) -> Cut:
    """Put conjunctions and particles into the gaps, where they stand when only capitalised words are cut out."""
    words: list[str] = []
    gaps: list[list[str]] = [[found.gaps[0]]]
    for word, after in zip(found.words, found.gaps[1:], strict=True):
        small = len(word) <= _LONGEST_SMALL and _is_small(word.casefold())
        # A single letter before a dot is an initial, not a conjunction: "И. Петров".
        if small and not (len(word) == 1 and after.startswith(".")):
            gaps[-1] += (word, after)
        else:
            words.append(word)
            gaps.append([after])
    return Cut(found.text, words, ["".join(pieces) for pieces in gaps], every=found.every, breaks=found.breaks)


@lru_cache(maxsize=4_096)
def _is_small(word: str) -> bool:
    return word in _PARTICLES or fold_word(word) in _CONJUNCTIONS


def words_of(text: str) -> list[str]:
    """Return all words of a text as they are compared: visible, without digits and apostrophes around them."""
    pieces = _EVERY.split(_joined(text.replace("_", " "))[0])[1::2]
    return [plain for piece in pieces if (plain := plain_word(piece))]


def plain_word(word: str) -> str:
    """Return a cut word without invisible letters, elided articles, apostrophes and digits around it."""
    if word.isalpha():
        return word
    return visible(_ELIDED.sub("", word[:LONGEST_WRITTEN]).strip(_TRIMMED))


def is_joining(word: str) -> bool:
    """Whether a word only joins the parts of a name: bin, al, von, de; y, i between surnames."""
    lowered = word.casefold()
    return lowered in _PARTICLES or (len(word) == 1 and word.islower() and fold_word(word) in _CONJUNCTIONS)


def is_initial(word: str) -> bool:
    """Whether a word is a single capital letter."""
    return len(word) == 1 and word.isupper()


def _shift(word: str) -> int:
    """Return how many code points of a cut word stand before its name."""
    elided = word[1:2] in _APOSTROPHE and _ELIDED.match(word)
    return elided.end() if elided else 0


def gap_of(between: str) -> Gap:
    """Return what a stretch of text between two words is; anything long or unusual parts them."""
    known = _GAPS.get(between)
    if known is None:
        return _gap_of(between) if len(between) <= LONGEST_GAP else STOP
    return known


def _joined_gaps() -> dict[str, Gap]:
    """Return the usual gaps: blanks and hyphens, commas, dots, and the small words that stand between names."""
    table = {blank: SPACE for blank in (" ", "\u00a0", "\u202f", "-", "\n", "  ")}
    table |= {"": NONE, ",": COMMA, ", ": COMMA, ".": DOT, ". ": DOT, ".-": DOT, "-.": DOT}
    table |= {f" {word} ": SPACE for word in _PARTICLES} | {f" {word}-": SPACE for word in _PARTICLES}
    table |= {f" {word}'": SPACE for word in _PARTICLES} | {hyphenated: SPACE for hyphenated in _HYPHENATED}
    return table | {f" {word} ": AND for word in _CONJUNCTION_WORDS}


_GAPS = _joined_gaps()


@lru_cache(maxsize=16_384)
def _gap_of(between: str) -> Gap:
    """Read an unusual gap: odd blanks, invisible letters, capitals; two line feeds part a heading from a text."""
    if between.count("\n") > 1:
        return STOP
    plain = (
        " ".join(visible(between).casefold().split()) if not between.isascii() else " ".join(between.casefold().split())
    )
    if len(plain) > _LONGEST_SMALL + 1:
        return STOP
    return next((_GAPS[one] for one in (plain, f" {plain} ", f" {plain}") if one in _GAPS), STOP) if plain else SPACE
