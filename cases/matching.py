"""Whom an observation is about: names in its text, the record's own name, or the docket it answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cases.classification import Classified, classify
from cases.names import Band, Mention, MentionContext, NameIndex, match_record, mentions
from cases.observations import Observation, ScopeKind, whole_text
from cases.people import Docket, Person


@dataclass(frozen=True, slots=True)
class Matched:
    """An observation with the persons it is about, each with band and reasons, and what it reports of them."""

    observation: Observation
    mentions: tuple[Mention, ...]
    classified: tuple[Classified, ...]


def match(observations: Sequence[Observation], index: NameIndex) -> tuple[Matched, ...]:
    """Match observations against everybody followed; runs before the write transaction (it is the slow part)."""
    return tuple(_matched(one, index) for one in observations)


def _matched(observation: Observation, index: NameIndex) -> Matched:
    return _read_for(observation, persons_in(observation, index), index)


def _read_for(observation: Observation, found: tuple[Mention, ...], index: NameIndex) -> Matched:
    return Matched(observation, found, classify(observation, found, index))


def of_nobody(matched: Sequence[Matched]) -> tuple[str, ...]:
    """Return the keys of records that state something and name nobody, as a removal from a list does."""
    return tuple(
        one.observation.key
        for one in matched
        if not one.mentions and one.observation.states and not one.observation.names
    )


def tied_as_before(matched: Sequence[Matched], persons: Mapping[str, str], index: NameIndex) -> tuple[Matched, ...]:
    """Return the matches with nameless records tied to whom the register holds of them (person ids by record key)."""
    known = {key: index.persons.get(persons.get(key, "")) for key in of_nobody(matched)}
    return tuple(
        _read_for(one.observation, (_as_before(person, one.observation.key),), index)
        if (person := known.get(one.observation.key)) is not None
        else one
        for one in matched
    )


def _as_before(person: Person, key: str) -> Mention:
    return Mention(person.id, Band.SURE, 1.0, (0, 0), key, person.name, False, (f"record:{key}",))


def persons_in(observation: Observation, index: NameIndex) -> tuple[Mention, ...]:
    """Return whom an observation is about, without what it reports of them."""
    match observation.scope.kind:
        case ScopeKind.DOCKET:
            return _by_docket(observation, index)
        case ScopeKind.PERSON:
            return _by_record(observation, index)
        case _:
            tied = _by_record_id(observation, index) + _by_listed_docket(observation, index)
            return tied or mentions(index, whole_text(observation), _context(observation))


def _by_docket(observation: Observation, index: NameIndex) -> tuple[Mention, ...]:
    """The docket itself ties a decision to a person: anonymised texts name nobody."""
    asked = plain_docket(observation.scope.subject)
    return tuple(
        Mention(
            person=person.id,
            band=Band.SURE,
            score=1.0,
            span=(0, 0),
            matched=docket.number,
            spelling=person.name,
            full_name=False,
            reasons=(f"docket:{docket.number}",),
        )
        for person in index.persons.values()
        for docket in _once(person.dockets)
        if asked and plain_docket(docket.number) == asked and docket.source == observation.source
    )


def _once(dockets: Sequence[Docket]) -> list[Docket]:
    return list({(plain_docket(docket.number), docket.source): docket for docket in dockets}.values())


def plain_docket(number: str) -> str:
    """Return a docket number as it is compared: letters and digits of any script, in lower case."""
    return re.sub(r"[\W_]+", "", number.casefold())


def _by_record(observation: Observation, index: NameIndex) -> tuple[Mention, ...]:
    """Compare a record that states a name with the person it was asked for; one that states none is read as a text."""
    if not observation.names:
        return _found_by_search(observation, index)
    nationalities = tuple(filter(None, observation.facts.get("nationalities", "").split(",")))
    found = match_record(index, observation.scope.subject, observation.names, _birth_date(observation), nationalities)
    if found is None and observation.found_by_search:
        return _found_by_search(observation, index)
    return (found,) if found else ()


def _by_listed_docket(observation: Observation, index: NameIndex) -> tuple[Mention, ...]:
    """Tie an entry of a whole list to whoever has its number at that very court: such a host is never asked for one."""
    stated = plain_docket(observation.facts.get("docket", ""))
    return tuple(
        Mention(person.id, Band.SURE, 1.0, (0, 0), docket.number, person.name, False, (f"docket:{docket.number}",))
        for person in index.persons.values()
        for docket in _once(person.dockets)
        if stated and docket.source == observation.source and plain_docket(docket.number) == stated
    )


def _by_record_id(observation: Observation, index: NameIndex) -> tuple[Mention, ...]:
    """Tie a list's record to whoever is known to be meant by its id: a removal states nothing else."""
    stated = observation.facts.get("entity_id")
    return tuple(
        Mention(person.id, Band.SURE, 1.0, (0, 0), stated, person.name, False, (f"record:{stated}",))
        for person in index.persons.values()
        if stated and stated in person.record_ids.values()
    )


def _found_by_search(observation: Observation, index: NameIndex) -> tuple[Mention, ...]:
    """Return whom a text names; where it does not name the person asked for, the host's own search did: an editor asks.

    Courts search whole judgments and answer with their titles alone, so that the name stands where we cannot see it.
    """
    named = mentions(index, whole_text(observation), _context(observation))
    person = index.persons.get(observation.scope.subject)
    if person is None or any(one.person == person.id for one in named):
        return named
    searched = Mention(person.id, Band.DOUBTFUL, 0.4, (0, 0), "", person.name, False, ("found-by-search",))
    return (*named, searched)


def _birth_date(observation: Observation) -> date | None:
    try:
        return date.fromisoformat(observation.facts.get("birth_date", ""))
    except ValueError:
        return None


def _context(observation: Observation) -> MentionContext:
    country = observation.facts.get("country")
    return MentionContext(
        countries=(country,) if country else (),
        dockets=tuple(filter(None, observation.facts.get("docket", "").split(","))),
        language=observation.language,
    )
