"""The one text form of a JSON value: sorted keys, no spaces, letters as they are; hashes are taken of this text."""

import hashlib
import json


def canonical(value: object) -> str:
    """Return the canonical JSON text of a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_hash(value: object) -> str:
    """Return the SHA-256 (hex) of a value's canonical JSON text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
