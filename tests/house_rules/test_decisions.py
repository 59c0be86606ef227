"""Decisions can be found: every one has a number of its own and stands in the index; what the code refers to exists."""

import re
from collections import Counter

from tests.house_rules.sources import HOUSE, PROJECT

DECISIONS = PROJECT / "docs" / "decisions"
_STATUS = r"in force(?:, amended by \d{4})?|replaced by \d{4}"
_ROW = re.compile(rf"^\| \[(\d{{4}})\]\((\S+)\) \| (.+) \| ({_STATUS}) \|$", re.MULTILINE)


def index() -> list[tuple[str, str, str, str]]:
    return _ROW.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))


def test_every_decision_stands_in_the_index_under_its_own_title() -> None:
    written = {file.name: file.read_text(encoding="utf-8").splitlines()[0] for file in DECISIONS.glob("0*.md")}

    assert {name: f"# {number} {title}" for number, name, title, _ in index()} == written


def test_every_number_is_given_once() -> None:
    numbers = Counter(file.name[:4] for file in DECISIONS.glob("0*.md"))

    assert [number for number, times in numbers.items() if times > 1] == []
    assert [number for number, name, _, _ in index() if not name.startswith(f"{number}-")] == []


def test_a_decision_that_is_referred_to_exists() -> None:
    known = {file.name[:4] for file in DECISIONS.glob("0*.md")}
    referred = {
        (number, file.name)
        for file in HOUSE.rglob("*.py")
        for number in re.findall(r"docs/decisions/(\d{4})", file.read_text(encoding="utf-8"))
    }

    assert referred
    assert [(number, file) for number, file in sorted(referred) if number not in known] == []
