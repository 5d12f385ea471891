"""Case endings as data: what an inflected word of a text may have after the stem of a registered name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cases.names.folding import fold_word

_TABLE: tuple[tuple[str, str, str], ...] = (
    # family, nominative ending, inflected endings
    # East Slavic masculine nouns and surnames in -ов, -ев, -ин, -ич, -ан: Аблязов-а, -у, -ым, -е; uk -ові, -им, -і
    ("east-slavic", "", "а у ом ем ым им е і ові еві єм ою"),
    ("east-slavic", "", "ой ою ы и"),  # feminine surnames Аблязов-ой; plural Аблязов-ы
    ("east-slavic", "", "ых их ыми ими ам ами ах"),  # a family in the plural: Храпунов-ых
    # -й and -ь: Анатоли-я, Серге-ем, Игор-ю
    ("east-slavic", "й", "я ю е ем єм і єві еві"),
    ("east-slavic", "", "я ю еві"),
    # feminine -а, -я: Татьян-ы, -е, -у, -ой; Лейл-е; Мари-и; Наталь-ей
    ("east-slavic", "а", "ы и е у ой ою і о"),
    ("east-slavic", "а", "ю ей ею єю ї"),
    # adjectival surnames: -ск-ого, -ому, -им; -ск-ой, -ую
    ("east-slavic", "й", "ого ому им ом ім ых их ими ым его ему"),
    ("east-slavic", "а", "ой ую ої ій ою"),
    # -о: Шевченк-а, -у, -ом, -ові
    ("east-slavic", "о", "а у ом ові і"),
    # West Slavic masculine: Ablazow-a, -owi, -em, -ie; cs -ovi, -em, -u, -e
    ("west-slavic", "", "a u owi em iem ie e om ovi y i ím ým ów ach ami ům ech ův"),
    ("west-slavic", "", "ym im"),  # -ow, -ew, -in surnames take the adjectival instrumental: Kietebajew-ym
    ("west-slavic", "", "ze zie cie"),  # the softened locative: Piotr-ze, Dawi-dzie, Robert: Rober-cie
    # feminine surnames: cs Paraskevič-ová, -ové, -ovou; pl -owa, -owej, -ową; pl -iej
    ("west-slavic", "", "ová ové ovou ova owa owej ową owo"),
    ("west-slavic", "", "ej ą"),
    # feminine -a: Tatian-y, -ie, -ę, -ą, -o; cs -ou, -ě, -u
    ("west-slavic", "a", "y i ii ie e ę ię ą ią o u ou ě é"),
    ("west-slavic", "a", "ze zie cie rze dze"),
    ("west-slavic", "o", "a u ą ę owi em y"),  # Ziobr-y, Kościuszk-ą
    ("west-slavic", "e", "a i owi em ego emu iego ii"),
    # adjectival: -sk-iego, -iemu, -im; -sk-iej, -ą; cs -ského, -skému, -ským
    ("west-slavic", "y", "iego iemu im ich imi ego emu ym ych ymi m ého ému ým ém ých ího ímu ím"),
    ("west-slavic", "a", "iej ej ą á é ou"),
    # Turkic, Cyrillic (kk, ky): genitive, dative, accusative, locative, ablative, instrumental with vowel harmony
    ("turkic", "", "ның нің дың дің тың тің ға ге қа ке на не ды ді ты ті ны ні да де та те дан ден тан тен нан нен"),
    ("turkic", "", "мен бен пен дар дер тар тер лар лер дағы дегі тағы тегі дікі тікі нікі"),
    # Turkic, Latin (az, tr, kk)
    ("turkic", "", "nın nin nun nün ın in un ün dıñ diñ nıñ niñ a ə ya yə ı i u ü nı ni nu nü da də dan dən tan"),
    ("turkic", "", "la lə yla ylə ga ge ğa qa men ben pen tən"),
    # Romanian: enclitic article and genitive-dative; feminine -a > -ei, -ii, -ăi
    ("romanian", "", "ului ul lui ule"),
    ("romanian", "a", "ei ii ăi iei"),
    # Baltic adaptations: lt Ablyazov-as, -o, -ui, -ą; lv -s, -a, -am
    ("baltic", "", "as o ui ą u e is io iui s am os"),
    # English possessive and plural of a family
    ("english", "", "s es"),
)
# The same endings serve names whose dictionary form ends in one of these.
_KIND = {"": "", "й": "i", "y": "i", "а": "a", "a": "a", "о": "o", "o": "o", "e": "e"}
SHORTEST_INFLECTED = 2
"""Letters a folded name needs before endings are looked for."""
LONGEST_TAIL = 6
_LONG_ENOUGH = 5
_SHORT = 3
_VOWELS = frozenset("aeiou")
_GLIDES = frozenset("iyjийіїь")
# The consonant before -a that softens before -e, -i: Вероник-а: Вероніц-і; Olg-a: Olz-e, Oldz-e
_SOFT: "dict[str, tuple[str, ...]]" = {"e": ("е", "e", "ě"), "i": ("і", "и", "i")}
_SOFTENED = {"ka": (("ts", _SOFT),), "ga": (("z", _SOFT), ("dz", _SOFT)), "ha": (("s", _SOFT),)}

Tails = Mapping[str, tuple[str, ...]]
"""Folded ending -> the endings as written that fold so; "" stands where the stem is a whole name."""


class Stem(NamedTuple):
    """The part of a name that inflection leaves alone: the name's key, and the endings that may follow."""

    name: str
    tails: Tails
    manner: str = ""


