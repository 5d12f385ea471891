"""Decisions of Swiss federal courts by docket, from entscheidsuche.ch (an association's index of all courts).

Documented (the API notes and the programs of the association itself: an Elasticsearch question by POST); no answer
has been recorded. Extradition (RR.2015.123, Federal Criminal Court), asylum (E-9839/2025, Federal Administrative
Court) and their appeals (1C_45/2016, Federal Supreme Court) are federal, so only federal courts are asked: cantons
number alike. It is a mirror, not the courts' own record, and names are mostly anonymised.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from cases.observations import Observation, Outcome, Scope
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.docket_answers import only_filed_under, only_where_whole
from watchers.reading.html_text import line_of
from watchers.reading.json_documents import parse_object
from watchers.reading.json_lists import JsonList, read_json_list, texts_at
from watchers.reading.records import Fields

SEARCH = "https://entscheidsuche.ch/_searchV2.php"
ROWS = 50
FEDERAL = "CH"
# Not `attachment.content`: a leading decision is cited in hundreds of others.
_WHERE_DOCKETS_STAND = ("reference^3", "title.*", "meta.*")
# The hoster's guard refuses in JSON and with HTTP 200.
_GUARD = "imunify360"

HEADER = Header(
    id="ch_entscheidsuche",
    title="Swiss federal courts (entscheidsuche.ch)",
    url=SEARCH,
    language="de",
    country="CH",
    interval=timedelta(hours=12),
    match_by=("docket",),
    rows=(0, ROWS),
    sentinel="hits.total",
    canary="none: a docket's answer is short and whole",
    reveals="docket",
    terms=Terms(
        "decisions are not protected (Swiss Copyright Act, article 5); free use of the API, naming entscheidsuche.ch",
        "moderate load asked for; donations welcome",
    ),
    verified=Verified.DOCUMENTED,
    gap_seconds=5.0,
    content_types=("application/json",),
    hosts=("entscheidsuche.ch",),
    hides_names=True,
)

_LANGUAGES = ("de", "fr", "it")
_COURTS = {
    "CH_BGE": "Bundesgericht",
    "CH_BGER": "Bundesgericht",
    "CH_BSTG": "Bundesstrafgericht",
    "CH_BVGE": "Bundesverwaltungsgericht",
    "CH_BVGER": "Bundesverwaltungsgericht",
}
_WORDINGS = {f"{what}.{one}": f"_source.{what}.{one}" for what in ("title", "abstract") for one in _LANGUAGES}

LIST = JsonList(
    rows="hits.hits",
    total="hits.total.value",
    required=("hits.hits",),
    errors=("error.reason", "error.type", "error"),
    fields=Fields(
        key="_id",
        url="_source.attachment.content_url",
        day="_source.date",
        facts={"docket": "_source.reference", "collections": "_source.hierarchy", **_WORDINGS},
        language="_source.attachment.language",
        known=("_index", "_type", "_score", "_ignored", "highlight", "sort"),
    ),
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask the federal courts' collections for one docket number, as the index's own page asks."""
    number = re.sub(r'["\\]', "", scope.subject)
    words = {"query": f'"{number}"', "default_operator": "AND", "fields": _WHERE_DOCKETS_STAND}
    question = {
        "size": ROWS,
        "track_total_hits": True,
        "_source": {"excludes": ["attachment.content"]},
        "query": {"bool": {"must": {"query_string": words}, "filter": [{"terms": {"hierarchy": [FEDERAL]}}]}},
        "sort": [{"date": "desc"}, {"id": "desc"}],
    }
    return (Request(SEARCH, scope, headers={"Content-Type": "application/json"}, body=json.dumps(question).encode()),)


def read(document: Document) -> Reading:
    """Read a search's answer; only federal decisions that bear the docket are kept."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if any(_GUARD in said.lower() for said in texts_at(data, "message")):
        return Reading(Outcome.BLOCKED, "the hoster's bot protection (Imunify360) refused the question")
    listed = read_json_list(LIST, document)
    federal = tuple(_worded(seen) for seen in listed.observations if FEDERAL in _collections(seen))
    return only_where_whole(data, only_filed_under(document, replace(listed, observations=federal)))


def _collections(seen: Observation) -> Sequence[str]:
    """Return a decision's collections from the widest: "CH", "CH_BVGE", "CH_BVGE_001"."""
    return seen.facts.get("collections", "").split("; ")


def _worded(seen: Observation) -> Observation:
    """Give a decision the title and abstract of its own language, or of the first that has one, and its court."""

    def said(what: str) -> str:
        wordings = (seen.facts.get(f"{what}.{one}", "") for one in (seen.language, *_LANGUAGES))
        return line_of(next(filter(None, wordings), ""))

    court = next((_COURTS[one.upper()] for one in _collections(seen) if one.upper() in _COURTS), "")
    facts = {name: value for name, value in seen.facts.items() if name not in _WORDINGS}
    facts |= {"court": court} if court else {}
    worded = replace(seen, title=said("title") or seen.key, text=said("abstract"), facts=facts)
    return replace(worded, states=docket_entry("CH", "a Swiss federal court")(worded))


def subject_of(url: str, body: bytes) -> str | None:
    """Return the docket a saved answer was asked about: that of its first row."""
    data = parse_object(body)
    return None if isinstance(data, tuple) else next(iter(texts_at(data, "hits.hits._source.reference")), None)


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, subject_of=subject_of)
