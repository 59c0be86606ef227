"""A worker that dies (kill -9): by itself as it comes to a line that was named beforehand, or at any moment.

It is forked, so that the next one is there in a moment; nobody cleans up behind it, as with any kill.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from types import FrameType, ModuleType
from typing import Any, NoReturn

from django.db import connection, connections

Place = tuple[str, int]
"""A file and a line of it."""


def lines_of(work: Callable[[], object], among: Iterable[ModuleType] = ()) -> list[Place]:
    """Let a worker do the work to its end; the lines of these modules that it came by, in the order of its way."""
    read, write = os.pipe()
    worker = _forked(lambda: _tell(write, _watched(work, among, None)))
    os.close(write)
    with os.fdopen(read) as said:
        told = said.read()
    _, status = os.waitpid(worker, 0)
    assert status == 0, "a worker that nobody kills comes to its end"
    return [(file, line) for file, line in json.loads(told)]


def killed_at(place: Place, work: Callable[[], object], among: Iterable[ModuleType]) -> None:
    """Let a worker die as it comes to a line, and wait until the database has noticed."""
    _, status = os.waitpid(_forked(lambda: _watched(work, among, place)), 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"it never came to {place}"
    _wait_until_noticed()


def killed_after(seconds: float, work: Callable[[], object]) -> None:
    """Kill a worker so many seconds after it began to work, and wait until the database has noticed."""
    worker = _forked(work)
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "a worker that came to its end did all that it could"
    _wait_until_noticed()


def _wait_until_noticed() -> None:
    given_up = time.monotonic() + 20
    while _others():
        assert time.monotonic() < given_up, "the database still waits for a worker that is dead"
        time.sleep(0.005)


def _others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def _forked(work: Callable[[], object]) -> int:
    # A connection that two processes share is nobody's.
    connections.close_all()
    worker = os.fork()
    if not worker:
        _to_the_end(work)
    return worker


def _to_the_end(work: Callable[[], object]) -> NoReturn:
    """Nothing of the test runs on in the worker, whatever becomes of its work."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _watched(work: Callable[[], object], among: Iterable[ModuleType], fatal: Place | None) -> list[Place]:
    files = {module.__file__ for module in among}
    passed: dict[Place, None] = {}

    def at_a_line(frame: FrameType, event: str, _: Any) -> Any:
        here = (frame.f_code.co_filename, frame.f_lineno)
        if event == "line":
            if here == fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            passed[here] = None
        return at_a_line

    def at_a_call(frame: FrameType, event: str, _: Any) -> Any:
        return at_a_line if frame.f_code.co_filename in files else None

    sys.settrace(at_a_call)
    work()
    sys.settrace(None)
    return list(passed)


def _tell(write: int, passed: list[Place]) -> None:
    with os.fdopen(write, "w") as said:
        json.dump(passed, said)
