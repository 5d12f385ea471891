"""A source as a header without code: what is asked by docket, by name or as a whole list, and how answers are read."""

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import quote

from cases.names import latin_spellings
from cases.observations import Observation, Scope, ScopeKind, Statement
from cases.people import Person, Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source
from watchers.reading.csv_lists import CsvList, read_csv_list
from watchers.reading.html_lists import HtmlList, read_html_list
from watchers.reading.json_lists import JsonList, read_json_list
from watchers.reading.xml_lists import XmlList, read_xml_list

Layout = JsonList | CsvList | HtmlList | XmlList
Asking = Callable[[Roster, Scope], Sequence[Request]]
# Transliterations of one name differ in a letter or two; four of them find what a register is likely to write.
SPELLINGS = 4


def reader(layout: Layout) -> Callable[[Document], Reading]:
    """Return the function that reads documents of this layout."""
    match layout:
        case JsonList():
            return partial(read_json_list, layout)
        case CsvList():
            return partial(read_csv_list, layout)
        case HtmlList():
            return partial(read_html_list, layout)
        case XmlList():
            return partial(read_xml_list, layout)


def listed(header: Header, layout: Layout, *urls: str) -> Source:
    """Return a source that fetches whole lists and lets them be matched here: one scope an address."""
    scopes = tuple(
        ScopeHeader(Scope(header.id, ScopeKind.LIST, "list" if len(urls) == 1 else str(place)), header.title, url)
        for place, url in enumerate(urls, 1)
    )
    addresses = {scope.scope.subject: scope.url for scope in scopes}

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        return (Request(addresses[scope.subject], scope),) if scope.subject in addresses else ()

    return Source(header, lambda roster: scopes, requests, reader(layout))


def by_docket(header: Header, layout: Layout, url: str) -> Source:
    """Return a source that is asked for each docket tied to a person; `url` holds {docket}."""
    refuse_requesting_state(header)

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        return (Request(url.format(docket=quote(scope.subject, safe="")), scope),)

    return Source(header, partial(docket_scopes, header), requests, reader(layout))


def by_name(header: Header, layout: Layout, url: str) -> Source:
    """Return a source that is asked for each person in up to four spellings; `url` holds {given} and {surname}."""
    refuse_requesting_state(header)

    def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
        person = roster.person(scope.subject)
        pairs = latin_spellings(person, SPELLINGS) if person else ()
        return tuple(
            Request(url.format(given=quote(given, safe=""), surname=quote(surname, safe="")), scope)
            for given, surname in pairs
        )

    return Source(header, partial(person_scopes, header), requests, reader(layout))


def refuse_requesting_state(header: Header) -> None:
    """Raise ValueError where a requesting state's host would learn a name or a docket (DESIGN §4)."""
    if header.side == "requesting_state":
        raise ValueError(f"{header.id} is a requesting state's source: fetch whole lists only.")


def docket_scopes(header: Header, roster: Roster) -> tuple[ScopeHeader, ...]:
    """Return one scope for each docket of this source, whoever it is tied to."""
    numbers = dict.fromkeys(
        docket.number for person in roster.persons for docket in person.dockets if docket.source == header.id
    )
    return tuple(
        ScopeHeader(Scope(header.id, ScopeKind.DOCKET, number), f"{header.title}, no {number}", header.url)
        for number in numbers
    )


def person_scopes(header: Header, roster: Roster) -> tuple[ScopeHeader, ...]:
    """Return one scope for each followed person."""

    def scope(person: Person) -> ScopeHeader:
        return ScopeHeader(Scope(header.id, ScopeKind.PERSON, person.id), f"{header.title}: {person.name}", header.url)

    return tuple(scope(person) for person in roster.persons)


def docket_entry(country: str, court: str) -> Callable[[Observation], tuple[Statement, ...]]:
    """Return what every record of a court states at least: an entry under a docket, on its day."""

    def states(seen: Observation) -> tuple[Statement, ...]:
        day = seen.published_at.date().isoformat() if seen.published_at else None
        said = {"body": seen.facts.get("court", court)}
        return (Statement("docket-entry", country, None, seen.facts.get("docket"), day, said),)

    return states
