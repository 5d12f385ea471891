"""Who is named in a text, how surely, and why: the one entry point for matching texts to the roster."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.names.context import ENOUGH_SUPPORT, MentionContext, Surroundings, support, surroundings
from cases.names.index import NameIndex
from cases.names.sightings import Grade, Scan, Sighting, scan, sightings


class Band(StrEnum):
    """What a mention is worth: `sure` may raise an alert, `doubtful` goes to the editors' review."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text, once per text and person: the strongest place, the earliest of equals.

    `score` is 0-1 for ordering within a band; `span` counts code points of the original text;
    `matched` is the text there, `spelling` the registered name it was matched to.
    """

    person: str
    band: Band
    score: float
    span: tuple[int, int]
    matched: str
    spelling: str
    full_name: bool
    reasons: tuple[str, ...]


_SCORES = {Grade.FULL: 0.98, Grade.NEAR: 0.8, Grade.INITIAL: 0.55, Grade.SURNAME: 0.4}
_COMMON_PENALTY = 0.33


def mentions(index: NameIndex, text: str, context: MentionContext | None = None) -> tuple[Mention, ...]:
    """Return the persons a text names, in order of their place; never raises, whatever the text."""
    seen = scan(index, text)
    best = _strongest(sightings(seen))
    known = context or MentionContext()
    around = surroundings(text, seen.words) if _needs_context(index, best.values()) else None
    company = [sighting.person for sighting in best.values() if _vouches(index, sighting)]
    found = [
        _mention(seen, text, sighting, _judge(index, sighting, around, known, company))
        for sighting in best.values()
        if not _born_otherwise(index, sighting, known)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.person)))


def _strongest(seen: Iterable[Sighting]) -> dict[str, Sighting]:
    best: dict[str, Sighting] = {}
    for sighting in seen:
        held = best.get(sighting.person)
        if held is None or (sighting.grade, sighting.likeness) > (held.grade, held.likeness):
            best[sighting.person] = sighting
    return best


def _needs_context(index: NameIndex, best: Iterable[Sighting]) -> bool:
    return any(sighting.grade is Grade.FULL and index.persons[sighting.person].common_name for sighting in best)


def _vouches(index: NameIndex, sighting: Sighting) -> bool:
    """Whether this person's full, uncommon name may support another's common one."""
    return sighting.grade is Grade.FULL and not index.persons[sighting.person].common_name


def _born_otherwise(index: NameIndex, sighting: Sighting, context: MentionContext) -> bool:
    born = index.persons[sighting.person].birth_date
    return born is not None and context.birth_date is not None and born != context.birth_date


def _judge(
    index: NameIndex, sighting: Sighting, around: Surroundings | None, context: MentionContext, company: list[str]
) -> tuple[Band, float, tuple[str, ...]]:
    """Return band, score and reasons of one person's strongest sighting."""
    person = index.persons[sighting.person]
    score = _SCORES[sighting.grade] * (sighting.likeness / 100.0)
    if sighting.grade is not Grade.FULL:
        return Band.DOUBTFUL, score, sighting.reasons
    if not person.common_name or around is None:
        return Band.SURE, score - 0.05 * sighting.form.derived, sighting.reasons
    points, reasons = support(person, around, context, company)
    told = (*sighting.reasons, "common-name", *reasons)
    if points >= ENOUGH_SUPPORT:
        return Band.SURE, score, told
    return Band.DOUBTFUL, score - _COMMON_PENALTY, told


def _mention(seen: Scan, text: str, sighting: Sighting, judged: tuple[Band, float, tuple[str, ...]]) -> Mention:
    start, end = seen.words[sighting.first].start, seen.words[sighting.last].end
    band, score, reasons = judged
    return Mention(
        person=sighting.person,
        band=band,
        score=round(score, 3),
        span=(start, end),
        matched=text[start:end],
        spelling=sighting.form.text,
        full_name=sighting.grade >= Grade.NEAR,
        reasons=reasons,
    )
