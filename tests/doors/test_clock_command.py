"""`yimen clock due`: the clock asked from the console."""

import json
import subprocess
import sys

import pytest

from tests.covers import covers
from yimen.channels.cli.main import main

FRIDAY = "2026-09-18T16:40:00+08:00"


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["clock", "due", *words, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


@covers("S-247")
def test_twenty_working_days_over_the_national_day_week(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "--from", "2026-09-18T10:00:00+08:00", "--amount", "20", "--unit", "working_day")

    account = answer["account"]
    assert isinstance(account, list)
    assert (answer["due_at"], answer["provisional"]) == ("2026-10-22T17:30:00+08:00", False)
    assert account[0] == {"date": "2026-09-18", "counted": 0, "why": "start_day"}
    assert account[2] == {"date": "2026-09-20", "counted": 1, "why": "make_up"}
    assert account[-1] == {"date": "2026-10-22", "counted": 1, "why": "due"}
    assert sum(day["counted"] for day in account) == 20
    assert set(answer) == {"due_at", "account", "provisional"}


@covers("S-243", "S-244")
@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("2", "hour", "2026-09-20T10:10:00+08:00"),
        ("50", "minute", "2026-09-18T17:30:00+08:00"),
        ("51", "minute", "2026-09-20T09:01:00+08:00"),
        ("1", "half_day", "2026-09-20T14:00:00+08:00"),
        ("8.3", "working_day", "2026-10-08T11:06:00+08:00"),
    ],
)
def test_hours_minutes_and_parts_of_days_count_opening_hours(
    capsys: pytest.CaptureFixture[str], amount: str, unit: str, expected: str
) -> None:
    assert asked(capsys, "--from", FRIDAY, "--amount", amount, "--unit", unit)["due_at"] == expected


def test_pauses_may_be_given_in_any_order(capsys: pytest.CaptureFixture[str]) -> None:
    one = ("--pause", "2026-09-21T10:00:00+08:00/2026-09-21T10:30:00+08:00")
    other = ("--pause", "2026-09-23T20:00:00+08:00/2026-09-24T08:00:00+08:00")
    question = ("--from", FRIDAY, "--amount", "2", "--unit", "working_day")

    assert asked(capsys, *question)["due_at"] == "2026-09-21T17:30:00+08:00"
    assert asked(capsys, *question, *one)["due_at"] == "2026-09-22T17:30:00+08:00"
    assert asked(capsys, *question, *one, *other) == asked(capsys, *question, *other, *one)


def test_a_clock_that_runs_into_an_unannounced_year_is_provisional(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "--from", "2026-12-30T10:00:00+08:00", "--amount", "2", "--unit", "working_day")

    assert (answer["due_at"], answer["provisional"]) == ("2027-01-01T17:30:00+08:00", True)


def test_without_json_people_read_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clock", "due", "--from", "2026-09-30T10:00:00+08:00", "--amount", "1", "--unit", "working_day"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "到期 due  2026-10-08 17:30 周四 Thu"
    assert "节假日（国庆节） · holiday" in lines[3]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "2026-09-18T10:00:00", "--amount", "1", "--unit", "hour"), "带时区"),
        (("--from", "2026-02-30T10:00:00Z", "--amount", "1", "--unit", "hour"), "2026-02-30"),
        (("--from", "0001-01-01T00:00:00Z", "--amount", "1", "--unit", "hour"), "年份"),
        (("--from", FRIDAY, "--amount", "x", "--unit", "hour"), "时限 x 不对"),
        (("--from", FRIDAY, "--amount", "-1", "--unit", "hour"), "时限 -1 不对"),
        (("--from", FRIDAY, "--amount", "8.33", "--unit", "working_day"), "小数太多"),
        (("--from", FRIDAY, "--amount", "1", "--unit", "week"), "week"),
        (("--from", FRIDAY, "--amount", "1"), "--unit"),
        (("--from", FRIDAY, "--amount", "1", "--unit", "hour", "--pause", FRIDAY), "START/END"),
        (
            ("--from", FRIDAY, "--amount", "1", "--unit", "hour", "--pause", f"{FRIDAY}/2026-09-18T16:00:00+08:00"),
            "结束早于开始",
        ),
        (("--from", "2299-01-01T00:00:00Z", "--amount", "10000", "--unit", "working_day"), "2302"),
    ],
)
def test_a_bad_question_is_answered_with_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    try:
        status: object = main(["clock", "due", *words, "--json"])
    except SystemExit as ended:
        status = ended.code

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1


def test_the_national_clock_needs_neither_django_nor_a_database() -> None:
    program = (
        "import sys; from yimen.channels.cli.main import main;"
        f"main(['clock', 'due', '--from', '{FRIDAY}', '--amount', '1', '--unit', 'hour']);"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg')))"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert told.stdout.splitlines()[-1] == "[]"
