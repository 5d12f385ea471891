"""One file a source: a declarative header and pure functions; this is the list of them."""

from collections.abc import Mapping

from watchers.contract import Source
from watchers.sources import fr_arianeweb, interpol_red
from watchers.sources.feeds import feeds_source, load_feeds, shipped_feeds


def sources(more_feeds: str | None = None) -> Mapping[str, Source]:
    """Return every source by its id; `more_feeds` is a further feed list as YAML text."""
    entries = {entry.scope.subject: entry for entry in shipped_feeds()}
    entries |= {entry.scope.subject: entry for entry in load_feeds(more_feeds)} if more_feeds else {}
    every = (interpol_red.SOURCE, fr_arianeweb.SOURCE, feeds_source(tuple(entries.values())))
    return {source.header.id: source for source in every}
