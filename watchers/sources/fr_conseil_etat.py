"""Decisions of French administrative courts by docket, from their open data (opendata.justice-administrative.fr).

Undocumented: the JSON that the site's own search page is fed with (Elasticsearch), known from its users; never
recorded here. It begins in September 2021 (Conseil d'État), March 2022 (courts of appeal) and June 2022 (tribunals):
for what is older there is ArianeWeb. The texts are anonymised ("M. A... B..."), so a case is followed by its docket.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote, unquote

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.docket_answers import only_filed_under, only_where_whole, stated_under
from watchers.reading.french_rulings import Ruled, Ruling, ruling_in_text
from watchers.reading.html_text import text_of
from watchers.reading.json_documents import parse_object
from watchers.reading.json_lists import JsonList, read_json_list, texts_at, values_at
from watchers.reading.records import Fields, observed

SITE = "https://opendata.justice-administrative.fr/recherche"
SUPREME, COURT = "CE", "a French administrative court"
# The search has no pages: what is not in the first answer cannot be had. The host gives up to 10,000 rows.
ROWS = 200
# "noSecondvalue" in Base64: what the site's own page sends where it has nothing to say.
NO_SECOND_VALUE = "bm9TZWNvbmR2YWx1ZQ=="

HEADER = Header(
    id="fr_conseil_etat",
    title="French administrative courts (open data)",
    url=f"{SITE}/",
    language="fr",
    country="FR",
    interval=timedelta(hours=6),
    match_by=("docket",),
    rows=(0, ROWS),
    sentinel="decisions.body.hits.total",
    canary="none: a docket's answer is short and whole",
    reveals="docket",
    terms=Terms("Licence Ouverte 2.0", "none stated; an undocumented interface: always ask by docket"),
    verified=Verified.DOCUMENTED,
    content_types=("application/json",),
    hosts=("opendata.justice-administrative.fr",),
    authority=True,
    hides_names=True,
)

# Two letters of a docket name the court of appeal (24PA03561 is Paris's).
_APPEAL = {"BX": 33, "DA": 59, "LY": 69, "MA": 13, "NC": 54, "NT": 44, "PA": 75, "TL": 31, "VE": 78}
# Tribunals number alike, so their dockets are asked of one tribunal only: by the town in the docket's court.
_TRIBUNALS = {
    "06": "Nice", "13": "Marseille", "14": "Caen", "20": "Bastia", "21": "Dijon", "25": "Besançon", "30": "Nîmes",
    "31": "Toulouse", "33": "Bordeaux", "34": "Montpellier", "35": "Rennes", "38": "Grenoble", "44": "Nantes",
    "45": "Orléans", "51": "Châlons", "54": "Nancy", "59": "Lille", "63": "Clermont", "64": "Pau",
    "67": "Strasbourg", "69": "Lyon", "75": "Paris", "76": "Rouen", "77": "Melun", "78": "Versailles",
    "80": "Amiens", "83": "Toulon", "86": "Poitiers", "87": "Limoges", "93": "Montreuil", "95": "Cergy",
    "101": "La Réunion", "102": "Martinique", "103": "Polynésie", "104": "Nouvelle-Calédonie", "105": "Guadeloupe",
    "106": "Guyane", "107": "Mayotte",
}  # fmt: skip
_SUPREME_DOCKET = re.compile(r"\d{5,6}")
_APPEAL_DOCKET = re.compile(r"\d{2}([A-Z]{2})\d{5}", re.IGNORECASE)
_TRIBUNAL_DOCKET = re.compile(r"\d{7}(?:-\d)?")
_HITS = "decisions.body.hits"
_ASKED = re.compile(r"/model_search_juri/openData/[^/]+/([^/]+)/\d+$")
_FIRST = re.compile(rb'"Numero_Dossier"\s*:\s*"([^"]{1,40})"')

LIST = JsonList(
    rows=f"{_HITS}.hits",
    total=f"{_HITS}.total.value",
    required=(f"{_HITS}.hits",),
    errors=("decisions.body.error.type", "decisions.body.error"),
    language="fr",
    fields=Fields(
        key="_id",
        title=("_source.Nom_Juridiction", "_source.Type_Decision", "_source.Numero_Dossier"),
        page=f"{SITE}/shareFile/{{code}}/{{file}}",
        # `lastModified` is when the file was put up, which can be years after the reading.
        day="_source.Date_Lecture",
        facts={
            "docket": "_source.Numero_Dossier",
            "ecli": "_source.Numero_ECLI",
            "court": "_source.Nom_Juridiction",
            "code": "_source.Code_Juridiction",
            "file": "_source.Identification",
            "form": "_source.Type_Decision",
            "panel": "_source.Formation_Jugement",
        },
        known=("_index", "_type", "_score", "_ignored", "highlight", "sort"),
        states=docket_entry("FR", COURT),
    ),
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask the one court that a docket belongs to; where that is not known there is no question, as its status says."""
    number = scope.subject.strip()
    return tuple(
        Request(f"{SITE}/api/model_search_juri/openData/{code}/{quote(number, safe='')}/{ROWS}", scope)
        for code in dict.fromkeys(_codes(roster, scope.subject))
    )


