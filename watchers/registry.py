"""Which sources there are, and the settings of their scopes for one roster."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from cases.observations import Scope, ScopeKind
from cases.people import Roster
from storage.records import ScopeSetting
from storage.source_register import AddedSource
from watchers.contract import ScopeHeader, Source, Verified

# The subject of the scope that keeps a source's canary totals; it is asked once a round, never by itself.
CANARY = "canary"


def scope_settings(sources: Iterable[Source], roster: Roster) -> tuple[ScopeSetting, ...]:
    """Return every scope to poll for this roster, each with its title, pace and how far it is verified."""
    return tuple(
        _setting(source, scope) for source in sources for scope in (*source.scopes(roster), *_canary_scope(source))
    )


def _canary_scope(source: Source) -> tuple[ScopeHeader, ...]:
    if source.canary is None:
        return ()
    header = source.header
    return (ScopeHeader(Scope(header.id, ScopeKind.LIST, CANARY), f"{header.title}: whole list", header.url),)


def _setting(source: Source, scope: ScopeHeader) -> ScopeSetting:
    header = source.header
    return ScopeSetting(
        scope=scope.scope,
        title=scope.title,
        url=scope.url,
        interval=scope.interval or header.interval,
        side=scope.side or header.side,
        verified=str(scope.verified or header.verified),
        language=scope.language or header.language,
        country=scope.country or header.country,
    )


def hides_names(sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the ids of the sources whose published texts are anonymised."""
    return frozenset(name for name, source in sources.items() if source.header.hides_names)


def only_hosts(source: Source, hosts: Collection[str]) -> Source:
    """Return the source without the scopes of other hosts (the demo tells nothing of them)."""

    def told(roster: Roster) -> Sequence[ScopeHeader]:
        return tuple(scope for scope in source.scopes(roster) if urlsplit(scope.url).hostname in hosts)

    return replace(source, scopes=told)


def with_added(sources: Mapping[str, Source], added: Iterable[AddedSource]) -> dict[str, Source]:
    """Return the sources with the feeds, pages and channels that admins added; what a source cannot take is left."""
    found = dict(sources)
    for one in added:
        source = found.get(one.source)
        if source is not None and source.extended is not None:
            found[one.source] = source.extended((scope_of_added(one),))
    return found


def scope_of_added(one: AddedSource) -> ScopeHeader:
    """Return the scope of something an admin added; nobody has proven its format yet."""
    return ScopeHeader(
        Scope(one.source, ScopeKind.LIST, one.name),
        one.title,
        one.url,
        language=one.language,
        country=one.country,
        side=one.side,
        verified=Verified.DOCUMENTED,
    )


def proven_live(source: Source, proofs: Collection[str]) -> Source:
    """Return the source as verified live where a check has proven it: as a whole, or list by list (scope keys)."""
    whole = source.header.id in proofs

    def proven(roster: Roster) -> Sequence[ScopeHeader]:
        return tuple(
            replace(scope, verified=Verified.LIVE) if whole or scope.scope.key in proofs else scope
            for scope in source.scopes(roster)
        )

    header = replace(source.header, verified=Verified.LIVE) if whole else source.header
    return replace(source, header=header, scopes=proven)


def polled_every(source: Source, interval: timedelta) -> Source:
    """Return the source with one interval for all its scopes (a setting for tests and trials)."""

    def paced(roster: Roster) -> Sequence[ScopeHeader]:
        return tuple(replace(scope, interval=interval) for scope in source.scopes(roster))

    return replace(source, scopes=paced)
