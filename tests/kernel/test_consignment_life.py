"""Consignments: what was sent against what came, and what signing for the whole means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.villages.consignment_life import ConsignmentMove, NotAllChecked, difference, signing

PAPERS = st.frozensets(st.sampled_from("abcdef"), min_size=1)


@given(PAPERS, PAPERS)
def test_a_difference_leads_from_what_was_sent_to_what_came(sent: frozenset[str], came: frozenset[str]) -> None:
    found = difference(sent, came)

    assert (sent - set(found.missing)) | set(found.extra) == came
    assert bool(found) is (sent != came)


@given(st.lists(st.tuples(PAPERS, PAPERS), min_size=1, max_size=5))
def test_one_difference_makes_the_whole_differ(lines: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    right = all(sent == came for sent, came in lines)

    assert signing(lines) is (ConsignmentMove.SIGN_OVER if right else ConsignmentMove.NAME_DIFFERENCES)


@given(st.lists(st.tuples(PAPERS, PAPERS), max_size=5))
def test_nothing_is_signed_for_unseen(lines: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    with pytest.raises(NotAllChecked):
        signing([*lines, (frozenset("a"), None)])
