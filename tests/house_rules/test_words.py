"""One word for one thing: tables and parts are named with words of the list, and the list says each in Chinese."""

import re
from collections import Counter

import pytest
from django.apps import apps

from tests.house_rules.sources import HOUSE, PROJECT, wings

_ROW = re.compile(r"^\| (?!word |-)([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
#: Where parts stand: on the floor of the registries, and in the wings of the engine.
FLOORS_OF_PARTS = ("registries", *(f"engine/{wing.name}" for wing in wings("engine")))


def rows() -> list[tuple[str, str, str]]:
    return _ROW.findall((PROJECT / "docs" / "words.md").read_text(encoding="utf-8"))


def words() -> Counter[str]:
    return Counter(word.strip() for row in rows() for word in row[0].split(","))


def spoken(name: str) -> str:
    """The words of a class or a folder: CaseClock is a case clock."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()


def test_every_table_is_called_by_words_of_the_list() -> None:
    tables = [model.__name__ for model in apps.get_models() if model.__module__.startswith("yimen.")]

    assert len(tables) > 40
    assert [table for table in tables if spoken(table) not in words()] == []


@pytest.mark.parametrize("floor", FLOORS_OF_PARTS)
def test_every_part_is_called_by_a_word_of_the_list(floor: str) -> None:
    parts = [folder.name for folder in (HOUSE / floor).iterdir() if (folder / "__init__.py").is_file()]

    assert parts
    assert [part for part in parts if not {spoken(part), spoken(part).removesuffix("s")} & words().keys()] == []


def test_a_word_stands_once_and_has_its_chinese() -> None:
    assert [word for word, times in words().items() if times > 1] == []
    assert [word for word, chinese, _ in rows() if not _CHINESE.search(chinese)] == []


def test_a_name_is_heard_as_words() -> None:
    assert [spoken(name) for name in ("CaseClock", "Party", "approval_divisions")] == [
        "case clock",
        "party",
        "approval divisions",
    ]
