"""What a chain row's digest covers: the whole of an evidence record, or of an audit line."""

import hashlib
import zlib
from datetime import UTC

from storage.canonical import canonical_hash
from storage.tables import AuditRow, EvidenceRow


def evidence_digest(row: EvidenceRow) -> str:
    """Return the SHA-256 of an evidence record: its body's hash and how it was fetched, not the body itself."""
    said = row.model_dump(exclude={"body"})
    return canonical_hash({**said, "fetched_at": row.fetched_at.astimezone(UTC).isoformat()})


def audit_digest(row: AuditRow) -> str:
    """Return the SHA-256 of an audit line."""
    return canonical_hash({**row.model_dump(), "at": row.at.astimezone(UTC).isoformat()})


def body_fault(row: EvidenceRow) -> list[str]:
    """Return the sentence that says a kept body is not the one that was fetched; none for a withdrawn body."""
    if row.body is None:
        return []
    try:
        whole = hashlib.sha256(zlib.decompress(row.body)).hexdigest() == row.sha256
    except zlib.error:
        whole = False
    return [] if whole else [f"The body of evidence {row.sha256} has been changed: its hash does not match."]
