"""Case endings as data: what to take off an inflected word of a text to reach the name as it is registered."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.names.folding import APOSTROPHES, visible


class Ending(NamedTuple):
    """One ending of a text word, what stands in its place in the nominative, and the language family."""

    ending: str
    nominative: str
    family: str


class BaseForm(NamedTuple):
    """A possible nominative of a text word and the ending taken off (empty: the word as it stands)."""

    form: str
    ending: str


_TABLE: tuple[tuple[str, str, str], ...] = (
    # family, nominative ending, inflected endings
    # East Slavic masculine nouns and surnames in -ов, -ев, -ин, -ич, -ан: Аблязов-а, -у, -ым, -е; uk -ові, -им, -і
    ("east-slavic", "", "а у ом ем ым им е і ові еві єм ою"),
    ("east-slavic", "", "ой ою ы и"),  # feminine surnames Аблязов-ой; plural Аблязов-ы
    ("east-slavic", "", "ых их ыми ими ам ами ах"),  # a family in the plural: Храпунов-ых
    # -й and -ь: Анатоли-я, Серге-ем, Игор-ю
    ("east-slavic", "й", "я ю е ем єм і єві еві"),
    ("east-slavic", "ь", "я ю ем єм і еві"),
    # feminine -а, -я: Татьян-ы, -е, -у, -ой; Лейл-е; Мари-и; Наталь-ей
    ("east-slavic", "а", "ы и е у ой ою і"),
    ("east-slavic", "я", "и е ю ей ею і єю ї"),
    # adjectival surnames: -ск-ого, -ому, -им; -ск-ой, -ую
    ("east-slavic", "ий", "ого ому им ом ім ых их ими"),
    ("east-slavic", "ый", "ого ому ым ом"),
    ("east-slavic", "ой", "ого ому ым ом"),
    ("east-slavic", "ая", "ой ую ою"),
    ("east-slavic", "а", "ої ій у ую"),
    # -о: Шевченк-а, -у, -ом, -ові
    ("east-slavic", "о", "а у ом ові і"),
    # stem mutation before -е, -і: Лейл-і, Ольз-і, Вероніц-і
    ("east-slavic", "га", "зі"),
    ("east-slavic", "ка", "ці"),
    # West Slavic masculine: Ablazow-a, -owi, -em, -ie; cs -ovi, -em, -u, -e
    ("west-slavic", "", "a u owi em iem ie e om ovi y i ím ým ów ach ami ům ech ův"),
    ("west-slavic", "", "ym im"),  # -ow, -ew, -in surnames take the adjectival instrumental: Kietebajew-ym
    # feminine surnames: cs Paraskevič-ová, -ové, -ovou; pl -owa, -owej, -ową; pl -iej
    ("west-slavic", "", "ová ové ovou ova owa owej ową owo"),
    ("west-slavic", "", "ej ą"),
    # feminine -a: Tatian-y, -ie, -ę, -ą, -o; cs -ou, -ě, -u
    ("west-slavic", "a", "y i ie e ę ą o u ou ě"),
    ("west-slavic", "ia", "ii ię ią"),
    ("west-slavic", "ie", "ii ię ią"),
    ("west-slavic", "ja", "ji i ję ją"),
    ("west-slavic", "ka", "ce"),
    ("west-slavic", "ga", "dze"),
    ("west-slavic", "da", "dzie"),
    ("west-slavic", "d", "dzie"),
    ("west-slavic", "t", "cie"),
    ("west-slavic", "ta", "cie"),
    ("west-slavic", "ra", "rze ře"),
    ("west-slavic", "r", "rze ře"),
    ("west-slavic", "o", "a u ą ę owi em y ę"),  # Ziobr-y, Kościuszk-ą
    ("west-slavic", "e", "a i owi em ego emu iego"),
    # adjectival: -sk-iego, -iemu, -im; -sk-iej, -ą; cs -ského, -skému, -ským
    ("west-slavic", "i", "iego iemu im ich imi ego emu m"),
    ("west-slavic", "y", "ego emu ym ych ymi"),
    ("west-slavic", "ý", "ého ému ým ém ých"),
    ("west-slavic", "í", "ího ímu ím"),
    ("west-slavic", "a", "iej ej ą"),
    ("west-slavic", "á", "é ou"),
    # Turkic, Cyrillic (kk, ky): genitive, dative, accusative, locative, ablative, instrumental with vowel harmony
    ("turkic", "", "ның нің дың дің тың тің ға ге қа ке на не ды ді ты ті ны ні да де та те дан ден тан тен нан нен"),
    ("turkic", "", "мен бен пен дар дер тар тер лар лер"),
    # Turkic, Latin (az, tr, kk)
    ("turkic", "", "nın nin nun nün ın in un ün dıñ diñ nıñ niñ a ə ya yə ı i u ü nı ni nu nü da də dan dən tan"),
    ("turkic", "", "la lə ga ge ğa qa men ben pen tən"),
    # Romanian: enclitic article and genitive-dative; feminine -a > -ei, -ii, -ăi
    ("romanian", "", "ului ul lui ule"),
    ("romanian", "a", "ei ii ăi"),
    ("romanian", "ia", "iei"),
    # Baltic adaptations: lt Ablyazov-as, -o, -ui, -ą; lv -s, -a, -am
    ("baltic", "", "as o ui ą u e is io iui s am os"),
    # English plural of a family
    ("english", "", "s es"),
)
ENDINGS: dict[str, tuple[Ending, ...]] = {}
"""The endings of the table by their own text; several nominatives may belong to one ending."""
for _family, _nominative, _endings in _TABLE:
    for _ending in _endings.split():
        ENDINGS[_ending] = (*ENDINGS.get(_ending, ()), Ending(_ending, _nominative, _family))
LONGEST_ENDING = max(map(len, ENDINGS))
SHORTEST_STEM = 2
SHORTEST_FORM = 3
_FLEETING = {"к": "е", "ц": "е", "л": "е", "k": "e", "c": "e", "l": "e"}
_VOWELS = frozenset("аеёиоуыэюяіїєәөұүaeiouyąęóáéíěůúý")


def base_forms(word: str) -> Iterator[BaseForm]:
    """Yield a text word's possible nominatives, lower case, the word itself first, then by growing ending."""
    seen = visible(word).casefold()
    yield BaseForm(seen, "")
    stem, ending = before_apostrophe(seen)
    if ending:
        yield BaseForm(stem, ending)
    for length in range(1, min(LONGEST_ENDING, len(seen) - SHORTEST_STEM) + 1):
        yield from _stripped(seen[:-length], seen[-length:])


def before_apostrophe(word: str) -> tuple[str, str]:
    """Split an English possessive or a Turkish suffix off its name (Ketebayev's, Ketebayev'in)."""
    for mark in APOSTROPHES:
        stem, found, tail = word.rpartition(mark)
        if found and len(stem) >= SHORTEST_FORM and len(tail) <= LONGEST_ENDING:
            return stem, tail
    return word, ""


def _stripped(stem: str, tail: str) -> Iterator[BaseForm]:
    for ending in ENDINGS.get(tail, ()):
        form = stem + ending.nominative
        if len(form) >= SHORTEST_FORM:
            yield BaseForm(form, tail)
        if not ending.nominative:
            yield from _with_fleeting_vowel(stem, tail)


def _with_fleeting_vowel(stem: str, tail: str) -> Iterator[BaseForm]:
    """Put back the vowel that -ek, -ec, -el lose before an ending: Havlíčk-a is Havlíček."""
    vowel = _FLEETING.get(stem[-1])
    if vowel and stem[-2] not in _VOWELS and len(stem) >= SHORTEST_FORM:
        yield BaseForm(stem[:-1] + vowel + stem[-1], tail)
