"""A fresh fake Telegram and a real client of it for each test."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import telegram

from tests.telegram.server import TOKEN, FakeBotApi

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the judges of the fake to `make test`: loading aiogram's models alone takes three seconds."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """A fresh Telegram whose clock stands at noon."""
    async with FakeBotApi(now=lambda: NOON) as fake:
        yield fake


@pytest.fixture
async def bot(api: FakeBotApi) -> AsyncIterator[telegram.Bot]:
    """A real python-telegram-bot client of that Telegram."""
    async with telegram.Bot(TOKEN, base_url=api.base_url) as client:
        yield client
