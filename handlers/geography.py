"""Countries: their names in the reader's language, and which one a word of a message means; never finer places."""

import re
from functools import cache

from babel import Locale

from handlers.wording import LANGUAGES

_CODE = re.compile(r"[A-Z]{2}")
_WORD = re.compile(r"[^\W\d_]+")
# What people say instead of a territory's formal name, as beginnings of words; capitals stand for their countries.
_COMMONLY_SAID = {
    "britain": "GB", "england": "GB", "британи": "GB", "англи": "GB", "america": "US", "америк": "US", "usa": "US",
    "сша": "US", "uk": "GB", "czech": "CZ", "чехи": "CZ", "чешск": "CZ", "turkey": "TR", "турци": "TR",
    "turkiye": "TR", "киргизи": "KG", "moldavia": "MD", "молдави": "MD", "белорусси": "BY", "эмират": "AE", "оаэ": "AE",
    "emirates": "AE", "uae": "AE", "macedonia": "MK", "warsaw": "PL", "варшав": "PL", "madrid": "ES", "мадрид": "ES",
    "paris": "FR", "париж": "FR", "kyiv": "UA", "kiev": "UA", "киев": "UA", "киів": "UA", "moscow": "RU", "москв": "RU",
    "prague": "CZ", "праг": "CZ", "vienna": "AT", "вене": "AT", "вену": "AT", "rome": "IT", "риме": "IT",
    "istanbul": "TR", "стамбул": "TR", "ankara": "TR", "анкар": "TR", "almaty": "KZ", "алматы": "KZ", "astana": "KZ",
    "астан": "KZ", "minsk": "BY", "минск": "BY", "tbilisi": "GE", "тбилиси": "GE", "yerevan": "AM", "ереван": "AM",
    "baku": "AZ", "баку": "AZ", "chisinau": "MD", "кишинев": "MD", "vilnius": "LT", "вильнюс": "LT", "riga": "LV",
    "риге": "LV", "tallinn": "EE", "таллин": "EE", "berlin": "DE", "берлин": "DE", "brussels": "BE", "брюссел": "BE",
    "london": "GB", "лондон": "GB", "dubai": "AE", "дубай": "AE", "дубае": "AE", "tashkent": "UZ", "ташкент": "UZ",
    "bishkek": "KG", "бишкек": "KG", "geneva": "CH", "женев": "CH", "zurich": "CH", "цюрих": "CH", "lyon": "FR",
    "belgrade": "RS", "белград": "RS", "bucharest": "RO", "бухарест": "RO", "kazakhstan": "KZ", "казахстан": "KZ",
}  # fmt: skip


def country(code: str, language: str) -> str:
    """Return a country's name by its ISO 3166-1 alpha-2 code ("KZ" gives "Kazakhstan"), the code where unknown."""
    return str(Locale(language if language in LANGUAGES else LANGUAGES[0]).territories.get(code, code))


def countries(codes: tuple[str, ...], language: str) -> str:
    """Return several countries' names, comma between them."""
    return ", ".join(country(code, language) for code in codes)


def country_in(text: str) -> str | None:
    """Return the first country a text names in any of the chat's languages and cases, None where it names none."""
    found = countries_in(text)
    return found[0] if found else None


def countries_in(text: str) -> tuple[str, ...]:
    """Return all countries a text names, as codes in their order; "KZ, RU" is understood too."""
    codes = Locale("en").territories.keys()
    if all(_CODE.fullmatch(word) and word in codes for word in _WORD.findall(text)):
        return tuple(dict.fromkeys(_WORD.findall(text)))
    named = [_meant(word) for word in _WORD.findall(text.lower().replace("ё", "е"))]
    whole = text.lower()
    long_names = [code for name, code in _names_of_words().items() if name in whole]
    return tuple(dict.fromkeys(code for code in (*named, *long_names) if code))


def _meant(word: str) -> str | None:
    for stem, code in (*_COMMONLY_SAID.items(), *_stems().items()):
        if word.startswith(stem) and len(word) - len(stem) <= (0 if len(stem) <= 3 and stem.isascii() else 3):
            return code
    return None


@cache
def _stems() -> dict[str, str]:
    """Return the beginnings that all cases of a one-word country name share."""
    stems: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            lowered = str(name).lower().replace("ё", "е")
            if _CODE.fullmatch(code) and _WORD.fullmatch(lowered):
                stems[lowered[:-1] if language == "ru" and lowered[-1] in "аяьий" and len(lowered) > 4 else lowered] = (
                    code
                )
    return stems


@cache
def _names_of_words() -> dict[str, str]:
    return {
        str(name).lower(): code
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if _CODE.fullmatch(code) and len(str(name).split()) > 1
    }
