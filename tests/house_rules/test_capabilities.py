"""Marks say true things: every capability that a test names is in the list, and the list names each once."""

import re

from tests.house_rules.sources import PROJECT
from yimen.channels.cli.covers import capabilities, marked

LIST = PROJECT / "docs" / "capabilities.md"
_ROW = re.compile(r"^\| (S-\d{3}) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)


def test_every_capability_that_a_test_proves_is_in_the_list() -> None:
    proved = marked(PROJECT / "tests")

    assert len(proved) > 10
    assert sorted(proved.keys() - capabilities(LIST).keys()) == []


def test_the_list_holds_every_capability_once_with_its_meaning() -> None:
    rows = _ROW.findall(LIST.read_text(encoding="utf-8"))

    assert [row[0] for row in rows] == [f"S-{number:03d}" for number in range(1, 591)]
    assert [row[0] for row in rows if not row[1].strip()] == []


def test_a_mark_stands_on_a_test_and_nowhere_else() -> None:
    bare = [name for names in marked(PROJECT / "tests").values() for name in names if "::test_" not in name]

    assert bare == []
