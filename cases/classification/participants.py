"""Who did what to whom: whether what a sentence tells happened to the person it names, or to somebody beside them."""

import re
from collections.abc import Sequence

from cases.classification.rules import Roles
from cases.names import Mention

# What is done to a person, so that the sentence must say so; other kinds only must not be somebody else's.
DONE_TO = frozenset(
    {
        "arrested",
        "bailed",
        "charged",
        "detained",
        "died",
        "disappeared",
        "extradition-surrendered",
        "house-arrest",
        "released",
        "remanded",
        "sentenced",
        "stopped-at-border",
        "travel-ban",
    }
)
REACH = 120
Trigger = re.Match[str]


def doubt_of_whom(sentence: str, mention: Mention, kind: str, triggers: Sequence[Trigger], roles: Roles) -> str | None:
    """Return why it may have happened to somebody else, None where the sentence says it happened to this person."""
    start, end = mention.span
    before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
    if roles.other_before.search(before) or (roles.other_after.search(after) and not roles.own_matter.search(after)):
        return "who:beside"
    if roles.speaks_next.search(after):
        return "who:speaks"
    if kind in DONE_TO:
        told = any(_done_to(sentence, mention, trigger, roles) for trigger in triggers)
        return None if told else "who:unclear"
    if all(_speaks_before(sentence, mention, trigger, roles) for trigger in triggers):
        return "who:speaks"
    return "who:another" if _another_extradited(sentence, mention, kind, roles) else None


def _done_to(sentence: str, mention: Mention, trigger: Trigger, roles: Roles) -> bool:
    start, end = mention.span
    if max(trigger.start() - end, start - trigger.end()) > REACH or roles.nominal.search(trigger[0]):
        return False
    if trigger.start() >= end:
        return _suffered(sentence, sentence[end : trigger.start()], mention, trigger, roles)
    if trigger.end() <= start:
        return _acted_upon(sentence, sentence[trigger.end() : start], mention, trigger, roles)
    # The name stands within what is told: "stopped NAME at the border".
    return not _inflection_contradicts(mention, roles, trigger[0])


def _suffered(sentence: str, gap: str, mention: Mention, trigger: Trigger, roles: Roles) -> bool:
    """NAME was arrested; NAME арестован; NAME is under house arrest."""
    gap = re.sub(r"^\s*,[^,]{1,80},", " ", gap)
    before = sentence[max(0, mention.span[0] - REACH) : mention.span[0]]
    if roles.speaking.search(gap) or roles.governed.search(before):
        return False
    passive = _is_passive(trigger[0], roles)
    if roles.noun.search(trigger[0]) and not roles.passive.search(trigger[0].split()[0]):
        return roles.name_then_noun.fullmatch(gap) is not None
    if not roles.name_then_verb.fullmatch(gap):
        return False
    if roles.case_endings:
        leads = passive or roles.object_first.search(before) is not None
        return leads and not _inflection_contradicts(mention, roles, trigger[0])
    if not passive:
        return False
    bare = not roles.auxiliary.search(sentence[: trigger.start()])
    return not (bare and roles.object_follows.match(sentence, trigger.end()))


def _acted_upon(sentence: str, gap: str, mention: Mention, trigger: Trigger, roles: Roles) -> bool:
    """Police arrested NAME; задержали NAME; задержан NAME."""
    before = sentence[: trigger.start()]
    if roles.auxiliary.search(before) or roles.infinitive.search(before):
        return False
    if not roles.verb_then_name.fullmatch(gap):
        return False
    return not _inflection_contradicts(mention, roles, trigger[0])


def _inflection_contradicts(mention: Mention, roles: Roles, verb: str) -> bool:
    """In Russian what was done to somebody is told of the nominative in the passive, and of an ending in the active."""
    return roles.case_endings and _inflected(mention) is _is_passive(verb, roles)


def _is_passive(words: str, roles: Roles) -> bool:
    first = words.split()[0]
    return any(roles.passive.search(verb) is not None for verb in (words, first))


def _inflected(mention: Mention) -> bool:
    return any(reason.startswith("ending:") for reason in mention.reasons)


def _speaks_before(sentence: str, mention: Mention, trigger: Trigger, roles: Roles) -> bool:
    """NAME said that a court refused the extradition: perhaps of somebody else."""
    end = mention.span[1]
    return trigger.start() >= end and roles.speaking.search(sentence[end : trigger.start()]) is not None


def _another_extradited(sentence: str, mention: Mention, kind: str, roles: Roles) -> bool:
    """Tell whether the one to be extradited is named, and is somebody else."""
    start = mention.span[0]
    objects = [match.end() for match in roles.other_extradited.finditer(sentence)] if "extradition" in kind else []
    return bool(objects) and not any(place <= start <= place + REACH for place in objects)
