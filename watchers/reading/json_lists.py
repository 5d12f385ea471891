"""Lists in JSON, described by paths: "hits.hits" leads to the rows, "_source.Numero" to a value of one.

A path goes through arrays by itself, so that a single child given as an object and many given as an array read alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cases.observations import Outcome
from watchers.contract import Document, Reading
from watchers.reading.json_documents import layout_refusal, line, parse
from watchers.reading.paging import NextLinks, Paging, following, rows_so_far
from watchers.reading.records import Fields, Rows, judged, meant, observed

_NIL = "@xsi:nil"
_TEXT = "#text"


@dataclass(frozen=True, slots=True)
class JsonList:
    """A list in JSON: where its rows, its total and its errors stand.

    An empty `rows` means that the document itself is the list. `required` are paths that every whole answer has;
    `errors` are paths whose presence in an HTTP 200 tells of a failure.
    """

    rows: str
    fields: Fields
    total: str = ""
    required: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    paging: Paging | None = None
    language: str | None = None


def values_at(value: Any, path: str) -> list[Any]:
    """Return all values at a dotted path, going through arrays; none where the path breaks off."""
    found = list(_flat(value))
    for step in path.split(".") if path else ():
        found = [child for one in found if isinstance(one, Mapping) and step in one for child in _flat(one[step])]
    return found


def _flat(value: Any) -> Iterator[Any]:
    """Yield a value, or each item of an array; without recursion, since arrays may nest without end."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        else:
            yield one


def text_at(value: Any) -> str:
    """Return a JSON scalar as text; an object may be XML turned into JSON, with its text in "#text" or nil."""
    if isinstance(value, Mapping):
        return "" if value.get(_NIL) else meant(line(value.get(_TEXT)))
    return meant(line(value))


def texts_at(value: Any, path: str) -> list[str]:
    """Return the texts at a path, empty ones and the ways of writing "no value" left out."""
    return [text for one in values_at(value, path) if (text := text_at(one))]


def number_at(value: Any, path: str) -> int | None:
    """Return the count at a path, given as a number or as digits; None where there is none."""
    text = next(iter(texts_at(value, path)), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def read_json_list(layout: JsonList, document: Document) -> Reading:
    """Read one page of a list in JSON."""
    data = parse(document.body)
    if isinstance(data, tuple):
        return Reading(*data)
    if refusal := _refused(layout, data):
        return Reading(*refusal)
    raw = values_at(data, layout.rows)
    total = number_at(data, layout.total) if layout.total else None
    fields = layout.fields
    found = tuple(
        seen
        for row in raw
        if isinstance(row, Mapping)
        and (seen := observed(document, lambda path: texts_at(row, path), fields, layout.language))  # noqa: B023
    )
    link = next(iter(texts_at(data, layout.paging.path)), "") if isinstance(layout.paging, NextLinks) else ""
    further = following(document, layout.paging, total, len(raw), link)
    rows = Rows(found, len(raw), unread_fields(raw, fields))
    return judged(document, rows, total, further, rows_so_far(document, layout.paging, len(raw)))


def _refused(layout: JsonList, data: Any) -> tuple[Outcome, str] | None:
    for path in layout.errors:
        if said := values_at(data, path):
            return Outcome.ERROR, f"the source answered with an error: {text_at(said[0])[:120] or path}"
    required = (*layout.required, *((layout.total,) if layout.total else ()))
    missing = next((path for path in required if not values_at(data, path) and not _empty_list_at(data, path)), None)
    if missing is None and (layout.rows or isinstance(data, list)):
        return None
    envelope = data if isinstance(data, Mapping) else {}
    return layout_refusal(envelope, f"`{missing or 'a list'}`")


def _empty_list_at(data: Any, path: str) -> bool:
    parent, _, last = path.rpartition(".")
    return any(isinstance(one, Mapping) and one.get(last) == [] for one in values_at(data, parent))


def unread_fields(rows: list[Any], fields: Fields) -> tuple[str, ...]:
    """Name the top fields of the rows that no path leads through: a sign that the source has changed."""
    paths = (fields.key, fields.url, fields.day, fields.language, *fields.title, *fields.names, *fields.text)
    read = {path.partition(".")[0] for path in (*paths, *fields.facts.values(), *fields.known)}
    return tuple(sorted({str(name) for row in rows if isinstance(row, Mapping) for name in row} - read))
