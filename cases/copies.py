"""Whether two texts are one: the same address written differently, or one agency's report under nearly one headline."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz

# What outlets and networks add to an address to see where readers come from; it leads to the same page.
_TRACKING = re.compile(r"(?:utm_\w+|at_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|ref|ref_src|from|source|cmp|xtor)", re.I)
_HOSTS = re.compile(r"^(?:www|m|mobile|amp)\.")
_AMP = re.compile(r"(?:/amp|\.amp|/amp\.html)$")
# Of two headlines of six words, one more or fewer word keeps this likeness; two exchanged ones do not.
_ALIKE = 90
# Shorter headlines ("Court hearing in Paris") are alike by chance.
_ENOUGH_WORDS = 5
_NUMBER = re.compile(r"\d+")


def canonical_address(url: str | None) -> str:
    """Return an address as it is compared: no scheme, "www.", tracking, fragment or mobile form; "" for none."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:
        return ""
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    path = _AMP.sub("", parts.path.rstrip("/"))
    # A bare front page is where an outlet stands, not a text.
    return f"{_HOSTS.sub('', host)}{path}?{urlencode(sorted(query))}" if host and (path or query) else ""


def plain_title(title: str) -> str:
    """Return a headline as it is compared: letters and digits only, without the outlet's name after the last dash."""
    headline = re.sub(r"\s[|–—-]\s[^|–—-]{1,40}$", "", title)
    return re.sub(r"[\W_]+", " ", headline.casefold()).strip()


def same_headline(one: str, another: str) -> bool:
    """Tell whether two headlines are one, as agencies' copies are: equal, or long and alike with the same numbers."""
    first, second = plain_title(one), plain_title(another)
    if not first or not second:
        return False
    if first == second:
        return True
    long_enough = min(len(first.split()), len(second.split())) >= _ENOUGH_WORDS
    return long_enough and _NUMBER.findall(first) == _NUMBER.findall(second) and fuzz.ratio(first, second) >= _ALIKE


def same_text(one: tuple[str, str | None], another: tuple[str, str | None]) -> bool:
    """Tell whether two texts, each a title and an address, are one."""
    address = canonical_address(one[1])
    return bool(address and address == canonical_address(another[1])) or same_headline(one[0], another[0])
