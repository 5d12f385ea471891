"""What polling costs each host: requests a day, as planned from the roster and the sources' intervals."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from cases.people import Roster
from watchers.contract import Source

_DAY = timedelta(days=1)
# Where a source asks many hosts (feeds), the list of them is for `--scopes`.
_NAMED_HOSTS = 3


@dataclass(frozen=True, slots=True)
class Load:
    """How many scopes a source has for this roster, and its planned requests a day by host."""

    scopes: int
    hosts: Counter[str] = field(default_factory=Counter)

    def by_host(self) -> str:
        """Return the load in words: each host with its requests a day, or only how many where there are many."""
        if len(self.hosts) > _NAMED_HOSTS:
            return f"{self.hosts.total()} at {len(self.hosts)} hosts"
        return ", ".join(f"{count} at {host}" for host, count in self.hosts.most_common())


def loads(sources: Iterable[Source], roster: Roster) -> Mapping[str, Load]:
    """Return the planned load of each source: first questions only, details and further pages come on top."""
    return {source.header.id: _load(source, roster) for source in sources}


def _load(source: Source, roster: Roster) -> Load:
    hosts: Counter[str] = Counter()
    scopes = source.scopes(roster)
    for scope in scopes:
        a_day = max(1, round(_DAY / (scope.interval or source.header.interval)))
        for request in source.requests(roster, scope.scope):
            hosts[urlsplit(request.url).hostname or ""] += a_day
    return Load(len(scopes), hosts)
