"""Who is named in a text, how surely, and why: the one entry point for matching texts to the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from cases.names.apposition import (
    PERSECUTED,
    around,
    in_one_sentence,
    introducing,
    own_trades,
    own_word,
    trade_beside,
    trade_near,
)
from cases.names.beside import Scan, scan, shown_part
from cases.names.context import (
    ENOUGH_SUPPORT,
    NOTHING_AROUND,
    Companion,
    MentionContext,
    SameSentence,
    Surroundings,
    is_out_of_place,
    support,
    surroundings,
)
from cases.names.forms import NameForm
from cases.names.index import NameIndex, in_alphabet_of
from cases.names.sightings import FULL, INITIAL, NEARLY, SURNAME, Conflict, Sighting, sightings
from cases.names.vocabulary import Said, words_said
from cases.names.words import plain_word


class Band(StrEnum):
    """What a mention is worth: `sure` may raise an alert, `doubtful` goes to the editors' review."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


_SURE, _DOUBTFUL = Band


class Mention(NamedTuple):
    """A person named in a text, once per text and person: the strongest place, the earliest of equals.

    `score` is 0-1 for ordering within a band; `span` counts code points of the original text;
    `matched` is the text there, `spelling` the registered name it was matched to. `reasons` explain the match, the
    grade first: a tag, or a tag and its values ("given:Мухтара~Мухтар~100", "ending:а", "context:interpol:Интерпол").
    """

    person: str
    band: Band
    score: float
    span: tuple[int, int]
    matched: str
    spelling: str
    full_name: bool
    reasons: tuple[str, ...]


_SCORES = {FULL: 0.98, NEARLY: 0.8, INITIAL: 0.55, SURNAME: 0.4}
_COMMON_PENALTY = 0.33
_TAGS = {FULL: "full-name", INITIAL: "initial", SURNAME: "surname-only"}


def mentions(index: NameIndex, text: str, context: MentionContext | None = None) -> tuple[Mention, ...]:
    """Return the persons a text names, in order of their place; never raises, whatever the text."""
    seen, found = _seen(index, text)
    if not found:
        return ()
    best = _strongest(found)
    spans = {person: seen.cut.span(one.first, one.last) for person, one in best.items()}
    told = _told(seen, text, best, spans, context or MentionContext())
    named = [
        _mention(seen, text, sighting, spans[person], told)
        for person, sighting in best.items()
        if not _born_otherwise(index, sighting, told.context) and not _says_nothing(index, sighting, told)
    ]
    return tuple(sorted(named, key=attrgetter("span", "person")))


def _seen(index: NameIndex, text: str) -> tuple[Scan, list[Sighting | Conflict]]:
    """Return what a text shows; a short one where nobody is capitalised may name somebody in small letters."""
    seen = scan(index, text)
    found = sightings(seen)
    named = any(isinstance(one, Sighting) and one.grade >= NEARLY for one in found)
    if named or seen.cut.every or len(text) > _SHORT_POST:
        return seen, found
    every = scan(index, text, every=True)
    small = sightings(every)
    if not any(isinstance(one, Sighting) and one.grade is FULL for one in small):
        return seen, found
    # In small letters only a full name counts; what is capitalised counts as it did.
    return every, [one for one in small if _counts(every, one)]


def _counts(every: Scan, one: Sighting | Conflict) -> bool:
    if isinstance(one, Sighting) and one.grade is FULL:
        return True
    place = one.surname.place if isinstance(one, Sighting) else one.place
    return plain_word(every.words[place])[:1].isupper()


_SHORT_POST = 400


@dataclass(slots=True)
class _Told:
    """What else a text tells: surroundings, what is known of it, who else is named, the words that introduce people."""

    around: Surroundings
    context: MentionContext
    company: list[Companion]
    telling: list[Said]


def _told(
    seen: Scan, text: str, best: Mapping[str, Sighting], spans: Mapping[str, tuple[int, int]], context: MentionContext
) -> _Told:
    full = [person for person, one in best.items() if one.grade is FULL]
    if not full and seen.index.common.isdisjoint(best):
        return _Told(NOTHING_AROUND, context, [], [])
    lowered = text.lower()
    company = [
        Companion(seen.index.persons[person], spans[person]) for person in full if person not in seen.index.common
    ]
    # A few letters change their number in lower case; then the text is shown in it, that places be right.
    said = words_said(lowered)
    shown = lowered if len(lowered) != len(text) else text
    return _Told(surroundings(shown, lowered, said), context, company, introducing(said))


def _strongest(found: Sequence[Sighting | Conflict]) -> dict[str, Sighting]:
    """Return each person's strongest sighting; a bare surname after another bearer's full name is that bearer's."""
    others: set[str] = set()
    best: dict[str, Sighting] = {}
    for one in found:
        if isinstance(one, Conflict):
            others.add(one.surname)
        elif one.grade is not SURNAME or one.form.surname not in others or one.person in best:
            held = best.get(one.person)
            if held is None or (one.grade, one.likeness) > (held.grade, held.likeness):
                best[one.person] = one
    return best


