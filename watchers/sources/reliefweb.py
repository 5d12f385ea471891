"""Reports on human rights from ReliefWeb's API v2 (documented at apidoc.reliefweb.int): the newest, matched here.

The host wants an application name that it has approved, and refuses every other with HTTP 403.
"""

from datetime import timedelta
from urllib.parse import urlencode

from watchers.contract import AccessKey, Header, Terms, Verified
from watchers.declared import listed
from watchers.reading.json_lists import JsonList
from watchers.reading.records import Fields

REPORTS = "https://api.reliefweb.int/v2/reports"
_FIELDS = ("title", "body", "url_alias", "date.created", "source.shortname", "language.code")
_ASKED = (
    ("preset", "latest"),
    ("limit", "100"),
    ("filter[field]", "theme.name"),
    ("filter[value]", "Protection and Human Rights"),
    ("sort[]", "date.created:desc"),
    *(("fields[include][]", name) for name in _FIELDS),
)
HEADER = Header(
    id="reliefweb",
    title="ReliefWeb (protection and human rights)",
    url=REPORTS,
    language="en",
    country=None,
    interval=timedelta(hours=3),
    match_by=("name", "keyword"),
    rows=(1, 100),
    steady_rows=True,
    sentinel="data",
    canary="none: a window on the newest reports, so nothing is ever concluded from a missing one",
    reveals="nothing",
    terms=Terms("each report is its publisher's; ReliefWeb's terms ask for a link back", "1000 requests a day"),
    verified=Verified.DOCUMENTED,
    content_types=("application/json",),
    hosts=("api.reliefweb.int",),
    key=AccessKey("reliefweb_appname", parameter="appname"),
    daily_requests=1000,
)
LAYOUT = JsonList(
    rows="data",
    fields=Fields(
        key="id",
        title=("fields.title",),
        url="fields.url_alias",
        day="fields.date.created",
        text=("fields.title", "fields.body"),
        language="fields.language.code",
        facts={"publisher": "fields.source.shortname"},
        known=("href", "score"),
    ),
    # `totalCount` counts every report there ever was; `count` counts those in this answer.
    total="count",
    required=("data", "totalCount"),
    errors=("error.message", "error"),
)
SOURCE = listed(HEADER, LAYOUT, f"{REPORTS}?{urlencode(_ASKED)}")
