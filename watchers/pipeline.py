"""The one pipeline every source goes through; it only puts calls in order.

ask -> prove -> read -> match -> decide -> write (observations, events, alerts, outbox, run: ONE transaction)
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cases.absence import needs_lookup
from cases.alerts import Decision, Known
from cases.decide import decide
from cases.first_reading import READ
from cases.matching import Matched, match, of_nobody, tied_as_before
from cases.names import NameIndex
from cases.observations import DirectLookup, Observation, Outcome, Scope, ScopeKind, ScopeReport
from cases.people import Roster
from storage import events, evidence, ledger, people, scopes, subscriptions
from storage.records import HealthRecord, ScopeHealth
from storage.store import Session, Store
from watchers import health as scope_health
from watchers.collecting import Answer, Collected, Courier, ask, collect, laid_over, observations
from watchers.contract import Purpose, Source
from watchers.proving import judge_scope
from watchers.questions import judged_bodies, questions

HTTP_OK = 200
# How many details of newly seen records one poll may ask for: politeness bounds a first poll of a long list.
DETAIL_CAP = 10


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the pipeline works with, wired once by the composition root.

    `index` gives the name index of a roster (cached by version), `lot` a number in [0, 1) that spreads polls.
    """

    store: Store
    courier: Courier
    index: Callable[[Roster], NameIndex]
    lot: Callable[[], float]
    collector: str


@dataclass(frozen=True, slots=True)
class Polled:
    """How one poll of one scope ended, in the words of `casewatch poll`.

    `unwritten` is set when nothing changed: the schedule writes all quiet polls of a tick in one transaction.
    """

    scope: Scope
    title: str
    outcome: Outcome
    reason: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    alerts: tuple[int, ...] = ()
    unwritten: HealthRecord | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Round:
    """One poll under way: what came back so far, and what is known of it; `details` are answers beside the list.

    `settled`: nothing came that was not judged before, so that there is nothing to decide.
    """

    source: Source
    health: ScopeHealth
    roster: Roster
    collected: Collected
    report: ScopeReport
    known: Known = field(default_factory=Known)
    matched: tuple[Matched, ...] = ()
    details: tuple[Answer, ...] = ()
    settled: bool = False
    ties: Mapping[str, str] = field(default_factory=dict)


async def poll(
    source: Source, health: ScopeHealth, roster: Roster, workshop: Workshop, canary_good: bool | None = None
) -> Polled:
    """Poll one scope once, write what it led to, and return how it ended; whatever the source answers, never raises.

    What changed nothing costs no look into the register.
    """
    requests = questions(source, health, roster, workshop.courier.now())
    collected = await collect(source, requests, workshop.courier, judged_bodies(source, health, roster))
    round_ = _settled(
        _Round(source, health, roster, collected, _report(source, health, collected, canary_good, workshop))
    )
    if round_.settled:
        return await _write(round_, workshop)
    async with workshop.store.reading() as session:
        round_ = replace(round_, known=await _known(round_, session))
    seen = observations(collected, round_.known.contents)
    seen, details = await _with_details(round_, seen, workshop)
    proofs = {**_absent_from(round_), **collected.evidence}
    report = replace(round_.report, lookups=await _lookups(round_, seen, workshop), evidence=proofs)
    matched = await asyncio.to_thread(match, seen, workshop.index(roster))
    round_ = replace(round_, details=details, report=report, matched=matched)
    return await _write(await _tied(round_, workshop), workshop)


async def _tied(round_: _Round, workshop: Workshop) -> _Round:
    """Tie records that name nobody, such as a removal, to whom they were about when they were listed."""
    nameless = of_nobody(round_.matched)
    if not nameless:
        return round_
    async with workshop.store.reading() as session:
        ties = await events.persons_of_records(session, round_.source.header.id, nameless)
    return replace(round_, ties=ties, matched=tied_as_before(round_.matched, ties, workshop.index(round_.roster)))


async def poll_canary(source: Source, health: ScopeHealth, workshop: Workshop) -> bool | None:
    """Ask for the round's canary, keep the total it declares, and return whether the source looks whole."""
    if source.canary is None or source.canary_good is None:
        return None
    answer = await ask(source, source.canary(), workshop.courier)
    total = answer.reading.declared
    async with workshop.store.reading() as session:
        roster, earlier = await people.roster(session), await scopes.canary_totals(session, source.header.id)
    good = source.canary_good(total, earlier)
    outcome = Outcome.COMPLETE if total is not None else answer.reading.outcome
    report = ScopeReport(health.scope, outcome, answer.reading.reason, workshop.courier.now(), canary_good=good)
    record = scope_health.record_of(report, health, Collected((answer,)), roster, workshop.lot())
    await scope_health.write_quiet(workshop.store, [replace(record, rows=total)])
    return good


