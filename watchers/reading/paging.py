"""The next page of a list: by page number, by offset, or by the link the answer gives; the pipeline caps the walk."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from watchers.contract import Document, Request


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Pages counted in a query parameter, `size` rows each; `first` is the number of the first one."""

    parameter: str
    size: int
    first: int = 1


@dataclass(frozen=True, slots=True)
class Offsets:
    """Pages told by how many rows to pass over, `size` rows each."""

    parameter: str
    size: int


@dataclass(frozen=True, slots=True)
class NextLinks:
    """Pages linked from one another; `path` is where the answer gives the next one's address."""

    path: str


Paging = PageNumbers | Offsets | NextLinks


def rows_so_far(document: Document, paging: Paging | None, rows: int) -> int:
    """Return how many rows have been read up to and with this page; linked pages after the first do not know."""
    if isinstance(paging, (PageNumbers, Offsets)):
        return (document.request.page - 1) * paging.size + rows
    return rows


def following(document: Document, paging: Paging | None, total: int | None, rows: int, link: str) -> Request | None:
    """Return the question for the next page, None after the last one; `link` is what a NextLinks path gave.

    A page without rows ends the walk, whatever the total says: then the total is not reached, and the poll not whole.
    """
    if paging is None or rows == 0:
        return None
    if isinstance(paging, NextLinks):
        return _further(document, urljoin(document.final_url, link)) if link else None
    so_far = rows_so_far(document, paging, rows)
    if total is None or so_far >= total:
        return None
    place = so_far if isinstance(paging, Offsets) else paging.first + document.request.page
    return _further(document, with_parameter(document.request.url, paging.parameter, str(place)))


def _further(document: Document, url: str) -> Request | None:
    """Follow a link on the host that gave it only: nobody else learns what we ask about."""
    asked = document.request
    same_host = urlsplit(url).hostname == urlsplit(asked.url).hostname
    return replace(asked, url=url, page=asked.page + 1) if same_host and url != asked.url else None


def with_parameter(url: str, name: str, value: str) -> str:
    """Return an address with one query parameter set."""
    return _with_query(url, [*_others(url, name), (name, value)])


def without_parameter(url: str, name: str) -> str:
    """Return an address without one query parameter."""
    return _with_query(url, _others(url, name))


def _others(url: str, name: str) -> list[tuple[str, str]]:
    return [(key, said) for key, said in parse_qsl(urlsplit(url).query, keep_blank_values=True) if key != name]


def _with_query(url: str, query: list[tuple[str, str]]) -> str:
    return urlunsplit(urlsplit(url)._replace(query=urlencode(query)))
