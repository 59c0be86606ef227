"""`yimen covers`: the list of what is proved by which test."""

import json
from pathlib import Path

import pytest

from yimen.channels.cli.covers import capabilities, marked
from yimen.channels.cli.main import main

MARKED = """
@covers("S-001", "S-002")
def test_one(): ...

@other("S-003")
def test_two(): ...

class TestMore:
    @pytest.mark.parametrize("x", [1])
    @covers("S-002")
    async def test_three(self): ...
"""


def test_marks_are_read_without_running_the_tests(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_a.py").write_text(MARKED + "\nraise RuntimeError\n")
    (tests / "builders.py").write_text('@covers("S-009")\ndef a_case(): ...\n')

    assert marked(tests) == {
        "S-001": ["tests/test_a.py::test_one"],
        "S-002": ["tests/test_a.py::test_one", "tests/test_a.py::TestMore::test_three"],
    }


def test_the_list_of_capabilities_is_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "capabilities.md").write_text("# 能力\n\n- S-001: 两个中心\n| S-002 | 一个窗口 |\nS-002 again\n")

    assert capabilities(tmp_path / "capabilities.md") == {"S-001": "两个中心", "S-002": "一个窗口"}
    assert capabilities(tmp_path / "missing.md") == {}


def test_the_command_names_the_tests_of_a_capability(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["covers", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    proof = "tests/doors/test_api_refusals.py::test_the_wrong_people_are_refused_and_the_attempt_is_written"
    assert proof in told["covers"]["S-181"]
    assert set(told) == {"covers", "without_tests"}
