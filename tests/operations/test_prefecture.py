"""The prefecture of the benches: a share of it is written here, so that a new column never breaks it unseen."""

from typing import Any

import pytest

from bench import prefecture
from tests.operations.catalogue import NOW, a_draft
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.search import search


def test_a_share_of_the_prefecture_is_listed_found_and_published_anew(own_database: Any) -> None:
    filled = prefecture.fill(own_database.administrator, share=0.005)

    page = queries.listed(Filter(), NOW)
    view = queries.in_force(page.rows[0].ref, NOW)
    assert view is not None
    version = operations.draft_version(view.ref, a_draft(view.name), by=SYSTEM, now=NOW).ref
    published = operations.publish(version, NOW, by=SYSTEM, now=NOW)

    assert (filled.units, filled.items) == (prefecture.UNITS, 103)
    assert len(page.rows) == 20
    assert page.rows[0].ref in {hit.row.ref for hit in search(view.name, NOW)}
    assert published.number == 2


def test_a_database_with_items_is_no_place_for_a_prefecture(own_database: Any) -> None:
    prefecture.fill(own_database.administrator, share=0.001)

    with pytest.raises(SystemExit):
        prefecture.fill(own_database.administrator, share=0.001)
