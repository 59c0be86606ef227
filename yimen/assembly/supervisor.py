"""The supervisor: starts everything in order, keeps it running, and stops all of it.

It alone takes the signals: children live in sessions of their own, so a Ctrl-C reaches nobody else. It TERMs each child
once, kills what is left after 8 seconds, and stops PostgreSQL last. What it started carries the mark of its home in the
environment, which is how the next start finds and ends what a kill -9 left behind.
"""

import fcntl
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

import psutil

from yimen.assembly.embedded import EmbeddedServer, NotWanted
from yimen.assembly.home import Home
from yimen.assembly.trouble import Trouble

MARK = "YIMEN_CHILD_OF"
STOP_PATIENCE = 8.0
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_LOG_LIMIT = 10_000_000
_LONGEST_PAUSE = 30.0
_HEALTHY_AFTER = 60.0


@dataclass(eq=False)
class Child:
    """A process that the supervisor answers for."""

    name: str
    command: tuple[str, ...]
    #: A child that works to an end (migrations, the sample city) is not started again.
    ends: bool = False
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    failures: int = 0
    again_at: float = 0.0
    environment: Mapping[str, str] = field(default_factory=dict)

    def running(self) -> bool:
        """Whether it has been started and has not ended."""
        return self.process is not None and self.process.poll() is None


@dataclass(eq=False)
class Supervisor:
    """Everything that runs for one home."""

    home: Home
    say: Callable[[str], None]
    server: EmbeddedServer | None
    children: list[Child] = field(default_factory=list)
    stopping: bool = False
    _wake: tuple[int, int] = field(default_factory=os.pipe)
    _own: ExitStack = field(default_factory=ExitStack)

    @contextmanager
    def on_duty(self) -> Iterator[None]:
        """Hold the home, take the signals; whatever happens inside, nothing is left running afterwards."""
        for end in self._wake:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._wake[1], warn_on_full_buffer=False)
        for number in _STOP_SIGNALS:
            signal.signal(number, self._asked_to_stop)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        with self._own:
            self._own.enter_context(self._only_one())
            self._end_leftovers()
            try:
                yield
            finally:
                self._stop_all()

    def start_server(self) -> None:
        """Start the embedded PostgreSQL, unless the database is somewhere else."""
        if self.server is not None:
            self._own.enter_context(self.server.held())
            with suppress(NotWanted):
                self.server.start(wanted=lambda: not self.stopping)

    def start(self, child: Child) -> None:
        """Start a child in a session of its own, with its words in its log."""
        if self.stopping:
            return
        with self._log_of(child) as log:
            child.process = subprocess.Popen(
                child.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, **child.environment, MARK: str(self.home.path)},
            )
        child.started = time.monotonic()
        if child not in self.children:
            self.children.append(child)

    def work(self, child: Child) -> int | None:
        """Run a child to its end; None when we were asked to stop meanwhile."""
        self.start(child)
        while not self.stopping and child.process is not None:
            if (status := child.process.poll()) is not None:
                return status
            self.rest(0.2)
        return None

    def wait_for_page(self, child: Child, url: str, patience: float) -> bool:
        """Wait until the web server answers."""
        deadline = time.monotonic() + patience
        while not self.stopping and time.monotonic() < deadline and child.running():
            try:
                urllib.request.urlopen(url, timeout=5).close()
            except urllib.error.HTTPError:
                return True
            except OSError:
                self.rest(0.05)
            else:
                return True
        return False

    def keep(self, tell: Callable[[], None]) -> None:
        """Keep everything running until we are asked to stop; `tell` may report progress now and then."""
        while not self.stopping:
            self.rest(1.0)
            tell()
            self._revive_server()
            for child in self.children:
                self._revive(child)
                _shorten(self._log_path(child))
            _shorten(self.home.path / "postgres.log")

    def rest(self, seconds: float) -> None:
        """Sleep, unless a signal comes."""
        readable, _, _ = select.select([self._wake[0]], [], [], seconds)
        if readable:
            with suppress(BlockingIOError):
                os.read(self._wake[0], 4096)

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    @contextmanager
    def _only_one(self) -> Iterator[None]:
        self.home.make()
        with open(self.home.run / "supervisor.lock", "a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Trouble(
                    f"It already runs from {self.home.path}; stop that one, or choose another home with YIMEN_HOME.",
                    f"该目录的平台已在运行:{self.home.path};请先停止,或用 YIMEN_HOME 另选目录。",
                ) from None
            yield

    def _end_leftovers(self) -> None:
        left = list(_marked(self.home.path))
        if left:
            self.say(f"上次未正常结束,正在清理 {len(left)} 个遗留进程… / ending what the last run left behind ...")
            _end(left)

    def _revive_server(self) -> None:
        if self.server is None or self.stopping or self.server.postmaster() is not None:
            return
        self.say("数据库意外停止,正在重新启动… / the database ended unexpectedly and is started again ...")
        with suppress(NotWanted):
            self.server.start(wanted=lambda: not self.stopping)

    def _revive(self, child: Child) -> None:
        if self.stopping or child.ends or child.process is None or child.running():
            return
        now = time.monotonic()
        if not child.again_at:
            child.failures = 0 if now - child.started > _HEALTHY_AFTER else child.failures + 1
            pause = min(2.0 ** (child.failures - 1), _LONGEST_PAUSE) if child.failures else 0.0
            child.again_at = now + pause
            _kill_session(child.process.pid)
            self.say(
                f"{child.name} 意外结束,{pause:.0f} 秒后重启 / ended unexpectedly and starts again in {pause:.0f} s: "
                f"{self._log_path(child)}"
            )
        if now >= child.again_at:
            child.again_at = 0.0
            self.start(child)

    def _stop_all(self) -> None:
        self.stopping = True
        for child in self.children:
            if child.process is not None and child.running():
                with suppress(ProcessLookupError):
                    child.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_PATIENCE
        while any(child.running() for child in self.children) and time.monotonic() < deadline:
            self.rest(0.1)
        for child in self.children:
            if child.process is not None:
                _kill_session(child.process.pid)
                child.process.wait()
        _end(list(_marked(self.home.path)))
        if self.server is not None:
            self.server.stop()
        for number in _STOP_SIGNALS:  # one more Ctrl-C must not turn a clean end into a killed one
            signal.signal(number, signal.SIG_IGN)

    def _log_path(self, child: Child) -> Path:
        return self.home.logs / f"{child.name}.log"

    def _log_of(self, child: Child) -> IO[bytes]:
        path = self._log_path(child)
        _shorten(path)
        return open(path, "ab")


