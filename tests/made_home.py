"""A home with its tables made, at rest: made once for all workers of a run while they still read the tests in.

Making the tables costs ten seconds and more. Each worker's server begins as a copy of this home's (a moment), and so
does each home that a test starts, kills or restores. Who gives out the work begins it and takes it away at the end;
everybody else waits for it to stand. `python -m tests.made_home FOLDER` makes one.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from yimen.assembly.home import PROJECT, Home

PATIENCE = 300.0
_WHERE = "YIMEN_TEST_MADE"
_PASSED_THROUGH = 0o711
_MAKING: list["subprocess.Popen[bytes]"] = []


def begin() -> Path:
    """Begin to make it beside whatever else is done; every process that is started from now on finds it."""
    folder = Path(tempfile.mkdtemp(prefix="yimen-made-"))
    folder.chmod(_PASSED_THROUGH)
    os.environ[_WHERE] = str(folder)
    _MAKING.append(subprocess.Popen([sys.executable, "-m", "tests.made_home", folder], cwd=PROJECT))
    return folder


def standing() -> Home:
    """The home, when it stands; one process that tests alone begins it here."""
    folder = Path(os.environ[_WHERE]) if _WHERE in os.environ else begin()
    deadline = time.monotonic() + PATIENCE
    while not (folder / "stands").exists():
        wrong = folder / "wrong"
        assert not wrong.exists(), f"the tables could not be made:\n{wrong.read_text(encoding='utf-8')}"
        assert time.monotonic() < deadline, "the tables are not made"
        time.sleep(0.05)
    return Home(folder / "home")


def take_away() -> None:
    """Remove it, by the process that began it, once nobody works on it."""
    for making in _MAKING:
        making.wait(PATIENCE)
    if folder := os.environ.pop(_WHERE, ""):
        shutil.rmtree(folder, ignore_errors=True)


def copy(path: Path) -> Home:
    """The same home once more at a path, with the same secrets."""
    subprocess.run(["cp", "-a", f"{standing().path}/.", path], check=True)  # PostgreSQL's files are its own account's
    return Home(path)


def _make(folder: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("YIMEN_")}
    home = folder / "home"
    home.mkdir(mode=_PASSED_THROUGH)
    done = subprocess.run(
        [sys.executable, "-m", "yimen", "migrate"],
        env={**inherited, "YIMEN_HOME": str(home)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    told = folder / "told"
    told.write_text(done.stderr, encoding="utf-8")
    told.rename(folder / ("wrong" if done.returncode else "stands"))


if __name__ == "__main__":
    _make(Path(sys.argv[1]))
