"""A migrated, opened store in a folder of the test's own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store, default_url, migrate, open_store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Give an empty register."""
    migrate(default_url(tmp_path))
    opened = await open_store(default_url(tmp_path), tmp_path / "casewatch.key")
    yield opened
    await opened.close()
