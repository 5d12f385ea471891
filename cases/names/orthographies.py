"""How a Latin name sounds in its own orthography, for papers that write it by ear in Cyrillic (Чапутович, Гоув).

The rules are data, `orthographies.txt`; its head says what they follow.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from cases.names.folding import fold_word, visible
from cases.names.rules import read_rules, speller

_TABLE = Path(__file__).with_name("orthographies.txt")
# How the letters sound that no rule of an orthography speaks of.
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефгхийклмнопкрстуввиз", strict=True)) | {"x": "кс"}
_UNMARKED = str.maketrans("áàâãéèêëíìîïóòôõúùûýÿœ", "aaaaeeeeiiiioooouuuyye")
_LOOKED_AHEAD = (("[eiy]", "[eiyéèêëíîï]"), ("[ei]", "[eiéèêëíî]"), ("[aou]", "[aouáàâãóòôõúùöü]"))
_LATIN = re.compile("[a-zß-ɏ]+$")
# What a name's letters say about its language: an orthography is read where its sign stands, the first ones always.
_ALWAYS = ("en", "en-older", "uk", "fr", "de", "es", "it")
_SYLLABLE = "[bpmfdtnlgkhjqxrzcsyw]h?[aeiouü]{1,3}(?:ng|n)?"
_SIGNS = {
    language: re.compile(sign)
    for language, sign in {
        "pl": "[łąęśźżńćó]|sz|cz|rz|dz|w|sk[ia]$|ia$",
        "cs": "[řčšžěůýňťďáíéľ]|ck[ya]$",
        "hu": "[őűöüáéíó]|gy|cs|zs|sz|ny|th",
        "pt": "[ãõçâêôáéíóú]|lh|nh|ei|ques$",
        "nl": "ij|oe|sch|aa|uu|ee|oo|g|v",
        "sv": "[åäöøæ]|sj|kj|tj|hj|stj|skj|aa|son$|sen$|berg$|y",
        "tr": "[çşğıöü]|c|y",
        "ro": "[ășțşţâî]|escu$|eanu$|ci|ce|chi|ghe|gi",
        "lt": "[čšžėūųąęį]|[aiu]s$|[aiu]te$|s$",
        "hr": "[čćšžđ]|nj|lj|ić$|ic$|j",
        "zh": f"^(?:{_SYLLABLE}){{1,2}}$",
    }.items()
}
# Names of Russian, Ukrainian and Kazakh shape are transliterated, not written by ear: folding knows them.
_TRANSLITERATED = re.compile(
    "(?:[oe]v[ai]?|[oe]vi?ch|enko|chuk|sk(?:y|iy|yi|ii|aya|aia)|bek|bai|bay|khan|zhan|uly|kyzy|qyzy|yan|shvili|dze)$"
)


@lru_cache(maxsize=16_384)
def by_ear(written: str) -> tuple[tuple[str, str], ...]:
    """Return how a Latin name may be written in Cyrillic: (language whose orthography was read, spelling), distinct."""
    word = visible(written).lower()
    if not _LATIN.match(word):
        return ()
    found: dict[str, str] = {}
    for language in _languages_of(word):
        found.setdefault(_orthographies()[language](word), language)
    return tuple((language, text) for text, language in found.items() if text)


@lru_cache(maxsize=65_536)
def sound_keys(written: str) -> tuple[str, ...]:
    """Return the folded keys under which a Latin name may stand in a Cyrillic text, other than its own."""
    return tuple(_distinct(written))


def _distinct(written: str) -> Iterator[str]:
    seen = {fold_word(written)}
    for _, text in by_ear(written):
        key = fold_word(text)
        if len(key) > 1 and key not in seen:
            seen.add(key)
            yield key


def _languages_of(word: str) -> tuple[str, ...]:
    if is_transliterated(word):
        return ("uk",)
    return (*(language for language, sign in _SIGNS.items() if sign.search(word)), *_ALWAYS)


def is_transliterated(word: str) -> bool:
    """Whether a Latin word has the shape of a Russian, Ukrainian or Kazakh surname written in Latin letters."""
    return _TRANSLITERATED.search(word.lower()) is not None


@cache
def _orthographies() -> dict[str, Callable[[str], str]]:
    return {
        language: speller([(_with_marked_vowels(letters), sound) for letters, sound in pairs], _letter)
        for language, pairs in read_rules(_TABLE).items()
    }


def _letter(letter: str) -> str:
    return _LETTERS.get(letter) or _LETTERS.get(letter.translate(_UNMARKED), "")


def _with_marked_vowels(letters: str) -> str:
    """Let the vowels that a rule looks ahead for carry accents."""
    for plain, marked in _LOOKED_AHEAD:
        letters = letters.replace(plain, marked)
    return letters
