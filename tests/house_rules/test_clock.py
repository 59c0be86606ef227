"""The clock is read in one place; everybody else is told what time it is."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house_rules.sources import Source, house, of, texts, walked

THE_CLOCK = "threshold/clock.py"
# recorded_at is the database's own word, never given by a caller.
RECORDS = "journal/models.py"
# Patience is measured, not read: how long to wait for a process has nothing to do with what time it is.
PATIENCE = ("assembly", "gateways")
SQL_MAY = {
    "journal/migrations/0002_entry.py": "recorded_at is the database's own word; partitions are made by month",
    "assembly/commands/doctor.py": "compares the clock of the database with ours",
    "assembly/health.py": "a worker's sign of life is of the database's clock, and is held against the same",
}

_READERS = {"now", "utcnow", "today"}
_CLOCKS = {"datetime", "date", "timezone"}
_IMPORTED = {*_READERS, "Now", "localdate"}
_FROM_TIME = {"time", "time_ns", "localtime", "gmtime", "ctime", "asctime"}
_SQL = re.compile(
    r"\b(now\s*\(\)|clock_timestamp|statement_timestamp|transaction_timestamp|current_timestamp|current_date"
    r"|current_time|localtimestamp|'(now|today|yesterday|tomorrow)'::)",
    re.IGNORECASE,
)


def readings(source: Source) -> Iterator[str]:
    """Where a module looks at a clock of its own."""
    called = {id(node.func) for node in walked(source.tree) if isinstance(node, ast.Call)}
    for node in walked(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in _READERS:
            whose = ast.unparse(node.value)
            if whose != "clock" and (id(node) in called or whose.rpartition(".")[2] in _CLOCKS):
                yield f"{source.path}:{node.lineno} {ast.unparse(node)}"
        elif isinstance(node, ast.Attribute) and node.attr in _FROM_TIME and ast.unparse(node.value) == "time":
            yield f"{source.path}:{node.lineno} {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module != "yimen.threshold.clock":
            taken = {alias.name for alias in node.names} & (_FROM_TIME if node.module == "time" else _IMPORTED)
            yield from (f"{source.path}:{node.lineno} from {node.module} import {name}" for name in sorted(taken))
        elif isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield f"{source.path}:{node.value.lineno} {node.arg}"


def sql_readings(source: Source) -> Iterator[str]:
    """Where SQL text asks the database what time it is."""
    for node, text in texts(source.tree):
        if found := _SQL.search(text):
            yield f"{source.path}:{node.lineno} {found[0]}"


def measurements(source: Source) -> Iterator[str]:
    """Where the running of a stopwatch is asked for."""
    for node in walked(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("monotonic", "monotonic_ns", "perf_counter"):
            yield f"{source.path}:{node.lineno} {ast.unparse(node)}"


def test_the_clock_is_read_in_one_place() -> None:
    found = {source.path: list(readings(source)) for source in house()}

    assert found.pop(THE_CLOCK), "the one reader has moved"
    assert len(found.pop(RECORDS)) == 1
    assert [line for lines in found.values() for line in lines] == []


def test_the_database_is_asked_for_the_time_only_where_it_records() -> None:
    found = {source.path: lines for source in house(migrations=True) if (lines := list(sql_readings(source)))}

    assert found.keys() == SQL_MAY.keys(), found


def test_a_stopwatch_runs_only_where_processes_are_waited_for() -> None:
    assert [line for source in house() if not source.is_in(*PATIENCE) for line in measurements(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "moment = datetime.now(UTC)",
        "moment = datetime.datetime.utcnow()",
        "day = date.today()",
        "seconds = time.time()",
        "from time import time",
        "from django.utils.timezone import now",
        "field = models.DateTimeField(default=timezone.now)",
        "field = models.DateTimeField(auto_now_add=True)",
        "from django.db.models.functions import Now",
    ],
)
def test_a_second_reader_would_be_found(text: str) -> None:
    assert list(readings(of("engine/case/cases/queries.py", text)))


@pytest.mark.parametrize("text", ["from yimen.threshold import clock\nmoment = clock.now()", "moment = self.now"])
def test_the_one_clock_may_be_asked(text: str) -> None:
    assert not list(readings(of("channels/hall/views.py", text)))


@pytest.mark.parametrize("sql", ["select now()", "set at = CURRENT_TIMESTAMP", "where day < current_date"])
def test_sql_that_reads_the_time_would_be_found(sql: str) -> None:
    assert list(sql_readings(of("engine/case/cases/queries.py", f"QUERY = {sql!r}")))
    assert list(sql_readings(of("engine/case/cases/queries.py", f"query = f{sql + ' {where}'!r}")))


def test_a_docstring_may_speak_of_it() -> None:
    assert not list(sql_readings(of("engine/case/cases/queries.py", '"""Never now()."""')))
