"""Rulings of the Court of Justice of the EU by case number, from Cellar, the Publications Office's SPARQL endpoint.

Format: SPARQL 1.1 query results in JSON (w3.org/TR/sparql11-results-json) over the Common Data Model (cdm#). A case
number gives the CELEX numbers its documents may have: C-649/23 is 62023CJ0649 as a judgment, 62023CO0649 as an order.
Natural persons are mostly initials or invented names, so a person is followed by case number and never looked for.
Traps: cdm:work_title and cdm:resource_legal_id_ecli give nothing for case law; one ECLI comes under several CELEX
numbers (suffixes _RES, _EXT, _SUM); hyphens may be U+2011; Cellar lags behind the Court, so nothing follows from a
missing document; a query cut short by its time or row limit is answered 200 with whole JSON, and only headers say so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_scopes
from watchers.reading.days import Order, day_of
from watchers.reading.json_documents import layout_refusal, line, parse_object
from watchers.reading.json_lists import texts_at, values_at

ENDPOINT = "https://publications.europa.eu/webapi/rdf/sparql"
RESULTS = "application/sparql-results+json"
PAGE = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{}"
COURTS = {"C": "Court of Justice of the European Union", "T": "General Court of the European Union"}
# EUR-Lex's descriptors of case law. Rulings are judgments, orders, decisions, and opinions under Article 218 TFEU.
RULINGS = {"J": "judgment", "O": "order", "D": "decision", "V": "opinion of the Court"}
OTHERS = {
    "C": "Advocate General's opinion", "P": "Advocate General's view", "N": "notice of a new case",
    "A": "notice of a judgment", "B": "notice of an order", "S": "third-party proceedings", "T": "third-party order",
}  # fmt: skip
LIMIT = 200
# So Virtuoso tells of a result that it cut at its time or row limit, in an answer that is otherwise whole.
CUT = ("x-sql-state", "x-sparql-maxrows")
VARIABLES = ("celex", "ecli", "date", "title")
QUERY = """PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?celex ?ecli ?date ?title WHERE {{
VALUES ?celex {{ {celexes} }}
?work cdm:resource_legal_id_celex ?celex .
OPTIONAL {{ ?work cdm:case-law_ecli ?ecli }}
OPTIONAL {{ ?work cdm:work_date_document ?date }}
OPTIONAL {{ ?expr cdm:expression_belongs_to_work ?work ;
cdm:expression_uses_language <http://publications.europa.eu/resource/authority/language/ENG> ;
cdm:expression_title ?title }}
}} ORDER BY DESC(?date) LIMIT {limit}"""
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_CASE = re.compile(r"^(?:([CT])\s*[-–]\s*)?(\d{1,4})\s*/\s*(\d{2})\b", re.IGNORECASE)
_CELEX = re.compile(r"^6[0-9]{4}[CT][A-Z][0-9]{4}")
# The Community's first cases are of 1953, and case numbers have two digits of the year.
FIRST_YEAR = 53

HEADER = Header(
    id="cjeu",
    title="Court of Justice of the EU (Cellar)",
    url=ENDPOINT,
    language="en",
    country=None,
    interval=timedelta(hours=12),
    match_by=("docket", "ecli"),
    rows=(0, LIMIT),
    sentinel="results.bindings",
    canary="none: nothing is ever concluded from a missing document",
    reveals="docket",
    terms=Terms("reuse with the source named (Decision 2011/833/EU)", "none stated: a few small queries a day"),
    verified=Verified.DOCUMENTED,
    content_types=(RESULTS, "application/json"),
    hosts=("publications.europa.eu",),
    authority=True,
    hides_names=True,
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for the documents of one case; a docket that is no case number of these courts is not asked about."""
    stem = _stem(scope.subject)
    if stem is None:
        return ()
    letters = [*RULINGS, *OTHERS]
    # CELEX numbers are typed literals: a plain one would match nothing.
    celexes = " ".join(f'"{stem[0]}{letter}{stem[1]}"^^xsd:string' for letter in letters)
    asked = {"query": QUERY.format(celexes=celexes, limit=LIMIT), "format": RESULTS}
    return (Request(f"{ENDPOINT}?{urlencode(asked)}", scope, headers={"Accept": RESULTS}),)


