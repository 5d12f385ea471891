"""Spellings to propose for a newly watched person, and the ones to ask a Latin-only source with."""

import re
import unicodedata

from cases.names.folding import visible
from cases.people import Name, Origin, Person

MOST_PROPOSED = 12
_CYRILLIC = re.compile("[\u0400-\u052f]")

# Each scheme: language, then pairs "letters letters"; a dot stands for nothing. English and Russian follow BGN/PCGN.
_TO_LATIN: tuple[tuple[str, str], ...] = (
    (
        "en",
        "а a б b в v г g ґ g д d е e ё yo є ye ж zh з z и i й y і i ї yi к k л l м m н n о o п p р r с s т t "
        "у u ф f х kh ц ts ч ch ш sh щ shch ъ . ы y ь . э e ю yu я ya ә a ғ gh қ q ң ng ө o ұ u ү u һ h",
    ),
    (
        "pl",
        "а a б b в w г g ґ g д d е ie ё io є je ж ż з z и i й j і i ї ji к k л l м m н n о o п p р r с s т t "
        "у u ф f х ch ц c ч cz ш sz щ szcz ъ . ы y ь . э e ю ju я ja ә a ғ g қ k ң n ө o ұ u ү u һ h",
    ),
    (
        "fr",
        "а a б b в v г g ґ g д d е e ё io є ie ж j з z и i й i і i ї i к k л l м m н n о o п p р r с s т t у "
        "ou ф f х kh ц ts ч tch ш ch щ chtch ъ . ы y ь . э e ю iou я ia ә a ғ g қ k ң n ө o ұ ou ү ou һ h",
    ),
    (
        "cs",
        "а a б b в v г g ґ g д d е e ё jo є je ж ž з z и i й j і i ї ji к k л l м m н n о o п p р r с s т t у "
        "u ф f х ch ц c ч č ш š щ šč ъ . ы y ь . э e ю ju я ja ә a ғ g қ k ң n ө o ұ u ү u һ h",
    ),
)
_ENGLISH_CLUSTERS = (("ий", "y"), ("ый", "y"), ("ье", "ye"), ("ае", "aye"), ("ее", "eye"), ("ое", "oye"), ("ъе", "ye"))
_TO_CYRILLIC: tuple[tuple[str, str], ...] = (
    (
        "ru",
        "shch щ szcz щ tch ч sch ш yev ев iev иев aye ае iya ия ya я ia ия yu ю ju ю ja я yo ё ye е je е zh ж "
        "ż ж kh х ch ч cz ч sh ш sz ш ts ц tz ц ph ф th т gh г ks кс a а b б c к d д e е f ф g г h х i и j й "
        "k к l л m м n н o о p п q к r р s с t т u у v в w в x кс y и z з",
    ),
    (
        "uk",
        "shch щ szcz щ tch ч sch ш ya я ia ія yu ю ju ю ja я ye є je є zh ж kh х ch ч cz ч sh ш sz ш ts ц tz "
        "ц ph ф th т gh г ks кс a а b б c к d д e е f ф g г h г i і j й k к l л m м n н o о p п q к r р s с t "
        "т u у v в w в x кс y и z з",
    ),
    (
        "kk",
        "shch щ tch ч sch ш ya я ia ия yu ю ja я ye е je е zh ж kh х gh ғ ch ч sh ш ts ц ph ф th т ks кс ng ң "
        "a а b б c к d д e е f ф g г h х i и j ж k к l л m м n н o о p п q қ r р s с t т u у v в w в x кс y ы "
        "z з",
    ),
)
# A final or pre-consonant y after a vowel is a short й, after a consonant a full ending.
_FINAL_Y = (
    ("iy", "ий"),
    ("ii", "ий"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("ai", "ай"),
    ("ei", "ей"),
    ("y", "ий"),
)


def spellings(name: str) -> tuple[Name, ...]:
    """Return derived spellings of a full name in the other alphabet and in other Latin schemes, at most 12."""
    plain = " ".join(visible(word) for word in name.split())
    proposals = _from_cyrillic(plain) if _CYRILLIC.search(plain) else _from_latin(plain)
    unique: dict[str, tuple[str, str, str]] = {}
    for text, script, language in proposals:
        unique.setdefault(text.casefold(), (text, script, language))
    kept = [held for key, held in unique.items() if key != plain.casefold() and key.strip()]
    return tuple(Name(text, script, language, origin=Origin.DERIVED) for text, script, language in kept[:MOST_PROPOSED])


def _from_cyrillic(name: str) -> list[tuple[str, str, str]]:
    proposals = [(_latin(name, language, scheme), "Latn", language) for language, scheme in _TO_LATIN]
    return [(_soften(proposals[0][0], name), "Latn", "en"), *proposals]


def _soften(latin: str, name: str) -> str:
    """Write е after a vowel as ye and a final -ий as -y: Кетебаев is Ketebayev in English."""
    mended = name
    for cluster, replacement in _ENGLISH_CLUSTERS:
        mended = mended.replace(cluster, replacement)
    return _latin(mended, *_TO_LATIN[0]) if mended != name else latin


def _from_latin(name: str) -> list[tuple[str, str, str]]:
    stripped = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    cyrillic = [(_cyrillic(stripped, scheme), "Cyrl", language) for language, scheme in _TO_CYRILLIC]
    latin = [(_latin(cyrillic[0][0], language, scheme), "Latn", language) for language, scheme in _TO_LATIN]
    softened = (_soften(latin[0][0], cyrillic[0][0]), "Latn", "en")
    return [*cyrillic, (stripped, "Latn", "en"), softened, *latin]


def _table(scheme: str) -> dict[str, str]:
    parts = scheme.split()
    return {source: "" if target == "." else target for source, target in zip(parts[::2], parts[1::2], strict=True)}


def _latin(name: str, language: str, scheme: str) -> str:
    table = _table(scheme)
    mends = _POLISH_MENDS if language == "pl" else ()
    return " ".join(
        _capital(word, _mended("".join(table.get(letter, letter) for letter in word.lower()), mends))
        for word in name.split()
    )


def _mended(written: str, mends: tuple[tuple[str, str], ...]) -> str:
    for pattern, replacement in mends:
        written = re.sub(pattern, replacement, written)
    return written


# Polish keeps je after a vowel, writes ł before hard sounds, and no i after these consonants.
_POLISH_MENDS = (
    ("(?<=[aeiouy])ie", "je"),
    ("^ie", "je"),
    ("(?<=[ltdszr])ie", "e"),
    ("(?<=l)j", ""),
    ("l(?![aeiy])", "ł"),
)


def _cyrillic(name: str, scheme: str) -> str:
    return " ".join(_capital(word, _word_in_cyrillic(word.lower(), _table(scheme))) for word in name.split())


def _word_in_cyrillic(word: str, table: dict[str, str]) -> str:
    tail = ""
    for ending, cyrillic in _FINAL_Y:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word, tail = word[: -len(ending)], cyrillic
            break
    written, place, longest = [], 0, max(map(len, table))
    while place < len(word):
        piece = next(
            (word[place : place + size] for size in range(longest, 1, -1) if word[place : place + size] in table),
            word[place],
        )
        written.append(table.get(piece, piece))
        place += len(piece)
    return "".join(written) + tail


def _capital(original: str, written: str) -> str:
    """Give each part of a written word its capital back, if the original word began with one."""
    if not original[:1].isupper():
        return written
    return "-".join(part[:1].upper() + part[1:] for part in written.split("-"))


def latin_spellings(person: Person, limit: int = 4) -> tuple[tuple[str, str], ...]:
    """Return distinct (forename, surname) pairs in Latin letters for asking a source, given spellings first."""
    latin = sorted(
        (name for name in person.names if name.script == "Latn"), key=lambda name: name.origin is Origin.DERIVED
    )
    derived = [spelt for name in person.names if name.script == "Cyrl" for spelt in spellings(name.text)]
    texts = [person.name, *(name.text for name in latin), *(spelt.text for spelt in derived if spelt.script == "Latn")]
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for text in texts:
        forename, _, surname = _plain_latin(text).rpartition(" ")
        pairs.setdefault((forename.casefold(), surname.casefold()), (forename, surname))
    return tuple(list(pairs.values())[:limit])


def _plain_latin(text: str) -> str:
    """Return a Latin name without marks: sources that are asked by letters rarely know them."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ə": "e", "Ə": "E", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"}
)
