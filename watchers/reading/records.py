"""From the fields of one row to one observation: what every list reader shares, whatever the format."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from urllib.parse import quote, urljoin

from cases.observations import Observation, Outcome, Statement
from watchers.contract import Document, Reading, Request
from watchers.reading.days import LEAD, Order, day_of

# The texts that stand at a path of one row, empty ones left out; a path is in the format's own terms.
Values = Callable[[str], Sequence[str]]
# How registers say "nothing": JSON's null read as text, the Conseil d'État's "undefined", a lone dash.
_NOTHING = frozenset({"", "-", "--", "null", "none", "nil", "undefined", "n/a"})


@dataclass(frozen=True, slots=True)
class Fields:
    """Where a row keeps what an observation holds, as paths in the format's own terms.

    `key` is the source's own id of the record. `page` is the record's public address with {key}, {url} or {a fact's
    name} in it; without it `url` itself is the address, absolute or relative. `day` is when it was decided or
    published, written in `order`; hearings set a longer `lead`. `known` are fields that are read by nobody on purpose.
    """

    key: str
    title: tuple[str, ...] = ()
    url: str = ""
    page: str = "{url}"
    day: str = ""
    order: Order = Order.YEAR_FIRST
    lead: timedelta = LEAD
    names: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    known: tuple[str, ...] = ()
    states: Callable[[Observation], tuple[Statement, ...]] | None = None


def meant(text: str) -> str:
    """Return a text, or nothing where it is one of the ways registers write "no value"."""
    return "" if text.strip().lower() in _NOTHING else text.strip()


def observed(document: Document, values: Values, fields: Fields, language: str | None) -> Observation | None:
    """Return the observation of one row, None where the row states no key."""

    def first(path: str) -> str:
        return next(iter(values(path)), "") if path else ""

    key = first(fields.key)
    if not key:
        return None
    facts = {name: stated for name, path in fields.facts.items() if (stated := "; ".join(values(path)))}
    day = day_of(first(fields.day), fields.order, document.fetched_at, fields.lead)
    seen = Observation(
        scope=document.request.scope,
        key=key,
        title=". ".join(part for path in fields.title if (part := first(path))) or key,
        url=_address(document, fields.page, {**facts, "key": key, "url": first(fields.url)}),
        published_at=datetime.combine(day, time(), UTC) if day else None,
        names=tuple(dict.fromkeys(name for path in fields.names for name in values(path))),
        text="\n".join(part for path in fields.text for part in values(path)),
        language=first(fields.language) or language,
        facts=facts,
    )
    return _stating(seen, fields)


def _stating(seen: Observation, fields: Fields) -> Observation:
    return replace(seen, states=fields.states(seen)) if fields.states else seen


def _address(document: Document, page: str, parts: Mapping[str, str]) -> str | None:
    """Return the record's absolute public address, None where the row does not state what it is made of."""
    try:
        raw = page == "{url}"
        address = (
            parts["url"] if raw else page.format_map({name: quote(part, safe="/:") for name, part in parts.items()})
        )
        whole = urljoin(document.final_url, address) if address else ""
    except (KeyError, ValueError):
        return None
    return whole if whole.startswith(("http://", "https://")) else None


@dataclass(frozen=True, slots=True)
class Rows:
    """What was read of a list's rows: the observations, how many rows there were, and fields nobody reads."""

    found: tuple[Observation, ...]
    number: int
    unread: tuple[str, ...] = ()


def judged(document: Document, rows: Rows, total: int | None, following: Request | None, known: int) -> Reading:
    """Judge one page of a list: every row must have its key; `known` rows were read up to and with this page.

    Only the first page declares the total, so that sums over all pages compare with it; a continued one is judged by
    its rows alone.
    """
    declared = total if document.request.page == 1 else None
    further = (following,) if following else ()
    outcome, reason = _verdict(rows, declared, following, known)
    return Reading(outcome, reason, rows.found, further, declared, len(rows.found), rows.unread)


def _verdict(rows: Rows, total: int | None, following: Request | None, known: int) -> tuple[Outcome, str]:
    missing = rows.number - len(rows.found)
    if missing:
        return Outcome.SUSPECT, f"the layout has changed: {missing} of {rows.number} rows carry no key"
    if total is not None and known < total and following is None:
        return Outcome.PARTIAL, f"{known} of {total} rows were read"
    return Outcome.COMPLETE, f"{len(rows.found)} rows read"
