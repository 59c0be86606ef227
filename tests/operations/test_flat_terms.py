"""What is written into a table comes back out of it as it was, whatever an item says."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.assembly.sample.items import ITEMS
from yimen.kernel.terms import Fee, LegalBasis, MaterialTerm, Terms
from yimen.registries.catalogue.codec import terms_from_json, terms_to_json
from yimen.registries.catalogue.exchange import flat

texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=12)
entries = st.builds(
    Terms,
    conditions=st.lists(texts, max_size=3).map(tuple),
    keywords=st.lists(texts, max_size=3).map(tuple),
    instant=st.sampled_from(["yes", "no", ""]),
    commitment=texts,
    trips=st.integers(0, 9),
    bases=st.lists(st.builds(LegalBasis, texts, texts, texts), max_size=2).map(tuple),
    fees=st.lists(st.builds(Fee, texts, st.integers(0, 10**9), texts), max_size=2).map(tuple),
    materials=st.lists(
        st.builds(MaterialTerm, texts, texts, when=st.lists(texts, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.key))
def test_every_sample_item_comes_back_as_it_was(item: object) -> None:
    terms = item.terms  # type: ignore[attr-defined]

    assert flat.restored(flat.flattened(terms)) == terms


@given(entries)
def test_whatever_is_written_comes_back(terms: Terms) -> None:
    assert flat.restored(flat.flattened(terms)) == terms


def test_an_empty_row_means_what_is_usual() -> None:
    assert flat.restored(flat.Flat({}, {})) == Terms()


def test_every_element_has_its_cell_or_its_table() -> None:
    told = {part.path[0] for part in (*flat.columns(), *flat.tables())}

    assert told == {field.name for field in fields(Terms)}
    names = [column.name for column in flat.columns()]
    assert len(names) == len(set(names))
    for table in flat.tables():
        assert len({column.name for column in table.columns}) == len(table.columns)


def test_cells_are_texts() -> None:
    item = next(item for item in ITEMS if item.terms.fees)

    told = flat.flattened(item.terms)

    assert all(isinstance(cell, str) for cell in told.row.values())
    assert terms_from_json(terms_to_json(item.terms)) == item.terms
