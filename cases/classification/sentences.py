"""Reading a text sentence by sentence: what it reports of each person it names; doubt goes to the editors."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cases.classification.readings import Classified, readings
from cases.classification.rules import Rules, language_of, rules
from cases.episodes import family
from cases.kinds import kinds
from cases.names import Mention, NameIndex, mentions
from cases.observations import Observation, Scope, ScopeKind, Statement, whole_text

__all__ = ["Classified", "classify", "classify_text", "sentences"]

MENTION = "mention"
# Nothing longer is one sentence; a page without full stops is read in pieces.
LONGEST = 1500
_SEVERITIES = ("info", "important", "urgent")
_END = re.compile(r"(?<=[.!?…])[\"»”)]?\s+|\n{2,}|\n(?!\s*[a-zа-яё])")
# An initial or a short abbreviation before a full stop does not end a sentence.
_UNFINISHED = re.compile(r"(?:^|[\s(])(?:\w|им|ул|св|Mr|Mrs|Ms|Dr|St|No|art|ст)\.$")
_LONGEST_ABBREVIATION = 8
# Words by which nothing has happened (yet): beside something sure they are no news.
_UNREAL = ("denial:", "doubt:")


def classify(observation: Observation, found: tuple[Mention, ...], index: NameIndex) -> tuple[Classified, ...]:
    """Return what an observation reports of each person it is about; a structured source's statements stand."""
    if observation.states:
        return tuple(_stated(stated, mention) for mention in found for stated in observation.states)
    if not found:
        return ()
    text = whole_text(observation)
    rules_ = rules(language_of(text))
    read: dict[str, list[Classified]] = {mention.person: [] for mention in found}
    published = observation.published_at.date() if observation.published_at else None
    for sentence in sentences(text):
        named = _named(sentence, rules_, index)
        for mention in named:
            found_here = readings(sentence, mention, published, rules_)
            shared = _shared_surname(mention, named)
            read.get(mention.person, []).extend(map(_doubted, found_here) if shared else found_here)
    return tuple(one for mention in found for one in _reported(mention, read[mention.person]))


def classify_text(text: str, index: NameIndex) -> tuple[Classified, ...]:
    """Return what a bare text reports of the persons it names."""
    observation = Observation(Scope("text", ScopeKind.LIST, "text"), "text", "", text=text)
    return classify(observation, mentions(index, text), index)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, over-long ones in pieces; initials do not end one."""
    held: list[str] = []
    for part in (piece for whole in _END.split(text) for piece in _pieces(whole)):
        held.append(part)
        unfinished = _UNFINISHED.search(part[-_LONGEST_ABBREVIATION:]) and sum(map(len, held)) < LONGEST
        if part and not unfinished:
            yield " ".join(held).strip()
            held = []
    if any(held):
        yield " ".join(held).strip()


def _pieces(whole: str) -> Iterator[str]:
    whole = whole.strip()
    while len(whole) > LONGEST:
        cut = whole.rfind(" ", 0, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield whole[:cut]
        whole = whole[cut:].lstrip()
    yield whole


def _named(sentence: str, rules_: Rules, index: NameIndex) -> tuple[Mention, ...]:
    """Return whom a sentence names, if any rule fits it at all: names are the dearer search."""
    if not any(pattern.search(sentence) for _, pattern in (*rules_.phrases, *rules_.kinds)):
        return ()
    return mentions(index, sentence)


def _shared_surname(mention: Mention, named: tuple[Mention, ...]) -> bool:
    """Tell whether a bare surname may be another followed person's as well: Yunus is Leyla, or Arif."""
    return not mention.full_name and any(
        other.span == mention.span and other.person != mention.person for other in named
    )


def _doubted(one: Classified) -> Classified:
    return replace(one, sure=False, reasons=(*one.reasons, "who:shared-surname"))


def _stated(stated: Statement, mention: Mention) -> Classified:
    """A kind we do not know is kept as a mention, and an editor is asked what it is."""
    known = stated.kind in kinds()
    unknown = () if known else (f"unknown-kind:{stated.kind}",)
    return Classified(
        kind=stated.kind if known else MENTION,
        sure=known,
        reasons=("stated-by-source", *mention.reasons, *unknown),
        person=mention.person,
        country=stated.country,
        counter_country=stated.counter_country,
        docket=stated.docket,
        occurred_on=stated.occurred_on,
        attributes=stated.attributes,
    )


def _reported(mention: Mention, read: list[Classified]) -> Iterator[Classified]:
    """Yield each different thing reported of a person, surest and gravest first; else a plain mention."""
    certain = any(one.sure for one in read)
    kept: list[Classified] = []
    for one in sorted(read, key=_rank, reverse=True):
        if (certain and _unreal(one)) or any(_repeats(one, other) for other in kept):
            continue
        kept.append(one)
    yield from kept or (Classified(MENTION, True, mention.reasons, mention.person),)


def _rank(one: Classified) -> tuple[bool, int, int]:
    known = (one.country is not None) + (one.counter_country is not None) + (one.occurred_on is not None)
    return one.sure, _SEVERITIES.index(kinds()[one.kind].severity), known


def _unreal(one: Classified) -> bool:
    doubts = [
        reason for reason in one.reasons if reason.startswith((*_UNREAL, "hearsay:", "reversal:", "who:", "both:"))
    ]
    return bool(doubts) and all(doubt.startswith(_UNREAL) for doubt in doubts)


def _repeats(one: Classified, other: Classified) -> bool:
    if family(one.kind) != family(other.kind):
        return False
    if other.sure and not one.sure and any(reason.startswith("who:") for reason in one.reasons):
        return True
    same_place = one.country in (None, other.country) and one.counter_country in (None, other.counter_country)
    return same_place and (one.occurred_on in (None, other.occurred_on) or not one.sure)
