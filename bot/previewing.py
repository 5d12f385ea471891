"""Looking at a source or docket before it is added: what is read, whom it names, what it would have told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.program import Program
from cases.alerts import AlertForm, Follower, Known, Severity, Subscriptions
from cases.decide import decide
from cases.matching import Matched, match
from cases.observations import Observation, ScopeKind, ScopeReport
from cases.people import Person, Roster
from handlers.views.previews import Entry, Preview
from storage import people
from storage.source_register import AddedSource
from watchers.checking import Checked, check
from watchers.collecting import Courier
from watchers.contract import Source
from watchers.registry import scope_of_added

TELLS_OF = timedelta(days=30)
_SUBJECT = "preview"
# What an address may be, by its host; any other is a feed if it reads as one, else a page.
_BY_HOST = {"t.me": "telegram_channel", "telegram.me": "telegram_channel"}
_ALERTS = "www.google.com/alerts/"
_OTHERWISE = ("feeds", "page")


@dataclass(frozen=True)
class Previewing:
    """The looks that the chat takes through the watchers, wired once."""

    program: Program
    courier: Courier

    async def address(self, url: str) -> Preview:
        """Return what an address gives as the kind of source it fits; the last refusal where it fits none."""
        roster = await self._roster()
        seen = None
        try:
            kinds = _kinds_for(url)
        except ValueError:
            return Preview(None, url, url, proven=False, reason="the address is broken: copy it whole")
        for kind in kinds:
            source = self.program.schedule.sources.get(kind)
            if source is None or source.extended is None:
                continue
            one = scope_of_added(AddedSource(_SUBJECT, kind, url, url))
            seen = await check(source.extended((one,)), one, roster, self.courier)
            if seen.proves:
                return self._preview(seen, source, url, roster)
        reason = seen.reason if seen else "no source that is polled reads such an address"
        return Preview(None, url, url, proven=False, reason=reason)

    async def docket(self, person: Person, number: str, source_id: str) -> Preview:
        """Return what a court answers about a person's number."""
        roster = await self._roster()
        others = tuple(one for one in roster.persons if one.id != person.id)
        roster = Roster((*others, person), roster.circles, roster.version)
        source = self.program.schedule.sources[source_id]
        scopes = source.scopes(roster)
        own = (one for one in scopes if one.scope.kind is ScopeKind.DOCKET and one.scope.subject == number)
        # A whole list is read for every number alike.
        scope = next(own, scopes[0])
        return self._preview(await check(source, scope, roster, self.courier), source, scope.url, roster)

    async def _roster(self) -> Roster:
        async with self.program.store.reading() as session:
            return await people.roster(session)

    def _preview(self, seen: Checked, source: Source, url: str, roster: Roster) -> Preview:
        matched = match(seen.found, self.program.indexes.built(roster))
        newest = sorted(seen.found, key=lambda one: one.published_at.timestamp() if one.published_at else 0.0)
        return Preview(
            source=source.header.id,
            title=_title(seen, url),
            url=url,
            proven=seen.proves,
            reason=f"{seen.outcome}, {seen.reason}",
            entries=tuple(Entry(one.title, one.published_at) for one in reversed(newest)),
            count=len(seen.found),
            persons=tuple(dict.fromkeys(mention.person for one in matched for mention in one.mentions)),
            alerts=self._alerts(matched, seen, source, roster),
            days=TELLS_OF.days,
        )

    def _alerts(self, matched: tuple[Matched, ...], seen: Checked, source: Source, roster: Roster) -> int:
        """Count the alerts that somebody who follows everybody would have got of the last 30 days."""
        now = self.courier.now()
        recent = [one for one in matched if _is_recent(one.observation, now - TELLS_OF)]
        subjects = [*(one.id for one in roster.persons), *(one.id for one in roster.circles)]
        everybody = dict.fromkeys(subjects, (Follower(1, minimum=Severity.INFO),))
        report = ScopeReport(
            seen.scope.scope, seen.outcome, seen.reason, now, source_title=seen.scope.title,
            authority=source.header.authority,
        )  # fmt: skip
        decision = decide(recent, report, roster, Known(), Subscriptions(everybody, editors=(2,)), now)
        return sum(alert.form in (AlertForm.EVENT, AlertForm.REVIEW) for alert in decision.alerts)


def _is_recent(seen: Observation, since: datetime) -> bool:
    return seen.published_at is not None and seen.published_at >= since


def _title(seen: Checked, url: str) -> str:
    """Return what readers see of an address: host and path; queries may hold tokens, and an alert's path is one."""
    if seen.scope.title != url:
        return seen.scope.title
    if _ALERTS in url:
        return "Google Alerts"
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path.rstrip('/')}"


def _kinds_for(url: str) -> tuple[str, ...]:
    """Return what an address may be, by its host; ValueError for one that is broken."""
    host = urlsplit(url).hostname or ""
    if _ALERTS in url:
        return ("google_alerts",)
    return (_BY_HOST[host],) if host in _BY_HOST else _OTHERWISE
