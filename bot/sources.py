"""Which sources this run asks: all that are shipped or were added, less those switched off, locked or not accepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.refusals import USAGE, Refused
from bot.settings import Settings
from storage import source_register
from storage.source_register import AddedSource
from storage.store import Store
from watchers.contract import Source
from watchers.registry import polled_every, proven_live, with_added
from watchers.sources import sources as all_sources
from watchers.sources.feeds import FeedListError
from watchers.terms import Permission, Unasked, sorted_out


@dataclass(frozen=True)
class SourceChoice:
    """The sources that are polled, and why each of the others is not."""

    asked: Mapping[str, Source]
    unasked: Mapping[str, Unasked]


async def choose(store: Store, settings: Settings, feeds: str | None, *, on_replay: bool) -> SourceChoice:
    """Return this run's sources as the settings and the register have them; raises Refused for an unknown one.

    On a replay no host is asked anything, so nobody's terms are in question.
    """
    async with store.reading() as session:
        added = await source_register.added(session)
        accepted = await source_register.accepted(session)
        proofs = await source_register.proven_live(session)
    every = every_source(feeds, added)
    wanted = settings.sources_enabled or tuple(every)
    unknown = [name for name in wanted if name not in every]
    if unknown:
        raise Refused(f"CASEWATCH_SOURCES_ENABLED names {unknown[0]!r}: use {', '.join(every)}.", USAGE)
    permission = Permission(
        accepted=accepted,
        keys=settings.access_keys,
        named=settings.sources_enabled or (),
        everything=on_replay or settings.accept_terms,
    )
    asked, reasons = sorted_out({name: every[name] for name in wanted}, permission)
    reasons |= {name: Unasked.SWITCHED_OFF for name in every if name not in wanted}
    seconds = settings.poll_interval_seconds
    every_so = timedelta(seconds=seconds) if seconds else None
    return SourceChoice(
        {name: proven_live(_paced(source, every_so), proofs) for name, source in asked.items()}, reasons
    )


def every_source(feeds: str | None, added: tuple[AddedSource, ...] = ()) -> dict[str, Source]:
    """Return every source there is, with what admins added; raises Refused for a wrong feed list."""
    try:
        return with_added(all_sources(feeds), added)
    except FeedListError as error:
        raise Refused(str(error), USAGE) from error


def _paced(source: Source, interval: timedelta | None) -> Source:
    return polled_every(source, interval) if interval else source
