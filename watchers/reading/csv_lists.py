"""Lists as CSV with a header line (RFC 4180): a row is read by its column names."""

import csv
import io
from dataclasses import dataclass

from cases.observations import Outcome
from watchers.contract import Document, Reading
from watchers.reading.encoding import clean, decode
from watchers.reading.records import Fields, Rows, Values, judged, meant, observed

_LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class CsvList:
    """A list in CSV: its delimiter, the columns that must be there, and the charset where the host declares none."""

    fields: Fields
    delimiter: str = ";"
    required: tuple[str, ...] = ()
    charset: str | None = None
    language: str | None = None


def read_csv_list(layout: CsvList, document: Document) -> Reading:
    """Read a whole CSV document; a last line without its end means that it was cut."""
    text = clean(decode(document.body, layout.charset))
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=layout.delimiter, restval="")
    try:
        rows = list(reader)
    except csv.Error as error:
        return Reading(Outcome.ERROR, f"the answer is not whole CSV ({error})")
    columns = list(reader.fieldnames or ())
    missing = next((name for name in (*layout.required, layout.fields.key) if name not in columns), None)
    if missing is not None:
        return Reading(Outcome.SUSPECT, f"the layout has changed: the column `{missing}` is missing")
    if not text.endswith(("\n", "\r")):
        return Reading(Outcome.ERROR, "the answer is cut: its last line has no end")
    found = tuple(seen for row in rows if (seen := observed(document, _values(row), layout.fields, layout.language)))
    return judged(document, Rows(found, len(rows), _unread(columns, layout.fields)), None, None, len(rows))


def _values(row: dict[str, str]) -> Values:
    """Return how one row's values are found by column name (what stands past the last column is nobody's)."""
    return lambda path: [text] if (text := meant(" ".join(str(row.get(path) or "").split()))) else []


def _unread(columns: list[str], fields: Fields) -> tuple[str, ...]:
    read = {fields.key, fields.url, fields.day, fields.language, *fields.title, *fields.names, *fields.text}
    return tuple(sorted(set(columns) - read - set(fields.facts.values()) - set(fields.known)))
