"""Who is named in a text, how surely, and why: the one entry point for matching texts to the roster."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from cases.names.context import ENOUGH_SUPPORT, MentionContext, Surroundings, support, surroundings
from cases.names.index import NameIndex
from cases.names.sightings import Conflict, Grade, Scan, Sighting, scan, shown_part, sightings


class Band(StrEnum):
    """What a mention is worth: `sure` may raise an alert, `doubtful` goes to the editors' review."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


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


_SCORES = {Grade.FULL: 0.98, Grade.NEAR: 0.8, Grade.INITIAL: 0.55, Grade.SURNAME: 0.4}
_COMMON_PENALTY = 0.33
_TAGS = {Grade.FULL: "full-name", Grade.INITIAL: "initial", Grade.SURNAME: "surname-only"}


def mentions(index: NameIndex, text: str, context: MentionContext | None = None) -> tuple[Mention, ...]:
    """Return the persons a text names, in order of their place; never raises, whatever the text."""
    seen = scan(index, text)
    found = list(sightings(seen))
    if not found:
        return ()
    best = _strongest(found)
    known = context or MentionContext()
    around = surroundings(text) if _needs_context(index, best.values()) else None
    company = [sighting.person for sighting in best.values() if _vouches(index, sighting)]
    named = [
        _mention(seen, text, sighting, _judge(seen, sighting, around, known, company))
        for sighting in best.values()
        if not _born_otherwise(index, sighting, known)
    ]
    return tuple(sorted(named, key=lambda mention: (mention.span, mention.person)))


def _strongest(found: Sequence[Sighting | Conflict]) -> dict[str, Sighting]:
    """Return each person's strongest sighting; a bare surname after another bearer's full name is that bearer's."""
    others: set[str] = set()
    best: dict[str, Sighting] = {}
    for one in found:
        if isinstance(one, Conflict):
            others.add(one.surname)
        elif one.grade is not Grade.SURNAME or one.form.surname not in others or one.person in best:
            held = best.get(one.person)
            if held is None or (one.grade, one.likeness) > (held.grade, held.likeness):
                best[one.person] = one
    return best


def _needs_context(index: NameIndex, best: Iterable[Sighting]) -> bool:
    return any(sighting.grade is Grade.FULL and sighting.person in index.common for sighting in best)


def _vouches(index: NameIndex, sighting: Sighting) -> bool:
    """Whether this person's full, uncommon name may support another's common one."""
    return sighting.grade is Grade.FULL and sighting.person not in index.common


def _born_otherwise(index: NameIndex, sighting: Sighting, context: MentionContext) -> bool:
    born = index.persons[sighting.person].birth_date
    return born is not None and context.birth_date is not None and born != context.birth_date


def _judge(
    seen: Scan, sighting: Sighting, around: Surroundings | None, context: MentionContext, company: list[str]
) -> tuple[Band, float, tuple[str, ...]]:
    """Return band, score and reasons of one person's strongest sighting."""
    person = seen.index.persons[sighting.person]
    score = _SCORES[sighting.grade] * (sighting.likeness / 100.0)
    told = _reasons(seen, sighting)
    if sighting.grade is not Grade.FULL or sighting.form.derived:
        return Band.DOUBTFUL, score - 0.05 * sighting.form.derived, told
    if person.id not in seen.index.common or around is None:
        return Band.SURE, score, told
    points, reasons = support(person, around, context, company)
    told = (*told, "common-name", *reasons)
    if points >= ENOUGH_SUPPORT:
        return Band.SURE, score, told
    return Band.DOUBTFUL, score - _COMMON_PENALTY, told


def _reasons(seen: Scan, sighting: Sighting) -> tuple[str, ...]:
    """Return how a name was recognised: the grade, each part as written, registered and how alike, the endings."""
    surname, given, form = sighting.surname, sighting.given, sighting.form
    manner = surname.manner or (given.manner if given else "")
    reasons = [_TAGS.get(sighting.grade) or manner or "near-spelling"]
    if given and sighting.grade >= Grade.NEAR:
        reasons.append(f"given:{shown_part(seen, given, form.given_text)}")
    reasons.append(f"surname:{shown_part(seen, surname, form.surname_text)}")
    if given and given.ending:
        reasons.append(f"ending:{given.ending}")
    if surname.ending and not (given and given.ending == surname.ending):
        reasons.append(f"ending:{surname.ending}")
    if given and given.place > surname.place:
        reasons.append("order:surname-first")
    if form.derived:
        reasons.append("derived-spelling")
    return tuple(reasons)


def _mention(seen: Scan, text: str, sighting: Sighting, judged: tuple[Band, float, tuple[str, ...]]) -> Mention:
    start, end = seen.cut.span(sighting.first, sighting.last)
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
