"""What an advocate's few words say happened, in English and Russian; unsure words are asked back, never guessed."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_NEGATIONS = frozenset(["not", "no", "never", "denied", "denies", "не", "нет", "отрицает", "опровергает"])
# Beginnings of words, in the order in which they are tried: "released" before "detained" in "released from detention".
_KINDS = (
    ("released", ("releas", "freed", "отпущ", "отпуст", "освобожд", "освобод")),
    ("house-arrest", ("house arrest", "домашн")),
    ("stopped-at-border", ("stopped at", "border", "границ", "погран")),
    ("extradition-requested", ("extradition request", "запрос об экстрадиц", "запрос на экстрадиц")),
    ("disappeared", ("disappear", "missing", "abduct", "kidnap", "пропал", "исчез", "похи")),
    ("remanded", ("remand", "in custody", "под страж", "сизо")),
    ("arrested", ("arrest", "арест")),
    ("detained", ("detain", "detention", "held", "задерж")),
    ("ill-treated", ("beaten", "tortur", "избит", "пыт")),
    ("died", ("died", "dead", "умер", "погиб", "скончал")),
    ("hearing-set", ("hearing", "заседани", "слушани")),
    ("protection-granted", ("asylum granted", "granted asylum", "предоставил убежищ", "получил убежищ")),
)  # fmt: skip
OFFERED_KINDS = (
    "detained", "arrested", "stopped-at-border", "released", "disappeared", "remanded", "hearing-set", "statement",
)  # fmt: skip
"""What is offered as buttons where the words are not understood."""


def kind_said(text: str) -> str | None:
    """Return the kind the words say, None where they say none, several that contradict, or a negation."""
    lowered = " ".join(text.lower().replace("ё", "е").split())
    words = set(_WORD.findall(lowered))
    if words & _NEGATIONS:
        return None
    said = [kind for kind, stems in _KINDS if any(re.search(rf"\b{re.escape(stem)}", lowered) for stem in stems)]
    if "released" in said and len(said) > 1:
        return None
    return said[0] if said else None
