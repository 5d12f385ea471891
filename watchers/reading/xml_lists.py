"""Lists in XML (Atom with extensions, RDF), described by ElementTree paths: "atom:link[@rel='alternate']@href"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cases.observations import Outcome
from watchers.contract import Document, Reading
from watchers.reading.encoding import clean, decode
from watchers.reading.paging import NextLinks, Paging, following, rows_so_far
from watchers.reading.records import Fields, Rows, Values, judged, meant, observed

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ATTRIBUTE = re.compile(r"^(.*?)@([\w:.-]+)$")


@dataclass(frozen=True, slots=True)
class XmlList:
    """A list in XML: its root element, its rows, the prefixes its paths use, and where it states its total.

    `total` is a path; `total_form` a regular expression whose first group is the number in its text.
    """

    root: str
    rows: str
    fields: Fields
    namespaces: Mapping[str, str]
    total: str = ""
    total_form: str = r"(\d+)"
    paging: Paging | None = None
    language: str | None = None


def parsed_xml(body: bytes) -> Element | tuple[Outcome, str]:
    """Return the root of a whole XML document, or why there is none; entities are refused, nothing is fetched."""
    text = _DECLARATION.sub("", clean(decode(body)))
    try:
        return fromstring(text)
    except DefusedXmlException:
        return Outcome.SUSPECT, "the document declares entities: it was not read"
    except (SyntaxError, ValueError, RecursionError) as error:
        return Outcome.ERROR, f"the answer is not whole XML ({str(error)[:120]})"


def values_in(row: Element, namespaces: Mapping[str, str]) -> Values:
    """Return how the values of one element are found by path."""

    def values(path: str) -> list[str]:
        split = _ATTRIBUTE.match(path) if not path.endswith("]") else None
        elements = row.findall(split[1] if split else path, dict(namespaces)) if not split or split[1] else [row]
        said = [_attribute(one, split[2], namespaces) if split else "".join(one.itertext()) for one in elements]
        return [text for one in said if (text := meant(" ".join(one.split())))]

    return values


def _attribute(element: Element, name: str, namespaces: Mapping[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return element.get(f"{{{namespaces[prefix]}}}{local}" if colon else name) or ""


def read_xml_list(layout: XmlList, document: Document) -> Reading:
    """Read one page of a list in XML."""
    root = parsed_xml(document.body)
    if isinstance(root, tuple):
        return Reading(*root)
    prefix, _, local = layout.root.rpartition(":")
    if root.tag != (f"{{{layout.namespaces[prefix]}}}{local}" if prefix else local):
        return Reading(Outcome.SUSPECT, f"the layout has changed: the document is no `{layout.root}`")
    raw = root.findall(layout.rows, dict(layout.namespaces))
    values = values_in(root, layout.namespaces)
    total = _total(layout, values)
    if layout.total and total is None:
        return Reading(Outcome.SUSPECT, "the layout has changed: the total is missing")
    found = tuple(
        seen
        for row in raw
        if (seen := observed(document, values_in(row, layout.namespaces), layout.fields, layout.language))
    )
    link = next(iter(values(layout.paging.path)), "") if isinstance(layout.paging, NextLinks) else ""
    further = following(document, layout.paging, total, len(raw), link)
    return judged(document, Rows(found, len(raw)), total, further, rows_so_far(document, layout.paging, len(raw)))


def _total(layout: XmlList, values: Values) -> int | None:
    said = next(iter(values(layout.total)), "") if layout.total else ""
    found = re.search(layout.total_form, said)
    return int(found[1]) if found and len(found[1]) < 10 else None
