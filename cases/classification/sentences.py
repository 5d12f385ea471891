"""Reading a text sentence by sentence: which kind of event each sentence reports of whom, and how sure that is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cases.classification.countries import places
from cases.classification.rules import Rules, language_of, rules
from cases.kinds import kinds
from cases.names import Mention, NameIndex, mentions
from cases.observations import Observation, Scope, ScopeKind, whole_text

MENTION = "mention"
# A demand is itself an asking, and an application too: words of asking do not make them doubtful.
ASKINGS = frozenset({"extradition-requested", "protection-sought"})
# "Denied" is how a refusal is told, so there it denies nothing.
REFUSALS = frozenset({"extradition-refused", "protection-refused"})
_DENYING = re.compile(r"\b(?:denie[sd]|deny)\b", re.IGNORECASE)
# Kinds of which one sentence cannot report two: where it seems to, an editor must read it.
POLES = (
    frozenset(
        f"extradition-{outcome}" for outcome in ("requested", "granted", "refused", "decree-annulled", "surrendered")
    ),
    frozenset({"protection-sought", "protection-granted", "protection-refused"}),
    frozenset({"arrested", "released"}),
    frozenset({"detained", "released"}),
    frozenset({"remanded", "released"}),
)
_END = re.compile(r"(?<=[.!?…])[\"»”)]?\s+|\n+")
# An initial or a short abbreviation before a full stop does not end a sentence.
_UNFINISHED = re.compile(r"(?:^|[\s(])(?:\w|им|ул|св|Mr|Mrs|Ms|Dr|St|No|art|ст)\.$")


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


def classify(observation: Observation, found: tuple[Mention, ...], index: NameIndex) -> tuple[Classified, ...]:
    """Return what an observation reports of each person it is about; a structured source's statements stand."""
    if observation.states:
        return tuple(_statements(observation, found))
    return tuple(_reported(observation, mention, index) for mention in found)


def classify_text(text: str, index: NameIndex) -> tuple[Classified, ...]:
    """Return what a bare text reports of the persons it names."""
    observation = Observation(Scope("text", ScopeKind.LIST, "text"), "text", "", text=text)
    return classify(observation, mentions(index, text), index)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; initials do not end one."""
    held = ""
    for part in _END.split(text):
        held = f"{held} {part}".strip()
        if held and not _UNFINISHED.search(held):
            yield held
            held = ""
    if held:
        yield held


def _statements(observation: Observation, found: tuple[Mention, ...]) -> Iterator[Classified]:
    for mention in found:
        for stated in observation.states:
            yield Classified(
                kind=stated.kind,
                sure=True,
                reasons=("stated-by-source", *mention.reasons),
                person=mention.person,
                country=stated.country,
                counter_country=stated.counter_country,
                docket=stated.docket,
                occurred_on=stated.occurred_on,
                attributes=stated.attributes,
            )


def _reported(observation: Observation, mention: Mention, index: NameIndex) -> Classified:
    """Return the gravest thing any sentence naming this person reports; a sure reading beats a doubtful one."""
    text = whole_text(observation)
    rules_ = rules(language_of(text))
    found = [
        _sentence(sentence, kind, mention, rules_)
        for sentence in sentences(text)
        if any(one.person == mention.person for one in mentions(index, sentence))
        for kind in _kinds(sentence, rules_)
    ]
    return max(found, key=_rank, default=Classified(MENTION, True, mention.reasons, mention.person))


def _rank(one: Classified) -> tuple[bool, int]:
    severities = ("info", "important", "urgent")
    return one.sure, severities.index(kinds()[one.kind].severity)


def _kinds(sentence: str, rules_: Rules) -> tuple[str, ...]:
    """Return the kinds a sentence may report: the first that fits, and with it whatever contradicts it."""
    fitting = [kind for kind, pattern in rules_.kinds if pattern.search(sentence)]
    return tuple(fitting[:1])


def _sentence(sentence: str, kind: str, mention: Mention, rules_: Rules) -> Classified:
    where = places(sentence, kind, rules_)
    doubts = tuple(_doubts(sentence, kind, rules_))
    return Classified(
        kind=kind,
        sure=not doubts,
        reasons=(*mention.reasons, f"said:{sentence[:160]}", *doubts),
        person=mention.person,
        country=where.country,
        counter_country=where.counter_country,
    )


def _doubts(sentence: str, kind: str, rules_: Rules) -> Iterator[str]:
    told = _DENYING.sub(" ", sentence) if kind in REFUSALS else sentence
    if denial := rules_.denial.search(told):
        yield f"denial:{denial[0].lower()}"
    if kind not in ASKINGS and (doubt := rules_.doubt.search(sentence)):
        yield f"doubt:{doubt[0].lower()}"
    fitting = {one for one, pattern in rules_.kinds if pattern.search(sentence)}
    for poles in POLES:
        if kind in poles and len(poles & fitting) > 1:
            yield f"both:{' '.join(sorted(poles & fitting))}"
