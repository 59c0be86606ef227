"""Review sheets: every point is answered by itself, and nothing is granted while one is open or not met."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.catalogue import TERMS
from yimen.kernel.review_sheets import (
    PointAnswer,
    PointFinding,
    PointNotMet,
    PointUnanswered,
    PointUnexplained,
    PointUnknown,
    answered,
    asked,
    looked_at_later,
    must_be_grantable,
    read,
)
from yimen.kernel.terms import ReviewPoint, ReviewPointKind

F, T = ReviewPointKind.FORMAL, ReviewPointKind.TECHNICAL
SHEET = replace(
    TERMS,
    conditions=("有固定的经营场所",),
    review_points=tuple(ReviewPoint(code, f"要点{code}", kind) for code, kind in (("a", F), ("b", T), ("c", F))),
)
ANSWERS = st.lists(
    st.builds(PointAnswer, st.sampled_from("abc"), st.sampled_from(PointFinding), st.just("说明")), max_size=8
)


@given(ANSWERS, ANSWERS)
def test_a_grant_stands_on_the_latest_answer_of_every_point(before: list[PointAnswer], now: list[PointAnswer]) -> None:
    earlier = read([[(one.code, one.finding, one.note) for one in before]])

    said = answered(SHEET.review_points, earlier, now)

    last = {one.code: one.finding for one in (*before, *now)}
    assert {code: one.finding for code, one in said.items()} == last
    good = len(last) == 3 and PointFinding.NOT_MET not in last.values()
    if good:
        must_be_grantable(SHEET.review_points, said)
    else:
        with pytest.raises((PointUnanswered, PointNotMet)):
            must_be_grantable(SHEET.review_points, said)


def test_on_commitment_the_formal_points_are_asked_and_the_technical_ones_wait_for_the_post_check() -> None:
    promised = replace(SHEET, materials=tuple(replace(one, promised="yes") for one in SHEET.materials[:1]))

    assert [one.code for one in asked(SHEET, "no")] == ["a", "b", "c"]
    assert [one.code for one in asked(SHEET, "yes")] == ["a", "c"]
    name, code = promised.materials[0].name, promised.materials[0].code
    assert looked_at_later(promised, frozenset()) == ("有固定的经营场所", "要点b", f"承诺代替的材料：{name}")
    assert looked_at_later(promised, frozenset({code})) == ("有固定的经营场所", "要点b")
    assert looked_at_later(replace(SHEET, review_points=()), frozenset()) == ("有固定的经营场所",)


def test_an_answer_is_to_a_point_of_the_sheet_and_says_why_it_is_not_simply_met() -> None:
    for one, refusal in (
        (PointAnswer("z", PointFinding.MET), PointUnknown),
        (PointAnswer("a", PointFinding.NOT_MET, " "), PointUnexplained),
        (PointAnswer("a", PointFinding.NOT_APPLICABLE), PointUnexplained),
    ):
        with pytest.raises(refusal):
            answered(SHEET.review_points, {}, [one])

    assert answered(SHEET.review_points, {}, [PointAnswer("a", PointFinding.NOT_APPLICABLE, "没有这一项")])
