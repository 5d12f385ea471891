"""Decisions of Austrian courts by docket number, from RIS (OGD-RIS API 2.6: JSON lists, decisions' texts in XML).

Documented in the handbook "OGD-RIS API V2.6" (https://data.bka.gv.at/ris/ogd/v2.6/). Each court has its own part of
the database, so a plain number is asked for in all of them; a docket may name the part ("Vwgh:Ra 2020/18/0123").
The courts pseudonymise their texts, so a surname that is not found means nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote, urlencode

from cases.observations import Outcome, Scope, ScopeKind
from cases.people import Roster
from watchers.contract import (
    Document,
    Header,
    PoliteHours,
    Purpose,
    Reading,
    Request,
    ScopeHeader,
    Source,
    Terms,
    Verified,
)
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.days import Order
from watchers.reading.json_lists import JsonList, read_json_list
from watchers.reading.own_dockets import own_rows
from watchers.reading.paging import PageNumbers
from watchers.reading.records import Fields
from watchers.reading.xml_lists import XmlList, read_xml_list

SEARCH = "https://data.bka.gv.at/ris/api/v2.6/Judikatur"
TEXTS = "https://www.ris.bka.gv.at/Dokumente"
COURT = "an Austrian court"

HEADER = Header(
    id="at_ris",
    title="Austrian courts (RIS)",
    url=SEARCH,
    language="de",
    country="AT",
    interval=timedelta(hours=24),
    match_by=("docket", "keyword"),
    rows=(0, 600),
    sentinel="OgdSearchResult.OgdDocumentResults.Hits",
    canary="none: every answer declares its total",
    reveals="docket",
    terms=Terms(
        "CC BY 4.0; to be shown: Rechtsinformationssystem des Bundes (RIS), https://www.ris.bka.gv.at",
        "5 s between requests; bulk at night (18 to 6 o'clock), told to ris.it@bka.gv.at first",
    ),
    verified=Verified.DOCUMENTED,
    gap_seconds=5.0,
    content_types=("application/json", "application/xml", "text/xml"),
    hosts=("data.bka.gv.at", "www.ris.bka.gv.at"),
    authority=True,
    hides_names=True,
    polite_hours=PoliteHours(18, 6, "Europe/Vienna"),
)

# The parts of the database, by what the ids of their decisions' texts begin with.
_PARTS = {
    "JJT": "Justiz",
    "JFT": "Vfgh",
    "JWT": "Vwgh",
    "BVWGT": "Bvwg",
    "LVWGT": "Lvwg",
    "ASYLGHT": "AsylGH",
}
# As rulings write the states that request people of ours.
_STATES = {
    "AZ": "Aserbaidschan",
    "BY": "Belarus",
    "KG": "Kirgisistan",
    "KZ": "Kasachstan",
    "MD": "Moldau",
    "RU": "Russland",
    "TJ": "Tadschikistan",
    "UA": "Ukraine",
    "UZ": "Usbekistan",
}
_RESULTS = "OgdSearchResult.OgdDocumentResults"
_METADATA = "Data.Metadaten"
# The JSON is XML turned over: a single hit is an object and none leave the key out, numbers are strings in "#text",
# what is missing is {"@xsi:nil": "true"}; an error, also a page past the last one, comes with HTTP 200.
LIST = JsonList(
    rows=f"{_RESULTS}.OgdDocumentReference",
    fields=Fields(
        key=f"{_METADATA}.Technisch.ID",
        title=(f"{_METADATA}.Technisch.Organ", f"{_METADATA}.Judikatur.Geschaeftszahl.item"),
        url=f"{_METADATA}.Allgemein.DokumentUrl",
        day=f"{_METADATA}.Judikatur.Entscheidungsdatum",
        facts={
            "docket": f"{_METADATA}.Judikatur.Geschaeftszahl.item",
            "court": f"{_METADATA}.Technisch.Organ",
            "ecli": f"{_METADATA}.Judikatur.EuropeanCaseLawIdentifier",
            "form": f"{_METADATA}.Judikatur.Dokumenttyp",
        },
        known=("Data",),
        states=docket_entry("AT", COURT),
    ),
    total=f"{_RESULTS}.Hits",
    errors=("OgdSearchResult.Error.Message", "OgdSearchResult.Error"),
    paging=PageNumbers("Seitennummer", 100),
    language="de",
)
TEXT = XmlList(
    root="ris:risdok",
    rows="ris:nutzdaten",
    fields=Fields(
        key=".//ris:absatz[@ct='gz']",
        title=(".//ris:absatz[@ct='gericht']", ".//ris:absatz[@ct='gz']"),
        day=".//ris:absatz[@ct='entscheidungsdatum']",
        order=Order.DAY_FIRST,
        text=(".//ris:absatz[@ct]",),
        facts={
            "docket": ".//ris:absatz[@ct='gz']",
            "court": ".//ris:absatz[@ct='gericht']",
            "ecli": ".//ris:absatz[@ct='ecli']",
        },
        states=docket_entry("AT", COURT),
    ),
    namespaces={"ris": "http://www.bka.gv.at"},
    language="de",
)


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each docket, and one for each requesting state: rulings on extradition may name it."""
    states = {state for person in roster.persons for state in person.requesting_states} & _STATES.keys()
    lists = {state: Scope(HEADER.id, ScopeKind.LIST, f"extradition-{state}") for state in sorted(states)}
    watched = (ScopeHeader(one, f"{HEADER.title}: {_STATES[state]}", SEARCH) for state, one in lists.items())
    return (*docket_scopes(HEADER, roster), *watched)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for one docket in its part of the database, or in every part where it names none; or for a keyword watch."""
    if scope.kind is ScopeKind.LIST:
        state = _STATES.get(scope.subject.rpartition("-")[2])
        return (_watched(state, scope),) if state else ()
    part, number = _split(scope.subject)
    return tuple(_asked(one, number, scope) for one in ((part,) if part else _PARTS.values()))


def _split(subject: str) -> tuple[str, str]:
    part, colon, number = subject.partition(":")
    known = next((one for one in _PARTS.values() if one.casefold() == part.strip().casefold()), "")
    return (known, number.strip()) if colon and known else ("", subject.strip())


def _asked(part: str, number: str, scope: Scope) -> Request:
    query = {
        "Applikation": part,
        "Geschaeftszahl": number,
        # Not the headnotes, which are filed under every decision that ever followed them.
        "Dokumenttyp.SucheInEntscheidungstexten": "true",
        "DokumenteProSeite": "OneHundred",
        "Seitennummer": 1,
    }
    return Request(f"{SEARCH}?{urlencode(query, quote_via=quote)}", scope)


def _watched(state: str, scope: Scope) -> Request:
    """Ask for the last month's rulings under the Extradition and Mutual Assistance Act (ARHG) that name a state."""
    query = {
        "Applikation": "Justiz",
        "Norm": "ARHG",
        "Suchworte": state,
        "ImRisSeit": "EinemMonat",
        "Dokumenttyp.SucheInEntscheidungstexten": "true",
        "DokumenteProSeite": "OneHundred",
        "Seitennummer": 1,
    }
    return Request(f"{SEARCH}?{urlencode(query, quote_via=quote)}", scope)


