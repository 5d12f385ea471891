"""Decisions of the French Cour de cassation by docket, from Judilibre (the court's own API on the PISTE portal).

Documented (OpenAPI 1.2 of the court's public repository) and read against the answers the court publishes with it;
no answer of the live host has been recorded. Persons are pseudonyms ("M. [Z] [R]", before about 2019 "M. Prénom X..."),
so a case is followed by its docket ("14-87.380") and nobody is looked for by name. It needs a free key
(`judilibre`), sent as the header `KeyId`.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from cases.observations import Outcome, Scope
from cases.people import Roster
from watchers.contract import AccessKey, Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_scopes
from watchers.reading.docket_answers import entry_with_outcome, only_filed_under
from watchers.reading.json_documents import layout_refusal, parse_object
from watchers.reading.json_lists import JsonList, read_json_list, texts_at
from watchers.reading.records import Fields, observed

BASE = "https://api.piste.gouv.fr/cassation/judilibre/v1.0"
COURT = "Cour de cassation"
# The most that the host gives at once. The number is a filter there, so no docket fills a page; more is PARTIAL.
PAGE_SIZE = 50

HEADER = Header(
    id="fr_judilibre",
    title="Cour de cassation (Judilibre)",
    url=f"{BASE}/search",
    language="fr",
    country="FR",
    interval=timedelta(hours=12),
    match_by=("docket", "ecli"),
    rows=(0, 50),
    sentinel="total",
    canary="none: a docket's answer is short and whole",
    reveals="docket",
    terms=Terms(
        "Licence Ouverte 2.0; the court's terms of re-use forbid identifying persons again and ask that withdrawn "
        "decisions be dropped",
        "PISTE quotas (not published); 423 answers suspicious activity",
    ),
    verified=Verified.DOCUMENTED,
    content_types=("application/json",),
    hosts=("api.piste.gouv.fr",),
    authority=True,
    hides_names=True,
    key=AccessKey("judilibre", "KeyId"),
)

# Of no use to a watcher: how well a row fits, where it was published, and what else it is about.
_UNUSED = ("bulletin", "files", "highlights", "location", "nac", "number", "particularInterest", "publication")
_UNUSED_TEXTS = ("score", "solution_alt", "themes", "titlesAndSummaries")
# A decision can join several dockets; `number` is one of them, a text or an array depending on the question.
FIELDS = Fields(
    key="id",
    title=("jurisdiction", "chamber", "number"),
    page="https://www.courdecassation.fr/decision/{key}",
    day="decision_date",
    text=("summary", "text"),
    facts={
        "docket": "numbers",
        "ecli": "ecli",
        "court": "jurisdiction",
        "chamber": "chamber",
        "formation": "formation",
        "form": "type",
        "outcome": "solution",
    },
    known=(*_UNUSED, *_UNUSED_TEXTS),
    states=entry_with_outcome("FR", COURT),
)
LIST = JsonList(
    rows="results",
    fields=FIELDS,
    total="total",
    required=("results",),
    errors=("errors.msg", "errors"),
    language="fr",
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for a docket or an ECLI: the host recognises either in `query` and filters by it."""
    query = {"query": scope.subject, "jurisdiction": "cc", "resolve_references": "true"}
    paged = {"sort": "date", "order": "desc", "page_size": PAGE_SIZE, "page": 0}
    return (Request(f"{BASE}/search?{urlencode(query | paged)}", scope),)


def lookup(scope: Scope, key: str) -> Request:
    """Ask for one decision by its id; its 404 says that it is not, or no longer, published."""
    return Request(
        f"{BASE}/decision?id={quote(key, safe='')}&resolve_references=true", scope, Purpose.LOOKUP, record=key
    )


def read(document: Document) -> Reading:
    """Read a page of a search, or one decision.

    `relaxed` means that the question itself found nothing and the host ran a looser one: none of its rows is meant.
    """
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if "text" in data:
        return _decision(document, data)
    listed = read_json_list(LIST, document)
    if data.get("relaxed") is True and listed.outcome in (Outcome.COMPLETE, Outcome.PARTIAL):
        return Reading(Outcome.COMPLETE, "nothing under this docket: only a looser search found anything", rows=0)
    return only_filed_under(document, listed)


def _decision(document: Document, data: Any) -> Reading:
    seen = observed(document, partial(texts_at, data), FIELDS, "fr")
    if seen is None:
        return Reading(*layout_refusal(data, "a decision's `id`"))
    return Reading(Outcome.COMPLETE, "the decision was read", (seen,), rows=1)


def subject_of(url: str, body: bytes) -> str | None:
    """Return the docket a saved answer was asked about: from its address, else from the question it repeats."""
    asked = next(iter(parse_qs(urlsplit(url).query).get("query", [])), None)
    data = parse_object(body) if asked is None else ()
    return asked if isinstance(data, tuple) else next(iter(texts_at(data, "query.query")), None)


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, lookup, subject_of=subject_of)
