"""The desk: everything the chat needs from the rest of the house, wired by `bot`."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cases.names.index import NameIndex
from cases.people import Person, Roster
from handlers.rate import ChatLimit
from handlers.views.freshness import ByHand, Unpolled
from handlers.views.previews import Preview
from storage.store import Store


async def unseen(*asked: object) -> Preview:
    """Look at nothing: what a desk without watchers shows."""
    return Preview(None, "", "", proven=False, reason="nothing can be fetched here")


async def unchanged() -> None:
    """Do nothing: what a desk without a schedule does when the roster changes."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What handlers use: the store, the clock (aware UTC), name index, and facts about sources.

    `wake` pokes the delivery lane after something was put into the outbox, `roster_changed` lets the
    schedule take up a person, name or docket that is new or gone. `heading` ("" or "DEMO") begins every text.
    `asked_by_docket` are the countries of the courts that are asked by number, by source id. `preview_address` looks
    at a page, feed or channel; `preview_docket` asks a source for a person's number; `sources_changed` lets the
    schedule take up what was added or removed.
    `hides_names` tells of a source id whether its published texts are anonymised; `source_titles` names the sources.
    """

    store: Store
    now: Callable[[], datetime]
    index: Callable[[Roster], NameIndex]
    wake: Callable[[], None]
    roster_changed: Callable[[], Awaitable[None]] = unchanged
    heading: str = ""
    chat_limit: ChatLimit = field(default_factory=ChatLimit)
    hides_names: Callable[[str], bool] = lambda source: False
    source_titles: Mapping[str, str] = field(default_factory=dict)
    unpolled: Mapping[str, Unpolled] = field(default_factory=dict)
    by_hand: Sequence[ByHand] = ()
    asked_by_docket: Mapping[str, str] = field(default_factory=dict)
    preview_address: Callable[[str], Awaitable[Preview]] = unseen
    preview_docket: Callable[[Person, str, str], Awaitable[Preview]] = unseen
    sources_changed: Callable[[], Awaitable[None]] = unchanged
