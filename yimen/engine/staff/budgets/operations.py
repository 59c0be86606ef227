"""Writes of the budgets: a plan by document and two people, and what was bound is paid with a voucher."""

from datetime import datetime

from yimen.engine.staff.budgets import moves
from yimen.engine.staff.budgets.models import BudgetLine, BudgetPlan, BudgetPosting
from yimen.engine.staff.budgets.refusals import PaysOwnAct, PlannedByThemselves, PlanSettled
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.budgets import MOST_FEN, BudgetPurpose, PostingKind, must_stay_above
from yimen.kernel.staffing.managing import manages, must_manage
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices


@snapshot
class BudgetMoved:
    """A plan or a posting by its reference."""

    ref: str


@operation
def propose_budget(
    centre_ref: str, year: int, purpose: str, fen: int, document: str, *, by: Actor, now: datetime
) -> BudgetMoved:
    """Say by which document a year's line is planned, raised or cut; it counts when a second person confirmed it.

    Refuses with NoSuchThing, NotAllowed, NotInList or ImpossibleDates.
    """
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    if by.staff_id is None:
        raise NotAllowed()
    if purpose not in list(BudgetPurpose) or not fen or abs(fen) > MOST_FEN:
        raise NotInList(field="fen")
    # Of years that are over nothing is planned; the next one's plan may come early.
    if not day_of(now).year <= year <= day_of(now).year + 1:
        raise ImpossibleDates()
    said = named(document, "document")
    key = {"centre_id": centre.id, "year": year, "purpose": purpose}
    BudgetLine.objects.bulk_create([BudgetLine(ref=new_ref(), **key)], ignore_conflicts=True)
    line = BudgetLine.objects.select_for_update().get(**key)
    row = BudgetPlan(ref=new_ref(), line=line, fen=fen, document=said, proposed_by_id=by.staff_id, proposed_at=now)
    row.save(force_insert=True)
    moves.told(line, "propose_budget", {"plan": row.ref, "fen": fen}, by, now)
    return BudgetMoved(row.ref)


@operation
def confirm_budget(ref: str, *, by: Actor, now: datetime) -> BudgetMoved:
    """A second person who manages the centre has the document before them, and confirms the plan.

    Refuses with NoSuchThing, PlanSettled, PlannedByThemselves or BudgetBound.
    """
    row, line, confirmer = _waiting(ref, by)
    if confirmer == row.proposed_by_id:
        raise PlannedByThemselves()
    must_stay_above(moves.of_line(line.pk), row.fen)
    row.confirmed_by_id, row.confirmed_at = confirmer, now
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    moves.told(line, "confirm_budget", {"plan": ref, "fen": row.fen}, by, now)
    return BudgetMoved(ref)


@operation
def drop_budget(ref: str, *, by: Actor, now: datetime) -> BudgetMoved:
    """A plan that waits is taken back, or not confirmed. Refuses with NoSuchThing or PlanSettled."""
    row, line, _ = _waiting(ref, by)
    row.dropped_at = now
    row.save(update_fields=["dropped_at"])
    moves.told(line, "drop_budget", {"plan": ref}, by, now)
    return BudgetMoved(ref)


@operation
def pay_from_budget(ref: str, voucher: str, *, by: Actor, now: datetime) -> BudgetMoved:
    """What was bound was paid, by this voucher 凭证: said by neither who bound it nor who gets it.

    Refuses with NoSuchThing, PaysOwnAct or SettledBefore.
    """
    bound = BudgetPosting.objects.filter(ref=ref, kind=PostingKind.COMMIT).select_related("line").first()
    if bound is None or by.staff_id is None or not manages(by, bound.line.centre_id):
        raise NoSuchThing(what="posting")
    line = BudgetLine.objects.select_for_update().get(pk=bound.line_id)
    if by.staff_id == bound.by_id or by.staff_id in bound.gets:
        raise PaysOwnAct()
    moves.must_be_open(bound)
    moves.post(line, PostingKind.SPEND, moves.source_of(bound), by, now, named(voucher, "voucher"))
    return BudgetMoved(ref)


def _waiting(ref: str, by: Actor) -> tuple[BudgetPlan, BudgetLine, int]:
    found = BudgetPlan.objects.filter(ref=ref).select_related("line").first()
    if found is None or by.staff_id is None or not manages(by, found.line.centre_id):
        raise NoSuchThing(what="plan")
    line = BudgetLine.objects.select_for_update().get(pk=found.line_id)
    row = BudgetPlan.objects.get(pk=found.pk)
    if row.confirmed_at is not None or row.dropped_at is not None:
        raise PlanSettled()
    return row, line, by.staff_id
