"""Decisions of Lithuanian courts by docket, from LITEKO's monthly lists (CSV, dataset 1938 of data.gov.lt).

Whole lists are fetched and the docket's rows picked out here, so the host learns nothing. A docket is a case's number
(Bylos_Numeris) or its proceedings' (Procesinis_Numeris); natural persons are initials. A month's list grows while the
month lasts and appears with some delay, so this month's and the last one's are read, and the month where the docket
was seen last: it must not seem to vanish when its month is over. The decisions' texts stand behind a wall that turns
programs away and are not asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from functools import partial

from cases.observations import Observation, Outcome, Scope, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, Source, Terms, Verified
from watchers.declared import docket_entry, docket_scopes
from watchers.reading.csv_lists import CsvList, read_csv_list
from watchers.reading.html_text import text_of
from watchers.reading.own_dockets import own_rows
from watchers.reading.records import Fields

FOLDER = "https://liteko.teismai.lt/csv/"

HEADER = Header(
    id="lt_liteko",
    title="Lithuanian courts (LITEKO)",
    url=FOLDER,
    language="lt",
    country="LT",
    interval=timedelta(hours=24),
    match_by=("docket",),
    rows=(0, 100_000),
    sentinel="the column Dokumento_ID",
    canary="none: a month's list is whole or its last line is cut",
    reveals="nothing",
    terms=Terms("CC BY 4.0", "none stated; the host turns data centres away at times"),
    verified=Verified.DOCUMENTED,
    content_types=(
        "text/csv", "text/plain", "application/csv", "application/octet-stream", "application/vnd.ms-excel",
    ),
    hosts=("liteko.teismai.lt",),
    authority=True,
    hides_names=True,
)  # fmt: skip


def _states(seen: Observation) -> tuple[Statement, ...]:
    """State the entry with its result, which the list holds in a column of its own."""
    (entry,) = docket_entry("LT", "a Lithuanian court")(seen)
    outcome = {"outcome": seen.facts["outcome"]} if "outcome" in seen.facts else {}
    return (replace(entry, attributes={**entry.attributes, **outcome}),)


COLUMNS = CsvList(
    fields=Fields(
        key="Dokumento_ID",
        title=("Teismas", "Bylos_Numeris", "Rezultatas"),
        url="Nuoroda",
        # Written as "2025-01-16 00:00:00.000".
        day="Dokumento_Data",
        text=("Šalys", "Kategorijos"),
        facts={
            "docket": "Bylos_Numeris",
            "proceedings": "Procesinis_Numeris",
            "court": "Teismas",
            "form": "Tipas",
            "instance": "Instancija",
            "outcome": "Rezultatas",
        },
        known=(
            "ID", "Bylos_Eilės_Numeris", "Gauta", "Baigta", "Teisėjo_Kodas", "Teisėjas", "Kolegija",
            "Nagrinėjimo_Trukmė", "Šabloninė_Byla", "Naudotos_ES_Teisės_Normos",
        ),
        states=_states,
    ),
    required=("Bylos_Numeris", "Procesinis_Numeris", "Dokumento_Data", "Teismas", "Rezultatas"),
    language="lt",
)  # fmt: skip
_MONTH = re.compile(r"_(\d{6})\.csv$")


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for the last month's list, which must be there; its reading asks for this month's."""
    return (Request(_address("{last_month:%Y%m}"), scope),)


def resume(roster: Roster, scope: Scope, mark: str) -> Sequence[Request]:
    """Ask again for the month where the docket was seen last; its reading asks for the two newest."""
    return (Request(_address(mark), scope),) if mark.isdigit() else requests(roster, scope)


def _address(month: str) -> str:
    return f"{FOLDER}viesi_sprendimai_{month}.csv"


def read(document: Document) -> Reading:
    """Read one month's list; the parties' column holds markup."""
    page = read_csv_list(COLUMNS, document)
    if page.outcome is not Outcome.COMPLETE:
        return page
    if not page.observations:
        return Reading(Outcome.SUSPECT, "a month without a single decision", rows=0)
    own = own_rows(document, page)
    found = tuple(replace(seen, text=text_of(seen.text)) for seen in own.observations)
    month = _MONTH.search(document.request.url)
    mark = month[1] if month and found else None
    return replace(own, observations=found, further=_newest(document, month[1] if month else ""), mark=mark)


def _newest(document: Document, month: str) -> tuple[Request, ...]:
    """Ask for the last month's list and for this month's, which may not be there yet, beside the first one asked."""
    if not month or document.request.page > 1:
        return ()
    today = document.fetched_at.astimezone(UTC).date()
    last = f"{today.replace(day=1) - timedelta(days=1):%Y%m}"
    both = ((last, Purpose.LIST, None), (f"{today:%Y%m}", Purpose.LOOKUP, "this month's list"))
    scope = document.request.scope
    return tuple(
        Request(_address(one), scope, purpose, record=record, page=2) for one, purpose, record in both if one != month
    )


SOURCE = Source(HEADER, partial(docket_scopes, HEADER), requests, read, resume=resume)
