"""Criminal decisions of Moldova's courts as instante.justice.md lists them (HTML; undocumented, last seen 2026-03).

A whole list for each of the portal's 22 courts, matched here: the case's name is the accused's, mostly in full. The
portal filters by the day a decision was given and publishes it days later, so the list goes back to the last month.
"""

from datetime import timedelta
from urllib.parse import urlencode

from watchers.contract import Header, Terms, Verified
from watchers.declared import docket_entry, listed
from watchers.reading.html_lists import HtmlList
from watchers.reading.paging import NextLinks
from watchers.reading.records import Fields

DECISIONS = "https://instante.justice.md/ro/hotaririle-instantei"
COURTS = range(1, 23)
# 3 is "Penal". Which page sizes the portal takes is not known beyond 50.
_ASKED = {"Tipul_dosarului": 3, "items_per_page": 50}
_SINCE = "date%5Bmin%5D={last_month:%Y-%m-%d}&date%5Bmax%5D={today:%Y-%m-%d}"
HEADER = Header(
    id="md_instante",
    title="Courts of Moldova (criminal decisions)",
    url=DECISIONS,
    language="ro",
    country="MD",
    interval=timedelta(hours=24),
    match_by=("name", "docket"),
    rows=(1, 600),
    sentinel="the search form",
    canary="none: a window on the last weeks, so nothing is ever concluded from a missing decision",
    reveals="nothing",
    terms=Terms("public records by law; no licence is stated", "robots.txt asks for 10 s between requests"),
    verified=Verified.DOCUMENTED,
    side="requesting_state",
    gap_seconds=10.0,
    content_types=("text/html",),
    hosts=("instante.justice.md",),
    authority=True,
)
LAYOUT = HtmlList(
    # A decision without its document is not published yet: it comes again once it has one.
    rows="table tbody tr:has(td:nth-child(10) a[href*=pigd_integration])",
    marker="[name=Tipul_dosarului]",
    fields=Fields(
        key="td:nth-child(10) a@href",
        title=("td:nth-child(1)", "td:nth-child(2)", "td:nth-child(3)"),
        url="td:nth-child(10) a@href",
        # Columns 4 to 6: given, registered, published.
        day="td:nth-child(4)",
        names=("td:nth-child(3)",),
        text=("td:nth-child(3)", "td:nth-child(8)"),
        facts={"court": "td:nth-child(1)", "docket": "td:nth-child(2)", "judge": "td:nth-child(9)"},
        states=docket_entry("MD", "a court of Moldova"),
    ),
    paging=NextLinks("li.pager__item--next a, li.pager-next a, a[rel=next]@href"),
    language="ro",
)
SOURCE = listed(
    HEADER, LAYOUT, *(f"{DECISIONS}?{urlencode({'Instance': court, **_ASKED})}&{_SINCE}" for court in COURTS)
)
