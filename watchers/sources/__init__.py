"""One file a source: a declarative header and pure functions; whoever puts a file here has added a source."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from watchers.contract import Source
from watchers.sources.feeds import feeds_source, load_feeds, shipped_feeds


def sources(more_feeds: str | None = None) -> Mapping[str, Source]:
    """Return every source by its id, in the order of their ids; `more_feeds` is a further feed list as YAML text."""
    entries = {entry.scope.subject: entry for entry in shipped_feeds()}
    entries |= {entry.scope.subject: entry for entry in load_feeds(more_feeds)} if more_feeds else {}
    feeds = feeds_source(tuple(entries.values()))
    return {source.header.id: source for source in sorted((*_shipped(), feeds), key=lambda one: one.header.id)}


def _shipped() -> Iterator[Source]:
    """Yield the sources of the files beside this one: those that give a `SOURCE`."""
    for name in sorted(module.name for module in iter_modules(__path__)):
        source = getattr(import_module(f"{__name__}.{name}"), "SOURCE", None)
        if isinstance(source, Source):
            yield source
