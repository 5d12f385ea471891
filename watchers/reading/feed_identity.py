"""By what a feed item is known again: its guid, else its canonical link, else its title and date."""

import hashlib
import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

_REDIRECTS = re.compile(r"^(?:www\.)?google\.[a-z.]{2,6}$")
_TRACKING = re.compile(r"^(?:utm_|at_|wt_|fbclid$|gclid$|yclid$|cmpid$|mc_[ce]id$)", re.IGNORECASE)
# A key is an index column: what is longer is kept by its hash.
_LONGEST_KEY = 400


def identity(guid: str, link: str, title: str, date: str) -> str:
    """Return an item's identity within its feed; never empty."""
    key = guid.strip() or canonical(link)
    if key and len(key) <= _LONGEST_KEY:
        return key
    return "sha256:" + hashlib.sha256((key or f"{title}\n{date}").encode("utf-8", errors="replace")).hexdigest()


def canonical(link: str) -> str:
    """Return a link without fragment and tracking parameters, its host in lower case."""
    try:
        parts = urlsplit(link.strip())
        kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.match(name)]
        return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(kept), ""))
    except ValueError:
        return link.strip()


def real_link(link: str) -> str:
    """Return the address a Google Alerts link leads to (its `url` parameter), any other web link as it is.

    Links that are not http(s) are nothing.
    """
    try:
        parts = urlsplit(link.strip())
        if _REDIRECTS.match(parts.hostname or "") and parts.path == "/url":
            query = parse_qs(parts.query)
            return real_link(next(iter(query.get("url") or query.get("q") or [""])))
    except (ValueError, RecursionError):
        return ""
    return link.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else ""
