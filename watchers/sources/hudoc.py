"""Judgments, decisions and communicated cases of the European Court of Human Rights, by name or application number.

Format: the search of hudoc.echr.coe.int as its own page uses it (undocumented): {"resultcount": N, "results":
[{"columns": {...}}]}. Kazakhstan is no party to the Convention, so a person's cases are those against host states.
Applications are listed from their communication on, and applicants may be initials: no hit is not "no application".
Traps: one application has several judgments, years apart, so its number is no key; an `itemid` is one language
version, and translations appear long after; placeholders stand for versions without a text; `application` is the kind
of file, the number is `appno`; a search without a sort order shuffles its rows from answer to answer.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from cases.names import latin_spellings
from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Person, Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.declared import SPELLINGS, docket_scopes, person_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.json_documents import count, layout_refusal, line, parse_object
from watchers.reading.strasbourg import RESPONDENTS, applicants, states_of_codes

BASE = "https://hudoc.echr.coe.int"
SEARCH = f"{BASE}/app/query/results"
COURT = "European Court of Human Rights"
# The site answers some clients 404 without its ranking model, and more than 500 rows to none for sure.
RANKING = "11111111-0000-0000-0000-000000000000"
LONGEST = 500
# Press releases and the old Commission's reports are no documents of a case at the Court.
DOCUMENTS = "contentsitename:ECHR AND (NOT (doctype=PR OR doctype=HFCOMOLD OR doctype=HECOMOLD))"
COLUMNS = (
    "itemid", "docname", "appno", "doctype", "doctypebranch", "documentcollectionid2", "kpdate", "conclusion",
    "article", "importance", "respondent", "ecli", "languageisocode", "originatingbody", "isplaceholder",
)  # fmt: skip
KINDS = (
    (re.compile(r"\bCOMMUNICATEDCASES\b|\bH[EF]COM\b"), "echr-communicated"),
    (re.compile(r"\bJUDGMENTS\b|\bH[EF]?JUD"), "echr-judgment"),
    (re.compile(r"\bDECISIONS\b|\bH[EF]?DEC"), "echr-decision"),
)
LANGUAGES = {"ENG": "en", "FRE": "fr", "RUS": "ru", "UKR": "uk", "GER": "de", "SPA": "es", "ITA": "it", "TUR": "tr"}

HEADER = Header(
    id="hudoc",
    title="European Court of Human Rights (HUDOC)",
    url=SEARCH,
    language="en",
    country=None,
    interval=timedelta(hours=6),
    match_by=("name", "docket"),
    rows=(0, LONGEST),
    sentinel="resultcount",
    canary="none: an answer declares its total, and its documents are counted",
    reveals="name",
    terms=Terms("© ECHR-CEDH: reuse for information, free of charge, with attribution", "no limit published"),
    verified=Verified.DOCUMENTED,
    content_types=("application/json", "text/json"),
    hosts=("hudoc.echr.coe.int",),
    authority=True,
)


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return one scope for each person, and one for each application number."""
    return (*person_scopes(HEADER, roster), *docket_scopes(HEADER, roster))


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for all documents of one application, or for those that name a person, in one search."""
    if scope.kind is ScopeKind.DOCKET:
        return (_search(f"appno:{_quoted(scope.subject)}", scope),)
    person = roster.person(scope.subject)
    return (_search(_naming(person), scope),) if person and latin_spellings(person, 1) else ()


def _naming(person: Person) -> str:
    """Name the person in full anywhere in the text, or by surname in the title of a case against a host state.

    The surname of a bearer of a common name is asked for nowhere: it would bring hundreds of other people's cases.
    """
    pairs = latin_spellings(person, SPELLINGS)
    full = [_quoted(f"{forename} {surname}".strip()) for forename, surname in pairs]
    hosts = [f'respondent="{RESPONDENTS[state]}"' for state in person.countries if state in RESPONDENTS]
    surnames = dict.fromkeys(_quoted(surname) for _, surname in pairs)
    titles = f"(({' OR '.join(f'docname:{name}' for name in surnames)}) AND ({' OR '.join(hosts)}))"
    return f"({' OR '.join([*full, titles] if hosts and not person.common_name else full)})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'


def _search(words: str, scope: Scope) -> Request:
    asked = {
        "query": f"{DOCUMENTS} AND {words}",
        "select": ",".join(COLUMNS),
        "sort": "kpdate Descending",
        "start": 0,
        "length": LONGEST,
        "rankingModelId": RANKING,
    }
    return Request(f"{SEARCH}?{urlencode(asked, quote_via=quote)}", scope)


def read(document: Document) -> Reading:
    """Read a search's answer: its documents are counted against `resultcount`, then joined to one record each."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    total, results = count(data.get("resultcount")), data.get("results")
    if total is None or not isinstance(results, list):
        return Reading(*layout_refusal(data, "`resultcount` or `results`"))
    rows = [row for row in (_columns(result) for result in results) if row.get("itemid")]
    if len(rows) < len(results):
        return Reading(Outcome.SUSPECT, f"the layout has changed: {len(results) - len(rows)} rows carry no itemid")
    ids = {row["itemid"] for row in rows}
    found = tuple(_observation(document, versions) for versions in _records(document, rows))
    if len(ids) < len(rows) or len(ids) > total:
        reason = f"{len(ids)} documents stand in {len(rows)} rows, and {total} are declared"
        return Reading(Outcome.SUSPECT, reason, found)
    if len(ids) < total:
        return Reading(Outcome.PARTIAL, f"{len(ids)} of {total} documents were read: NOT PROVABLE", found)
    empty = sum(_is_placeholder(row) for row in rows)
    reason = f"{len(found)} records in {len(rows)} documents, {empty} of them without a text"
    # Language versions are joined and placeholders left out, so that records are what is declared and counted.
    return Reading(Outcome.COMPLETE, reason, found, declared=len(found), rows=len(found))


