"""Single words of a text looked up as registered surnames and as given names, each once per index."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from cases.names.endings import Reading, ending_of, read
from cases.names.folding import LONGEST_WORD, fold_plain, skeletons
from cases.names.forms import SOUND_ALIKE, NameForm, consonants, is_cyrillic
from cases.names.index import ONSET, Bones, NameIndex, SurnameHit, Surnames
from cases.names.orthographies import sound_keys
from cases.names.words import LONGEST_WRITTEN, plain_word

NEAR = 80.0
"""Likeness (0-100) from which a misspelt part of a full name still counts, as doubtful."""
NEAR_BY_SOUND = 60.0
"""The same between a Latin name and a Cyrillic word: papers write vowels by ear, and each by another."""
SHORTEST_NEAR, SHORTEST_BY_EAR = 4, 3
"""Letters a folded part needs before likeness says anything, by letters and by ear."""
MOST_COMPARED = 24
"""Registered parts one word is compared with at most, so that a scan stays linear."""
MOST_REMEMBERED = 200_000
"""Words an index remembers; what it meets beyond is looked up each time."""
_Remembered = TypeVar("_Remembered")
NEAR_SPELLING = "near-spelling"
_ENDING_CONSONANTS = 2
_LONGEST_DIFFERENCE = 7
_SHORT_WORD = 7


def surnames_at(index: NameIndex, words: Sequence[str]) -> list[tuple[int, Surnames]]:
    """Return where words are a registered surname, or have the consonants of one, and what they are.

    Near surnames are asked for apart (`near_hits`).
    """
    unknown = set(words).difference(index.seen)
    learnt = _learn(index, unknown) if unknown else {}
    get = index.seen.get
    return [(position, found) for position, word in enumerate(words) if (found := get(word) or learnt.get(word))]


def near_hits(index: NameIndex, word: str, surnames: Surnames) -> tuple[SurnameHit, ...]:
    """Return the registered surnames a word of `surnames_at` comes near, by letters or by ear."""
    found = index.seen_near.get(word)
    if found is None:
        alike = _alike(index.skeletons, surnames.bones) if surnames.bones else []
        found = _near_hits(alike, surnames.key, surnames.shown, surnames.exact)
        if found:
            _remember(index.seen_near, {word: found})
        else:  # what comes near nobody need not be asked again
            _remember(index.seen, {word: _of_exact(surnames.exact, surnames.key, surnames.shown)})
    return found


def _remember(memory: dict[str, _Remembered], entries: Mapping[str, _Remembered]) -> None:
    """Remember as long as there is room, and forget nothing.

    An index is shared by the threads that match: a memory emptied under one of them would hide names from it.
    """
    if len(memory) + len(entries) <= MOST_REMEMBERED:
        memory.update(entries)


def _learn(index: NameIndex, words: Collection[str]) -> dict[str, Surnames | None]:
    """Look up words not met before; all are folded at once."""
    written = [word for word in words if len(word) <= LONGEST_WRITTEN]
    plain = [word if word.isalpha() else plain_word(word) for word in written]
    keys = fold_plain(plain)
    _remember(index.seen_keys, dict(zip(written, keys, strict=True)))
    learnt: dict[str, Surnames | None] = {
        word: _surnames(index, key, shown, bones)
        for word, shown, key, bones in zip(written, plain, keys, skeletons(keys), strict=True)
    }
    _remember(index.seen, learnt)
    return learnt


def _surnames(index: NameIndex, key: str, shown: str, bones: str) -> Surnames | None:
    """Return what one word is as a surname, `bones` being its consonants."""
    onsets, skeletons, size = index.onsets, index.skeletons, len(key)
    exact: tuple[SurnameHit, ...] = ()
    if key[:ONSET] in onsets or (size < _SHORT_WORD and (key[:3] in onsets or key[:2] in onsets)):
        exact = _exact_hits(read(index.stems, key, shown.lower()))
    if size < SHORTEST_NEAR or (exact and not exact[0].manner):
        return _of_exact(exact, key, shown)
    if bones[:1] != key[0]:
        bones = key[0] + bones
    if bones in skeletons or bones[:-1] in skeletons or bones[:-_ENDING_CONSONANTS] in skeletons:
        return Surnames(exact, key, shown, bones)
    return _of_exact(exact, key, shown)


def _of_exact(exact: tuple[SurnameHit, ...], key: str, shown: str) -> Surnames | None:
    return Surnames(exact, key, shown, "") if exact else None


def _alike(skeletons: Mapping[str, tuple[Bones, ...]], bones: str) -> list[Bones]:
    """Return the surnames of the same consonants; the last two of the word may be those of an ending."""
    lengths = range(len(bones), max(1, len(bones) - _ENDING_CONSONANTS - 1), -1)
    return [one for length in lengths for one in skeletons.get(bones[:length], ())][:MOST_COMPARED]


def _exact_hits(readings: list[Reading]) -> tuple[SurnameHit, ...]:
    """Return the registered surnames a word is a form of, each once, those spelt as registered first."""
    if len(readings) > 1:
        best: dict[str, Reading] = {}
        for reading in sorted(readings, key=lambda one: one.manner != ""):
            best.setdefault(reading.name, reading)
        readings = [*best.values()]
    return tuple([SurnameHit(reading.name, reading.ending, reading.manner, 100.0) for reading in readings])


def _near_hits(alike: list[Bones], key: str, shown: str, exact: tuple[SurnameHit, ...]) -> tuple[SurnameHit, ...]:
    """Return the registered surnames a word comes near, by letters or, in Cyrillic, by ear."""
    known = {hit.key for hit in exact}
    cyrillic = is_cyrillic(shown)
    best: dict[str, SurnameHit] = {}
    for one in alike:
        spelling, name, by_ear = one.spelling, one.name, one.by_ear and cyrillic
        # A spelling by ear says nothing of Latin words; no word is far longer than a name and its ending.
        if name in known or not 1 <= len(key) - len(spelling) + 2 <= _LONGEST_DIFFERENCE:
            continue
        if spelling != name and not by_ear:
            continue
        likeness, ending = _likeness(key, spelling, shown, NEAR_BY_SOUND if by_ear else NEAR)
        if likeness and (name not in best or best[name].likeness < likeness):
            best[name] = SurnameHit(name, ending, SOUND_ALIKE if by_ear else NEAR_SPELLING, likeness)
    return tuple(best.values())


def _likeness(key: str, spelling: str, written: str, least: float) -> tuple[float, str]:
    """Return how alike a word is to a spelling, as it stands or without an ending it may have; 0 below `least`."""
    if min(len(key), len(spelling)) < SHORTEST_NEAR:
        return (100.0, "") if key == spelling and len(key) >= SHORTEST_BY_EAR else (0.0, "")
    best = (fuzz.ratio(key, spelling, score_cutoff=least), "")
    for length in range(len(spelling) - 1, min(len(key), len(spelling) + 2)):
        likeness = fuzz.ratio(key[:length], spelling, score_cutoff=max(least, best[0] + 0.1))
        ending = ending_of(key, length, written.lower()) if likeness else ""
        if ending:
            best = (likeness, ending)
    return best


def key_of(index: NameIndex, word: str) -> str:
    """Return the folded key of one of a text's words."""
    key = index.seen_keys.get(word)
    return fold_plain([plain_word(word)])[0] if key is None else key


