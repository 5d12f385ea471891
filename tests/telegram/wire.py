"""HTTP/1.1 as far as a Bot API client speaks it: keep-alive, urlencoded, JSON and multipart bodies, query strings."""

import asyncio
import json
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl, urlsplit

REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}
MOST_BYTES = 60 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file sent as a multipart part."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class HttpRequest:
    """One request off the wire; `fields` are as sent (text, or native values of a JSON body)."""

    verb: str
    path: str
    fields: dict[str, Any]
    uploads: dict[str, Upload]


class Connection:
    """One client connection that can also notice, while nothing is being read, that the client has gone."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer, self._ahead = reader, writer, b""

    async def read_request(self) -> HttpRequest | None:
        """The next request, or None when the client has closed."""
        try:
            head = self._ahead + await self._reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        self._ahead = b""
        start, _, rest = head.decode("latin-1").partition("\r\n")
        verb, target, _ = start.split(" ", 2)
        headers = _headers(rest)
        body = await self._read_body(headers)
        fields, uploads = decode_body(headers.get("content-type", ""), body)
        query = dict(parse_qsl(urlsplit(target).query, keep_blank_values=True))
        return HttpRequest(verb, urlsplit(target).path, {**query, **fields}, uploads)

    async def _read_body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() != "chunked":
            return await self._reader.readexactly(min(int(headers.get("content-length", "0")), MOST_BYTES))
        body = b""
        while size := int(await self._reader.readline(), 16):
            body += await self._reader.readexactly(size)
            await self._reader.readline()
        await self._reader.readline()
        return body

    async def gone(self) -> None:
        """Returns when the client closes; for ever pending while it waits for its answer."""
        try:
            ahead = await self._reader.read(1)
        except ConnectionError:
            return
        if ahead:
            self._ahead += ahead
            await asyncio.Event().wait()

    async def answer(self, status: int, body: dict[str, Any] | str) -> None:
        """Writes one answer; a dict as JSON, a string as the HTML of a proxy's error page."""
        content = json.dumps(body, ensure_ascii=False).encode() if isinstance(body, dict) else body.encode()
        kind = "application/json" if isinstance(body, dict) else "text/html"
        head = f"HTTP/1.1 {status} {REASONS.get(status, 'Error')}\r\nContent-Type: {kind}\r\n"
        self._writer.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        await self._writer.drain()

    def cut(self) -> None:
        """Closes at once, without a word."""
        self._writer.close()


def decode_body(content_type: str, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Fields and files of a request body, by its content type."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return (json.loads(body) if body else {}), {}
    if kind == "multipart/form-data":
        return _multipart(_parameter(f"Content-Type: {content_type}", "boundary"), body)
    return dict(parse_qsl(body.decode(), keep_blank_values=True)), {}


def _multipart(boundary: str, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    fields: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(f"\r\n--{boundary}".encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        disposition = _headers(head.decode())["content-disposition"]
        name = _parameter(f"Content-Disposition: {disposition}", "name")
        filename = _parameter(f"Content-Disposition: {disposition}", "filename")
        if filename:
            uploads[name] = Upload(filename, content)
        else:
            fields[name] = content.decode()
    return fields, uploads


def _parameter(line: str, name: str) -> str:
    header, _, value = line.partition(": ")
    message = Message()
    message[header] = value
    found = message.get_param(name, "", header=header)
    return found if isinstance(found, str) else str(found[2])


def _headers(lines: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.split("\r\n") if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