def _columns(result: object) -> dict[str, str]:
    columns: Any = result.get("columns") if isinstance(result, Mapping) else None
    return {str(name): line(value) for name, value in columns.items()} if isinstance(columns, Mapping) else {}


def _is_placeholder(row: Mapping[str, str]) -> bool:
    return row.get("isplaceholder", "").lower() == "true"


def _records(document: Document, rows: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Group the language versions of one ruling by its ECLI, the Court's own words first; neighbours are left out."""
    records = dict[str, list[dict[str, str]]]()
    for row in rows:
        if not _is_placeholder(row) and _answers(row, document):
            records.setdefault(row.get("ecli") or row["itemid"], []).append(row)
    return [sorted(versions, key=_preference) for versions in records.values()]


def _preference(row: Mapping[str, str]) -> tuple[bool, int, str]:
    """Prefer the ruling itself to a summary under its ECLI, and English, then French, to a translation."""
    original = ("ENG", "FRE")
    language = row.get("languageisocode", "")
    return _kind(row) == "docket-entry", original.index(language) if language in original else 2, row["itemid"]


def _answers(row: Mapping[str, str], document: Document) -> bool:
    """Keep what was asked for: some say that the search ignores quotes, and then neighbours answer too."""
    asked = document.request.scope
    numbers = [number.replace(" ", "") for number in row.get("appno", "").split(";")]
    return asked.kind is not ScopeKind.DOCKET or asked.subject.replace(" ", "") in numbers


def _observation(document: Document, versions: Sequence[Mapping[str, str]]) -> Observation:
    row = versions[0]
    day = day_of(row.get("kpdate", ""), Order.YEAR_FIRST, document.fetched_at)
    facts = {
        "docket": row.get("appno", "").replace(";", ","),
        "ecli": row.get("ecli", ""),
        "court": COURT,
        "importance": row.get("importance", ""),
        "article": row.get("article", ""),
    }
    return Observation(
        scope=document.request.scope,
        key=row.get("ecli") or row["itemid"],
        title=row.get("docname") or row["itemid"],
        url=f"{BASE}/eng?i={quote(row['itemid'])}",
        published_at=datetime.combine(day, time(), UTC) if day else None,
        names=applicants(row.get("docname", "")),
        text=row.get("conclusion", "").replace(";", "\n"),
        language=LANGUAGES.get(row.get("languageisocode", ""), "en"),
        facts={name: value for name, value in facts.items() if value},
        states=_statements(document, row, day.isoformat() if day else None),
        found_by_search=document.request.scope.kind is ScopeKind.PERSON,
    )


def _kind(row: Mapping[str, str]) -> str:
    filed = " ".join(row.get(name, "") for name in ("documentcollectionid2", "doctypebranch", "doctype"))
    return next((kind for form, kind in KINDS if form.search(filed)), "docket-entry")


def _statements(document: Document, row: Mapping[str, str], day: str | None) -> tuple[Statement, ...]:
    """Return one statement for each respondent state, with the Court's conclusion in its own words."""
    asked = document.request.scope
    docket = asked.subject if asked.kind is ScopeKind.DOCKET else row.get("appno", "").partition(";")[0]
    said = {"body": row.get("originatingbody", ""), "outcome": row.get("conclusion", "")}
    attributes = {name: value for name, value in said.items() if value} | ({} if said["body"] else {"body": COURT})
    states = states_of_codes(row.get("respondent", "")) or (None,)
    return tuple(Statement(_kind(row), state, None, docket or None, day, attributes) for state in states)


def subject_of(url: str, body: bytes) -> str | None:
    """Return the application number a saved answer was asked about, by its address."""
    query = next(iter(parse_qs(urlsplit(url).query).get("query", [])), "")
    found = re.search(r'appno:"([^"]+)"', query)
    return found[1] if found else None


SOURCE = Source(HEADER, scopes, requests, read, subject_of=subject_of)
