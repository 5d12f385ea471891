"""What the chat is told of the sources: titles, what is not polled and why, what only a person can open."""

from collections.abc import Mapping

from bot.sources import every_source
from handlers.views.freshness import ByHand, Sources, Unpolled
from watchers.manual_links import shipped_links
from watchers.registry import hides_names
from watchers.terms import Unasked

_WHY = {Unasked.NOT_ACCEPTED: "not-accepted", Unasked.NO_KEY: "no-key", Unasked.SWITCHED_OFF: "switched-off"}


def source_facts(unasked: Mapping[str, Unasked]) -> Sources:
    """Return what views say of the sources, those included that this run does not poll."""
    every = every_source(None)
    unpolled = {
        name: Unpolled(every[name].header.title, every[name].header.country, _WHY[why])
        for name, why in unasked.items()
        # What is off until somebody names it is no gap that anybody has made.
        if name in every and not (every[name].header.optional and why is Unasked.SWITCHED_OFF)
    }
    links = tuple(ByHand(link.country, link.title, link.url) for link in shipped_links())
    titles = {name: source.header.title for name, source in every.items()}
    return Sources(titles, hides_names(every).__contains__, unpolled, links)
