"""Sealing what must not be read from the disk: AES-GCM-SIV for values, keyed hashes for looking them up.

A sealed value is: key id (1 byte), nonce (12 bytes), ciphertext with its tag. Every purpose has keys of its own,
derived with HKDF-SHA256, and is bound to the value as associated data.
"""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 64
KEY_ID = b"\x01"
NONCE_BYTES = 12
BLIND_BYTES = 16
SIGNATURE_CHARACTERS = 11
# The cipher takes no empty text, so every text is sealed behind this byte.
_FILLER = b"\x00"


class KeyFileError(Exception):
    """The key file cannot be used; the message is one sentence that says what, where, and how to mend it."""


class SealBroken(ValueError):
    """A sealed value that this key does not open: another key, another purpose, or changed bytes."""


class Sealer:
    """Seals, opens, and makes keyed hashes with the keys derived from one key file's 64 bytes."""

    def __init__(self, key_material: bytes) -> None:
        """Take the 64 bytes of the key file; ValueError for any other length."""
        if len(key_material) != KEY_BYTES:
            raise ValueError(f"a sealer needs {KEY_BYTES} bytes of key material, not {len(key_material)}")
        self._material = key_material
        self._keys: dict[str, bytes] = {}

    def seal(self, plain: str | bytes, purpose: str) -> bytes:
        """Return the sealed form of a text (or UTF-8 bytes); equal texts give unequal results."""
        data = plain.encode() if isinstance(plain, str) else plain
        nonce = os.urandom(NONCE_BYTES)
        return KEY_ID + nonce + self._cipher(purpose).encrypt(nonce, _FILLER + data, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> str:
        """Return the text that was sealed for this purpose; SealBroken when it does not open."""
        nonce, data = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            if sealed[:1] != KEY_ID:
                raise SealBroken(f"a value sealed for {purpose!r} names a key that is not here; restore the key file.")
            return self._cipher(purpose).decrypt(nonce, data, purpose.encode())[1:].decode()
        except (InvalidTag, ValueError) as error:
            if isinstance(error, SealBroken):
                raise
            raise SealBroken(f"a value sealed for {purpose!r} does not open; restore the right key file.") from error

    def blind(self, purpose: str, value: str) -> bytes:
        """Return a 16-byte keyed hash by which a sealed value is found again, the same for the same value."""
        return self._hash(f"blind/{purpose}", value)[:BLIND_BYTES]

    def sign(self, purpose: str, value: str) -> str:
        """Return an 11-character signature (base64url) short enough for Telegram's callback data."""
        return base64.urlsafe_b64encode(self._hash(f"sign/{purpose}", value))[:SIGNATURE_CHARACTERS].decode()

    def verify(self, purpose: str, value: str, signature: str) -> bool:
        """Tell, in constant time, whether `signature` is ours for this value and purpose."""
        return hmac.compare_digest(self.sign(purpose, value).encode(), signature.encode())

    def _hash(self, derived_for: str, value: str) -> bytes:
        return hmac.new(self._key(derived_for), value.encode(), hashlib.sha256).digest()

    def _cipher(self, purpose: str) -> AESGCMSIV:
        return AESGCMSIV(self._key(f"seal/{purpose}"))

    def _key(self, derived_for: str) -> bytes:
        if derived_for not in self._keys:
            derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"casewatch/{derived_for}".encode())
            self._keys[derived_for] = derivation.derive(self._material)
        return self._keys[derived_for]