async def _known(round_: _Round, session: Session) -> Known:
    """Return what is known of the records that came, of those this scope showed before, and of the persons at hand."""
    keys = {seen.key for reading in round_.collected.readings for seen in reading.observations}
    return await ledger.known(session, round_.health.scope, keys, _subjects(round_))


def _report(
    source: Source, health: ScopeHealth, collected: Collected, canary_good: bool | None, workshop: Workshop
) -> ScopeReport:
    outcome, reason = judge_scope(collected.readings, source.header, health.history, health.scope.kind)
    return ScopeReport(
        scope=health.scope,
        outcome=outcome,
        reason=reason,
        at=workshop.courier.now(),
        fresh=outcome is not Outcome.UNCHANGED,
        canary_good=canary_good,
        baseline=health.last_proven is None and not any(past.outcome in READ for past in health.history),
        history=health.history,
        evidence=collected.evidence,
        source_title=source_title(source, health),
        authority=source.header.authority,
        keyword_watch=source.header.authority and "keyword" in source.header.match_by,
    )


def source_title(source: Source, health: ScopeHealth) -> str:
    """Return what a source is called: a feed by its own title, else the source's, whoever it was asked about."""
    return health.title if health.scope.kind is ScopeKind.LIST else source.header.title


def _settled(round_: _Round) -> _Round:
    """Return the round settled where nothing new came: a 304, or bodies judged before, whose judgement stands."""
    health = round_.health
    if _judged_before(round_):
        report = replace(round_.report, outcome=health.outcome or Outcome.ERROR, reason=health.reason)
        return replace(round_, report=report, settled=True)
    if round_.report.outcome is Outcome.UNCHANGED and health.outcome is Outcome.PARTIAL:
        # What was not whole is no better for having stayed the same.
        round_ = replace(round_, report=replace(round_.report, outcome=Outcome.PARTIAL, reason=health.reason))
        return replace(round_, settled=True)
    read = any(reading.observations for reading in round_.collected.readings)
    return replace(round_, settled=round_.report.outcome is Outcome.UNCHANGED and not read)


def _judged_before(round_: _Round) -> bool:
    """Tell whether every answer is a 200 whose body was judged already, for this very roster, no absence pending."""
    fresh = all(answer.document and answer.document.status == HTTP_OK for answer in round_.collected.answers)
    digest = round_.collected.digest
    return fresh and digest is not None and digest == judged_bodies(round_.source, round_.health, round_.roster)


def _absent_from(round_: _Round) -> dict[str, str]:
    """Name, for each known record, the answer that does not show it: what proves an absence is the list itself."""
    digest = next((answer.digest for answer in round_.collected.answers if answer.digest), None)
    return dict.fromkeys(round_.known.live_records, digest) if digest else {}


async def _with_details(
    round_: _Round, seen: Sequence[Observation], workshop: Workshop
) -> tuple[tuple[Observation, ...], tuple[Answer, ...]]:
    """Ask a newly seen record for itself where the source has an address for it: only that states who issued it."""
    lookup = round_.source.lookup
    if lookup is None or round_.report.outcome is Outcome.BLOCKED:
        return tuple(seen), ()
    likely = {one.observation.key for one in match(seen, workshop.index(round_.roster)) if one.mentions}
    fresh = [one for one in seen if one.key not in round_.known.contents and one.key in likely][:DETAIL_CAP]
    answers: dict[str, Answer] = {}
    for one in fresh:
        request = replace(lookup(round_.health.scope, one.key), purpose=Purpose.DETAIL, record=one.key)
        answers[one.key] = await ask(round_.source, request, workshop.courier)
    return tuple(_stated_by_detail(one, answers.get(one.key)) for one in seen), tuple(answers.values())


def _stated_by_detail(row: Observation, answer: Answer | None) -> Observation:
    """Take only the statements of a detail: what is hashed stays the list's, so that a later poll sees no change."""
    detail = next((one for one in answer.reading.observations if one.key == row.key), None) if answer else None
    return replace(row, states=laid_over(row, detail).states) if detail else row