def _stem(docket: str) -> tuple[str, str] | None:
    """Return what stands before and after the descriptor in a case's CELEX numbers: "62023C" and "0649"."""
    found = _CASE.match(docket.translate(_HYPHENS).strip())
    if found is None:
        return None
    # Before the General Court came in 1989, cases had no letter.
    court, number, year = (found[1] or "C").upper(), int(found[2]), int(found[3])
    return f"6{1900 + year if year >= FIRST_YEAR else 2000 + year}{court}", f"{number:04}"


def read(document: Document) -> Reading:
    """Read a result set: one record for each ECLI, or CELEX number where a document has none."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    results = data.get("results")
    bindings = results.get("bindings") if isinstance(results, Mapping) else None
    if "celex" not in texts_at(data, "head.vars") or not isinstance(bindings, list):
        return Reading(*layout_refusal(data, "`head.vars` or `results.bindings`"))
    rows = [{name: _value(binding, name) for name in VARIABLES} for binding in bindings]
    if strange := sum(not _CELEX.match(row["celex"]) for row in rows):
        return Reading(Outcome.SUSPECT, f"the layout has changed: {strange} of {len(rows)} rows are no case law")
    found = tuple(_observation(document, row) for row in _records(document, rows))
    if len(rows) >= LIMIT or any(name in document.headers for name in CUT):
        return Reading(Outcome.PARTIAL, f"the result was cut after {len(rows)} rows", found, rows=len(found))
    return Reading(Outcome.COMPLETE, f"{len(found)} documents in {len(rows)} rows", found, rows=len(found))


def _value(binding: object, name: str) -> str:
    """Return the value bound to a variable; an optional one is simply missing from its row."""
    return next((line(value) for value in values_at(binding, f"{name}.value")), "").translate(_HYPHENS)


def _records(document: Document, rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Keep, of the rows of one ECLI, that of the bare CELEX number; rows of another case are left out."""
    stem, records = _stem(document.request.scope.subject), dict[str, dict[str, str]]()
    for row in sorted(rows, key=lambda row: (len(row["celex"]), row["celex"], not row["title"])):
        if stem is None or (row["celex"].startswith(stem[0]) and row["celex"][7:11] == stem[1]):
            records.setdefault(row["ecli"] or row["celex"], row)
    return list(records.values())


def _observation(document: Document, row: Mapping[str, str]) -> Observation:
    celex = row["celex"]
    court, letter, docket = celex[5], celex[6], f"{celex[5]}-{int(celex[7:11])}/{celex[3:5]}"
    day = day_of(row["date"], Order.YEAR_FIRST, document.fetched_at)
    # "Judgment of the Court (First Chamber) of 19 March 2026.#Parties.#Subject.#Case C-649/23."
    parts = [part.strip() for part in row["title"].split("#") if part.strip()]
    form = RULINGS.get(letter) or OTHERS.get(letter, "document")
    return Observation(
        scope=document.request.scope,
        key=row["ecli"] or celex,
        title=" ".join(parts[:2]) or f"Case {docket}, {form}",
        url=PAGE.format(quote(celex)),
        published_at=datetime.combine(day, time(), UTC) if day else None,
        names=_parties(parts[1]) if len(parts) > 2 else (),
        text="\n".join(parts),
        language="en",
        facts={"docket": docket, "celex": celex, "court": COURTS[court]}
        | ({"ecli": row["ecli"]} if row["ecli"] else {}),
        states=(
            Statement(
                "cjeu-ruling" if letter in RULINGS else "docket-entry",
                docket=docket,
                occurred_on=day.isoformat() if day else None,
                attributes={"body": COURTS[court], "form": form},
            ),
        ),
    )


def _parties(stated: str) -> tuple[str, ...]:
    # The last side ends its sentence, but the full stop of initials ("Z. A.") is theirs.
    sides = (re.sub(r"(?<=\w\w)\.$", "", side.strip()) for side in re.split(r"\s+v\.?\s+", stated))
    return tuple(dict.fromkeys(name for side in sides if (name := side.removesuffix(" and Others"))))


def subject_of(url: str, body: bytes) -> str | None:
    """Return the case a saved answer was asked about, by the first CELEX number in its address."""
    query = next(iter(parse_qs(urlsplit(url).query).get("query", [])), "")
    found = re.search(r'"6(\d{4})([CT])[A-Z](\d{4})"', query)
    return f"{found[2]}-{int(found[3])}/{found[1][2:]}" if found else None


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, subject_of=subject_of)
