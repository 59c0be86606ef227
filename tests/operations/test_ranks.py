"""Figures of graded decision: by rank, to and fro, one review and one decision; each equals the records behind it."""

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.engine.case.cases import operations as cases
from yimen.insight.ranks import queries


@covers("S-238", "S-223", "S-273")
def test_the_figures_are_counted_from_rulings_reviews_and_returns(own_database: Address) -> None:
    office = errand.an_office()
    errand.granted(office)
    ref = errand.in_department(office)
    for hour in (3, 5):
        cases.send_back(ref, "缺图", by=office.reviewer, now=later(hour))
        cases.hand_over(ref, by=office.clerk, now=later(hour + 1))

    (rank,) = queries.by_rank(NOW, later(9))
    (once,) = queries.reviewed_once(NOW, later(9))
    (back,) = queries.ping_pong(NOW)

    assert (rank.office_name, rank.complexity, rank.rank, rank.decided, rank.raised) == (
        "示范市市场监督管理局", "general", 4, 1, 0,
    )  # fmt: skip
    assert (once.decided, once.once, once.percent) == (1, 1, 100.0)
    assert (back.case_ref, back.returns, back.last_at) == (ref, 2, later(5))


@pytest.mark.parametrize("moment", [later(10)])
def test_nothing_is_counted_where_nothing_was_decided(own_database: Address, moment: object) -> None:
    assert queries.by_rank(later(10), later(11)) == queries.ping_pong(later(10)) == ()
