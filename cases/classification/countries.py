"""Which states a sentence names: the host where it happened, and the state that asks."""

import re
from dataclasses import dataclass

from cases.classification.rules import Rules
from cases.kinds import kinds


@dataclass(frozen=True, slots=True)
class Places:
    """The country an event belongs to and its counter-country, None where the sentence leaves it open."""

    country: str | None = None
    counter_country: str | None = None


def places(sentence: str, kind: str, rules_: Rules) -> Places:
    """Return the states of an event of this kind, as far as one sentence says them without ambiguity."""
    named = _named(sentence, rules_)
    if kinds()[kind].track != "extradition":
        return Places(named[0] if len(named) == 1 else None)
    asking = [code for code in named if _asks(sentence, code, rules_)]
    if kind == "extradition-requested" and not asking and len(named) == 1:
        return Places(None, named[0])
    hosts = [code for code in named if code not in asking]
    return Places(hosts[0] if len(hosts) == 1 else None, asking[0] if len(asking) == 1 else None)


def _named(sentence: str, rules_: Rules) -> list[str]:
    found = {code: match.start() for code, pattern in rules_.countries.items() if (match := pattern.search(sentence))}
    return sorted(found, key=found.__getitem__)


def _asks(sentence: str, code: str, rules_: Rules) -> bool:
    pattern = rf"(?<!\w){rules_.requesting}{rules_.countries[code].pattern}"
    return re.search(pattern, sentence, re.IGNORECASE) is not None
