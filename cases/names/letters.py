"""Letter tables behind folding: sounds of Cyrillic and marked Latin letters, look-alikes, spelling rules."""

_CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "z", "з": "z",
    "и": "i", "й": "i", "і": "i", "ї": "i", "ј": "i", "к": "k", "л": "l", "љ": "l", "м": "m", "н": "n", "њ": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch",
    "џ": "dz", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    # Kazakh, Kyrgyz, Tatar, Azerbaijani Cyrillic
    "ә": "a", "ғ": "g", "қ": "k", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ҝ": "g", "ҹ": "dz",
}  # fmt: skip
_MARKED_LATIN_SOUNDS = {
    "č": "ch", "ć": "ch", "ç": "ch", "š": "s", "ş": "s", "ș": "s", "ś": "s", "ž": "z", "ż": "z", "ź": "z",
    "ț": "ts", "ţ": "ts", "ř": "r", "ł": "l", "ń": "n", "ñ": "n", "ğ": "g", "ı": "i", "ə": "a", "đ": "d",
    "ß": "s", "æ": "e", "ø": "o", "ą": "a", "ę": "e", "ě": "e", "ů": "u", "á": "a", "é": "e", "í": "i",
    "ó": "o", "ú": "u", "ý": "i", "ö": "o", "ü": "u", "ä": "a", "å": "a", "à": "a", "â": "a", "ã": "a",
    "ă": "a", "è": "e", "ê": "e", "ë": "e", "ï": "i", "î": "i", "ì": "i", "ô": "o", "õ": "o", "ò": "o",
    "ő": "o", "ű": "u", "ù": "u", "û": "u", "ÿ": "i", "ď": "d", "ť": "t", "ň": "n", "ľ": "l", "ģ": "g",
    "ķ": "k", "ļ": "l", "ņ": "n", "ā": "a", "ē": "e", "ī": "i", "ū": "u", "ė": "e", "į": "i", "ų": "u",
}  # fmt: skip
# Latin letters that stand for one sound wherever they are: Polish and German w, Kazakh Latin q; y, j and i are glides
# or vowels by scheme only.
_PLAIN_LATIN_SOUNDS = {"w": "v", "q": "k", "x": "ks", "y": "i", "j": "i"}
APOSTROPHES = "'`´ʹʻʼˈ‘’′＇"
SOUNDS = str.maketrans(
    {**_CYRILLIC_SOUNDS, **_MARKED_LATIN_SOUNDS, **_PLAIN_LATIN_SOUNDS, **dict.fromkeys(APOSTROPHES, "")}
)
"""Lower-case letter -> ASCII sound, before the spelling rules."""

# Letters of equal shape; capitals and small letters differ in which pairs look alike.
_PAIRS = dict(zip("aAeEoOpPcCxXyYkKmMTtHBiIjJsSgh", "аАеЕоОрРсСхХуУкКмМТтНВіІјЈѕЅԍһ", strict=True))
CYRILLIC_LOOKALIKES = str.maketrans(_PAIRS)
LATIN_LOOKALIKES = str.maketrans({cyrillic: latin for latin, cyrillic in _PAIRS.items()})

BEFORE_SOUNDS: tuple[tuple[str, str], ...] = (
    # In the letters as written, while y and j are still told apart from i. A word ends with a line feed here.
    ("off\n", "ov\n"),  # French and German émigré spelling: Khrapounoff
    ("eff\n", "ev\n"),
    ("dj", "dz"),  # French and Azerbaijani-in-French dj is дж
    ("dzh", "dz"),
)
AFTER_SOUNDS: tuple[tuple[str, str], ...] = (
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("ck", "k"),
    ("szcz", "s"),
    ("shch", "s"),
    ("schtsch", "s"),
    ("tsch", "ch"),  # German: Tschaikowski
    ("sch", "s"),
    ("cz", "ch"),  # Polish
    ("tch", "ch"),  # French
    ("sz", "s"),
    ("sh", "s"),
    ("zh", "z"),
    ("tz", "ts"),
    ("ch", "C"),
    ("ce", "tse"),
    ("ci", "tsi"),
    ("ec\n", "ets\n"),
    ("c", "k"),
    ("C", "ch"),
    # ye, je, ie are е and ya, ja, ia are я: the glide is a matter of scheme
    ("iii", "i"),
    ("ii", "i"),
    ("\nia", "\nIa"),  # at the beginning it is heard: Ян is not Ан
    ("\nio", "\nIo"),
    ("\niu", "\nIu"),
    ("ia", "a"),
    ("ie", "e"),
    ("io", "o"),
    ("iu", "u"),
    ("ou", "u"),  # French: Khrapounov
    ("I", "i"),
)
"""Plain replacements in this order, on lower-case words that each end with a line feed."""
