"""French decisions by docket from Légifrance, the state's law portal (API on the PISTE portal, JSON by POST).

Documented (the API's Swagger description and its examples); never recorded. It covers the Conseil d'État and the courts
of appeal (fund CETAT), the Cour de cassation (JURI) and the Conseil constitutionnel (CONSTIT), also long before
2021; its texts are anonymised, so a case is followed by its docket.

PISTE wants an OAuth token that lives for one hour, given for a client's id and secret. This source does not fetch it:
a source's answers are kept as evidence, so a token asked for here would lie in the database, and what is asked with
the id and secret would be asked of the API with them too. The operator supplies a token as the key `legifrance`; when
it has run out the host answers 401 and the source is BLOCKED until there is a new one. So it is optional and serves
for a check by hand; Judilibre, ArianeWeb and the administrative courts' open data watch the same courts unattended.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from urllib.parse import quote

from cases.observations import Observation, Scope
from cases.people import Roster
from watchers.contract import AccessKey, Document, Header, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.docket_answers import only_filed_under
from watchers.reading.html_text import line_of
from watchers.reading.json_documents import parse_object
from watchers.reading.json_lists import JsonList, read_json_list, texts_at
from watchers.reading.records import Fields

SEARCH = "https://api.piste.gouv.fr/dila/legifrance/lf-engine-app/search"
# The most that the host gives at once.
ROWS = 100

HEADER = Header(
    id="fr_legifrance",
    title="Légifrance",
    url=SEARCH,
    language="fr",
    country="FR",
    interval=timedelta(hours=12),
    match_by=("docket",),
    rows=(0, ROWS),
    sentinel="totalResultNumber",
    canary="none: a docket's answer is short and whole",
    reveals="docket",
    terms=Terms("Licence Ouverte 2.0", "PISTE quotas (not published); free registration and the API's own terms"),
    verified=Verified.DOCUMENTED,
    content_types=("application/json",),
    hosts=("api.piste.gouv.fr",),
    authority=True,
    hides_names=True,
    key=AccessKey("legifrance", "Authorization", "Bearer {}"),
    optional=True,
)

# Which fund a docket belongs to tells its form. Only JURI is documented to know `NUM_AFFAIRE`; a wrong pair of fund and
# field answers with an error, so the others are asked for the number anywhere, and the neighbours are left out here.
_FUNDS = (
    (re.compile(r"\d{2}-\d{2}\.?\d{3}"), "JURI", "NUM_AFFAIRE"),
    (re.compile(r"\d{4}-\d{1,4}\s*(?:QPC|DC|L|FNR|LP|I|D|AN)", re.IGNORECASE), "CONSTIT", "ALL"),
    (re.compile(r"\d{5,6}|\d{2}[A-Z]{2}\d{5}", re.IGNORECASE), "CETAT", "ALL"),
)
_NUMBER = re.compile("|".join(rf"(?<![\w/.-])(?:{form.pattern})(?![\w/-])" for form, _, _ in _FUNDS), re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;]\s*")
_PAGES = {"CETATEXT": "ceta", "JURITEXT": "juri", "CONSTEXT": "cons"}

LIST = JsonList(
    rows="results",
    total="totalResultNumber",
    required=("results",),
    errors=("error", "httpMessage"),
    language="fr",
    fields=Fields(
        key="titles.id",
        title=("titles.title",),
        day="date",
        facts={"docket": "num", "form": "nature"},
        text=("text",),
        known=("sections", "datePublication", "etat", "origin", "type", "cid", "id", "nor"),
    ),
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask the fund that a docket belongs to; a number of another form has no question here, as its status says."""
    number = scope.subject.strip()
    asked = next(((fund, field) for form, fund, field in _FUNDS if form.fullmatch(number)), None)
    if asked is None:
        return ()
    body = json.dumps(_question(number, *asked)).encode()
    return (Request(SEARCH, scope, headers={"Content-Type": "application/json"}, body=body),)


def _question(number: str, fund: str, field: str) -> Mapping[str, object]:
    criterion = {"typeRecherche": "EXACTE", "valeur": number, "operateur": "ET"}
    search = {
        "champs": [{"typeChamp": field, "operateur": "ET", "criteres": [criterion]}],
        "operateur": "ET",
        "pageNumber": 1,
        "pageSize": ROWS,
        "sort": "DATE_DESC",
        "typePagination": "DEFAUT",
    }
    return {"fond": fund, "recherche": search}


def read(document: Document) -> Reading:
    """Read a search's answer.

    The host has been seen to declare a total of 0 beside rows: such an answer is SUSPECT, and its rows are kept.
    """
    listed = read_json_list(LIST, document)
    filed = replace(listed, observations=tuple(_filed(document, seen) for seen in listed.observations))
    return only_filed_under(document, filed)


def _filed(document: Document, seen: Observation) -> Observation:
    """Take court, docket and day out of a title ("Conseil d'État, Section, 09/12/2016, 394399, Publié au recueil").

    No field is documented to hold the docket for every fund, and `date` is a number of milliseconds in some.
    """
    title = line_of(seen.title)
    parts = _PARTS.split(title)
    numbers = dict.fromkeys((*_PARTS.split(seen.facts.get("docket", "")), *_NUMBER.findall(title)))
    facts = {**seen.facts, "court": parts[0], "docket": "; ".join(filter(None, numbers))}
    paths = (path for prefix, path in _PAGES.items() if seen.key.startswith(prefix))
    url = next((f"https://www.legifrance.gouv.fr/{path}/id/{quote(seen.key, safe='')}" for path in paths), None)
    days = (day_of(part, Order.DAY_FIRST, document.fetched_at) for part in parts)
    day = next(filter(None, days), None)
    published = seen.published_at or (datetime.combine(day, time(), UTC) if day else None)
    filed = replace(seen, title=title, url=url, published_at=published, facts=facts)
    return replace(filed, states=docket_entry("FR", "a French court")(filed))


def subject_of(url: str, body: bytes) -> str | None:
    """Return the docket a saved answer was asked about: the first that a title states."""
    data = parse_object(body)
    titles = [] if isinstance(data, tuple) else texts_at(data, "results.titles.title")
    return next((number for title in titles for number in _NUMBER.findall(line_of(title))), None)


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, subject_of=subject_of)
