"""Builders of an item with a review sheet: two formal points, two technical ones, and a material the promise covers."""

from dataclasses import replace

from tests.operations import errand
from tests.operations.errand import TERMS
from yimen.kernel.review_sheets import PointAnswer, PointFinding
from yimen.kernel.terms import ReviewPoint, ReviewPointKind, Terms

FORMAL = (ReviewPoint("signed", "申请书已签字盖章"), ReviewPoint("annexes", "附图附件齐全"))
TECHNICAL = (
    ReviewPoint("siting", "选址符合规划", ReviewPointKind.TECHNICAL, "城乡规划法第四十条"),
    ReviewPoint("measures", "措施可行", ReviewPointKind.TECHNICAL),
)
SHEET: Terms = replace(
    TERMS,
    materials=tuple(replace(one, promised="yes" if one.code == "plan" else "no") for one in TERMS.materials),
    review_points=(*FORMAL, *TECHNICAL),
)


def an_office(office: errand.Office) -> errand.Office:
    """One more office of the town, whose item has the sheet."""
    return errand.another_office(office, 7, SHEET)


def met(*points: ReviewPoint) -> tuple[PointAnswer, ...]:
    return tuple(PointAnswer(one.code, PointFinding.MET) for one in points)
