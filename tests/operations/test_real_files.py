"""Real catalogues of a district and a county as they were published. By hand (`make soak`): they are not ours to carry.

`YIMEN_REAL_ITEMS` names the folder that holds them.
"""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.covers import covers
from tests.operations.catalogue import NOW
from yimen.channels.cli.journal import SUBJECTS
from yimen.journal.queries import verify
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import queries
from yimen.registries.catalogue.exchange.importing import Report, import_items
from yimen.registries.catalogue.queries import Filter
from yimen.registries.offices import queries as offices

FOLDER = Path(os.environ.get("YIMEN_REAL_ITEMS", Path(__file__).parents[3] / "shared" / "data" / "items"))
pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="YIMEN_REAL_ITEMS names no folder of published catalogues"),
]


def taken_in(name: str) -> Report:
    return import_items(FOLDER / name, lambda done: None, by=SYSTEM, now=NOW)


@covers("S-073")
def test_a_district_s_catalogue_comes_in_whole_and_a_second_time_changes_nothing(own_database: Any) -> None:
    first = taken_in("guangan_district_items.csv")
    again = taken_in("guangan_district_items.csv")

    assert (first.read, first.new, first.warned, first.refused) == (1135, 1135, 7, 0)
    assert Counter(line.why.code for line in first.lines) == {"import.doubtful_code": 7}
    assert (again.unchanged, again.new, again.changed) == (1135, 0, 0)
    assert len(offices.offices(NOW.date())) == 34
    assert verify(SUBJECTS).fault is None


def test_a_county_s_full_records_come_in_with_their_materials(own_database: Any) -> None:
    report = taken_in("lingshan_items.json")

    items = [queries.in_force(row.ref, NOW) for row in queries.listed(Filter(), NOW).rows]
    assert (report.read, report.refused) == (5, 0)
    assert all(item is not None and item.terms.materials for item in items)
    assert verify(SUBJECTS).fault is None
