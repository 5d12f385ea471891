"""Judgments and press summaries of United Kingdom courts in Akoma Ntoso 3.0, as Find Case Law publishes them."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from cases.observations import Outcome
from watchers.contract import Document, Reading
from watchers.declared import docket_entry
from watchers.reading.records import Fields, observed
from watchers.reading.xml_lists import values_in

DATA = "/data.xml"
_NAMESPACES = {
    "akn": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "uk": "https://caselaw.nationalarchives.gov.uk/akn",
}
_KEY, _DOCKET = "the judgment's address", ".//uk:cite"
_JUDGMENT = Fields(
    key=_KEY,
    title=(".//akn:FRBRWork/akn:FRBRname@value",),
    day=".//akn:FRBRWork/akn:FRBRdate@date",
    names=(".//akn:party",),
    text=(
        "./akn:judgment/akn:header",
        "./akn:judgment/akn:judgmentBody",
        "./akn:doc/akn:preface",
        "./akn:doc/akn:mainBody",
    ),
    facts={
        "court": ".//uk:court",
        "docket": _DOCKET,
        "case_number": ".//uk:caseNumber",
        # A hash of the words without the markup: it moves only when the text does.
        "content_hash": ".//uk:hash",
        "summary_of": ".//uk:summaryOf",
    },
    states=docket_entry("GB", "a court of the United Kingdom"),
)


def is_judgment(root: Element) -> bool:
    """Tell whether an XML document is a judgment or a press summary rather than a feed."""
    return root.tag == f"{{{_NAMESPACES['akn']}}}akomaNtoso"


def read_judgment(document: Document, root: Element, site: str) -> Reading:
    """Read one judgment or press summary published on `site`."""
    values = values_in(root, _NAMESPACES)
    key = _key(document, values(".//akn:FRBRWork/akn:FRBRthis@value"))

    def asked(path: str) -> Sequence[str]:
        if path == _DOCKET:
            # A press summary has no citation but its judgment's.
            return values(path) or values(".//uk:summaryOfCite")
        return [key] if path == _KEY else values(path)

    seen = observed(document, asked, _JUDGMENT, "en")
    if seen is None or not seen.text or not seen.facts.get("court"):
        return Reading(Outcome.SUSPECT, "the layout has changed: the judgment's address, court or text is missing")
    seen = replace(seen, url=f"{site}/{key.removesuffix(DATA)}", names=tuple(dict.fromkeys(seen.names)))
    return Reading(Outcome.COMPLETE, "one judgment was read", (seen,), rows=1)


def _key(document: Document, stated: Sequence[str]) -> str:
    """Return the address the judgment was asked by; what the XML states of itself changed its form in 2025."""
    path = urlsplit(document.request.url).path
    own = path if path.endswith(DATA) else next(iter(stated), "").rpartition("/id/")[2]
    return document.request.record or own.removesuffix(DATA).strip("/")
