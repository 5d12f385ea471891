"""The key file: 64 random bytes as base64, outside the database, readable by its owner alone."""

import base64
import binascii
import os
import stat
from pathlib import Path

from storage.sealing import KEY_BYTES, KeyFileError

_OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO


def read_key(path: Path) -> bytes | None:
    """Return the key's 64 bytes, None when there is no such file; KeyFileError when it cannot be trusted or read."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error) from error
    if os.name == "posix" and stat.S_IMODE(mode) & _OTHERS_MAY:
        raise KeyFileError(f"The key file {path} can be read or changed by others; run chmod 600 {path}.")
    try:
        text = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    return _decoded(path, text)


def create_key(path: Path) -> bytes:
    """Write a new random key (mode 600) and return its 64 bytes; KeyFileError when it cannot be written."""
    key = os.urandom(KEY_BYTES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyFileError(
            f"The key file {path} cannot be written ({error.strerror}); "
            "make its folder writable or set CASEWATCH_KEY_FILE to another place."
        ) from error
    return key


def _decoded(path: Path, text: bytes) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyFileError(f"The key file {path} does not hold {KEY_BYTES} bytes in base64; restore its backup.")
    return key


def _unreadable(path: Path, error: OSError) -> KeyFileError:
    return KeyFileError(f"The key file {path} cannot be read ({error.strerror}); make it readable for this user alone.")