# What texts make by the dozen (readings, hits, parts, sightings) are plain slots: made in half the time of a named
# tuple or a frozen class, read in a fifth of a tuple's.
@dataclass(slots=True)
class Reading:
    """A text word read as a name: the name's key, the ending taken off, and in what manner (empty: as registered)."""

    name: str
    ending: str
    manner: str


def _folded(ending: str) -> str:
    """Fold an ending as it folds after a consonant."""
    return fold_word("b" + ending)[1:] if ending[0].isascii() else fold_word("б" + ending)[1:]


def _tails(kinds: Collection[str], *, whole: bool = False) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {"": ("",)} if whole else {}
    for _, nominative, endings in _TABLE:
        for ending in endings.split() if _KIND[nominative] in kinds else ():
            tail = _folded(ending)
            # A glide that ends the name (Andrzej, Сергей, Ursachi) is swallowed only before a vowel.
            if "i" not in kinds or _KIND[nominative] == "i" or tail[:1] in _VOWELS:
                table[tail] = tuple(dict.fromkeys((*table.get(tail, ()), ending)))
    return table


_BARE: Tails = {"": ("",)}
_WHOLE: Tails = _tails(("",), whole=True)
_AFTER_CONSONANT: Tails = {tail: written for tail, written in _WHOLE.items() if tail}
_IN_VOWEL: dict[str, Tails] = {
    "i": _tails(("", "i")),
    "a": _tails(("a",)),
    "o": _tails(("o",)),
    "e": _tails(("e",)),
}
_KAZAKH_SUFFIXES = ("ов", "ев", "ова", "ева", "ин", "ина")
_WITH_SUFFIX: Tails = {
    _folded(suffix + ending): (suffix + ending,)
    for suffix in _KAZAKH_SUFFIXES
    for ending in ("", "тың", "тің", "қа", "ке", "ты", "ті", "пен", "ның", "нің", "ға", "ге", "у", "ым", "е", "ой")
}