def givens_in(index: NameIndex, word: str) -> dict[str, Reading]:
    """Return the given names a word may be a form of, by the key of each name's line; empty for most words."""
    found = index.seen_given.get(word)
    if found is None:
        found = _givens(index, word)
        _remember(index.seen_given, {word: found})
    return found


def _givens(index: NameIndex, word: str) -> dict[str, Reading]:
    key, written = key_of(index, word), word.lower()
    if not key or len(key) > LONGEST_WORD:
        return {}
    found: dict[str, Reading] = {}
    for reading in read(index.given_stems, key, written):
        if not reading.manner or reading.name not in found:
            found[reading.name] = reading
    return found


def given_likeness(form: NameForm, key: str, written: str) -> SurnameHit | None:
    """Return how near a folded word comes to a registered given name, by letters or by ear; None where it does not."""
    by_ear = form.by_ear and is_cyrillic(written)
    if key[:1] == form.given[:1]:
        likeness, ending = _likeness(key, form.given, written, NEAR)
        if likeness:
            return SurnameHit(form.given, ending, SOUND_ALIKE if by_ear else NEAR_SPELLING, likeness)
    return _heard(sound_keys(form.given_text), form, key, written) if by_ear else None


def _heard(sounds: Iterable[str], form: NameForm, key: str, written: str) -> SurnameHit | None:
    bones = consonants(key)
    for sound in sounds:
        if sound[:1] == key[:1] and consonants(sound) in (bones, bones[:-1], bones[:-_ENDING_CONSONANTS]):
            likeness, ending = _likeness(key, sound, written, NEAR_BY_SOUND)
            if likeness:
                return SurnameHit(form.given, ending, SOUND_ALIKE, likeness)
    return None
