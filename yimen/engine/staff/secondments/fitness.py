"""Fitness 选派条件: what the records say of whoever is proposed, read afresh each time it is asked."""

from collections.abc import Sequence
from datetime import date

from yimen.engine.staff.assessments import queries as assessments
from yimen.engine.staff.secondments.models import PostingProposal
from yimen.engine.staff.trainings import queries as trainings
from yimen.kernel.staffing.secondment import Suitability, years_that_count


def of(row: PostingProposal, today: date) -> Suitability:
    """What counts for one proposal."""
    return found([row], today)[row.pk]


def found(rows: Sequence[PostingProposal], today: date) -> dict[int, Suitability]:
    """What counts for each proposal on the day from which its order would hold; the records are read together."""
    begins = {row.pk: begins_on(row, today) for row in rows}
    passed = trainings.still_hold([(row.staff_id, begins[row.pk]) for row in rows])
    scores = assessments.last_fixed(row.staff_id for row in rows)
    return {
        row.pk: Suitability(
            row.staff.establishment,
            passed.get((row.staff_id, begins[row.pk]), ""),
            scores.get(row.staff_id),
            _still_the_last(row, begins[row.pk]),
        )
        for row in rows
    }


def begins_on(row: PostingProposal, today: date) -> date:
    """The day from which an order given today would hold."""
    return max(row.begins, today)


def _still_the_last(row: PostingProposal, begins: date) -> str:
    """The grade of the home unit; a proposal that waited past its year has none that counts."""
    return row.grade if row.grade_year in years_that_count(begins) else ""


def kept(told: Suitability) -> dict[str, object]:
    """As it lies beside the decision."""
    return {"establishment": told.establishment, "training": told.training, "score": told.score, "grade": told.grade}


def shown(kept_: dict[str, object]) -> Suitability:
    """As it was when it was decided."""
    score = kept_.get("score")
    return Suitability(
        str(kept_["establishment"]), str(kept_["training"]), score if isinstance(score, int) else None,
        str(kept_["grade"]),
    )  # fmt: skip
