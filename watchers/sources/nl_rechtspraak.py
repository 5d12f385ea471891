"""Decisions of Dutch courts by ECLI, from the open data of the Council for the Judiciary (data.rechtspraak.nl, XML).

Documented (technical documentation of Open Data van de Rechtspraak) and recorded: `open-rechtspraak`, which holds the
register's metadata as RDF, the page's metadata, and, where it is published, a summary and the text. There is no search
for words, and natural persons are anonymised ("[verdachte]"), so the feed of changed decisions can be matched with
nobody: a case is followed by its ECLI, as the number of a docket or as the ECLI of one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from urllib.parse import quote
from xml.etree.ElementTree import Element

from cases.matching import plain_docket
from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.records import Fields, observed
from watchers.reading.xml_lists import parsed_xml, values_in

CONTENT = "https://data.rechtspraak.nl/uitspraken/content?id="
# An ECLI that replaced another can be replaced itself; a longer chain is a circle.
LONGEST_CHAIN = 4

HEADER = Header(
    id="nl_rechtspraak",
    title="Dutch courts (Rechtspraak open data)",
    url="https://data.rechtspraak.nl/uitspraken/content",
    language="nl",
    country="NL",
    interval=timedelta(hours=12),
    match_by=("docket", "ecli"),
    rows=(0, LONGEST_CHAIN),
    always_read=True,  # a replaced decision leads to the one that replaced it
    sentinel="open-rechtspraak",
    canary="none: an ECLI has one document or answers 404",
    reveals="docket",
    terms=Terms("CC0 (public domain)", "10 requests a second; one every 2 s is asked"),
    verified=Verified.RECORDED,
    content_types=("application/xml", "text/xml", "application/rdf+xml"),
    hosts=("data.rechtspraak.nl",),
    authority=True,
    hides_names=True,
)

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "psi": "http://psi.rechtspraak.nl/",
    "text": "http://www.rechtspraak.nl/schema/rechtspraak-1.0",
}
_ECLI = re.compile(r"ECLI:NL:[A-Z]{1,7}:\d{4}:[A-Z0-9.]{1,25}", re.IGNORECASE)
_TEXTS = ("text:inhoudsindicatie", "text:uitspraak", "text:conclusie")
_LINES = frozenset(f"{{{NAMESPACES['text']}}}{name}" for name in ("para", "title", "bridgehead"))


def _states(seen: Observation) -> tuple[Statement, ...]:
    """An entry under the docket; of a replaced ECLI also what replaced it, as the register says."""
    said = {"outcome": f"replaced by {seen.facts['replaced_by']}"} if "replaced_by" in seen.facts else {}
    entry = docket_entry("NL", "a Dutch court")(seen)
    return tuple(replace(one, attributes={**one.attributes, **said}) for one in entry)


# `dcterms:modified` moves when only the markup does, so it is no field of ours.
FIELDS = Fields(
    key="dcterms:identifier",
    title=("dcterms:creator", "dcterms:type", "psi:zaaknummer"),
    page="https://uitspraken.rechtspraak.nl/details?id={key}",
    day="dcterms:date",
    facts={
        "docket": "psi:zaaknummer",
        "ecli": "dcterms:identifier",
        "court": "dcterms:creator",
        "form": "dcterms:type",
        "procedure": "psi:procedure",
        "replaced_by": "dcterms:isReplacedBy",
    },
    states=_states,
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for a docket's ECLI; a docket without one has no question here, which its status then says."""
    same = plain_docket(scope.subject)
    noted = [
        docket.ecli or ""
        for person in roster.persons
        for docket in person.dockets
        if docket.source == HEADER.id and plain_docket(docket.number) == same
    ]
    found = next((one for one in (scope.subject, *noted) if _ECLI.fullmatch(one.strip())), None)
    return (_asked(scope, found.strip().upper()),) if found else ()


def _asked(scope: Scope, ecli: str) -> Request:
    """An unknown ECLI answers 404: asked for as a look-up, that is an answer (nothing is published), not a fault."""
    return Request(f"{CONTENT}{quote(ecli, safe='')}", scope, Purpose.LOOKUP, record=ecli)


def read(document: Document) -> Reading:
    """Read one decision, and ask for the one that has replaced it."""
    root = parsed_xml(document.body)
    if isinstance(root, tuple):
        return Reading(*root)
    register = root.find("rdf:RDF/rdf:Description", NAMESPACES) if root.tag == "open-rechtspraak" else None
    seen = observed(document, values_in(register, NAMESPACES), FIELDS, "nl") if register is not None else None
    if seen is None or not _ECLI.fullmatch(seen.key):
        return Reading(Outcome.SUSPECT, "the layout has changed: the document is no decision with an ECLI")
    asked = document.request.record
    if asked and asked != seen.key.upper():
        return Reading(Outcome.SUSPECT, f"{seen.key} came where {asked} was asked for")
    return _read(document, replace(seen, text=_text(root)))


def _read(document: Document, seen: Observation) -> Reading:
    successor = seen.facts.get("replaced_by", "")
    if not successor:
        return Reading(Outcome.COMPLETE, "the decision was read", (seen,), rows=1)
    reason = f"this ECLI has been replaced by {successor}"
    if not _ECLI.fullmatch(successor) or document.request.page >= LONGEST_CHAIN:
        return Reading(Outcome.PARTIAL, f"{reason}, which is not asked for", (seen,), rows=1)
    following = replace(_asked(document.request.scope, successor.upper()), page=document.request.page + 1)
    return Reading(Outcome.COMPLETE, reason, (seen,), (following,), rows=1)


def _text(root: Element) -> str:
    """Return the summary and the text, one paragraph a line; of some decisions only the metadata is published."""
    parts = [part for name in _TEXTS for part in root.findall(name, NAMESPACES)]
    said = (" ".join("".join(one.itertext()).split()) for part in parts for one in _lines(part))
    return "\n".join(filter(None, said))


def _lines(part: Element) -> Iterator[Element]:
    """Yield the paragraphs and headings of a text in order, none inside another, however deep they stand."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if one.tag in _LINES:
            yield one
        else:
            waiting.extend(reversed(one))


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read)
