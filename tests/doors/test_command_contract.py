"""What others script against: the shape of each command's JSON and its exit status. No command is run as a process."""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.scratch import Figure, tell
from tests.operations.test_import_items import a_file, a_line
from yimen.assembly.commands import doctor
from yimen.assembly.commands.doctor import Finding
from yimen.channels.cli import imports, journal
from yimen.channels.cli.watching import unwatched, watcher
from yimen.journal import queries
from yimen.journal.queries import Fault, Verdict


def asked(command: ModuleType, words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    """The exit status and the JSON of a command."""
    parser = argparse.ArgumentParser()
    command.register(parser.add_subparsers())
    chosen = parser.parse_args(list(words))
    status = chosen.run(chosen)
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.django_db
def test_an_import_counts_its_lines_and_fails_only_when_one_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, broken = a_file(tmp_path, a_line(1)), tmp_path / "none.csv"

    status, first = asked(imports, ["import", "items", str(sound), "--json"], capsys)
    again_status, again = asked(imports, ["import", "items", str(sound), "--json"], capsys)
    refused_status, refused = asked(imports, ["import", "items", str(broken), "--json"], capsys)

    assert list(first) == ["read", "new", "changed", "unchanged", "warned", "refused", "lines"]
    assert (status, first["new"]) == (0, 1) and (again_status, again["new"], again["unchanged"]) == (0, 0, 1)
    assert (refused_status, refused["refused"]) == (1, 1)
    assert set(refused["lines"][0]) == {"line", "level", "code", "message"}


@pytest.mark.parametrize(
    ("fault", "expected"), [(None, 0), (Fault("altered", 7, "case", "Z3A4", 2, "accept"), 1)], ids=["green", "red"]
)
def test_the_verdict_of_the_journal_has_its_keys_and_its_status(
    fault: Fault | None, expected: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(queries, "verify", lambda subjects, heard: Verdict(9, 3, 1, 2, fault))

    status, told = asked(journal, ["journal", "verify", "--json"], capsys)

    assert (status, told["sound"]) == (expected, expected == 0)
    assert set(told) == {"sound", "rows", "subjects", "seals", "unsealed", "fault"}
    assert fault is None or {"what", "id", "subject_kind", "subject_ref", "seq", "verb"} <= set(told["fault"])


def test_the_doctor_looks_at_everything_it_promises(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = [Finding("disk", True, "剩余 9 GB"), Finding("fonts", False, "缺少：请运行 make run")]
    monkeypatch.setattr(doctor, "examine", lambda home: iter(findings))

    status, told = asked(doctor, ["doctor", "--json"], capsys)

    assert (status, told["ok"]) == (1, False)
    assert told["checks"][1] == {"name": "fonts", "ok": False, "say": "缺少：请运行 make run"}
    looked_at = {*doctor._LOCAL, *doctor._IN_DATABASE}
    in_database = {"database", "roles", "work", "seals", "messages"}
    assert looked_at == in_database | {"settings", "files", "fonts", "keys", "clock", "disk"}


def test_a_line_of_a_bench_has_its_nine_keys(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Figure("case_life", 180.0, "lives/s", "higher", limit=400.0, ratio_to_limit=0.45, n=5))

    line = json.loads(capsys.readouterr().out)
    assert list(line) == [
        *("name", "value", "unit", "better", "limit", "peer", "ratio_to_limit", "ratio_to_peer", "n"),
    ]


class Screen(io.StringIO):
    """A terminal that keeps what was written on it."""

    def isatty(self) -> bool:
        return True


def test_a_long_step_tells_of_itself_on_a_terminal_and_never_beside_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Screen())

    watcher()("正在导出数据库", "dumping the database")
    watcher(as_json=True)("正在导出数据库", "dumping the database")

    assert screen.getvalue() == "正在导出数据库… / dumping the database ...\n"
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert watcher() is unwatched
