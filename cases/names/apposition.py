"""Who a text says the bearer of a name is, right beside the name: "conductor Mukhtar Ablyazov" is not our politician.

An apposition tells namesakes apart better than anything else a text speaks of: a lawyer who lectures on extradition is
still that lawyer. The trades are data, `occupations.txt`.
"""

import itertools
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from cases.people import Person

_TABLE = Path(__file__).with_name("occupations.txt")
_BEFORE, _AFTER = 70, 70
"""Letters around a name within which somebody may be introduced."""
_STOP_BEFORE = re.compile(r".*(?:[.!?;:|](?!\w)|\n)", re.DOTALL)
_STOP_AFTER = re.compile(r"[.!?;|](?!\w)|\n")
_SENTENCE = 200
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


def trade_beside(
    text: str, span: tuple[int, int], person: Person, *, inflected: bool, is_common: bool
) -> tuple[str, str] | None:
    """Return (trade, its word) by which a text introduces the bearer of a name at `span`, None where by none.

    A trade that is the person's own by their role, and whoever is introduced as persecuted or political, is none; nor
    is an office, where the name is uncommon: people who fall out with a state have often served it.
    """
    before = _STOP_BEFORE.sub("", text[max(0, span[0] - _BEFORE) : span[0]])
    after = text[span[1] : span[1] + _AFTER]
    stop = _STOP_AFTER.search(after)
    after = after[: stop.start()] if stop else after
    if _own_words().search(f"{before} {after}".lower()):
        return None
    own = own_trades(person) if is_common else own_trades(person) | _OFFICES
    found = (*_before(before, inflected=inflected), *_after(after))
    return next(((trade, word) for trade, word in found if trade not in own), None)


def own_word_near(text: str, span: tuple[int, int]) -> str | None:
    """Return a word in the sentence of a name by which the persecuted are introduced (activist, associate)."""
    found = _own_words().search(_sentence(text, span).lower())
    return found.group() if found else None


def _sentence(text: str, span: tuple[int, int]) -> str:
    before = _STOP_BEFORE.sub("", text[max(0, span[0] - _SENTENCE) : span[0]])
    after = text[span[1] : span[1] + _SENTENCE]
    stop = _STOP_AFTER.search(after)
    return f"{before} {after[: stop.start()] if stop else after}"


def trade_near(text: str, span: tuple[int, int], person: Person) -> tuple[str, str] | None:
    """Return a trade spoken of in the same sentence as a name, whoever has it: weak evidence of another world."""
    sentence = _sentence(text, span)
    if _own_words().search(sentence.lower()):
        return None
    own = own_trades(person) | _AROUND_EVERY_CASE
    return next(((trade, sentence[start:end]) for trade, start, end in _trades_in(sentence) if trade not in own), None)


def own_trades(person: Person) -> frozenset[str]:
    """Return the trades a person's role states; a politician may hold any office."""
    trades = frozenset(trade for trade, _, _ in _trades_in(person.role))
    return trades | _OFFICES if "politician" in person.role else trades


def _trades_in(text: str) -> list[tuple[str, int, int]]:
    """Return the trades a text names: (trade, where its word begins, where it ends)."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return []
    automaton, meanings = _trades()
    found = []
    for number, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True):
        trade, whole = meanings[number]
        begins = start == 0 or not lowered[start - 1].isalnum()
        ends = end == len(lowered) or not lowered[end].isalnum()
        if begins and (ends or not whole):
            while end < len(lowered) and lowered[end].isalpha():
                end += 1
            found.append((trade, start, end))
    return found


def _before(before: str, *, inflected: bool) -> Iterable[tuple[str, str]]:
    for trade, start, end in _trades_in(before):
        if inflected and trade in _SOMEBODYS:
            continue
        if "," not in before[end:] and _joins(before[end:]):
            yield trade, before[start:end]


def _after(after: str) -> Iterable[tuple[str, str]]:
    """Yield the trades of what follows a comma, a dash or a bracket: X, a lawyer; X – тіс дәрігері; X (coach)."""
    opened = re.match(r"\s*(?:,|[-–—]|\()\s*", after)
    if not opened:
        return
    segment = re.split(r"[,()–—]", after[opened.end() :])[0]
    for trade, start, end in _trades_in(segment):
        if _joins(segment[:start]) or (segment[:start].count(" ") <= _MOST_WORDS and _is_article(segment)):
            yield trade, segment[start:end]


def _joins(between: str) -> bool:
    """Whether nothing between a trade and a name gives the trade to somebody else: no "of", no other full name."""
    words = re.findall(r"[^\W\d_]+", between)
    names = any(one[0].isupper() and other[0].isupper() for one, other in itertools.pairwise(words))
    return len(words) <= _MOST_WORDS and not names and _PARTING.isdisjoint(word.lower() for word in words)


def _is_article(segment: str) -> bool:
    """Whether a segment begins like an introduction: "a partner in a Moscow law firm"."""
    return segment.lower().startswith(("a ", "an ", "the ", "un ", "une ", "l'", "l’", "le ", "la "))
