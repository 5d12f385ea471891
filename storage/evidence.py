"""Stored answers of sources: body and headers once per SHA-256 of the raw body, each with a row in the chain."""

import hashlib
import zlib
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import chain
from storage.proof import evidence_digest
from storage.records import EvidenceRecord
from storage.tables import EvidenceRow


async def keep(  # noqa: PLR0913 - all of it is the proof
    session: AsyncSession,
    *,
    url: str,
    final_url: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    fetched_at: datetime,
    collector: str,
) -> str:
    """Store an answer at first sight of its body and return the body's SHA-256 (hex)."""
    sha256 = hashlib.sha256(body).hexdigest()
    known = select(EvidenceRow.sha256).where(col(EvidenceRow.sha256) == sha256)
    if (await session.exec(known)).first() is not None:
        return sha256
    row = EvidenceRow(
        sha256=sha256,
        url=url,
        final_url=final_url,
        status=status,
        headers=dict(headers),
        fetched_at=fetched_at,
        size=len(body),
        collector=collector,
        media_type=_media_type(headers),
        body=zlib.compress(body),
    )
    session.add(row)
    await chain.append(session, chain.EVIDENCE, evidence_digest(row), fetched_at)
    return sha256


async def find(session: AsyncSession, sha256: str) -> EvidenceRecord | None:
    """Return what is known of a stored answer, None when there is none."""
    row = await session.get(EvidenceRow, sha256)
    return EvidenceRecord(**row.model_dump(exclude={"body"})) if row else None


async def body(session: AsyncSession, sha256: str) -> bytes | None:
    """Return a stored answer's raw body, None when unknown or withdrawn."""
    row = await session.get(EvidenceRow, sha256)
    return zlib.decompress(row.body) if row and row.body is not None else None


def _media_type(headers: Mapping[str, str]) -> str:
    given = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    return given.partition(";")[0].strip().lower()
