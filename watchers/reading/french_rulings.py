"""How the Conseil d'État ruled on an extradition decree, by its own operative words (French); unsure is unsettled.

A demand ("tendant à l'annulation"), a party's argument ("soutient que") and a part ("en tant que") never count as an
annulment: a wrong "annulled" would lower somebody's guard.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """What became of the challenge to the decree."""

    ANNULLED = "annulled"
    REJECTED = "rejected"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling, and the state the decree would have surrendered to (ISO 3166-1 alpha-2, None when not plain)."""

    ruling: Ruling
    requesting_state: str | None = None


_STATES = {
    "AM": r"arméni\w+|Arménie",
    "AZ": r"azerbaïdjanais\w*|Azerbaïdjan",
    "BY": r"biélorusses?|Biélorussie|Bélarus",
    "KG": r"kirghizes?|Kirghizistan",
    "KZ": r"kazakh\w*|Kazakhstan",
    "MD": r"moldaves?|Moldavie|Moldova",
    "RU": r"russes?|Russie",
    "TJ": r"tadjikes?|Tadjikistan",
    "TR": r"turques?|turc|Turquie",
    "UA": r"ukrainien\w*|Ukraine",
    "UZ": r"ouzb[eè]k\w*|Ouzbékistan",
}
# Only who receives counts: the applicant's own nationality stands in the same sentence.
_RECEIVER = (
    r"(?:autorités|gouvernement|à la|au|à l['’]|vers la|vers l['’])\s*"
    r"(?:de la |du |de l['’])?(?:Fédération de |République (?:de |du )?)?"
)
_DAY = r"(\d{1,2})(?:er)?\s+([a-zéû]+)\s+(\d{4})"
_DECREE = re.compile(r"\bdécret\b", re.I)
_EXTRADITION = re.compile(r"\bextrad", re.I)
_DECREE_OF = re.compile(rf"\bdécret\s+du\s+{_DAY}", re.I)
_GRANTS = re.compile(r"\baccord|\bdécret\s+d['’]extradition", re.I)
_REFUSES = re.compile(r"\brefus", re.I)
_ANNULS = re.compile(r"\bdécret\b.*\b(?:est|sont)\s+annulée?s?\b|\bannule\b.{0,80}\bdécret\b", re.I)
_ANNULS_IN_A_WORD = re.compile(r"^[\s:]*annulation(?:\s+du\s+décret\b.*)?\s*$", re.I)
_REJECTS = re.compile(r"\brequêtes?\b.*\b(?:est|sont)\s+rejetée?s?\b|\brejette\b.*\brequêtes?\b", re.I)
_REJECTS_IN_A_WORD = re.compile(r"^[\s:\-–—]*rejet\b", re.I)
_ONLY_THE_REST = re.compile(r"\bsurplus\b", re.I)
# A sentence with one of these tells what somebody wants, thinks or denies, or rules on a part only.
_NOT_A_RULING = re.compile(
    r"\bn['’]|\bne\b|\bnon\b|\bsi\b|\bs['’]il|\babsence\b|\bdemand|\btend(?:ant|ent)?\b|\bconclu(?:ant|t|sions)\b|"
    r"\bsout(?:ient|enir|ient)|\bfond[ée]e?s?\s+à\b|\ben\s+tant\s+qu|\bla\s+cour\b|\ble\s+jugement\b|\bqu['’]il\s+soit\b",
    re.I,
)
_OPERATIVE = re.compile(r"\bD\s?[EÉ]\s?C\s?I\s?D\s?E\s*:?|\bDÉCIDE\b")
_ARTICLE = re.compile(r"\bArticle\s+\d+(?:er)?\s*:?", re.I)
# An initial's dots end a sentence only where a whole word with a capital follows.
_INITIALS = re.compile(r"\b([A-Z])\.\.\.(?!\s+[A-ZÀÉ][a-zé]{2})|\b(MM?|Mmes?|Mlles?|no|n°|art|cf)\.(?=\s)")


def ruling_in_text(text: str) -> Ruled:
    """Read a whole decision: only its operative part ("DÉCIDE : Article 1er : ...") rules."""
    flat = _without_abbreviations(text)
    parts = _OPERATIVE.split(flat)
    if len(parts) < 2:
        return Ruled(Ruling.UNSETTLED)
    reasons, operative = " ".join(parts[:-1]), parts[-1]
    articles = [sentence for article in _ARTICLE.split(operative) for sentence in _sentences(article)[:1]]
    return _ruled(articles, _sentences(reasons))


def ruling_in_summary(summary: str) -> Ruled:
    """Read a summary or title: a sentence that rules, or a bare "Annulation du décret." / "Rejet." """
    sentences = _sentences(_without_abbreviations(summary))
    return _ruled(sentences, sentences, in_a_word=True)


def _ruled(ruling: list[str], told: list[str], in_a_word: bool = False) -> Ruled:
    """Judge the sentences that may rule, with the sentences that tell what the decree is about."""
    decisive = [sentence for sentence in ruling if not _NOT_A_RULING.search(sentence)]
    annulling = [one for one in decisive if _annuls(one, in_a_word) and _is_extradition_decree(one, told)]
    rejecting = [one for one in decisive if _rejects(one, in_a_word)]
    if annulling and not rejecting:
        return Ruled(Ruling.ANNULLED, _requesting_state(annulling, told))
    return Ruled(Ruling.REJECTED if rejecting and not annulling else Ruling.UNSETTLED)


def _annuls(sentence: str, in_a_word: bool) -> bool:
    return bool(_ANNULS.search(sentence) or (in_a_word and _ANNULS_IN_A_WORD.search(sentence)))


def _rejects(sentence: str, in_a_word: bool) -> bool:
    said = _REJECTS.search(sentence) or (in_a_word and _REJECTS_IN_A_WORD.search(sentence))
    return bool(said) and not _ONLY_THE_REST.search(sentence)


def _is_extradition_decree(sentence: str, told: list[str]) -> bool:
    """Tell whether the annulled decree is one that granted an extradition, named here or told before by its date."""
    return bool(_grants_extradition(sentence) or _told_of(sentence, told))


def _grants_extradition(sentence: str) -> bool:
    """Tell a decree that grants an extradition from one that refuses it, whose annulment is no good news."""
    return all(mark.search(sentence) for mark in (_DECREE, _EXTRADITION, _GRANTS)) and not _REFUSES.search(sentence)


def _told_of(sentence: str, told: list[str]) -> list[str]:
    """Return the sentences that say what the decree of this sentence is about."""
    about = [one for one in told if _grants_extradition(one)]
    day = _DECREE_OF.search(sentence)
    if day is None:
        return about
    return [one for one in about if any(found.groups() == day.groups() for found in _DECREE_OF.finditer(one))]


def _requesting_state(annulling: list[str], told: list[str]) -> str | None:
    """Return the one state named as receiver of the extradition; several or none are not guessed about."""
    for sentences in (annulling, [told_of for one in annulling for told_of in _told_of(one, told)]):
        states = {code for code in _STATES for one in sentences if _EXTRADITION.search(one) and _receives(code, one)}
        if states:
            return next(iter(states)) if len(states) == 1 else None
    return None


def _receives(code: str, sentence: str) -> bool:
    return re.search(rf"{_RECEIVER}\b(?:{_STATES[code]})\b", sentence, re.I) is not None


def _without_abbreviations(text: str) -> str:
    """Take out the full stops that end no sentence ("M. A... B...")."""
    return _INITIALS.sub(lambda found: found[1] or found[2], " ".join(text.split()))


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"[.;]|\s[-–—]\s", text) if sentence.strip()]
