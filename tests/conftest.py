"""What every test shares: quick collecting of garbage, and tracebacks in the log that are quickly written."""

import gc

import structlog
from structlog.dev import ConsoleRenderer, plain_traceback


def pytest_runtest_setup() -> None:
    """Write tracebacks plainly where a test leaves the log as it is: framed and coloured, each takes half a second."""
    if not structlog.is_configured():
        before = structlog.get_config()["processors"][:-1]
        structlog.configure(processors=[*before, ConsoleRenderer(exception_formatter=plain_traceback)])


def pytest_collection_finish() -> None:
    """Keep what collecting the tests made out of every later collection of garbage: it lives to the end."""
    gc.collect()
    gc.freeze()
