"""What one poll asks: from the beginning or from a mark, the day filled in, with validators where they hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cases.people import Roster
from storage.records import ScopeHealth
from watchers import health as scope_health
from watchers.contract import Request, Source
from watchers.dated_addresses import dated


def questions(source: Source, health: ScopeHealth, roster: Roster, now: datetime) -> tuple[Request, ...]:
    """Return what is asked now (aware UTC): from where the last whole poll left a mark, else from the beginning."""
    if health.mark is not None and source.resume is not None:
        asked = source.resume(roster, health.scope, health.mark)
    else:
        asked = source.requests(roster, health.scope)
    return _conditional(dated(asked, now), source, health, roster)


def judged_bodies(source: Source, health: ScopeHealth, roster: Roster) -> str | None:
    """Return the hash over all bodies that need no second reading, None where everything must be read.

    What goes on from a mark asks its further questions out of the first answer, be that the same as last time.
    """
    always = source.header.always_read or source.resume is not None
    return None if always else scope_health.judged_bodies(health, roster)


def _conditional(
    requests: Sequence[Request], source: Source, health: ScopeHealth, roster: Roster
) -> tuple[Request, ...]:
    """Add validators, unless an absence is pending (a 304 does not testify) or the roster has changed since.

    A scope of several questions is asked without: the validators kept are of one answer, not of each.
    """
    if len(requests) != 1 or judged_bodies(source, health, roster) is None:
        return tuple(requests)
    validators = {"If-None-Match": health.etag, "If-Modified-Since": health.last_modified}
    kept = {name: mark for name, mark in validators.items() if mark}
    return (replace(requests[0], headers={**requests[0].headers, **kept}),)
