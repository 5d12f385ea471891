"""Reading one sentence: which kind of event it reports of a person it names, where, when, and how sure that is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cases.classification.countries import places
from cases.classification.moments import belonging, moments, without
from cases.classification.participants import doubt_of_whom
from cases.classification.rules import Pattern, Rules
from cases.episodes import family
from cases.names import Mention

# A demand is itself an asking, and an application too: words of asking do not make them doubtful.
ASKINGS = frozenset({"extradition-requested", "protection-sought"})
# Words that turn an outcome round are how these outcomes themselves are told.
TURNED = frozenset(
    {
        "extradition-decree-annulled",
        "extradition-refused",
        "extradition-suspended",
        "interpol-data-deleted",
        "protection-refused",
        "protection-withdrawn",
    }
)
# Kinds of which one sentence cannot report two: where it seems to, an editor must read it.
POLES = (
    frozenset(
        f"extradition-{outcome}"
        for outcome in ("requested", "granted", "refused", "decree-annulled", "suspended", "surrendered")
    ),
    frozenset({"protection-sought", "protection-granted", "protection-refused", "protection-withdrawn"}),
    frozenset({"arrested", "released", "bailed", "house-arrest"}),
    frozenset({"detained", "released", "bailed"}),
    frozenset({"remanded", "released", "bailed"}),
)
# What a house arrest, a release on bail, or a deletion is told with.
WITHIN = {
    "house-arrest": frozenset({"arrested"}),
    "bailed": frozenset({"released"}),
    "interpol-data-deleted": frozenset({"notice-reported"}),
}
QUOTED = 160


@dataclass(frozen=True, slots=True)
class Classified:
    """What an observation reports of one person (or circle); `sure` is false where an editor must look."""

    kind: str
    sure: bool
    reasons: tuple[str, ...]
    person: str | None = None
    circle: str | None = None
    country: str | None = None
    counter_country: str | None = None
    docket: str | None = None
    occurred_on: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence may report: the kind, where it is told, its words, and all kinds that fit beside it.

    `plain` is the sentence with its dates, and the phrase that settled the kind, blanked.
    """

    kind: str
    triggers: tuple[re.Match[str], ...]
    plain: str
    beside: frozenset[str]


def told_in(sentence: str, rules_: Rules) -> Iterator[Told]:
    """Yield what a sentence may report of anybody: of opposites only the first that fits; dates must be blanked.

    A phrase that settles the polarity is blanked before anything else is looked for.
    """
    plain = sentence
    phrase = next(_fitting(sentence, rules_.phrases), None)
    for match in phrase[1] if phrase else ():
        plain = f"{plain[: match.start()]}{' ' * (match.end() - match.start())}{plain[match.end() :]}"
    fitting = [*([phrase] if phrase else []), *_fitting(plain, rules_.kinds)]
    kept: list[str] = []
    for kind, triggers in fitting:
        if not any(_one_matter(kind, other) for other in kept):
            kept.append(kind)
            yield Told(kind, triggers, plain, frozenset(one for one, _ in fitting))


def _one_matter(kind: str, other: str) -> bool:
    """Tell whether two kinds are opposites, or two words for one thing, so that only the first is reported."""
    opposite = any(kind in poles and other in poles for poles in POLES)
    return family(kind) == family(other) or opposite or kind in WITHIN.get(other, ())


def readings(sentence: str, mention: Mention, published: date | None, rules_: Rules) -> Iterator[Classified]:
    """Yield what a sentence reports of a person it names, one for each state that asks."""
    stated = moments(sentence, rules_.calendar, published)
    blanked = without(sentence, stated)
    for told in told_in(blanked, rules_):
        trigger = told.triggers[0].start()
        doubts = tuple(_doubts(blanked, told, mention, rules_))
        for where in places(sentence, told.kind, trigger, rules_):
            yield Classified(
                kind=told.kind,
                sure=not doubts,
                reasons=(*mention.reasons, f"said:{sentence[:QUOTED]}", *doubts),
                person=mention.person,
                country=where.country,
                counter_country=where.counter_country,
                occurred_on=belonging(blanked, stated, trigger, rules_.calendar),
            )


def _fitting(sentence: str, rules_: Sequence[tuple[str, Pattern]]) -> Iterator[tuple[str, tuple[re.Match[str], ...]]]:
    for kind, pattern in rules_:
        if found := tuple(pattern.finditer(sentence)):
            yield kind, found


def _doubts(sentence: str, told: Told, mention: Mention, rules_: Rules) -> Iterator[str]:
    yield from _said_otherwise(told, rules_)
    if whom := doubt_of_whom(sentence, mention, told.kind, told.triggers, rules_.roles):
        yield whom
    fitting = told.beside - WITHIN.get(told.kind, frozenset())
    for poles in POLES:
        if told.kind in poles and len(poles & fitting) > 1:
            yield f"both:{' '.join(sorted(poles & fitting))}"


def _said_otherwise(told: Told, rules_: Rules) -> Iterator[str]:
    """Yield the words with which nothing may have happened, or the contrary."""
    words = rules_.doubts
    if denial := words.denial.search(told.plain):
        yield f"denial:{denial[0].lower()}"
    if told.kind not in ASKINGS and (doubt := words.doubt.search(told.plain)):
        yield f"doubt:{doubt[0].lower()}"
    if hearsay := words.hearsay.search(told.plain):
        yield f"hearsay:{hearsay[0].lower()}"
    turned = (match for match in words.reversal.finditer(told.plain) if not _tells(match, told))
    if reversal := next(turned, None):
        yield f"reversal:{reversal[0].lower()}"


def _tells(word: re.Match[str], told: Told) -> bool:
    """Tell whether a word that turns outcomes round is the very one by which such an outcome is told."""
    borders = ((trigger.start(), trigger.end()) for trigger in told.triggers)
    return told.kind in TURNED and any(word.start() == begin or word.end() == end for begin, end in borders)
