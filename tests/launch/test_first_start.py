"""The first start of a demonstration: pages at once, the sample city beside them, its accounts in the end."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.launch.terminal import READY, Terminal, left_of
from yimen.assembly.commands import serve
from yimen.assembly.home import Home
from yimen.assembly.sample.people import persons
from yimen.assembly.supervisor import Child, Supervisor

ACCOUNTS = persons()[0].demo
"""The first of those a visitor may be, as the terminal tells them: `test_sample_city` holds it to that."""


class Standing:
    """A supervisor that starts nothing: what it was asked to start, and a process that ends when the test says so."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.stopping = False
        self.started: list[str] = []
        self.process = SimpleNamespace(returncode=None, poll=lambda: self.process.returncode)

    def start(self, child: Child) -> None:
        self.started.append(child.name)
        child.process = cast("Any", self.process)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(serve, "speak", heard.append)
    monkeypatch.setenv("YIMEN_DEMO", "1")
    return heard


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.make()
    home.ensure_secrets()
    (home.run / "accounts.txt").write_text(ACCOUNTS, encoding="utf-8")
    return home


def a_first_start(home: Home) -> tuple[Any, Standing]:
    standing = Standing(home)
    return serve._SampleCity(cast("Supervisor", standing)), standing


def test_the_city_is_built_beside_the_pages_and_says_how_far_it_is(home: Home, said: list[str]) -> None:
    city, standing = a_first_start(home)
    home.logs.joinpath("sample.log").write_text("机构 12/12\n事项 30/", encoding="utf-8")

    city.tell()

    assert standing.started == ["sample"]
    assert "the sample city" in said[0] and said[1:] == ["  机构 12/12"]  # a half line waits for its end


def test_when_it_stands_the_accounts_are_shown_and_the_next_start_builds_nothing(home: Home, said: list[str]) -> None:
    city, standing = a_first_start(home)
    home.logs.joinpath("sample.log").touch()
    standing.process.returncode = 0

    city.tell()
    city.tell()

    assert said.count(ACCOUNTS) == 1
    _, later = a_first_start(home)
    assert later.started == [] and said.count(ACCOUNTS) == 2


def test_a_city_that_was_not_finished_is_gone_on_with_at_the_next_start(home: Home, said: list[str]) -> None:
    city, standing = a_first_start(home)
    home.logs.joinpath("sample.log").touch()
    standing.process.returncode = 1

    city.tell()

    assert "not complete" in said[-1] and ACCOUNTS not in said
    assert a_first_start(home)[1].started == ["sample"]


def test_a_real_city_gets_no_sample(home: Home, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_DEMO", "0")

    assert a_first_start(home)[1].started == [] and said == []


@pytest.mark.soak
def test_the_first_start_of_a_demonstration_opens_pages_builds_the_city_and_stops_cleanly(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    terminal = Terminal(tmp_path, environment={"YIMEN_DEMO": "1"})
    try:
        terminal.read_until(READY)
        assert terminal.page() == 200
        terminal.read_until(ACCOUNTS, patience=600)

        terminal.press_ctrl_c()

        assert terminal.wait() == 0 and left_of(tmp_path) == []
    finally:
        terminal.close()