def lookup(scope: Scope, key: str) -> Request:
    """Ask for one decision's text, which stands in its part's folder under its id."""
    name = quote(key, safe="")
    return Request(f"{TEXTS}/{_part_of(key)}/{name}/{name}.xml", scope, Purpose.LOOKUP, record=key)


def read(document: Document) -> Reading:
    """Read a page of a search, or one decision's text."""
    is_text = document.body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    reading = _text(document) if is_text else read_json_list(LIST, document)
    if document.request.scope.kind is ScopeKind.LIST:
        hits = tuple(replace(seen, found_by_search=True) for seen in reading.observations)
        return replace(reading, observations=hits)
    return own_rows(document, reading, _split(document.request.scope.subject)[1])


def _text(document: Document) -> Reading:
    """Read a decision's text, which does not state its own id: that is the one it was asked by."""
    reading = read_xml_list(TEXT, document)
    if reading.outcome is not Outcome.COMPLETE:
        return reading
    if not reading.observations:
        return Reading(Outcome.SUSPECT, "the layout has changed: the decision has no text")
    (seen, *_) = reading.observations
    asked = document.request.record
    key = asked or seen.facts.get("ecli", seen.key)
    return replace(reading, observations=(replace(seen, key=key, url=_page(asked) if asked else None),), rows=1)


def _page(key: str) -> str:
    """Return the address of a decision's public page."""
    return f"https://www.ris.bka.gv.at/Dokument.wxe?Abfrage={_part_of(key)}&Dokumentnummer={quote(key, safe='')}"


def _part_of(key: str) -> str:
    return _PARTS.get(key.partition("_")[0], "Justiz")


SOURCE = Source(HEADER, scopes, requests, read, lookup)
