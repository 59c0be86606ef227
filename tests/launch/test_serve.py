"""Start, stop, kill: on a pseudo-terminal, as a person does it."""

import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from tests import made_home
from tests.launch.terminal import READY, Terminal, command, free_port, left_of
from yimen.assembly.embedded import EmbeddedServer
from yimen.assembly.home import Home


@pytest.fixture(scope="module")
def home(a_made_home: Callable[[Path], Home]) -> Iterator[Path]:
    folder = made_home.folder("serve")
    yield a_made_home(folder).path
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def terminals(home: Path) -> Iterator[list[Terminal]]:
    started: list[Terminal] = []
    yield started
    for terminal in started:
        terminal.close()


def test_ctrl_c_stops_everything_cleanly(home: Path, terminals: list[Terminal]) -> None:
    _start_and_stop(home, terminals, times=2)


@pytest.mark.soak
def test_ctrl_c_stops_everything_cleanly_twenty_times(home: Path, terminals: list[Terminal]) -> None:
    _start_and_stop(home, terminals, times=20)


def _start_and_stop(home: Path, terminals: list[Terminal], times: int) -> None:
    for turn in range(times):
        began = time.monotonic()
        terminals.append(terminal := Terminal(home))
        terminal.read_until(READY)
        ready = time.monotonic()
        assert terminal.page() in {200, 404}

        terminal.press_ctrl_c()
        assert terminal.wait() == 0, terminal.said

        print(f"turn {turn}: ready after {ready - began:.2f} s, stopped after {time.monotonic() - ready:.2f} s")
        assert left_of(home) == []
        assert not (home / "postgres" / "postmaster.pid").exists()
        assert "Traceback" not in terminal.said


def test_ctrl_c_while_starting_leaves_nothing(home: Path, terminals: list[Terminal]) -> None:
    for moment in (0.3, 0.8, 1.4):
        terminals.append(terminal := Terminal(home))
        time.sleep(moment)

        terminal.press_ctrl_c()
        pressed = time.monotonic()
        terminal.wait()

        print(f"stopped {time.monotonic() - pressed:.2f} s after a Ctrl-C at {moment} s: {terminal.said!r}")
        assert left_of(home) == []
        assert "Traceback" not in terminal.said


def test_an_impatient_second_ctrl_c_is_harmless(home: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(home))
    terminal.read_until(READY)

    for _ in range(5):
        terminal.press_ctrl_c()
        time.sleep(0.05)

    assert terminal.wait() == 0, terminal.said
    assert left_of(home) == []


def test_a_second_start_on_the_same_home_says_so(home: Path, terminals: list[Terminal]) -> None:
    terminals.append(first := Terminal(home))
    first.read_until(READY)

    second = command(home, "serve", "--port", str(free_port()))

    assert second.returncode == 2
    assert "already runs" in second.stderr
    assert first.page() in {200, 404}


def test_a_port_in_use_is_one_sentence(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        refused = command(home, "serve", "--port", str(port))

    assert refused.returncode == 2
    assert f"make run PORT={port + 1}" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert left_of(home) == []


def test_after_a_kill_of_everything_the_next_start_recovers(home: Path, terminals: list[Terminal]) -> None:
    terminals.append(first := Terminal(home))
    first.read_until(READY)
    _write_a_row(home)

    first.kill_everything()
    assert left_of(home) == []

    terminals.append(second := Terminal(home))
    second.read_until(READY)
    assert second.page() in {200, 404}
    assert _rows(home) == [("kept",)]


def test_a_killed_supervisor_is_tidied_up_after_by_the_next_start(home: Path, terminals: list[Terminal]) -> None:
    terminals.append(first := Terminal(home))
    first.read_until(READY)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    orphans = left_of(home)
    assert orphans

    terminals.append(second := Terminal(home, port=first.port))
    with pytest.raises(AssertionError, match="cannot be used"):
        second.read_until(READY)
    terminals.append(third := Terminal(home))
    third.read_until(READY)
    assert third.page() in {200, 404}

    third.press_ctrl_c()
    assert third.wait() == 0
    assert left_of(home) == []


def test_a_web_server_that_dies_is_started_again(home: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(home))
    terminal.read_until(READY)

    for process in left_of(home):
        with suppress(psutil.Error):  # one that was a child of another is gone with it
            if "granian" in process.cmdline():
                process.kill()

    terminal.read_until("starts again")
    deadline = time.monotonic() + 20
    while not _answers(terminal):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _answers(terminal: Terminal) -> bool:
    try:
        return terminal.page() in {200, 404}
    except OSError:
        return False


def _write_a_row(home: Path) -> None:
    with psycopg.connect(EmbeddedServer.of(Home(home)).conninfo("yimen")) as server:
        server.execute("INSERT INTO django_session VALUES ('kept', '', now()) ON CONFLICT DO NOTHING")


def _rows(home: Path) -> list[tuple[str]]:
    with psycopg.connect(EmbeddedServer.of(Home(home)).conninfo("yimen")) as server:
        return server.execute("SELECT session_key FROM django_session").fetchall()
