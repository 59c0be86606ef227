"""At the surveyors: hand in the plan of the unit. What they measure is what the taxes are worked out from."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.parallel.conveyances import moves
from yimen.engine.parallel.conveyances.models import Conveyance, FloorPlan
from yimen.engine.parallel.joint import works
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.conveyance.facts import MOST_AREA, ConveyanceIncomplete
from yimen.kernel.conveyance.standing import ConveyancePart, LevyMove
from yimen.kernel.conveyance.template import unit_number
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import named

MEASURED = "测绘面积与申报不同"


@snapshot
class PlanDrawn:
    """A plan with its unit, and whether the taxes are worked out anew because of it."""

    case_ref: str
    unit_number: str
    taxes_anew: str
    """yes or no."""


@operation
def draw_plan(case_ref: str, unit: str, area: int, sheet: str, *, by: Actor, now: datetime) -> PlanDrawn:
    """Hand in the plan: the number of the unit, its area and the sheet. Another area than declared is put right.

    Refuses with OpinionUnknown, ConveyanceUnknown, ConveyanceStopped, UnitUnreadable, ConveyanceIncomplete, TaxesPaid,
    Missing, NotFormal, OwnMatter, StoodAside, DisagreementWaits or WrongState.
    """
    case_id = moves.case_id_of(case_ref)
    asked = works.task(case_ref, case_id, ConveyancePart.PLAN, "draw_plan", by, now)
    row = moves.locked(case_id, case_ref)
    moves.must_not_be_theirs(row.shares.values_list("name", flat=True), by)
    number = unit_number(unit)
    if not 0 < area <= MOST_AREA:
        raise ConveyanceIncomplete(field="area")
    FloorPlan.objects.update_or_create(
        conveyance=row,
        defaults={
            "unit_number": number,
            "area": area,
            "sheet": named(sheet, "sheet", 100),
            "drawn_by_id": asked.officer.staff_id,
            "drawn_at": now,
        },
    )
    anew = area != row.area
    if anew:
        _measured(row, area, by, now)
    body = {"conveyance": row.ref, "differs": "yes" if anew else "no"}
    asked = replace(asked, file=cases.read_freely(case_ref, by, now))
    works.answer(asked, Line("draw_plan", body, now), by, now)
    return PlanDrawn(case_ref, number, "yes" if anew else "no")


def _measured(row: Conveyance, area: int, by: Actor, now: datetime) -> None:
    """The area is what was measured; what was levied on another one is worked out anew."""
    moves.end_levy(row, LevyMove.SUPERSEDE, MEASURED, by, now)
    row.area, row.revision, row.corrected_at = area, row.revision + 1, now
    row.save(update_fields=["area", "revision", "corrected_at"])
    works.reopen(row.case_id, (ConveyancePart.TAX,), MEASURED, by, now)
