"""No case is lost: what the platform said it had received is there after a stop and after a kill, and only once."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import made_home
from tests.launch.errand_city import TOKEN
from tests.launch.terminal import PROJECT, READY, Terminal, command, left_of
from yimen.assembly.home import Home

CLERKS = 3


@dataclass
class Counter:
    """Clerks at a window who take in one application after the other, each under a key, until the door is shut."""

    port: int
    form: bytes
    told: dict[str, str] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    looked_at: int = 0
    """Of how many of those that were told it was seen that they are there."""

    def work(self, turn: str) -> list[threading.Thread]:
        clerks = [threading.Thread(target=self._take_in, args=(f"{turn}-{number}",)) for number in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        return clerks

    def _take_in(self, clerk: str) -> None:
        for number in range(10_000):
            key = f"key-of-{clerk}-{number}"
            try:
                self.told[key] = self.ask(key)
            except (OSError, ValueError, http.client.HTTPException):
                # No answer, half a head or half a body: the clerk does not know, and will ask again.
                self.unanswered.append(key)
                return

    def ask(self, key: str) -> str:
        """Receive under a key; the ref of the case."""
        headers = {"Idempotency-Key": key, "Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
        address = f"http://127.0.0.1:{self.port}/api/v1/cases"
        request = urllib.request.Request(address, self.form, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return str(json.load(answer)["ref"])

    def finds(self, ref: str) -> bool:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v1/cases/{ref}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return bool(json.load(answer)["ref"] == ref)
        except urllib.error.HTTPError:
            return False


@pytest.fixture(scope="module")
def home(a_made_home: Callable[[Path], Home]) -> Iterator[Path]:
    folder = made_home.folder("kept")
    yield a_made_home(folder).path
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def form(home: Path) -> bytes:
    facts = {**{name: value for name, value in os.environ.items() if not name.startswith("YIMEN_")}, "YIMEN_DEMO": "0"}
    made = subprocess.run(
        [sys.executable, "-m", "tests.launch.errand_city"],
        cwd=PROJECT, env={**facts, "YIMEN_HOME": str(home)}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return made.stdout.strip().splitlines()[-1].encode()


def test_no_case_is_lost_when_it_is_stopped_and_when_it_is_killed(home: Path, form: bytes) -> None:
    _end_and_begin_again(home, form, ("ctrl-c", "kill"))


@pytest.mark.soak
def test_no_case_is_lost_in_twenty_stops_and_ten_kills(
    home: Path, form: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():  # ten minutes: whoever waits sees how far it is
        _end_and_begin_again(home, form, ("ctrl-c", "ctrl-c", "kill") * 10)


def _end_and_begin_again(home: Path, form: bytes, ends: tuple[str, ...]) -> None:
    counter = Counter(0, form)
    begun = f"{time.time():.0f}"
    for turn, end in enumerate(ends):
        terminal = Terminal(home)
        try:
            terminal.read_until(READY)
            counter.port = terminal.port
            _all_there(counter)
            clerks = counter.work(f"{begun}-{turn}")
            time.sleep(0.6)

            terminal.press_ctrl_c() if end == "ctrl-c" else terminal.kill_everything()

            terminal.wait()
            for clerk in clerks:
                clerk.join(40)
            assert left_of(home) == []
        finally:
            terminal.close()
        print(f"{end}, {turn + 1} of {len(ends)}: {len(counter.told)} cases told", flush=True)
    last = Terminal(home)
    try:
        last.read_until(READY)
        counter.port = last.port
        counter.looked_at = 0
        _all_there(counter)
        print(f"{len(counter.told)} cases told as received over {len(ends)} ends; none lost")
        assert len(counter.told) >= len(ends) * CLERKS
        verdict = json.loads(command(home, "journal", "verify", "--json", YIMEN_DEMO="0").stdout)
        assert verdict["sound"], verdict
    finally:
        last.close()


def _all_there(counter: Counter) -> None:
    """Every case told since it was last looked is there; a key without an answer gives one case, whenever it is asked.

    To look for all of them after each end would take longer with each; in the end all are looked for.
    """
    for key in counter.unanswered:
        counter.told[key] = counter.ask(key)
    counter.unanswered.clear()
    assert len(set(counter.told.values())) == len(counter.told)
    assert [ref for ref in list(counter.told.values())[counter.looked_at :] if not counter.finds(ref)] == []
    counter.looked_at = len(counter.told)
    for key, ref in list(counter.told.items())[-2 * CLERKS :]:
        assert counter.ask(key) == ref
