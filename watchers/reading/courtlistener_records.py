"""CourtListener's records as observations: dockets found by a search, dockets watched, opinions, filings.

Keys begin with the record's kind, since the ids of dockets, opinions and filings overlap. One docket has two keys: a
search tells its parties and no activity, its own record its activity and no parties, so that under one key every
other poll would be a change. Field names: CourtListener's REST API v4 (search results in camel case).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cases.observations import Observation, Statement
from watchers.contract import Document
from watchers.reading.json_lists import texts_at, values_at
from watchers.reading.records import Fields, observed

COUNTRY = "US"


def _docket_states(seen: Observation) -> tuple[Statement, ...]:
    """State the latest entry that the record tells of and, where it tells of one, the day the case was closed."""
    facts = seen.facts
    said = {"body": facts.get("court", "a court of the United States")}
    filed = seen.published_at.date().isoformat() if seen.published_at else None
    latest = Statement("docket-entry", COUNTRY, None, facts.get("docket"), facts.get("last_filing") or filed, said)
    if "terminated" not in facts:
        return (latest,)
    closed = {**said, "outcome": "case terminated"}
    return latest, Statement("docket-entry", COUNTRY, None, facts.get("docket"), facts["terminated"], closed)


FOUND_DOCKET = Fields(
    key="docket_id",
    title=("caseName",),
    url="docket_absolute_url",
    day="dateFiled",
    names=("party",),
    text=("party",),
    facts={
        "docket": "docketNumber",
        "court": "court",
        "terminated": "dateTerminated",
        "cause": "cause",
        "nature_of_suit": "suitNature",
        "pacer_case": "pacer_case_id",
    },
    # The filings shown are a docket's three best hits, others each time: they are no list of what was filed.
    known=(
        *("recap_documents", "more_docs", "meta", "attorney", "attorney_id", "firm", "firm_id", "party_id"),
        *("assignedTo", "assigned_to_id", "referredTo", "referred_to_id", "case_name_full", "chapter"),
        *("court_citation_string", "court_id", "dateArgued", "jurisdictionType", "juryDemand", "trustee_str"),
    ),
    states=_docket_states,
)
WATCHED_DOCKET = Fields(
    key="id",
    title=("case_name",),
    url="absolute_url",
    day="date_filed",
    # `date_modified` and `date_last_index` move with every re-indexing, so they tell of nothing.
    facts={
        "docket": "docket_number",
        "court": "court_id",
        "last_filing": "date_last_filing",
        "terminated": "date_terminated",
        "hidden": "date_blocked",
        "cause": "cause",
        "nature_of_suit": "nature_of_suit",
        "pacer_case": "pacer_case_id",
    },
    states=_docket_states,
)
OPINION = Fields(
    key="cluster_id",
    title=("caseName",),
    url="absolute_url",
    day="dateFiled",
    text=("caseNameFull",),
    facts={"docket": "docketNumber", "court": "court", "citation": "citation", "status": "status"},
    states=_docket_states,
)
# A filing as a docket alert gives it, and as one of the documents under a search's hit.
_FILING = Fields(
    key="id",
    title=("recap_documents.description",),
    url="recap_documents.absolute_url",
    day="date_filed",
    text=("description",),
    facts={"docket": "docket", "entry": "entry_number"},
    states=_docket_states,
)
_FILED = Fields(
    key="docket_entry_id",
    title=("short_description",),
    url="absolute_url",
    day="entry_date_filed",
    text=("description",),
    facts={"entry": "entry_number"},
    states=_docket_states,
)


def record(document: Document, row: Mapping[str, Any], fields: Fields, key: str) -> Observation | None:
    """Return one record, its own id put into `key` at {}; None where it states no id."""
    seen = observed(document, lambda path: texts_at(row, path), fields, "en")
    return replace(seen, key=key.replace("{}", seen.key)) if seen else None


def found(document: Document, row: Mapping[str, Any]) -> Observation | None:
    """Return a search's hit: an opinion where it has a cluster, else a docket."""
    if row.get("cluster_id") is not None:
        return record(document, row, OPINION, "opinion/{}")
    return record(document, row, FOUND_DOCKET, "docket/{}")


def filing(document: Document, row: Mapping[str, Any]) -> Observation | None:
    """Return a filing that a docket alert gives."""
    docket = next(iter(texts_at(row, "docket")), "")
    seen = record(document, row, _FILING, f"docket/{docket}/entry/{{}}") if docket else None
    return _numbered(seen, f"Docket {docket}") if seen else None


def filings_found(document: Document, row: Mapping[str, Any]) -> Sequence[Observation]:
    """Return the filings under a search alert's hit; the parties' names stand with each, for the filing's own may not.

    In an alert these are what is new, unlike in an ordinary search.
    """
    docket, case = (next(iter(texts_at(row, path)), "") for path in ("docket_id", "caseName"))
    parties = "\n".join(texts_at(row, "party"))
    shown = [one for one in values_at(row, "recap_documents") if isinstance(one, Mapping)]
    given = [record(document, one, _FILED, f"docket/{docket}/entry/{{}}") for one in shown if docket]
    return [
        replace(
            _numbered(seen, case or f"Docket {docket}"),
            text="\n".join(filter(None, (parties, seen.text))),
            facts={"docket": docket, **seen.facts},
        )
        for seen in given
        if seen
    ]


def _numbered(seen: Observation, case: str) -> Observation:
    """Give a filing a title: its case, its number there, and what it is; without a title of its own it has its id."""
    stated = "" if seen.key.endswith(f"/{seen.title}") else f": {seen.title}"
    return replace(seen, title=f"{case}, entry {seen.facts.get('entry', 'without number')}{stated}")
