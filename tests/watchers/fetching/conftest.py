"""One TLS context for all fetchers of these tests: loading the list of trusted authorities takes 20 ms each time."""

from functools import cache

import httpx
import pytest

_create_once = cache(httpx.create_ssl_context)


@pytest.fixture(autouse=True)
def one_tls_context(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every fetcher have the context that httpx made for the first with the same arguments."""
    monkeypatch.setattr(httpx, "create_ssl_context", _create_once)
