"""Bytes to text: what a document declares is believed only as far as its bytes agree, so that Cyrillic survives."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
# Pages that call themselves Latin-1 are Windows-1252 (WHATWG Encoding Standard).
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
# Pure ASCII bytes may still be one of these, so that "valid UTF-8" proves nothing about them.
_ESCAPING = ("iso2022", "hz")
_REFUSED = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"})
# A body with this many sound multi-byte letters for each bad byte is UTF-8 with a flaw, not another encoding.
_SOUND_FOR_EACH_BAD = 8
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
# Words of a Western text hold single high bytes, words of a Cyrillic one hold runs of them.
_CYRILLIC_RUN = 3
_UPPER_1251 = bytes(range(0x80, 0x100)).decode("cp1251", errors="replace").replace("�", "\x98")
# Some programs keep the letters that the table leaves free, or all of 80..9F, as control characters.
_CONTROLS = {chr(code): code for code in range(0x80, 0xA0)}
_BYTE_OF_1251 = _CONTROLS | {letter: 0x80 + place for place, letter in enumerate(_UPPER_1251)}
_UPPER_1252 = bytes(range(0x80, 0x100)).decode("cp1252", errors="replace")
_BYTE_OF_1252 = _CONTROLS | {letter: 0x80 + place for place, letter in enumerate(_UPPER_1252) if letter != "�"}
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def decode(body: bytes, charset: str | None = None) -> str:
    """Return the text of a body; `charset` is what the HTTP header declares. What cannot be read becomes U+FFFD."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    return unmixed(body.decode(_encoding_of(body, charset), errors="replace"))


def clean(text: str) -> str:
    """Return the text without control characters and lone surrogates, which neither XML nor UTF-8 can carry."""
    return _NOT_TEXT.sub("", text)


def unmixed(text: str) -> str:
    """Undo UTF-8 that somebody read as windows-1251 or windows-1252 ("РђР±Р»СЏР·РѕРІ"); leaves sound text alone."""
    for mojibake, byte_of in ((_MIXED_1251, _BYTE_OF_1251), (_MIXED_1252, _BYTE_OF_1252)):
        if mojibake.search(text):
            text = mojibake.sub(lambda run, known=byte_of: _unmixed_run(run.group(), known), text)  # type: ignore[misc]
    return text


def _letters(byte_of: dict[str, int], first: int, last: int) -> str:
    return "".join(re.escape(letter) for letter, code in byte_of.items() if first <= code <= last)


def _mixed(byte_of: dict[str, int]) -> re.Pattern[str]:
    """Match four or more Cyrillic letters (UTF-8 leads D0..D3) each seen as two letters of this table.

    Between them may stand ASCII, and the punctuation that UTF-8 writes with the leads C2 and E2.
    """
    lead, tail = _letters(byte_of, 0xD0, 0xD3), _letters(byte_of, 0x80, 0xBF)
    low, high = _letters(byte_of, 0xC2, 0xC2), _letters(byte_of, 0xE2, 0xE2)
    between = f"(?:[\\x00-\\x7f]|{low}[{tail}]|{high}[{tail}][{tail}])*"
    return re.compile(f"(?:[{lead}][{tail}]{between}){{4,}}")


def _unmixed_run(run: str, byte_of: dict[str, int]) -> str:
    try:
        return bytes(byte_of.get(letter, ord(letter)) for letter in run).decode("utf-8")
    except ValueError:
        return run


_MIXED_1251, _MIXED_1252 = _mixed(_BYTE_OF_1251), _mixed(_BYTE_OF_1252)


def _encoding_of(body: bytes, charset: str | None) -> str:
    declared = _known(_declared_in(body)) or _known(charset)
    if wide := _wide(body[:4]):
        return wide
    if _is_utf8(body) and not (declared or "").startswith(_ESCAPING):
        return "utf-8"
    if declared and declared not in _LATIN and declared != "utf-8":
        return declared
    return "utf-8" if _flawed_utf8(body) else _guessed(body)


def _declared_in(body: bytes) -> str | None:
    found = _DECLARED.search(body[:1024])
    return found.group(1).decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """Return Python's name of an encoding, or None where it is no text encoding we would believe."""
    try:
        found = codecs.lookup(name or "")
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    # Without a mark, a declaration that could be read is in single bytes, whatever it says.
    return None if found.name in _REFUSED or found.name.startswith(("utf-16", "utf-32")) else found.name


def _wide(start: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero byte beside the first "<" or "{"."""
    if start[:2] in (b"<\x00", b"{\x00"):
        return "utf-16-le"
    return "utf-16-be" if start[:2] in (b"\x00<", b"\x00{") else None


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _flawed_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", errors="replace")
    bad = text.count("�")
    sound = sum(1 for letter in text if letter > "\x7f") - bad
    return sound >= _SOUND_FOR_EACH_BAD * bad


def _guessed(body: bytes) -> str:
    """Tell windows-1251, KOI8-R and windows-1252 apart by where the high bytes stand and which case they would be."""
    runs = _HIGH_RUN.findall(body)
    high = sum(map(len, runs))
    if sum(len(run) for run in runs if len(run) >= _CYRILLIC_RUN) * 2 < high:
        return "cp1252"
    lower_1251 = sum(1 for run in runs for code in run if code >= 0xE0)
    lower_koi8 = sum(1 for run in runs for code in run if 0xC0 <= code < 0xE0)
    return "cp1251" if lower_1251 >= lower_koi8 else "koi8-r"
