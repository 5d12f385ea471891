"""One process per data folder, however the one before ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.instance_lock import AlreadyRunning, hold

HOLDER = """
import sys, time
from pathlib import Path
from storage.instance_lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    """Another process holds the folder; after SIGKILL it is free at once."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning, match=f"holds the data folder {tmp_path}"), hold(tmp_path):
            pytest.fail("two processes hold the folder")
    finally:
        holder.kill()
        holder.communicate()
    with hold(tmp_path):
        pass


def test_the_folder_is_free_again_after_the_block(tmp_path: Path) -> None:
    """Holding ends with the block, also when it fails, and the folder is made where missing."""
    with pytest.raises(RuntimeError), hold(tmp_path / "new"):
        raise RuntimeError
    with hold(tmp_path / "new"):
        pass
