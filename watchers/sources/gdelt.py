"""News of the last week that name a person, by GDELT's DOC 2.0 API (documented at blog.gdeltproject.org).

An extra that comes and goes: the host sheds load with HTTP 429 even to a first request. It searches whole texts, also
in translation, and answers with titles alone; so a hit often does not show the name it was found by.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from cases.names import latin_spellings
from cases.observations import Observation, Outcome, Scope
from cases.people import Origin, Person, Roster
from watchers.contract import Document, Header, Reading, Request, Source, Terms, Verified
from watchers.declared import person_scopes
from watchers.reading.encoding import decode
from watchers.reading.feed_identity import identity, real_link
from watchers.reading.json_documents import layout_refusal, line, parse_object

BASE = "https://api.gdeltproject.org/api/v2/doc/doc"
CAP = 250
HEADER = Header(
    id="gdelt",
    title="GDELT (news by name)",
    url=BASE,
    language="en",
    country=None,
    interval=timedelta(hours=6),
    match_by=("name",),
    rows=(0, CAP),
    sentinel="articles",
    canary="none: an index of the last months, from which nothing is concluded about a missing article",
    reveals="name",
    terms=Terms("free to use with attribution to the GDELT Project", "one request in 5 s; load is shed at any time"),
    # The one saved answer was written anew by whoever saved it: its fields are proven, its bytes are not.
    verified=Verified.DOCUMENTED,
    gap_seconds=6.0,
    # Errors come as plain text or as text/html, in HTTP 200 too; a page is still told by its first bytes.
    content_types=(),
    hosts=("api.gdeltproject.org",),
    optional=True,
    daily_requests=500,
)
_SPELLINGS = 4
_ORIGINALS = 2
# Shorter phrases are refused ("keywords were too short").
_SHORTEST = 6
_ESCAPE = re.compile(r'\\(["\\/bfnrtu])|\\')
_LANGUAGES = {
    "Azerbaijani": "az", "Czech": "cs", "English": "en", "French": "fr", "German": "de", "Italian": "it",
    "Kazakh": "kk", "Lithuanian": "lt", "Polish": "pl", "Romanian": "ro", "Russian": "ru", "Spanish": "es",
    "Turkish": "tr", "Ukrainian": "uk",
}  # fmt: skip


def requests(roster: Roster, scope: Scope) -> Sequence[Request]:
    """Ask once for all spellings of a person together."""
    person = roster.person(scope.subject)
    phrases = _phrases(person) if person else []
    if not phrases:
        return ()
    # Brackets round a single phrase are refused.
    query = f"({' OR '.join(phrases)})" if len(phrases) > 1 else phrases[0]
    asked = {"query": query, "mode": "artlist", "format": "json", "maxrecords": CAP, "sort": "datedesc"}
    return (Request(f"{BASE}?{urlencode({**asked, 'timespan': '7d'})}", scope),)


def _phrases(person: Person) -> list[str]:
    latin = [" ".join(pair) for pair in latin_spellings(person, _SPELLINGS)]
    cyrillic = [name.text for name in person.names if name.script == "Cyrl" and name.origin is Origin.GIVEN]
    names = dict.fromkeys(name.replace('"', "").strip() for name in (*latin, *cyrillic[:_ORIGINALS]))
    return [f'"{name}"' for name in names if len(name) >= _SHORTEST and " " in name]


def read(document: Document) -> Reading:
    """Read one answer; `{}` is how GDELT says that nothing matches, 250 rows are its cap."""
    text = decode(document.body).strip()
    if not text.startswith("{"):
        return Reading(*_told(text))
    data = _parsed(text)
    if isinstance(data, tuple):
        return Reading(*data)
    if not data:
        return Reading(Outcome.COMPLETE, "no article matches", rows=0)
    articles = data.get("articles")
    if not isinstance(articles, list):
        return Reading(*layout_refusal(data, "`articles`"))
    rows = [row for row in articles if isinstance(row, Mapping) and real_link(line(row.get("url")))]
    if len(rows) < len(articles):
        return Reading(Outcome.SUSPECT, f"the layout has changed: {len(articles) - len(rows)} articles have no url")
    found = tuple(_observation(document, row) for row in _distinct(rows))
    if len(rows) >= CAP:
        return Reading(
            Outcome.PARTIAL,
            f"{len(rows)} articles are all that is ever shown: there may be more",
            found,
            rows=len(rows),
        )
    return Reading(Outcome.COMPLETE, f"{len(rows)} articles read", found, rows=len(rows))


def _parsed(text: str) -> Mapping[str, Any] | tuple[Outcome, str]:
    """Parse an answer; titles come with escapes that JSON does not know, whose backslash is dropped."""
    whole = parse_object(text.encode("utf-8", errors="replace"))
    if not isinstance(whole, tuple):
        return whole
    mended = _ESCAPE.sub(lambda escape: escape[0] if escape[1] else "", text)
    return parse_object(mended.encode("utf-8", errors="replace"))


def _told(text: str) -> tuple[Outcome, str]:
    """Judge what GDELT says in words instead of JSON: a limit, or a name that it refuses as too short or too common."""
    said = " ".join(text.split())[:160]
    if "limit requests" in said.lower():
        return Outcome.BLOCKED, f"GDELT refuses for now: {said}"
    if "keyword" in said.lower() or "phrase" in said.lower():
        return Outcome.ERROR, f"GDELT refuses the question, so nothing is known: {said}"
    return Outcome.SUSPECT, f"no JSON came: {said}"


def _distinct(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Keep of copies with the same title the oldest one, which stays the same from poll to poll (newest come first)."""
    kept: dict[str, Mapping[str, Any]] = {}
    for row in reversed(rows):
        title = " ".join(re.findall(r"\w+", line(row.get("title")).casefold()))
        kept.setdefault(title or line(row.get("url")), row)
    return list(reversed(kept.values()))


def _observation(document: Document, row: Mapping[str, Any]) -> Observation:
    url, title = real_link(line(row.get("url"))), line(row.get("title"))
    # `seendate` is when GDELT saw the article, which may be long after it was published: no date of its own.
    facts = {"outlet": line(row.get("domain")), "seen_by_gdelt": line(row.get("seendate"))}
    return Observation(
        scope=document.request.scope,
        key=identity("", url, title, ""),
        title=title or url,
        url=url,
        language=_LANGUAGES.get(line(row.get("language"))),
        facts={name: value for name, value in facts.items() if value},
    )


SOURCE = Source(HEADER, partial(person_scopes, HEADER), requests, read)
