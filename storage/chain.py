"""The hash chain over evidence and audit: each row's hash covers the row before, so no change stays unseen.

A row holds hashes only (never contents), so that erasing a body or a person leaves the chain verifiable:
`hash = SHA-256(canonical [seq, subject, digest, at, prev])`. Length and head stand sealed elsewhere, so that cutting
rows off the end is found too.
"""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.canonical import canonical, canonical_hash
from storage.proof import audit_digest, body_fault, evidence_digest
from storage.sealing import SealBroken
from storage.statements import seal_of
from storage.tables import AuditRow, ChainRow, EvidenceRow, MetaRow

EVIDENCE, AUDIT = "evidence", "audit"
_HEAD = "chain-head"
_ROOT = "0" * 64
_BATCH = 50


async def begin(session: AsyncSession) -> None:
    """Start an empty chain; called once, when a database is first opened."""
    session.add(MetaRow(name=_HEAD, sealed=seal_of(session).seal(canonical([0, _ROOT]), _HEAD)))


async def append(session: AsyncSession, subject: str, digest: str, now: datetime) -> None:
    """Add a row for `subject` ("evidence" or "audit") with the SHA-256 (hex) of what it stands for."""
    meta = await session.get_one(MetaRow, _HEAD)
    length, head = _opened(session, meta)
    seq = length + 1
    link = link_hash(seq, subject, digest, now, head)
    session.add(ChainRow(seq=seq, subject=subject, digest=digest, at=now, prev=head, hash=link))
    meta.sealed = seal_of(session).seal(canonical([seq, link]), _HEAD)
    session.add(meta)
    await session.flush()


async def verify(session: AsyncSession) -> tuple[str, ...]:
    """Return every fault of the chain and of what it covers, one sentence each; empty when all is whole."""
    rows = (await session.exec(select(ChainRow).order_by(col(ChainRow.seq)))).all()
    faults = _faults_of_links(rows) + await _faults_of_end(session, rows)
    evidence, audit = await _faults_of_evidence(session, rows), await _faults_of_audit(session, rows)
    return tuple(faults + evidence + audit)


def link_hash(seq: int, subject: str, digest: str, at: datetime, prev: str) -> str:
    """Return the hash (hex) of a chain row with these contents."""
    return canonical_hash([seq, subject, digest, at.astimezone(UTC).isoformat(), prev])


def _opened(session: AsyncSession, meta: MetaRow) -> tuple[int, str]:
    length, head = json.loads(seal_of(session).open(meta.sealed, _HEAD))
    return int(length), str(head)


def _faults_of_links(rows: Sequence[ChainRow]) -> list[str]:
    faults, head, expected = [], _ROOT, 1
    for row in rows:
        if row.seq != expected:
            missing = f"row {expected} is" if row.seq == expected + 1 else f"rows {expected} to {row.seq - 1} are"
            faults.append(f"Chain {missing} missing before row {row.seq}.")
        if row.prev != head:
            faults.append(f"Chain row {row.seq} does not follow the row before it (deleted or reordered).")
        if row.hash != link_hash(row.seq, row.subject, row.digest, row.at, row.prev):
            faults.append(f"Chain row {row.seq} has been changed: its hash does not match its contents.")
        head, expected = row.hash, row.seq + 1
    return faults


async def _faults_of_end(session: AsyncSession, rows: Sequence[ChainRow]) -> list[str]:
    meta = await session.get(MetaRow, _HEAD)
    if meta is None:
        return ["The chain's sealed length and head are missing, so that its end cannot be proven."]
    try:
        length, head = _opened(session, meta)
    except SealBroken:
        return ["The chain's sealed length and head do not open, so that its end cannot be proven."]
    last = rows[-1].seq if rows else 0
    if last < length:
        return [f"The chain was cut: it ends at row {last}, but {length} rows were written."]
    if last > length:
        return [f"The chain has rows up to {last}, but only {length} were written."]
    if rows and rows[-1].hash != head:
        return [f"Chain row {last} is not the last one that was written."]
    return []


async def _faults_of_evidence(session: AsyncSession, rows: Sequence[ChainRow]) -> list[str]:
    claimed = {row.digest: row.seq for row in rows if row.subject == EVIDENCE}
    faults = []
    async for row in _evidence(session):
        if claimed.pop(evidence_digest(row), None) is None:
            faults.append(f"Evidence {row.sha256} is not as it was recorded: no chain row vouches for it.")
        faults.extend(body_fault(row))
    return faults + _unmatched(claimed, EVIDENCE)


async def _faults_of_audit(session: AsyncSession, rows: Sequence[ChainRow]) -> list[str]:
    claimed = {row.digest: row.seq for row in rows if row.subject == AUDIT}
    faults = []
    for row in await session.exec(select(AuditRow).order_by(col(AuditRow.id))):
        if claimed.pop(audit_digest(row), None) is None:
            faults.append(f"Audit line {row.id} is not as it was written: no chain row vouches for it.")
    return faults + _unmatched(claimed, AUDIT)


def _unmatched(claimed: dict[str, int], subject: str) -> list[str]:
    return [f"The {subject} that chain row {seq} stands for is missing or was changed." for seq in claimed.values()]


async def _evidence(session: AsyncSession) -> AsyncIterator[EvidenceRow]:
    """Yield evidence in small batches: bodies together may be larger than the memory."""
    after = ""
    while True:
        statement = select(EvidenceRow).where(col(EvidenceRow.sha256) > after).order_by(col(EvidenceRow.sha256))
        batch = (await session.exec(statement.limit(_BATCH))).all()
        for row in batch:
            yield row
            session.expunge(row)
        if not batch:
            return
        after = batch[-1].sha256