def _born_otherwise(index: NameIndex, sighting: Sighting, context: MentionContext) -> bool:
    born = index.persons[sighting.person].birth_date
    return born is not None and context.birth_date is not None and born != context.birth_date


def _says_nothing(index: NameIndex, sighting: Sighting, told: _Told) -> bool:
    """Whether a frequent surname stands alone in a text of another world, and nothing there ties it to this person."""
    if sighting.grade > INITIAL or sighting.person not in index.common or not told.around.against:
        return False
    return is_out_of_place(index.persons[sighting.person], told.around, told.context, told.company)


def _judge(
    seen: Scan, text: str, sighting: Sighting, span: tuple[int, int], told: _Told
) -> tuple[Band, float, Sequence[str]]:
    """Return band, score and further reasons of one person's strongest sighting."""
    score = _SCORES[sighting.grade] * (sighting.likeness / 100.0)
    if sighting.grade is not FULL or sighting.form.derived:
        return _DOUBTFUL, score - 0.05 * sighting.form.derived, ()
    doubts: tuple[str, str] | None
    reasons: list[str] = []
    if sighting.form.person in seen.index.common:
        doubts, further = _doubts_of_common(seen, text, sighting, span, told)
        reasons = ["common-name", *further]
    else:
        doubts = _doubts_of_uncommon(seen, text, sighting, span, told)
    if doubts is None:
        return _SURE, score, reasons
    if doubts[0]:
        reasons.append(f"against:{doubts[0]}:{doubts[1]}")
    return _DOUBTFUL, score - _COMMON_PENALTY, reasons


def _doubts_of_common(
    seen: Scan, text: str, sighting: Sighting, span: tuple[int, int], told: _Told
) -> tuple[tuple[str, str] | None, list[str]]:
    """Return what speaks against a common name being this person ("": too little for it), and all that was weighed."""
    person = seen.index.persons[sighting.person]
    near = around(told.telling, span)
    # What any public person is called (politician, banker) ties a common name to nobody.
    sentence = SameSentence(
        own_word(text, span, near, only=PERSECUTED), lambda other: in_one_sentence(text, span, other)
    )
    points, further = support(person, told.around, told.context, told.company, sentence)
    own = own_trades(person, is_common=True)
    beside = trade_beside(text, span, near, own, inflected=bool(sighting.surname.ending))
    return beside or (None if points >= ENOUGH_SUPPORT else ("", "")), further


def _doubts_of_uncommon(
    seen: Scan, text: str, sighting: Sighting, span: tuple[int, int], told: _Told
) -> tuple[str, str] | None:
    """Return what speaks against an uncommon name being this person: a trade, or a text of quite another world."""
    near = around(told.telling, span)
    if not near and not told.around.against:
        return None
    person = seen.index.persons[sighting.person]
    own = own_trades(person, is_common=False)
    beside = trade_beside(text, span, near, own, inflected=bool(sighting.surname.ending)) if near else None
    if beside or not is_out_of_place(person, told.around, told.context, told.company):
        return beside
    if own_word(text, span, near):
        return None
    return trade_near(text, span, near, own) or next(iter(told.around.against.items()), None)


def _reasons(seen: Scan, sighting: Sighting, form: NameForm) -> list[str]:
    """Return how a name was recognised: the grade, each part as written, registered and how alike, the endings."""
    surname, given = sighting.surname, sighting.given
    manner = surname.manner or (given.manner if given else "")
    reasons = [_TAGS.get(sighting.grade) or manner or "near-spelling"]
    if given and sighting.grade >= NEARLY:
        reasons.append(f"given:{shown_part(seen, given, form.given_text)}")
    reasons.append(f"surname:{shown_part(seen, surname, form.surname_text)}")
    if given and given.ending:
        reasons.append(f"ending:{given.ending}")
    if surname.ending and not (given and given.ending == surname.ending):
        reasons.append(f"ending:{surname.ending}")
    if given and given.place > surname.place:
        reasons.append("order:surname-first")
    if sighting.form.derived:
        reasons.append("derived-spelling")
    return reasons


def _mention(seen: Scan, text: str, sighting: Sighting, span: tuple[int, int], told: _Told) -> Mention:
    start, end = span
    # The name as it is registered in the text's own alphabet explains more than a transliteration.
    form = in_alphabet_of(seen.index, sighting.form, seen.words[sighting.surname.place])
    band, score, further = _judge(seen, text, sighting, span, told)
    reasons = (*_reasons(seen, sighting, form), *further)
    full = sighting.grade >= NEARLY
    return Mention(form.person, band, round(score, 3), span, text[start:end], form.text, full, reasons)
