"""Which states a sentence names: the host where it happened, and the states that ask."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from cases.classification.rules import Rules
from cases.kinds import kinds

# How far before and after a country's name its part in the sentence is looked for.
REACH = 60
REQUESTED = "extradition-requested"
# Tracks whose country is whose list or request it is: there the state that asks is the one.
ISSUED = frozenset({"interpol-data", "other-lists"})


class Part(Enum):
    """What a country is in a sentence; a nationality is none of it."""

    PLACE = auto()
    AUTHORITY = auto()
    ASKING = auto()
    ORIGIN = auto()
    BARE = auto()


@dataclass(frozen=True, slots=True)
class Places:
    """The country an event belongs to and its counter-country, None where the sentence leaves it open."""

    country: str | None = None
    counter_country: str | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    code: str
    part: Part | None
    start: int
    end: int


def places(sentence: str, kind: str, trigger: int, rules_: Rules) -> tuple[Places, ...]:
    """Return the states of an event of this kind told at `trigger`, one for each state that asks; never none.

    A state is only given as far as the sentence says it without ambiguity.
    """
    named = [one for one in _parted(sentence, rules_, kinds()[kind].track == "extradition") if one.part]
    track = kinds()[kind].track
    if track == "extradition":
        return _extradition(named, kind, trigger)
    if track in ISSUED:
        return (Places(_only(named, Part.ASKING) or _only(named, Part.AUTHORITY)),)
    for part in (Part.PLACE, Part.AUTHORITY, Part.BARE):
        if any(one.part is part for one in named):
            return (Places(_only(named, part)),)
    return (Places(),)


def _extradition(named: Sequence[_Named], kind: str, trigger: int) -> tuple[Places, ...]:
    asking = [one.code for one in named if one.part is Part.ASKING]
    if kind == REQUESTED:
        subjects = (Part.BARE, Part.AUTHORITY)
        asking += [one.code for one in named if one.part in subjects and one.start < trigger][: 1 - min(len(asking), 1)]
    hosts = dict.fromkeys(one.code for one in named if one.code not in asking)
    host = next(iter(hosts)) if len(hosts) == 1 else None
    return tuple(Places(host, code) for code in dict.fromkeys(asking)) or (Places(host),)


def _only(named: Sequence[_Named], part: Part) -> str | None:
    codes = {one.code for one in named if one.part is part}
    return next(iter(codes)) if len(codes) == 1 else None


def _parted(sentence: str, rules_: Rules, extradition: bool) -> list[_Named]:
    """Return the countries of a sentence with their parts; one in a list takes the part of the one before it."""
    found: list[_Named] = []
    for code, start, end, is_adjective in _mentioned(sentence, rules_):
        part = _part(sentence, start, end, rules_, extradition, is_adjective)
        listed = bool(found) and rules_.standing.listing.fullmatch(sentence[found[-1].end : start])
        if listed and not is_adjective and (part in (Part.BARE, Part.PLACE) and found[-1].part):
            part = found[-1].part
        found.append(_Named(code, part, start, end))
    return found


def _mentioned(sentence: str, rules_: Rules) -> list[tuple[str, int, int, bool]]:
    return sorted(_each(sentence, rules_), key=lambda one: (one[1], -one[2]))


def _each(sentence: str, rules_: Rules) -> Iterator[tuple[str, int, int, bool]]:
    for code, country in rules_.countries.items():
        for pattern, is_adjective in ((country.names, False), (country.adjectives, True)):
            for match in pattern.finditer(sentence):
                yield code, match.start(), match.end(), is_adjective


def _part(sentence: str, start: int, end: int, rules_: Rules, extradition: bool, is_adjective: bool) -> Part | None:
    standing = rules_.standing
    before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
    if standing.request.search(after) or standing.asking.search(before):
        return Part.ASKING if extradition or standing.asking.search(before) else Part.AUTHORITY
    if standing.authority.search(after) or (not is_adjective and standing.authority_of.search(before)):
        return Part.AUTHORITY
    if is_adjective:
        return None
    if standing.origin.search(before):
        return Part.ORIGIN if extradition else None
    return _place(before, sentence[start:end], rules_, extradition)


def _place(before: str, word: str, rules_: Rules, extradition: bool) -> Part | None:
    """Tell a place from a destination; where the language marks neither, a bare name is whoever acts."""
    standing = rules_.standing
    if not standing.place.search(before):
        return Part.BARE
    last = re.split(r"\s", word)[-1]
    if standing.unchanging.search(last):
        return Part.ASKING if extradition else Part.PLACE
    if standing.destination_ending.search(last) and not standing.place_ending.search(last):
        return Part.ASKING if extradition else None
    return Part.PLACE
