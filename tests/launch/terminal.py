"""A platform started on a pseudo-terminal, as a person starts it, and what is left of it afterwards."""

import os
import pty
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil

PROJECT = Path(__file__).parents[2]
READY = "yimen is ready"


class Terminal:
    """One `yimen serve` with a terminal of its own."""

    def __init__(self, home: Path, *, port: int | None = None, environment: dict[str, str] | None = None) -> None:
        self.home = home
        self.port = port or free_port()
        self.said = ""
        command = [sys.executable, "-m", "yimen", "serve", "--port", str(self.port)]
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("YIMEN_")}
        facts = {**inherited, "YIMEN_HOME": str(home), "YIMEN_DEMO": "0", **(environment or {})}
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(PROJECT)
            os.execvpe(command[0], command, facts)
        self.status: int | None = None

    def read_until(self, words: str, patience: float = 90.0) -> None:
        """Read what it says until it has said `words`."""
        deadline = time.monotonic() + patience
        while words not in self.said:
            assert time.monotonic() < deadline, f"never said {words!r}:\n{self.said}"
            if not self._read(0.2) and self._ended():
                raise AssertionError(f"ended with {self.status} before saying {words!r}:\n{self.said}")

    def press_ctrl_c(self) -> None:
        """What the key does: SIGINT to everything in the terminal's foreground."""
        os.write(self.fd, b"\x03")

    def wait(self, patience: float = 40.0) -> int:
        """Wait for its end; the exit status, negative when a signal ended it."""
        deadline = time.monotonic() + patience
        while not self._ended():
            assert time.monotonic() < deadline, f"did not end:\n{self.said}\n{left_of(self.home)}"
            self._read(0.05)
        while self._read(0):
            pass
        assert self.status is not None
        return self.status

    def page(self) -> int:
        """The HTTP status of its first page."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=20) as response:
                return int(response.status)
        except urllib.error.HTTPError as answer:
            return answer.code

    def kill_everything(self) -> None:
        """kill -9 of the supervisor, everything it started, and PostgreSQL with all its backends."""
        doomed = left_of(self.home)
        for process in doomed:
            with suppress(psutil.Error):
                process.suspend()
        for process in left_of(self.home):
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs([process for process in doomed if process.pid != self.pid], 10)
        self.wait()

    def close(self) -> None:
        """End what a failed test left running, cleanly when it can."""
        if not self._ended():
            os.kill(self.pid, signal.SIGTERM)
            with suppress(AssertionError):
                self.wait(20)
        for process in left_of(self.home):
            with suppress(psutil.Error):
                process.kill()
        os.close(self.fd)

    def _read(self, patience: float) -> bool:
        if not select.select([self.fd], [], [], patience)[0]:
            return False
        try:
            fresh = os.read(self.fd, 65536)
        except OSError:  # the other side of the terminal is closed
            return False
        self.said += fresh.decode(errors="replace")
        return bool(fresh)

    def _ended(self) -> bool:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None


def left_of(home: Path) -> list[psutil.Process]:
    """Every process that works for a home: by its command line, its environment or its working folder."""
    found = []
    for process in psutil.process_iter():
        if process.pid == os.getpid():
            continue
        with suppress(psutil.Error, OSError):
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
            facts = process.environ()
            ours = str(home) in (facts.get("YIMEN_HOME"), facts.get("YIMEN_CHILD_OF"))
            if ours or str(home / "postgres") in process.cmdline() or process.cwd().startswith(str(home)):
                found.append(process)
    return found


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(home: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run one `yimen` command for a home."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("YIMEN_")}
    return subprocess.run(
        [sys.executable, "-m", "yimen", *words],
        cwd=PROJECT,
        env={**inherited, "YIMEN_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
