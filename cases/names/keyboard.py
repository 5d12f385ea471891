"""Names typed on the wrong keyboard layout: "rtnt,ftd" is Кетебаев with the keys of an English keyboard."""

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
# The standard layouts of Windows and X11, key by key under the English one.
_LAYOUTS = {
    "ru": "ёйцукенгшщзхъфывапролджэячсмитьбю",
    "uk": "'йцукенгшщзхїфівапролджєячсмитьбю",
}
# Six and seven are comma and dot there.
_KAZAKH_ROW = dict(zip("2345890-=", "әіңғүұқөһ", strict=True))


def _tables() -> tuple[dict[int, int], ...]:
    cyrillic = [str.maketrans(_ENGLISH, letters) for letters in _LAYOUTS.values()]
    kazakh = {ord(key): ord(letter) for key, letter in _KAZAKH_ROW.items()}
    return (*cyrillic, {**cyrillic[0], **kazakh}, str.maketrans(_LAYOUTS["ru"], _ENGLISH))


_TABLES = _tables()


def retyped(query: str) -> tuple[str, ...]:
    """Return what a query would be had the same keys been struck on another layout (ru, uk, kk, en)."""
    lowered = query.lower()
    return tuple(dict.fromkeys(text for table in _TABLES if (text := lowered.translate(table)) != lowered))
