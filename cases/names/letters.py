"""Letter tables behind folding: sounds of Cyrillic and marked Latin letters, look-alikes, spelling rules."""

import re

_CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "і": "i", "ї": "i", "ј": "y", "к": "k", "л": "l", "љ": "l", "м": "m", "н": "n", "њ": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "џ": "dzh", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    # Kazakh, Kyrgyz, Tatar, Azerbaijani Cyrillic
    "ә": "a", "ғ": "g", "қ": "k", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ҝ": "g", "ҹ": "dzh",
}  # fmt: skip
_MARKED_LATIN_SOUNDS = {
    "č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "s", "ž": "zh", "ż": "zh", "ź": "z",
    "ț": "ts", "ţ": "ts", "ř": "r", "ł": "l", "ń": "n", "ñ": "n", "ğ": "g", "ı": "i", "ə": "a", "đ": "d",
    "ß": "s", "æ": "e", "ø": "o", "ą": "a", "ę": "e", "ě": "e", "ů": "u",
}  # fmt: skip
SOUNDS = str.maketrans({**_CYRILLIC_SOUNDS, **_MARKED_LATIN_SOUNDS})
"""Lower-case letter -> ASCII sound, before the spelling rules."""

# Letters of equal shape; capitals and small letters differ in which pairs look alike.
_PAIRS = dict(zip("aAeEoOpPcCxXyYkKmMTtHBiIjJsSgh", "аАеЕоОрРсСхХуУкКмМТтНВіІјЈѕЅԍһ", strict=True))
CYRILLIC_LOOKALIKES = str.maketrans(_PAIRS)
LATIN_LOOKALIKES = str.maketrans({cyrillic: latin for latin, cyrillic in _PAIRS.items()})

SPELLING_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("(?<=[oe])ff$", "v"),  # French and German émigré spelling: Khrapounoff
        (r"([a-z])\1+", r"\1"),  # doubled letters
        ("w", "v"),  # Polish, German
        ("q", "k"),  # Kazakh Latin
        ("x", "ks"),
        ("^ch(?=[bdfglmnrtvz])", "h"),  # Polish and Czech ch before a consonant: Chrapunow
        ("shch|szcz|shh|sch|sz|sh", "s"),
        ("tsch|tch|cz", "ch"),
        ("dzh|dj", "dz"),
        ("zh", "z"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("tz", "ts"),
        ("c(?=[eiy])|(?<=e)c$", "ts"),
        ("c(?!h)", "k"),
        ("ou", "u"),  # French: Khrapounov
        ("(?<=[bdfkmnprstvz])yo", "e"),  # ё
        ("[iyj]+(?=[aeou])", ""),  # ye je ie = е, ya ja ia = я: the glide is a matter of scheme
        ("[yj]", "i"),
        ("ii+", "i"),
    )
)
"""Applied in order, again and again until a word no longer changes."""
