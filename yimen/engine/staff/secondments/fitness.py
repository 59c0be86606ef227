"""Fitness 选派条件: what the records say of somebody, read afresh each time it is asked."""

from datetime import date

from yimen.engine.staff.assessments import queries as assessments
from yimen.engine.staff.trainings import queries as trainings
from yimen.kernel.staffing.secondment import Suitability
from yimen.registries.people.rows import StaffRow


def found(member: StaffRow, begins: date, grade: str) -> Suitability:
    """What counts for somebody on the day from which they are to be posted."""
    return Suitability(
        member.establishment, trainings.still_holds(member.id, begins), assessments.last_fixed(member.id), grade
    )


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