def _shorten(log: Path) -> None:
    """Begin a long log anew and keep the one before. Somebody writes to it, always at its end: so it is emptied."""
    with suppress(OSError):
        if log.stat().st_size > _LOG_LIMIT:
            shutil.copy2(log, log.with_suffix(".old.log"))
            os.truncate(log, 0)


def check_port(host: str, port: int) -> None:
    """Say so when the address is taken, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise Trouble(
                f"Port {port} cannot be used ({taken.strerror}); choose another: make run PORT={port + 1}",
                f"端口 {port} 无法使用;请换一个:make run PORT={port + 1}",
            ) from taken


def speak(text: str) -> None:
    """One line to whoever started us; a terminal that is gone is no reason to fail."""
    with suppress(OSError, ValueError):
        print(text, flush=True)


def python(*words: str) -> tuple[str, ...]:
    """A command of this very Python."""
    return (sys.executable, *words)


def _marked(home: Path) -> Iterator[psutil.Process]:
    """Every process that some supervisor of this home started, or that descends from one."""
    for process in psutil.process_iter():
        if process.pid == os.getpid():
            continue
        with suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == str(home):
                yield process


def _end(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.terminate()
    _, alive = psutil.wait_procs(processes, STOP_PATIENCE)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(alive, STOP_PATIENCE)


def _kill_session(leader: int) -> None:
    """End whatever a child that has ended (or would not) left in its session."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