async def _lookups(round_: _Round, seen: Sequence[Observation], workshop: Workshop) -> tuple[DirectLookup, ...]:
    """Ask directly for records that have been missing long enough; only their 404 or 410 may speak for absence."""
    lookup = round_.source.lookup
    keys = needs_lookup(round_.report, round_.known, frozenset(one.key for one in seen))
    if lookup is None or not keys:
        return ()
    answers = [(key, await ask(round_.source, lookup(round_.health.scope, key), workshop.courier)) for key in keys]
    return tuple(DirectLookup(key, _status(answer)) for key, answer in answers)


def _status(answer: Answer) -> int | None:
    """Return what a look-up's host truly answered: a block page served with 404 testifies to nothing."""
    proven = answer.document is not None and answer.reading.outcome is Outcome.COMPLETE
    return answer.document.status if proven and answer.document else None


async def _decided(round_: _Round, session: Session) -> Decision:
    told = await subscriptions.subscriptions(session, round_.roster)
    return decide(round_.matched, round_.report, round_.roster, round_.known, told, round_.report.at)


def _subjects(round_: _Round) -> frozenset[str]:
    """Return the persons concerned, and the circles they stand in."""
    named = {mention.person for one in round_.matched for mention in one.mentions}
    named |= set(round_.known.live_records.values())
    circles = {circle for person in round_.roster.persons if person.id in named for circle in person.circles}
    return frozenset(named | circles)


async def _write(round_: _Round, workshop: Workshop) -> Polled:
    """Decide on what is known, then write it in one transaction; decide again if the register moved meanwhile."""
    round_, decision = await _decided_at_first(round_, workshop)
    workshop.courier.reached("decided")
    record = scope_health.record_of(round_.report, round_.health, round_.collected, round_.roster, workshop.lot())
    record = replace(record, asked=record.asked + len(round_.details) + len(round_.report.lookups))
    if decision == Decision() and not scope_health.may_tell(round_.health, record):
        return replace(_polled(round_, decision, ()), unwritten=record)
    async with workshop.store.writing() as session:
        workshop.courier.reached("tx-open")
        round_, decision = await _decided_at_last(round_, decision, session, workshop)
        await _keep_evidence(round_, session, workshop)
        numbers = await ledger.write(session, decision, round_.report, round_.report.at)
        numbers += await scope_health.tell(session, round_.health, record, round_.roster)
    workshop.courier.reached("tx-committed")
    return _polled(round_, decision, numbers)


async def _decided_at_first(round_: _Round, workshop: Workshop) -> tuple[_Round, Decision]:
    """Decide; where nobody is concerned, all that need be known was read with the records."""
    if round_.settled:
        return round_, Decision()
    async with workshop.store.reading() as session:
        if _subjects(round_):
            round_ = replace(round_, known=await _known(round_, session))
        return round_, await _decided(round_, session)


async def _decided_at_last(
    round_: _Round, decision: Decision, session: Session, workshop: Workshop
) -> tuple[_Round, Decision]:
    """Re-check, inside the transaction, the roster and the knowledge the decision stood on."""
    if round_.settled:
        return round_, decision
    moved = await people.roster_version(session) != round_.roster.version
    if moved:
        roster, seen = await people.roster(session), tuple(one.observation for one in round_.matched)
        index = workshop.index(roster)
        round_ = replace(round_, roster=roster, matched=tied_as_before(match(seen, index), round_.ties, index))
    known = await _known(round_, session)
    if known == round_.known and not moved:
        return round_, decision
    round_ = replace(round_, known=known)
    return round_, await _decided(round_, session)


async def _keep_evidence(round_: _Round, session: Session, workshop: Workshop) -> None:
    for answer in (*round_.collected.answers, *round_.details):
        if answer.document and answer.document.body:
            document = answer.document
            await evidence.keep(
                session,
                url=document.request.url,
                final_url=document.final_url,
                status=document.status,
                headers=dict(document.headers),
                body=document.body,
                fetched_at=document.fetched_at,
                collector=workshop.collector,
            )


def _polled(round_: _Round, decision: Decision, numbers: tuple[int, ...]) -> Polled:
    new = sum(revision.number == 1 for revision in decision.revisions)
    return Polled(
        scope=round_.health.scope,
        title=round_.health.title,
        outcome=round_.report.outcome,
        reason=round_.report.reason,
        rows=len(round_.matched),
        new=new,
        changed=len(decision.revisions) - new,
        gone=len(decision.gone),
        alerts=numbers,
        unread=tuple(name for reading in round_.collected.readings for name in reading.unread),
    )
