"""starting: how long a warm start takes to its first page, and what web and worker hold ten seconds after a search.

A platform as `make run` starts it, on a home of its own that was made ready by a start before; PostgreSQL is part of the
time and not of the memory. Memory is the proportional share (PSS): pages that processes share are counted once. The
peer of the warm start is the first start of the same home, which makes the tables.
"""

import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import psutil

from bench.scratch import Figure, tell
from tests.launch.terminal import READY, Terminal, left_of

STARTS, SETTLED = 5, 10


def main() -> None:
    """Print both figures."""
    with tempfile.TemporaryDirectory(prefix="yimen-bench-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(0o711)
        first, _ = _started(home)
        warm = sorted(_started(home)[0] for _ in range(STARTS - 1))
        last, held = _started(home, search="开饭店")
    seconds = round(sorted([*warm, last])[STARTS // 2], 2)
    tell(Figure("warm_start", seconds, "s", "lower", None, round(first, 1), None, round(seconds / first, 2), STARTS))
    tell(Figure("web_and_worker_memory", round(held / 1e6, 0), "MB", "lower", n=1))


def _started(home: Path, search: str = "") -> tuple[float, int]:
    """Seconds to the first page, and the bytes held some time after a search; stopped as Ctrl-C stops it."""
    began = time.perf_counter()
    terminal = Terminal(home)
    try:
        terminal.read_until(READY)
        while terminal.page() != 200:
            time.sleep(0.02)
        seconds = time.perf_counter() - began
        held = _held_after(terminal, search) if search else 0
    finally:
        terminal.press_ctrl_c()
        terminal.wait()
    return seconds, held


def _held_after(terminal: Terminal, search: str) -> int:
    urllib.request.urlopen(f"http://127.0.0.1:{terminal.port}/search?q={quote(search)}", timeout=20).close()
    time.sleep(SETTLED)
    ours = [one for one in left_of(terminal.home) if {"granian", "worker"} & set(_words(one))]
    return sum(int(one.memory_full_info().pss) for one in ours)


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


if __name__ == "__main__":
    main()
