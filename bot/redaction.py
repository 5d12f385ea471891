"""Logs that never tell the bot token or a chat's number, whoever writes them (httpx puts the token into URLs)."""

import logging
import re
import sys
import time
from collections.abc import Collection, MutableMapping
from types import TracebackType
from typing import Any

import structlog

HIDDEN_TOKEN = "[token]"  # noqa: S105
HIDDEN_NUMBER = "[number]"
# Telegram's ids have six to thirteen digits; six alone would also hide docket numbers and microseconds.
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])-?\d{7,}(?![0-9A-Za-z])")
_TOKEN = re.compile(r"\d{5,}:[\w-]{30,}", re.ASCII)
# These write whole requests, updates or statements with their arguments below WARNING.
TALKATIVE = ("aiosqlite", "alembic", "apscheduler", "asyncio", "httpcore", "httpx", "sqlalchemy", "telegram")
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redaction(logging.Filter):
    """Takes tokens and long numbers out of a record's text, arguments, exception and stack before it is written."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        """Hide these exact texts besides what looks like a token."""
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always let through."""
        record.msg, record.args = self.hide(_message(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        # The exception itself stays out of reach of later formatters, which would print it anew.
        record.exc_info = None
        record.exc_text = self.hide(record.exc_text) if record.exc_text else None
        record.stack_info = self.hide(record.stack_info) if record.stack_info else None
        return True

    def hide(self, text: str) -> str:
        """Return the text without tokens and long numbers."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN_TOKEN)
        return _LONG_NUMBER.sub(HIDDEN_NUMBER, _TOKEN.sub(HIDDEN_TOKEN, text))


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # A wrong format string must neither lose the line nor print its raw arguments.
        return f"{record.msg} {record.args!r}"


def configure_logging(level: str, *secrets: str | None) -> logging.Handler:
    """Send all logs (stdlib and structlog) to stderr at this level through one redacting handler, and return it.

    `secrets` (the bot token, access keys) are hidden wherever they stand. Uncaught exceptions are logged the same way.
    Calling it again replaces the handler.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redaction([secret for secret in secrets if secret]))
    formatter = logging.Formatter(LINE, datefmt="%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    _configure_structlog()
    sys.excepthook = _log_uncaught
    return handler


def _configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.processors.StackInfoRenderer(),
            _as_record,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _as_record(
    logger: object, method: str, entry: MutableMapping[str, Any]
) -> tuple[tuple[object, ...], dict[str, object]]:
    """Turn a structlog entry into one stdlib message, `event key=value ...`, leaving exceptions to the handler."""
    event, exception = entry.pop("event", ""), entry.pop("exc_info", None)
    pairs = " ".join(f"{key}={value}" for key, value in entry.items())
    return ("%s", f"{event} {pairs}".rstrip()), {"exc_info": exception}


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("casewatch").critical("the program ended by a defect", exc_info=(kind, error, trace))
