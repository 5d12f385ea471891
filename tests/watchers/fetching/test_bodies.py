"""Bodies are read whole and decompressed within their bounds, or not at all."""

import gzip
import random
import zlib
from collections.abc import Callable

import pytest

from watchers.fetching import FetchFailed, FetchFault
from watchers.fetching.bodies import BoundedBody, Encoding, encoding_of

TEXT = b"".join(b"line %d of a docket\n" % number for number in range(2_000))

PACKED = gzip.compress(TEXT, mtime=0)


def raw_deflate(data: bytes) -> bytes:
    """Compress without the zlib wrapper, as some servers do under the name deflate."""
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


def decode(encoding: Encoding, data: bytes, step: int, cap: int = 10**7) -> bytes:
    """Feed the data in steps and finish."""
    body = BoundedBody(encoding, cap)
    for start in range(0, len(data), step):
        body.feed(data[start : start + step])
    return body.finish()


PACKERS: dict[Encoding, Callable[[bytes], bytes]] = {
    Encoding.IDENTITY: bytes,
    Encoding.GZIP: gzip.compress,
    Encoding.DEFLATE: raw_deflate,
}
WHOLE = [
    (Encoding.IDENTITY, TEXT, TEXT),
    (Encoding.GZIP, gzip.compress(TEXT, mtime=0), TEXT),
    (Encoding.GZIP, gzip.compress(TEXT, mtime=0) + gzip.compress(b"more", mtime=0), TEXT + b"more"),
    (Encoding.GZIP, gzip.compress(b"", mtime=0) * 50 + gzip.compress(b"end", mtime=0), b"end"),
    (Encoding.GZIP, gzip.compress(TEXT, mtime=0) + b"\0" * 512, TEXT),
    (Encoding.GZIP, gzip.compress(TEXT, mtime=0) + b"x", TEXT),
    (Encoding.GZIP, b"", b""),
    (Encoding.DEFLATE, zlib.compress(TEXT), TEXT),
    (Encoding.DEFLATE, zlib.compress(TEXT, 0), TEXT),
    (Encoding.DEFLATE, raw_deflate(TEXT), TEXT),
    (Encoding.DEFLATE, raw_deflate(b"\0" * 1_000_000), b"\0" * 1_000_000),
    (Encoding.DEFLATE, raw_deflate(b"\0" * 65_536), b"\0" * 65_536),
    (Encoding.DEFLATE, zlib.compress(b""), b""),
]


@pytest.mark.parametrize("step", [1, 7, 65_536])
@pytest.mark.parametrize(("encoding", "sent", "expected"), WHOLE)
def test_a_whole_body_is_read_however_it_is_cut(encoding: Encoding, sent: bytes, expected: bytes, step: int) -> None:
    """Chunk borders do not matter, nor do several gzip members, padding after them, or deflate without its wrapper."""
    assert decode(encoding, sent, step) == expected


@pytest.mark.parametrize("data", [PACKED[:-1], PACKED[:-9], PACKED[:50], PACKED[:1]])
def test_a_compressed_body_cut_short_is_refused(data: bytes) -> None:
    """A cut body must never be taken for a whole one."""
    with pytest.raises(FetchFailed) as failed:
        decode(Encoding.GZIP, data, 1000)
    assert failed.value.reason == FetchFault.BAD_ENCODING


@pytest.mark.parametrize("encoding", [Encoding.GZIP, Encoding.DEFLATE])
def test_damaged_bodies_are_refused_or_read_but_raise_nothing_else(encoding: Encoding) -> None:
    """Three hundred random damages end in FetchFailed or bytes."""
    dice = random.Random(7)
    whole = gzip.compress(TEXT[:4000], mtime=0) if encoding is Encoding.GZIP else zlib.compress(TEXT[:4000])
    refused = 0
    for _ in range(300):
        data = bytearray(whole)
        data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            decode(encoding, bytes(data[: dice.randrange(1, len(data) + 40)]), 97, cap=100_000)
        except FetchFailed:
            refused += 1
    assert refused > 250


@pytest.mark.parametrize(("size", "fits"), [(1000, True), (1001, False)])
@pytest.mark.parametrize("encoding", list(Encoding))
def test_the_cap_is_exact(encoding: Encoding, size: int, fits: bool) -> None:
    """A body of exactly the cap is read, one byte more is too large."""
    pack = PACKERS[encoding]
    if fits:
        assert len(decode(encoding, pack(b"\0" * size), 100, cap=1000)) == size
        return
    with pytest.raises(FetchFailed) as failed:
        decode(encoding, pack(b"\0" * size), 100, cap=1000)
    assert failed.value.reason == FetchFault.TOO_LARGE


def test_thousands_of_empty_members_are_refused() -> None:
    """A body of nothing but gzip headers costs time instead of memory; it is bounded too."""
    with pytest.raises(FetchFailed) as failed:
        decode(Encoding.GZIP, gzip.compress(b"", mtime=0) * 2000, 65_536)
    assert failed.value.reason == FetchFault.BAD_ENCODING


@pytest.mark.parametrize("header", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "deflate,gzip", "aes128gcm"])
def test_an_encoding_that_was_not_asked_for_is_refused(header: str) -> None:
    """Only what can be bounded is decoded."""
    with pytest.raises(FetchFailed) as failed:
        encoding_of(header)
    assert failed.value.reason == FetchFault.BAD_ENCODING


@pytest.mark.parametrize(("header", "encoding"), [("", "identity"), (" GZIP ", "gzip"), ("x-gzip", "gzip")])
def test_the_known_encodings_are_read_in_any_case(header: str, encoding: str) -> None:
    """Header values are case-insensitive."""
    assert encoding_of(header) == encoding
