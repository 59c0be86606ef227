"""A home with its tables made, once for all who only need one that stands: each takes a copy and keeps it."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.launch.terminal import command
from yimen.assembly.home import Home


@pytest.fixture(scope="package")
def a_made_home() -> Iterator[Callable[[Path], Home]]:
    """Makes a home at a path: the same city each time, with the same secrets, at rest."""
    folder = Path(tempfile.mkdtemp(prefix="yimen-made-"))
    folder.chmod(0o711)
    made = command(folder, "migrate")
    assert made.returncode == 0, made.stderr

    def copy(path: Path) -> Home:
        subprocess.run(["cp", "-a", f"{folder}/.", path], check=True)  # PostgreSQL's files belong to its own account
        return Home(path)

    yield copy
    shutil.rmtree(folder, ignore_errors=True)
