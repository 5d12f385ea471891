"""Reading a body within bounds: so many bytes from the wire, so many after decompression, never more in memory."""

import io
import zlib
from enum import StrEnum

import httpx

from watchers.fetching.faults import FetchFailed, FetchFault

ACCEPT_ENCODING = "gzip, deflate"
_PIECE = 64 * 1024
# Each member of a gzip file costs a new decompressor; honest servers send one.
_MAX_MEMBERS = 1000
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW, _ZLIB_WINDOW, _RAW_WINDOW = 31, 15, -15


class Encoding(StrEnum):
    """The content encodings that can be read within bounds."""

    IDENTITY = "identity"
    GZIP = "gzip"
    DEFLATE = "deflate"


_ENCODINGS = {
    "": Encoding.IDENTITY,
    "identity": Encoding.IDENTITY,
    "gzip": Encoding.GZIP,
    "x-gzip": Encoding.GZIP,
    "deflate": Encoding.DEFLATE,
}


async def read_body(response: httpx.Response, raw_cap: int, decompressed_cap: int) -> bytes:
    """Read the whole body, decompressed; raises FetchFailed beyond a cap (bytes) or where it cannot be decoded."""
    if not _has_body(response):
        async for _ in response.aiter_raw():
            continue
        return b""
    if _exceeds(response.headers.get("content-length", ""), raw_cap):
        raise _too_large(raw_cap)
    body = BoundedBody(encoding_of(response.headers.get("content-encoding", "")), decompressed_cap)
    received = 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        if received > raw_cap:
            raise _too_large(raw_cap)
        body.feed(chunk)
    return body.finish()


def encoding_of(header: str) -> Encoding:
    """Name the one encoding of a Content-Encoding header; raises FetchFailed for any that was not asked for."""
    encoding = _ENCODINGS.get(header.strip().lower())
    if encoding is None:
        raise FetchFailed(FetchFault.BAD_ENCODING, "The answer has a content encoding other than gzip or deflate.")
    return encoding


class BoundedBody:
    """Collects a body chunk by chunk, decompressing it, and never holds more than its cap (bytes)."""

    def __init__(self, encoding: Encoding, cap: int) -> None:
        self._encoding = encoding
        self._cap = cap
        self._kept = io.BytesIO()
        self._held = b""
        self._inflater: zlib._Decompress | None = None
        self._members = 0
        self._ended = False

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes from the wire; raises FetchFailed at the cap or at a broken stream."""
        if self._encoding is Encoding.IDENTITY:
            self._keep(chunk)
            return
        data, self._held = self._held + chunk, b""
        while data and not self._ended:
            if self._inflater is None:
                if len(data) < len(_GZIP_MAGIC):
                    self._held = data
                    return
                self._inflater = self._begin(data)
            else:
                data = self._inflate(self._inflater, data)

    def finish(self) -> bytes:
        """Return the whole body; raises FetchFailed where a compressed one was cut short."""
        while self._inflater is not None:
            before = self._kept.tell()
            self._inflate(self._inflater, b"")
            if self._inflater is not None and self._kept.tell() == before:
                raise FetchFailed(FetchFault.BAD_ENCODING, "The compressed body ends too early.")
        if self._held and not self._members:
            raise FetchFailed(FetchFault.BAD_ENCODING, "The compressed body ends too early.")
        return self._kept.getvalue()

    def _begin(self, data: bytes) -> "zlib._Decompress | None":
        """Open the next member, or take what follows the last one for padding, as gzip(1) does."""
        is_gzip = self._encoding is Encoding.GZIP
        if self._members and not (is_gzip and data.startswith(_GZIP_MAGIC)):
            self._ended = True
            return None
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise FetchFailed(FetchFault.BAD_ENCODING, f"The compressed body has more than {_MAX_MEMBERS} members.")
        return zlib.decompressobj(_GZIP_WINDOW if is_gzip else _deflate_window(data))

    def _inflate(self, inflater: "zlib._Decompress", data: bytes) -> bytes:
        try:
            self._keep(inflater.decompress(data, _PIECE))
        except zlib.error:
            raise FetchFailed(FetchFault.BAD_ENCODING, "The compressed body is damaged.") from None
        if not inflater.eof:
            return inflater.unconsumed_tail
        self._inflater = None
        return inflater.unused_data

    def _keep(self, piece: bytes) -> None:
        if self._kept.tell() + len(piece) > self._cap:
            raise _too_large(self._cap)
        self._kept.write(piece)


def _deflate_window(head: bytes) -> int:
    """Tell zlib-wrapped deflate (RFC 1950) from the raw kind (RFC 1951) that some servers send under the same name."""
    wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return _ZLIB_WINDOW if wrapped else _RAW_WINDOW


def _exceeds(declared: str, cap: int) -> bool:
    if not (declared.isascii() and declared.isdigit()):
        return False
    digits = declared.lstrip("0") or "0"
    return len(digits) > 18 or int(digits) > cap


def _has_body(response: httpx.Response) -> bool:
    return response.request.method != "HEAD" and response.status_code not in (204, 304)


def _too_large(cap: int) -> FetchFailed:
    return FetchFailed(FetchFault.TOO_LARGE, f"The answer is larger than {cap} bytes.")
