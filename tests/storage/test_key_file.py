"""The key file and the seal: made once, trusted only when whole, and never readable by others."""

import base64
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.sealing import SealBroken, Sealer
from storage.store import KeyFileError, default_url, open_store
from tests.fresh_database import fresh_database


def other_bits(key: Path) -> None:
    """Let the group read the key."""
    key.chmod(0o640)


def shortened(key: Path) -> None:
    """Leave 32 of 64 bytes."""
    key.write_bytes(base64.b64encode(bytes(32)))


def garbled(key: Path) -> None:
    """Write what is no base64."""
    key.write_bytes(b"%%% not base64 %%%")


def removed(key: Path) -> None:
    """Lose the key."""
    key.unlink()


def replaced(key: Path) -> None:
    """Put another database's key in its place."""
    key.write_bytes(base64.b64encode(os.urandom(64)))


def a_folder(key: Path) -> None:
    """Put a folder in its place."""
    key.unlink()
    key.mkdir(mode=0o700)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (other_bits, "run chmod 600"),
        (shortened, "does not hold 64 bytes"),
        (garbled, "does not hold 64 bytes"),
        (removed, "is missing"),
        (replaced, "is not this database's key"),
        (a_folder, "cannot be read"),
    ],
)
async def test_a_bad_key_file_is_refused_in_one_sentence(
    tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    """Each fault is named with its mend, and the file is left as it was found."""
    key = tmp_path / "casewatch.key"
    fresh_database(tmp_path)
    await (await open_store(default_url(tmp_path), key)).close()
    spoil(key)
    with pytest.raises(KeyFileError, match=sentence) as caught:
        await open_store(default_url(tmp_path), key)
    assert str(caught.value).count(". ") == 0
    assert str(key) in str(caught.value)
    assert str(caught.value).endswith(".")
    assert spoil is not removed or not key.exists()


async def test_the_key_is_made_once_with_mode_600(tmp_path: Path) -> None:
    """The first start makes 64 random bytes; later starts leave them alone."""
    key = tmp_path / "keys" / "casewatch.key"
    fresh_database(tmp_path)
    await (await open_store(default_url(tmp_path), key)).close()
    first = key.read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(base64.b64decode(first)) == 64
    await (await open_store(default_url(tmp_path), key)).close()
    assert key.read_bytes() == first


async def test_a_key_that_is_given_before_the_first_start_is_used(tmp_path: Path) -> None:
    """A key laid ready by the operator is taken over."""
    key = tmp_path / "casewatch.key"
    key.write_bytes(base64.b64encode(bytes(range(64))))
    key.chmod(0o600)
    fresh_database(tmp_path)
    store = await open_store(default_url(tmp_path), key)
    assert store.seal.sign("button", "x") == Sealer(bytes(range(64))).sign("button", "x")
    await store.close()


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A key file below something that is no folder is refused, and a later start can still begin."""
    (tmp_path / "file").write_text("x")
    fresh_database(tmp_path)
    with pytest.raises(KeyFileError, match=r"casewatch\.key cannot be"):
        await open_store(default_url(tmp_path), tmp_path / "file" / "casewatch.key")
    await (await open_store(default_url(tmp_path), tmp_path / "casewatch.key")).close()


SEAL = Sealer(bytes(range(64)))


@pytest.mark.parametrize("text", ["", "7", "Кетебаев", "x" * 100_000])
def test_what_is_sealed_opens_again(text: str) -> None:
    """Any text comes back, and two seals of it differ."""
    assert SEAL.open(SEAL.seal(text, "a"), "a") == text
    assert SEAL.seal(text, "a") != SEAL.seal(text, "a")


@pytest.mark.parametrize("place", [0, 1, 14, -1])
def test_a_changed_byte_does_not_open(place: int) -> None:
    """Key id, nonce, text and tag are all covered."""
    sealed = bytearray(SEAL.seal("secret", "a"))
    sealed[place] ^= 1
    with pytest.raises(SealBroken):
        SEAL.open(bytes(sealed), "a")


def test_another_purpose_or_key_does_not_open() -> None:
    """A value moved to another column, or read with another key, is refused."""
    sealed = SEAL.seal("secret", "a")
    for seal, purpose in ((SEAL, "b"), (Sealer(bytes(64)), "a")):
        with pytest.raises(SealBroken):
            seal.open(sealed, purpose)
    with pytest.raises(SealBroken):
        SEAL.open(b"", "a")


def test_blind_indexes_and_signatures_depend_on_purpose_and_key() -> None:
    """The same value is found again under one purpose only."""
    assert SEAL.blind("a", "7") == SEAL.blind("a", "7") != SEAL.blind("b", "7")
    assert len(SEAL.blind("a", "7")) == 16
    assert len(SEAL.sign("a", "7")) == 11
    assert SEAL.verify("a", "7", SEAL.sign("a", "7"))
    assert not SEAL.verify("a", "8", SEAL.sign("a", "7"))
    assert not SEAL.verify("b", "7", SEAL.sign("a", "7"))
    assert not SEAL.verify("a", "7", "ключ")


def test_a_sealer_takes_64_bytes_only() -> None:
    """Anything else is a mistake of the caller's."""
    with pytest.raises(ValueError, match="64 bytes"):
        Sealer(b"short")
