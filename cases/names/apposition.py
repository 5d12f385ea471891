"""Who a text says the bearer of a name is, right beside the name: "conductor Mukhtar Ablyazov" is not our politician.

An apposition tells namesakes apart better than anything else a text speaks of: a lawyer who lectures on extradition is
still that lawyer. The trades are data, `occupations.txt`.
"""

import itertools
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from cases.people import Person

_TABLE = Path(__file__).with_name("occupations.txt")
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
# Words that introduce the persecuted themselves, in whatever trade: "историк и правозащитница Лейла Юнус".
_OWN = (
    "правозащит правозахис human rights rights defender rights activist droits de l defensor obrończyni obrońc "
    "оппозиц опозиц opozic opposition opposant oppositeur оппозици dissident диссидент дисидент dysydent "
    "politician politi полити політи саясат саясатшы associate associé ally соратник соратни соратниц współpracowni "
    "spolupracovn proche allié серіктес серігі құқық қорғаушы бизнесмен бізнесмен предпринимат підприєм businessman "
    "biznesmen przedsiębior homme d’affaires homme d'affaires кәсіпкер банкир банкір banker banquier bankier "
    "активист активіст activist activiste aktywist aktivist белсенді беженец біженець refugee réfugié"
)
_OFFICES = frozenset({"minister", "deputy", "mayor", "governor", "councillor", "diplomat", "senator"})


@cache
def _trades() -> tuple[AhoCorasick, tuple[tuple[str, bool], ...]]:
    """Return an automaton over the beginnings, and of each beginning the trade and whether it is a whole word."""
    beginnings: dict[str, tuple[str, bool]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        slug, colon, words = line.partition("#")[0].partition(":")
        for word in words.split() if colon else ():
            beginnings.setdefault(word.rstrip("$"), (slug.strip(), word.endswith("$")))
    return AhoCorasick(list(beginnings)), tuple(beginnings.values())


@cache
def _own_words() -> re.Pattern[str]:
    phrases = ("human rights", "rights defender", "rights activist", "құқық қорғаушы", "homme d'affaires")
    single = [word for word in _OWN.split() if len(word) > 3]
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in (*phrases, *single)))


class Trade(NamedTuple):
    """A trade a text names: what it is, and where its word begins and ends."""

    trade: str
    start: int
    end: int


def trades_in(lowered: str) -> list[Trade]:
    """Return the trades a lower-case text names, in order."""
    automaton, meanings = _trades()
    found = []
    for number, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True):
        trade, whole = meanings[number]
        if not (start and lowered[start - 1].isalnum()) and not (whole and lowered[end : end + 1].isalnum()):
            while end < len(lowered) and lowered[end].isalpha():
                end += 1
            found.append(Trade(trade, start, end))
    return sorted(found, key=lambda one: one.start)


def trades_around(trades: Iterable[Trade], span: tuple[int, int]) -> list[Trade]:
    """Return the trades that are named near enough to a name to matter."""
    least, most = span[0] - _SENTENCE, span[1] + _SENTENCE
    return [one for one in trades if least <= one.start <= most]


def trade_beside(
    text: str, span: tuple[int, int], trades: Iterable[Trade], own: frozenset[str], *, inflected: bool
) -> tuple[str, str] | None:
    """Return (trade, its word) by which a text introduces the bearer of a name at `span`, None where by none.

    `trades` are those of the text, `own` those of the person (`own_trades`). Whoever is introduced as persecuted
    or political has none.
    """
    start, end = span
    near = [one for one in trades if start - _AROUND <= one.start <= end + _AROUND and one.trade not in own]
    if not near or _own_words().search(_sentence(text, span, _AROUND).lower()):
        return None
    told = (one for one in near if _introduces(text, span, one, inflected=inflected))
    return next(((one.trade, text[one.start : one.end]) for one in told), None)


def _introduces(text: str, span: tuple[int, int], one: Trade, *, inflected: bool) -> bool:
    if one.end <= span[0]:
        between = text[one.end : span[0]]
        somebodys = inflected and one.trade in _SOMEBODYS
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


def own_word_near(text: str, span: tuple[int, int]) -> str | None:
    """Return a word in the sentence of a name by which the persecuted are introduced (activist, associate)."""
    found = _own_words().search(_sentence(text, span, _SENTENCE).lower())
    return found.group() if found else None


def trade_near(
    text: str, span: tuple[int, int], trades: Iterable[Trade], own: frozenset[str]
) -> tuple[str, str] | None:
    """Return a trade spoken of in the same sentence as a name, whoever has it: weak evidence of another world."""
    start, end = span
    told = [one for one in trades if one.trade not in own and one.trade not in _AROUND_EVERY_CASE]
    told = [one for one in told if not _STOP.search(text[min(end, one.end) : max(start, one.start)])]
    if not told or own_word_near(text, span):
        return None
    return told[0].trade, text[told[0].start : told[0].end]


def _sentence(text: str, span: tuple[int, int], reach: int) -> str:
    """Return what stands around a name in its sentence, at most `reach` letters on either side."""
    before = _STOP.split(text[max(0, span[0] - reach) : span[0]])[-1]
    after = _STOP.split(text[span[1] : span[1] + reach], maxsplit=1)[0]
    return f"{before} {after}"


def own_trades(person: Person, *, is_common: bool) -> frozenset[str]:
    """Return the trades that are a person's: by their role, and any office unless the name is common.

    People who fall out with a state have often served it.
    """
    trades = _trades_of_role(person.role)
    return trades if is_common and "politician" not in person.role else trades | _OFFICES


@lru_cache(maxsize=4_096)
def _trades_of_role(role: str) -> frozenset[str]:
    return frozenset(one.trade for one in trades_in(role.lower()))


def _joins(between: str) -> bool:
    """Whether nothing between a trade and a name gives the trade to somebody else: no "of", no other full name."""
    words = re.findall(r"[^\W\d_]+", between)
    names = any(one[0].isupper() and other[0].isupper() for one, other in itertools.pairwise(words))
    return len(words) <= _MOST_WORDS and not names and _PARTING.isdisjoint(word.lower() for word in words)


def _is_article(segment: str) -> bool:
    """Whether a segment begins like an introduction: "a partner in a Moscow law firm"."""
    return segment.lower().startswith(("a ", "an ", "the ", "un ", "une ", "l'", "l’", "le ", "la "))