def _codes(roster: Roster, number: str) -> Iterator[str]:
    if _SUPREME_DOCKET.fullmatch(number.strip()):
        yield SUPREME
    elif appeal := _APPEAL_DOCKET.fullmatch(number.strip()):
        yield from (f"CAA{code}" for letters, code in _APPEAL.items() if letters == appeal[1].upper())
    elif _TRIBUNAL_DOCKET.fullmatch(number.strip()):
        dockets = (one for person in roster.persons for one in person.dockets if one.source == HEADER.id)
        courts = [_words(docket.court) for docket in dockets if docket.number == number]
        towns = {f"TA{code}": _words(town) for code, town in _TRIBUNALS.items()}
        yield from (code for code, town in towns.items() if any(town in court for court in courts))


def _words(text: str) -> str:
    """Return a text's words in small letters without accents, a space on either side of each."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return f" {' '.join(re.findall('[a-z]+', letters))} "


def read(document: Document) -> Reading:
    """Read a search's answer, or the text of one decision (a DETAIL)."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if document.request.purpose is Purpose.DETAIL:
        return _text(document, data)
    listed = only_where_whole(data, only_filed_under(document, read_json_list(LIST, document)), "decisions.body")
    further = tuple(_text_request(document, seen) for seen in listed.observations if seen.facts.get("file"))
    return replace(listed, observations=tuple(map(_addressed, listed.observations)), further=further)


def _addressed(seen: Observation) -> Observation:
    """A file's public page goes by its name without the ending."""
    return replace(seen, url=seen.url.removesuffix(".xml") if seen.url else None)


def _text_request(document: Document, seen: Observation) -> Request:
    file = quote(seen.facts["file"].removesuffix(".xml"), safe="")
    url = f"{SITE}/api/elastic/decisions/{file}/{NO_SECOND_VALUE}"
    return Request(url, document.request.scope, Purpose.DETAIL, record=seen.key)


def _text(document: Document, data: Mapping[str, Any]) -> Reading:
    """Read a decision's text, whose paragraphs are parted by "$$$"."""
    rows = [row for row in values_at(data, f"{_HITS}.hits") if isinstance(row, Mapping)]
    seen = observed(document, partial(texts_at, rows[0]), LIST.fields, "fr") if rows else None
    said = text_of("\n".join(texts_at(rows, "_source.paragraph")).replace("$$$", "\n"))
    if seen is None or not said:
        return Reading(Outcome.SUSPECT, "the layout has changed: the decision's text is missing")
    key = document.request.record or seen.key
    whole = stated_under(replace(_addressed(seen), key=key, text=said), document.request.scope.subject)
    return Reading(Outcome.COMPLETE, "the decision's text was read", (replace(whole, states=_ruled(whole)),))


def _ruled(seen: Observation) -> tuple[Statement, ...]:
    """Say how the Conseil d'État ruled on an extradition decree; the other courts do not rule on any."""
    (entry,) = seen.states
    ruled = ruling_in_text(seen.text) if seen.facts.get("code") == SUPREME else Ruled(Ruling.UNSETTLED)
    if ruled.ruling is Ruling.ANNULLED:
        return (replace(entry, kind="extradition-decree-annulled", counter_country=ruled.requesting_state),)
    if ruled.ruling is Ruling.REJECTED:
        return (replace(entry, attributes={**entry.attributes, "outcome": "challenge rejected"}),)
    return (entry,)


def subject_of(url: str, body: bytes) -> str | None:
    """Return the docket a saved answer was asked about: from its address, else from its first row."""
    asked = _ASKED.search(url)
    found = None if asked else _FIRST.search(body)
    return unquote(asked[1]) if asked else found and found[1].decode("utf-8", errors="replace")


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, subject_of=subject_of)
