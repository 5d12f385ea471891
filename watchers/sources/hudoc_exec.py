"""The Council of Europe's feeds of judgments: how they are executed (HUDOC-EXEC), and the Court's newest ones (HUDOC).

Format: the feeds that each HUDOC site gives of a search (undocumented; recorded 2025): RSS 2.0 without guid. An item
has a title "DOE v. Italy", a description "4592/03 - ...", a pubDate, and in its link the search for one document as
raw JSON: http://hudoc.exec.coe.int/eng#{"execidentifier":["004-62316"]}. The whole list is fetched and matched here.
Traps: feeds are capped at 2,000 items, so that nothing follows from a missing one; titles of old cases are in French.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

from cases.observations import Observation, Outcome, Scope, ScopeKind, Statement
from cases.people import Roster
from watchers.contract import Document, Header, Reading, Request, ScopeHeader, Source, Terms, Verified
from watchers.reading.dates import parse_date
from watchers.reading.records import Fields
from watchers.reading.strasbourg import applicants, respondents
from watchers.reading.xml_lists import XmlList, read_xml_list

CAP = 2000
COURT = "European Court of Human Rights"
EXECUTION = "https://hudoc.exec.coe.int/app/transform/rss?" + urlencode(
    {"library": "execeng", "query": "contentsitename:EXEC", "sort": "", "start": 1}
)
JUDGMENTS = "https://hudoc.echr.coe.int/app/transform/rss?" + urlencode(
    {
        "library": "echreng",
        "query": "contentsitename:ECHR AND (NOT (doctype=PR OR doctype=HFCOMOLD OR doctype=HECOMOLD)) AND "
        '((documentcollectionid2="GRANDCHAMBER") OR (documentcollectionid2="CHAMBER"))',
        "sort": "kpdate Descending",
        "start": 1,
    }
)
_ID = re.compile(r'"(itemid|execidentifier)"\s*:\s*\[\s*"([\w-]+)"')
_NUMBERS = re.compile(r"\s*(\d+/\d+(?:\s*;\s*\d+/\d+)*)")
_KINDS = {"itemid": "echr-judgment", "execidentifier": "echr-execution"}
_SITES = {"itemid": "https://hudoc.echr.coe.int", "execidentifier": "https://hudoc.exec.coe.int"}

HEADER = Header(
    id="hudoc_exec",
    title="Execution of Strasbourg judgments (HUDOC-EXEC)",
    url=EXECUTION,
    language="en",
    country=None,
    interval=timedelta(hours=12),
    match_by=("name", "docket", "keyword"),
    rows=(1, CAP),
    sentinel="channel",
    canary="none: a capped feed drops old items, so nothing is ever concluded from a missing one",
    reveals="nothing",
    terms=Terms("© Council of Europe: reuse for information, with attribution", "no limit published"),
    verified=Verified.RECORDED,
    content_types=("application/rss+xml", "application/xml", "text/xml"),
    hosts=("hudoc.exec.coe.int", "hudoc.echr.coe.int"),
    authority=True,
)
FEEDS = (
    ScopeHeader(Scope(HEADER.id, ScopeKind.LIST, "execution"), HEADER.title, EXECUTION),
    ScopeHeader(
        Scope(HEADER.id, ScopeKind.LIST, "judgments"), "Newest judgments of the Strasbourg Court (HUDOC)", JUDGMENTS
    ),
)
FEED = XmlList(
    root="rss",
    rows="channel/item",
    fields=Fields(key="link", title=("title",), text=("description",), facts={"date": "pubDate"}),
    namespaces={},
    language="en",
)


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask for a whole feed."""
    return tuple(Request(feed.url, scope) for feed in FEEDS if feed.scope == scope)


def read(document: Document) -> Reading:
    """Read a feed of either site; a full one is PARTIAL, and so is what it says of absence."""
    reading = read_xml_list(FEED, document)
    found = tuple(seen for row in reading.observations if (seen := _observation(document, row)))
    outcome, reason = reading.outcome, reading.reason
    if outcome is Outcome.COMPLETE and len(found) < len(reading.observations):
        unnamed = len(reading.observations) - len(found)
        outcome, reason = Outcome.SUSPECT, f"the layout has changed: {unnamed} links name no document"
    elif outcome is Outcome.COMPLETE and not found:
        outcome, reason = Outcome.SUSPECT, "the feed is empty"
    elif outcome is Outcome.COMPLETE and len(found) >= CAP:
        outcome, reason = Outcome.PARTIAL, f"the feed ends at its cap of {CAP} items: absence is NOT PROVABLE"
    return Reading(outcome, reason, found, rows=len(found))


def _observation(document: Document, row: Observation) -> Observation | None:
    """Return what an item says, None where its link names no document."""
    named = _ID.search(row.key)
    if named is None:
        return None
    key, title = named[2], " ".join(row.title.split())
    numbered, published = _NUMBERS.match(row.text), parse_date(row.facts.get("date"), document.fetched_at)
    dockets = re.sub(r"\s", "", numbered[1]).replace(";", ",") if numbered else ""
    states = respondents(title)
    facts = {"docket": dockets, "country": states[0] if states else "", "court": COURT}
    said = Statement(
        _KINDS[named[1]],
        docket=dockets.partition(",")[0] or None,
        # The execution feed is dated by its last change, and only that day is known of what happened.
        occurred_on=published.date().isoformat() if published else None,
        attributes={"body": "Committee of Ministers"} if named[1] == "execidentifier" else {"body": COURT},
    )
    return replace(
        row,
        key=key,
        title=title,
        url=f"{_SITES[named[1]]}/eng?i={key}",
        published_at=published,
        names=applicants(title),
        facts={name: value for name, value in facts.items() if value},
        states=tuple(replace(said, country=state) for state in states or (None,)),
    )


SOURCE = Source(HEADER, lambda roster: FEEDS, requests, read)
