"""What is asked of a source and what comes back, as plain frozen records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

_PRINTABLE = re.compile(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?")

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class FetchRequest:
    """One thing to ask: an absolute http(s) URL, GET, HEAD or POST, with the caller's own and conditional headers."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Fetched:
    """An answer of any status: `body` decompressed, header names in lower case, `fetched_at` aware in UTC."""

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True)
class LoopbackRoute:
    """Sends every request to 127.0.0.1:port instead of its host, for the demo and for tests."""

    port: int


@dataclass(frozen=True)
class FetchSettings:
    """The bounds of every fetch: caps in bytes, one deadline in seconds over redirects and DNS, redirects followed."""

    user_agent: str
    raw_cap: int = 10 * MEBIBYTE
    decompressed_cap: int = 10 * MEBIBYTE
    deadline_seconds: float = 30.0
    redirects: int = 5
    route: LoopbackRoute | None = None


def user_agent(contact: str | None, version: str) -> str:
    """Name this program and the operator's contact honestly; raises ValueError for a contact no header can carry."""
    if contact is None or not contact.strip():
        return f"casewatch/{version}"
    contact = contact.strip()
    if not _PRINTABLE.fullmatch(contact) or set(contact) & set("()\\"):
        raise ValueError("The contact must be a mail address or URL in plain ASCII without brackets or backslashes.")
    return f"casewatch/{version} (+{contact})"