def stems_of(key: str, manner: str = "", *, name: str = "") -> list[tuple[str, Stem]]:
    """Return a folded name's stems, each with the endings its last letters admit; the whole name is the first.

    `name` is the key the stems lead to where it is not the folded name itself.
    """
    name = name or key
    if len(key) < SHORTEST_INFLECTED:
        return [(key, Stem(name, _BARE, manner))]
    stems = [(key, Stem(name, _WHOLE, manner))]
    if key[-1] in _IN_VOWEL:
        stems.append((key[:-1], Stem(name, _IN_VOWEL[key[-1]], manner)))
    stems += [(stem, Stem(name, _AFTER_CONSONANT, manner)) for stem in _without_fleeting_vowel(key)]
    stems += [(key[:-2] + softened, Stem(name, tails, manner)) for softened, tails in _SOFTENED.get(key[-2:], ())]
    return stems


def _without_fleeting_vowel(key: str) -> list[str]:
    """Take out the vowel that -ek, -ec, -el lose before an ending: Havlíček, Havlíčk-a; Paweł, Pawł-a."""
    if key.endswith("ets") and key[-4:-3] not in _VOWELS and len(key) > _SHORT:
        return [key[:-3] + "ts", key[:-3] + "k"]  # Polish c before a is written as English c
    if key[-1] in "klv" and key[-2] in "eo" and key[-3:-2] not in _VOWELS and len(key) > _SHORT:
        return [key[:-2] + key[-1]]
    return []


def suffixed_stems(key: str) -> list[tuple[str, Stem]]:
    """Return the stems of a Kazakh surname that stands with -ов, -ев, -ин where it is registered without, or without.

    Since the 1990s citizens of Kazakhstan drop or keep the Russian suffix as they like; papers print both.
    """
    stems = [(key, Stem(key, _WITH_SUFFIX, "suffix-dropped"))]
    if key[-2:] in ("ov", "ev", "in") and len(key) > _LONG_ENOUGH:
        stems += stems_of(key[:-2], "suffix-dropped", name=key)
    return stems


def read(stems: Mapping[str, tuple[Stem, ...]], key: str, written: str) -> list[Reading]:
    """Return the names whose stem a folded word begins with and whose ending it has; `written` is lower case."""
    found: list[Reading] = []
    for length in range(len(key), max(1, len(key) - LONGEST_TAIL - 1), -1):
        beginning = key[:length]
        if beginning not in stems:
            continue
        tail, with_letter_before = key[length:], key[length - 1 :]
        for name, tails, manner in stems[beginning]:
            if tail in tails or with_letter_before in tails:
                ending = _ending(tails, key, length, written)
                if ending is not None:
                    found.append(Reading(name, ending, manner))
    return found


def is_form_of(name: str, key: str, written: str) -> bool:
    """Whether a folded word is a folded name or one of its inflected forms; `written` is the word in lower case."""
    return key == name or any(
        key.startswith(beginning) and _ending(stem.tails, key, len(beginning), written) is not None
        for beginning, stem in stems_of(name)
    )


def _ending(tails: Tails, key: str, length: int, written: str) -> str | None:
    # An ending that begins with the stem's last letter is folded into it: Абылайхан-ның.
    for ending in tails.get(key[length:]) or tails.get(key[length - 1 :], ()):
        if written.endswith(ending) and not (ending and _is_longer(tails, key, length, written, ending)):
            return ending
    return None


def _is_longer(tails: Tails, key: str, length: int, written: str, ending: str) -> bool:
    """Whether a glide that folding swallowed parts the ending from the name: Machedon-ia is another word."""
    after_consonant = (tails is _WHOLE or tails is _AFTER_CONSONANT) and key[length - 1] not in _VOWELS
    return after_consonant and written[-len(ending) - 1 : -len(ending)] in _GLIDES


def ending_of(key: str, length: int, written: str) -> str:
    """Return the ending a folded word has after its first `length` letters, whatever the name; "" for none."""
    for tails in (_WHOLE, *_IN_VOWEL.values()):
        for ending in tails.get(key[length:], ()):
            if ending and written.endswith(ending):
                return ending
    return ""
