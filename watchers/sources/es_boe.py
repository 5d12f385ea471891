"""Spain's official gazette, day by day: the BOE's summary (open data API, JSON).

Documented at https://www.boe.es/datosabiertos/ (API "sumario"). Whole summaries are fetched and matched here. Section
T holds the Constitutional Court's rulings, whose titles name the applicants in full; section 4 the courts' notices,
whose titles name the court only; the other sections tell of pardons and naturalisations by name. Titles are read, not
the announcements themselves: these are hundreds a day.

There is an issue every day but Sunday: a day without one answers 404.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Purpose, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.declared import docket_entry
from watchers.reading.days import Order, day_of
from watchers.reading.json_documents import layout_refusal, parse_object
from watchers.reading.json_lists import texts_at, values_at
from watchers.reading.records import Fields, Rows, judged, observed
from watchers.reading.spanish_rulings import proceedings, ruled_on

SUMMARY = "https://www.boe.es/datosabiertos/api/boe/sumario/"
HEADERS = {"Accept": "application/json"}
# After an outage the days missed are asked for, as many as one poll may ask beside the day it resumes from.
DAYS_AT_ONCE = 11
RULINGS, NOTICES = "T", "4"

HEADER = Header(
    id="es_boe",
    title="Spain's official gazette (BOE)",
    url=SUMMARY,
    language="es",
    country="ES",
    interval=timedelta(hours=3),
    match_by=("name", "keyword"),
    # Two days hold one issue at least, so that none at all means that the address is dead.
    rows=(1, 20_000),
    sentinel="data.sumario.metadatos.fecha_publicacion",
    canary="none: an issue is whole or not JSON",
    reveals="nothing",
    terms=Terms("free reuse with attribution (Law 37/2007): Agencia Estatal Boletín Oficial del Estado", "none stated"),
    verified=Verified.DOCUMENTED,
    content_types=("application/json",),
    hosts=("www.boe.es",),
    authority=True,
)
_SCOPE = Scope(HEADER.id, ScopeKind.LIST, "list")
# A single child comes as an object where several come as an array, and some departments have a level more.
_ITEMS = ("item", "epigrafe.item", "texto.item", "texto.epigrafe.item")


def _states(seen: Observation) -> tuple[Statement, ...]:
    """State an entry for what a court published; of the other sections the title's own words are read."""
    if seen.facts.get("section") not in (RULINGS, NOTICES):
        return ()
    return docket_entry("ES", "a Spanish court")(seen)


_ITEM = Fields(
    key="identificador",
    title=("titulo",),
    url="url_html",
    day="day",
    text=("department",),
    facts={"section": "section", "court": "court", "docket": "docket", "control": "control"},
    states=_states,
)


def scopes(roster: Roster) -> Sequence[ScopeHeader]:
    """Return the one scope."""
    return (ScopeHeader(_SCOPE, HEADER.title, HEADER.url),)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for yesterday's and today's issue, either of which may not be there."""
    return tuple(_issue(day, scope, Purpose.LOOKUP) for day in ("{yesterday:%Y%m%d}", "{today:%Y%m%d}"))


def resume(roster: Roster, scope: Scope, mark: str) -> Sequence[Request]:
    """Ask again for the newest issue read, which must be there; its reading asks for the days since."""
    return (_issue(mark, scope, Purpose.LIST),) if mark.isdigit() else requests(roster, scope)


def _issue(day: str, scope: Scope, purpose: Purpose) -> Request:
    """Return the question for one day's issue: as a LOOKUP its 404 says that there is none."""
    record = day if purpose is Purpose.LOOKUP else None
    return Request(f"{SUMMARY}{day}", scope, purpose, HEADERS, record)


def read(document: Document) -> Reading:
    """Read one day's summary."""
    data = parse_object(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    code = next(iter(texts_at(data, "status.code")), "200")
    if code != "200":
        told = next(iter(texts_at(data, "status.text")), "no reason")
        return Reading(Outcome.ERROR, f"the source answered with an error: {code}, {told[:120]}")
    stated = next(iter(texts_at(data, "data.sumario.metadatos.fecha_publicacion")), "")
    day = day_of(stated, Order.YEAR_FIRST, document.fetched_at)
    items = list(_items(data))
    if day is None or not items:
        return Reading(*layout_refusal(data, "`fecha_publicacion` or every item"))
    found = tuple(seen for item in items if (seen := _observation(document, item, day)))
    page = judged(document, Rows(found, len(items)), None, None, len(items))
    return Reading(page.outcome, page.reason, found, _since(document, day), rows=len(found), mark=f"{day:%Y%m%d}")


def _since(document: Document, day: date) -> tuple[Request, ...]:
    """Ask for the issues after the one a poll resumed from, as far as today."""
    if document.request.purpose is not Purpose.LIST:
        return ()
    last = document.fetched_at.astimezone(UTC).date()
    days = (day + timedelta(days=after) for after in range(1, DAYS_AT_ONCE + 1))
    return tuple(_issue(f"{one:%Y%m%d}", document.request.scope, Purpose.LOOKUP) for one in days if one <= last)


def _items(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the announcements of all issues of a day, each with its section's code and its department's name."""
    for section in values_at(data, "data.sumario.diario.seccion"):
        for department in values_at(section, "departamento"):
            for item in (one for path in _ITEMS for one in values_at(department, path)):
                if isinstance(item, Mapping):
                    yield {**item, "section": _said(section, "codigo"), "department": _said(department, "nombre")}


def _said(value: Any, path: str) -> str:
    return next(iter(texts_at(value, path)), "")


def _observation(document: Document, item: dict[str, Any], day: date) -> Observation | None:
    title = _said(item, "titulo")
    ruling = item["section"] == RULINGS
    row = {
        **item,
        "day": day.isoformat(),
        "court": "Tribunal Constitucional" if ruling else item["department"] if item["section"] == NOTICES else "",
        "docket": proceedings(title) if ruling else "",
        "url_html": _said(item, "url_html") or _said(item, "url_pdf.texto") or _said(item, "url_pdf"),
    }
    seen = observed(document, lambda path: texts_at(row, path), _ITEM, "es")
    return _ruled(seen, ruled_on(title, document.fetched_at)) if seen and ruling else seen


def _ruled(seen: Observation, day: date | None) -> Observation:
    """Date what the court stated by its ruling, which the gazette prints weeks later: else it would be news twice."""
    return replace(
        seen, states=tuple(replace(one, occurred_on=day.isoformat() if day else None) for one in seen.states)
    )


SOURCE = Source(HEADER, scopes, requests, read, resume=resume)
