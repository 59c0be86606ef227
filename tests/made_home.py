"""A home with its tables made, at rest: made once for all workers of a run while they still read the tests in.

Making the tables costs ten seconds and more. Each worker's server begins as a copy of this home's (a moment), and so
does each home that a test starts, kills or restores. Who gives out the work begins it and takes it away at the end;
everybody else waits for it to stand. `python -m tests.made_home FOLDER` makes one.

A database is four thousand small files. On a disk it took PostgreSQL as long to make and to remove them as to answer
the tests, so homes of a run lie in memory where the machine has room for them (`folder`).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from yimen.assembly.home import PROJECT, Home

PATIENCE = 300.0
MEMORY = Path("/dev/shm")
ROOM = 6 * 1024**3
"""What all homes of a run may take together, with something to spare."""
_WHERE = "YIMEN_TEST_MADE"
_PASSED_THROUGH = 0o711
_MAKING: list["subprocess.Popen[bytes]"] = []


def folder(name: str) -> Path:
    """A new folder that begins with this name, which PostgreSQL's own account may pass through."""
    where = MEMORY if _has_room(MEMORY) else None
    made = Path(tempfile.mkdtemp(prefix=f"yimen-{name}-of-{os.getpid()}-", dir=where))
    made.chmod(_PASSED_THROUGH)
    return made


def clear_away() -> None:
    """Give back the memory of runs that were killed: nobody else would before the machine starts anew."""
    for left in MEMORY.glob("yimen-*-of-*-*"):
        owner = left.name.partition("-of-")[2].partition("-")[0]
        if owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _has_room(memory: Path) -> bool:
    if not os.access(memory, os.W_OK):
        return False
    return min(shutil.disk_usage(memory).free, psutil.virtual_memory().available) > ROOM


def begin() -> Path:
    """Begin to make it beside whatever else is done; every process that is started from now on finds it."""
    clear_away()
    made = folder("made")
    os.environ[_WHERE] = str(made)
    _MAKING.append(subprocess.Popen([sys.executable, "-m", "tests.made_home", made], cwd=PROJECT))
    return made


def standing() -> Home:
    """The home, when it stands; one process that tests alone begins it here."""
    made = Path(os.environ[_WHERE]) if _WHERE in os.environ else begin()
    deadline = time.monotonic() + PATIENCE
    while not (made / "stands").exists():
        wrong = made / "wrong"
        assert not wrong.exists(), f"the tables could not be made:\n{wrong.read_text(encoding='utf-8')}"
        assert time.monotonic() < deadline, "the tables are not made"
        time.sleep(0.05)
    return Home(made / "home")


def take_away() -> None:
    """Remove it, by the process that began it, once nobody works on it."""
    for making in _MAKING:
        making.wait(PATIENCE)
    if made := os.environ.pop(_WHERE, ""):
        shutil.rmtree(made, ignore_errors=True)


def copy(path: Path) -> Home:
    """The same home once more at a path, with the same secrets."""
    subprocess.run(["cp", "-a", f"{standing().path}/.", path], check=True)  # PostgreSQL's files are its own account's
    return Home(path)


def _make(made: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("YIMEN_")}
    home = made / "home"
    home.mkdir(mode=_PASSED_THROUGH)
    done = subprocess.run(
        [sys.executable, "-m", "yimen", "migrate"],
        env={**inherited, "YIMEN_HOME": str(home)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    told = made / "told"
    told.write_text(done.stderr, encoding="utf-8")
    told.rename(made / ("wrong" if done.returncode else "stands"))


if __name__ == "__main__":
    _make(Path(sys.argv[1]))
