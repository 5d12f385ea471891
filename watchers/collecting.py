"""Ask a source everything one scope needs, prove each answer, and read it: the network half of a poll."""

import asyncio
import hashlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cases.observations import Observation, Outcome
from watchers.contract import Document, Purpose, Reading, Request, Source
from watchers.fetching import Fetched, FetchFailed, FetchRequest
from watchers.pace import HostGate, retry_after
from watchers.proving import prove
from watchers.reading.paging import with_parameter, without_parameter

# What is said of a body that was read and judged at an earlier poll: that judgement stands.
UNREAD = Reading(Outcome.COMPLETE, "the same body as was read before")
# No scope of ours needs more; a source whose paging never ends must not hold a round for ever.
PAGE_CAP = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its document (None when nothing came back) and what was read from it.

    `digest` is the SHA-256 of the raw body, by which its evidence is kept; None where there is no body.
    """

    request: Request
    reading: Reading
    document: Document | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Courier:
    """How documents are got: the fetcher, the gate that keeps each host's pace, and the failpoints' hook.

    `polite_gaps` is off only on loopback (demo, tests), where there is nobody to be polite to. `keys` are access
    keys by name; a key is put on a request only when it is sent, so that nothing that is stored holds it.
    """

    fetch: Callable[[FetchRequest], Awaitable[Fetched]]
    gate: HostGate
    now: Callable[[], datetime]
    reached: Callable[[str], None]
    polite_gaps: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collected:
    """All answers of one scope, in the order they were asked."""

    answers: tuple[Answer, ...] = ()
    wait: timedelta | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Return what was read, without the documents."""
        return tuple(answer.reading for answer in self.answers)

    @property
    def digest(self) -> str | None:
        """Return one hash over all bodies, or None when any answer brought none."""
        digests = [answer.digest for answer in self.answers]
        return None if not digests or None in digests else _over_all(str(digest) for digest in digests)

    @property
    def unread(self) -> bool:
        """Tell whether a body was left unread because it had been read before."""
        return any(answer.reading is UNREAD for answer in self.answers)


async def ask(source: Source, request: Request, courier: Courier, judged: str | None = None) -> Answer:
    """Fetch one document and read it, unless it alone has the hash `judged`; a failed fetch is an ERROR answer too."""
    gap = source.header.gap_seconds if courier.polite_gaps else 0.0
    try:
        async with courier.gate.turn(urlsplit(request.url).hostname or "", gap):
            fetched = await courier.fetch(_sent(source, request, courier))
    except FetchFailed as failure:
        return Answer(request, Reading(Outcome.ERROR, str(failure)))
    courier.reached("fetched")
    document = Document(
        request=request,
        final_url=_without_key(fetched.final_url, source),
        status=fetched.status,
        headers=fetched.headers,
        body=_body_without_key(fetched.body, source, courier),
        fetched_at=fetched.fetched_at,
    )
    refusal = prove(document, source.header)
    courier.reached("proven")
    digest = hashlib.sha256(document.body).hexdigest() if document.body else None
    if refusal:
        reading = Reading(*refusal)
    elif digest and _over_all((digest,)) == judged:
        reading = UNREAD
    else:
        reading = await asyncio.to_thread(source.read, document)
    courier.reached("read")
    return Answer(request, reading, document, digest)


def _sent(source: Source, request: Request, courier: Courier) -> FetchRequest:
    key = source.header.key
    secret = courier.keys.get(key.name) if key else None
    url, headers = request.url, dict(request.headers)
    if key and secret and key.parameter:
        url = with_parameter(url, key.parameter, secret)
    elif key and secret:
        headers[key.header] = key.form.format(secret)
    return FetchRequest(url=url, method="GET" if request.body is None else "POST", headers=headers, body=request.body)


def _without_key(url: str, source: Source) -> str:
    """Return an answer's address without the access key, which nothing that is stored may hold."""
    key = source.header.key
    return without_parameter(url, key.parameter) if key and key.parameter else url


def _body_without_key(body: bytes, source: Source, courier: Courier) -> bytes:
    """Return a body without the access key: hosts that take it as a parameter may echo the question."""
    key = source.header.key
    secret = courier.keys.get(key.name) if key and key.parameter else None
    return body.replace(secret.encode(), b"***") if secret else body


async def collect(
    source: Source, requests: Sequence[Request], courier: Courier, judged: str | None = None
) -> Collected:
    """Ask `requests` and whatever their answers ask further, one at a time; stop at the first block.

    `judged` is the hash over all bodies that were read before: where one body was all there was, it is not read again.
    """
    waiting, answers = deque(requests), list[Answer]()
    while waiting and len(answers) < PAGE_CAP:
        answer = await ask(source, waiting.popleft(), courier, judged if len(requests) == 1 and not answers else None)
        answers.append(answer)
        waiting.extend(answer.reading.further)
        if answer.reading.outcome is Outcome.BLOCKED:
            break
    if waiting and answers[-1].reading.outcome is not Outcome.BLOCKED:
        answers.append(Answer(waiting[0], Reading(Outcome.PARTIAL, f"stopped after {PAGE_CAP} documents")))
    return Collected(tuple(answers), _asked_to_wait(answers, courier.now()), _evidence(answers))


def observations(collected: Collected, already_known: Mapping[str, object]) -> tuple[Observation, ...]:
    """Return one observation per record key, a DETAIL's findings laid over its list row.

    A known record whose DETAIL failed this time is left out: its row alone would look like a changed record.
    """
    found: dict[str, Observation] = {}
    for answer in collected.answers:
        for seen in answer.reading.observations:
            found[seen.key] = laid_over(found[seen.key], seen) if seen.key in found else seen
    failed = {
        answer.request.record
        for answer in collected.answers
        if answer.request.purpose is Purpose.DETAIL and not answer.reading.observations
    }
    return tuple(seen for seen in found.values() if not (seen.key in failed and seen.key in already_known))


def laid_over(row: Observation, detail: Observation) -> Observation:
    """Return a list row with its detail's findings laid over it; the row's day stands where the detail has none."""
    day = next((stated.occurred_on for stated in row.states if stated.occurred_on), None)
    stated = tuple(replace(one, occurred_on=one.occurred_on or day) for one in detail.states)
    return replace(
        row,
        text=detail.text or row.text,
        states=stated or row.states,
        facts={**row.facts, **detail.facts},
        names=row.names or detail.names,
        published_at=row.published_at or detail.published_at,
    )


def _over_all(digests: Iterable[str]) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _evidence(answers: Sequence[Answer]) -> dict[str, str]:
    return {seen.key: answer.digest for answer in answers if answer.digest for seen in answer.reading.observations}


def _asked_to_wait(answers: Sequence[Answer], now: datetime) -> timedelta | None:
    asked = [
        wait
        for answer in answers
        if answer.document and (wait := retry_after(answer.document.headers.get("retry-after"), now)) is not None
    ]
    return max(asked, default=None)
