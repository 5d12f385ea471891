"""Who a text says the bearer of a name is, right beside the name: "conductor Mukhtar Ablyazov" is not our politician.

An apposition tells namesakes apart better than anything else a text speaks of: a lawyer who lectures on extradition is
still that lawyer. The trades are data, `occupations.txt`.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cases.names.vocabulary import OWN, TRADE, Said, words_said
from cases.people import Person

PERSECUTED = "persecuted"
_TELLING = frozenset({TRADE, OWN})
_AROUND, _SENTENCE = 70, 200
"""Letters around a name within which its bearer may be introduced, and within which a sentence is read."""
_STOP = re.compile(r"[.!?;:|](?!\w)|\n")
_OPENED = re.compile(r"\s*(?:,|[-–—]|\()\s*")
_CLOSED = re.compile(r"[,()–—]")
_MOST_WORDS = 6
"""Words between a trade and a name, or a name and a trade: "a partner in a Moscow law firm"."""
# Words that make the trade another person's: the lawyer of Ablyazov, l'avocat d'Abliazov, whose lawyer, его адвокат.
_PARTING_WORDS = """
of for to by with against about and his her their whose who which that said says
de d du des la pour par avec contre et sur son sa dont qui por con y su a lui și cu
о об про за с и к от в на для его её ее их который которого которая чей чьи чья сказал сказала
і й та його її який якого яка що od z o w na i jego jej który której którego po және туралы мен бен пен
"""
_PARTING = frozenset(_PARTING_WORDS.split())
# Trades whose bearers are somebody's: "адвокат Мухтара Аблязова" is his lawyer, "дирижёра Мухтара Аблязова" is he.
_SOMEBODYS = frozenset(
    {"lawyer", "notary", "translator", "doctor", "driver", "guard", "judge", "prosecutor", "secretary"}
)
# Whoever is persecuted is spoken of together with these.
_AROUND_EVERY_CASE = _SOMEBODYS | {
    "journalist", "reporter", "investigator", "police-officer", "minister", "deputy", "mayor", "governor", "diplomat",
    "border-guard", "senator", "editor", "publisher", "writer", "bailiff", "councillor", "photographer", "blogger",
}  # fmt: skip
_OFFICES = frozenset({"minister", "deputy", "mayor", "governor", "councillor", "diplomat", "senator"})


def introducing(said: Iterable[Said]) -> list[Said]:
    """Return the trades among a text's words, and the words that introduce the persecuted."""
    return [one for one in said if one.section in _TELLING]


def around(telling: Iterable[Said], span: tuple[int, int]) -> list[Said]:
    """Return those of the words `introducing` people that stand near enough to a name to matter."""
    least, most = span[0] - _SENTENCE, span[1] + _SENTENCE
    return [one for one in telling if least <= one.start <= most]


def trade_beside(
    text: str, span: tuple[int, int], near: Sequence[Said], own: frozenset[str], *, inflected: bool
) -> tuple[str, str] | None:
    """Return ("trade", its word) by which a text introduces the bearer of a name at `span`, None where by none.

    `near` are the words `around` the name, `own` the person's trades (`own_trades`). Whoever is introduced as
    persecuted or political has none.
    """
    told = [one for one in near if one.section == TRADE and one.subject not in own]
    told = [one for one in told if _introduces(text, span, one, inflected=inflected)]
    if not told or own_word(text, span, near, _AROUND):
        return None
    return TRADE, text[told[0].start : told[0].end]


def _introduces(text: str, span: tuple[int, int], one: Said, *, inflected: bool) -> bool:
    if one.end <= span[0]:
        between = text[one.end : span[0]]
        somebodys = inflected and (one.subject in _SOMEBODYS or _in_nominative(text[one.start : one.end]))
        return not somebodys and "," not in between and not _STOP.search(between) and _joins(between)
    if one.start < span[1]:
        return False
    between = text[span[1] : one.start]
    # X, a lawyer; X – тіс дәрігері; X (coach)
    opened = _OPENED.match(between)
    if not opened or _STOP.search(between) or _CLOSED.search(between[opened.end() :]):
        return False
    segment = between[opened.end() :]
    return _joins(segment) or (segment.count(" ") <= _MOST_WORDS and _is_article(segment))


def own_word(
    text: str, span: tuple[int, int], near: Iterable[Said], reach: int = _SENTENCE, *, only: str | None = None
) -> str | None:
    """Return a word in the sentence of a name by which people like ours are introduced (activist, politician).

    `only` PERSECUTED leaves out what any public person is called.
    """
    start, end = span
    own = (one for one in near if one.section == OWN and start - reach <= one.start <= end + reach)
    own = (one for one in own if only is None or one.subject == only)
    return next((text[one.start : one.end] for one in own if _in_one_sentence(text, span, one)), None)


def trade_near(text: str, span: tuple[int, int], near: Sequence[Said], own: frozenset[str]) -> tuple[str, str] | None:
    """Return a trade spoken of in the same sentence as a name, whoever has it: weak evidence of another world."""
    told = [one for one in near if one.section == TRADE and one.subject not in own | _AROUND_EVERY_CASE]
    told = [one for one in told if _in_one_sentence(text, span, one)]
    return (TRADE, text[told[0].start : told[0].end]) if told else None


def _in_nominative(word: str) -> bool:
    """Whether a Slavic trade stands in the nominative beside a name that does not: "тренер Аблязова" is his coach."""
    lowered = word.lower()
    return lowered[-1:] not in _SLAVIC_VOWELS and not lowered.endswith(_OBLIQUE)


_SLAVIC_VOWELS = tuple("аеёиіоуыэюяєїaeiouyąęěéíáý")
_OBLIQUE = ("ом", "ем", "ём", "ым", "им", "ам", "ям", "ах", "ях", "ів", "ов", "ев", "em", "ym", "im", "ów", "om", "ach")


def _in_one_sentence(text: str, span: tuple[int, int], one: Said) -> bool:
    return in_one_sentence(text, span, (one.start, one.end))


def in_one_sentence(text: str, span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether nothing between two places of a text ends a sentence."""
    between = text[other[1] : span[0]] if other[1] <= span[0] else text[span[1] : other[0]]
    return not _STOP.search(between)


def own_trades(person: Person, *, is_common: bool) -> frozenset[str]:
    """Return the trades that are a person's: by their role, and any office unless the name is common.

    People who fall out with a state have often served it.
    """
    return _trades_of(person.role, is_common)


@lru_cache(maxsize=4_096)
def _trades_of(role: str, is_common: bool) -> frozenset[str]:
    trades = frozenset(one.subject for one in words_said(role.lower()) if one.section == TRADE)
    return trades if is_common and "politician" not in role else trades | _OFFICES


def _joins(between: str) -> bool:
    """Whether nothing between a trade and a name gives the trade to somebody else: no "of", no other full name."""
    words = re.findall(r"[^\W\d_]+", between)
    names = any(one[0].isupper() and other[0].isupper() for one, other in itertools.pairwise(words))
    return len(words) <= _MOST_WORDS and not names and _PARTING.isdisjoint(word.lower() for word in words)


def _is_article(segment: str) -> bool:
    """Whether a segment begins like an introduction: "a partner in a Moscow law firm"."""
    return segment.lower().startswith(("a ", "an ", "the ", "un ", "une ", "l'", "l’", "le ", "la "))
