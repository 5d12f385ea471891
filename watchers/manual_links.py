"""Places that no machine of ours may read (captchas, closed borders, terms), for a person to open: data."""

import re
from dataclasses import dataclass
from importlib import resources

import yaml

_KEYS = ("country", "title", "url", "why")


class ManualLinkError(ValueError):
    """The list of links is wrong; the message says which entry and how to mend it."""


@dataclass(frozen=True, slots=True)
class ManualLink:
    """One place: whose institution it is (ISO 3166-1 alpha-2), and in one sentence why it is not read by machine."""

    country: str
    title: str
    url: str
    why: str


def load_links(text: str) -> tuple[ManualLink, ...]:
    """Read a list of links (YAML: `links:` with country, title, url and why); raises ManualLinkError."""
    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ManualLinkError("The list of links is no valid YAML: mend its indentation or quotes.") from error
    entries = tree.get("links") if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        raise ManualLinkError("The list must begin with `links:` and a list.")
    return tuple(_link(entry, number) for number, entry in enumerate(entries, 1))


def _link(entry: object, number: int) -> ManualLink:
    if not isinstance(entry, dict) or set(entry) != set(_KEYS):
        raise ManualLinkError(f"Link {number} must have exactly {', '.join(_KEYS)}.")
    country, title, url, why = (entry[key] for key in _KEYS)
    # YAML reads an unquoted NO (Norway) as false.
    if not isinstance(country, str) or not re.fullmatch("[A-Z]{2}", country):
        raise ManualLinkError(f"Link {number}: country {country!r} is no ISO code: write two capitals in quotes.")
    if not isinstance(url, str) or not url.startswith("https://"):
        raise ManualLinkError(f"Link {number}: the url must begin with https://.")
    if not isinstance(why, str) or not why.endswith(".") or ". " in why:
        raise ManualLinkError(f"Link {number}: `why` must be one sentence that ends with a full stop.")
    return ManualLink(country, str(title), url, why)


def shipped_links() -> tuple[ManualLink, ...]:
    """Return the links that come with the program, in the order they are listed."""
    return load_links((resources.files("watchers") / "manual_links.yaml").read_text(encoding="utf-8"))
