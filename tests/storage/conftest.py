"""A migrated, opened store in a folder of the test's own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store, open_store
from tests.fresh_database import fresh_database


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Give an empty register."""
    opened = await open_store(fresh_database(tmp_path), tmp_path / "casewatch.key")
    yield opened
    await opened.close()
