"""Paying 周末加班补贴: so much a month for whoever served weekends, counted from attendance; frozen for finance."""

from datetime import date, datetime

from yimen.engine.staff.budgets import moves as budgets
from yimen.engine.staff.rotas import moves
from yimen.engine.staff.rotas.models import AllowanceLine, AllowanceList, AllowanceRule
from yimen.engine.staff.rotas.queries import paid
from yimen.engine.staff.rotas.refusals import FrozenAlready, NoRule, NotOver, OverBudget, OwnAllowance
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.staffing.budgets import BudgetPurpose
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, named
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow

MOST_FEN = 10_000_000_000


@snapshot
class AllowanceSet:
    """What is paid from a day on."""

    ref: str


@snapshot
class AllowanceFrozen:
    """A list as finance gets it."""

    ref: str
    people: int
    fen: int


@operation
def set_allowance(
    centre_ref: str, fen: int, least_days: int, budget_fen: int, document: str, valid_from: date, *, by: Actor,
    now: datetime,
) -> AllowanceSet:  # fmt: skip
    """Say what a month with weekends is paid from a month on, for at least how many days, up to which budget.

    What was frozen before keeps its rule. Refuses with NoSuchThing or ImpossibleDates.
    """
    centre = _centre(centre_ref, by, valid_from)
    day = month_of(valid_from)
    # What is paid is known before the month is over.
    if day < month_of(day_of(now)):
        raise ImpossibleDates()
    if not (0 < fen <= MOST_FEN and 1 <= least_days <= 31 and 0 <= budget_fen <= MOST_FEN):
        raise ImpossibleDates()
    before = AllowanceRule.objects.select_for_update().filter(centre_id=centre.id, valid__endswith=None).first()
    if before is not None:
        if day <= before.valid.lower:
            raise ImpossibleDates()
        before.valid = days(before.valid.lower, day)
        before.save(update_fields=["valid"])
    row = AllowanceRule(
        ref=new_ref(), centre_id=centre.id, fen=fen, least_days=least_days, budget_fen=budget_fen,
        document=named(document, "document"), valid=days(day),
    )  # fmt: skip
    with refusing(allowance_has_one_rule_at_a_time=ImpossibleDates()):
        row.save(force_insert=True)
    moves.told(row, "set_allowance", {"fen": fen, "days": least_days, "budget": budget_fen, "from": day}, by, now)
    return AllowanceSet(row.ref)


@operation
def freeze_allowance(centre_ref: str, month: date, *, by: Actor, now: datetime) -> AllowanceFrozen:
    """Freeze what a month is paid, and bind it in the year's line; nobody who is on the list does it.

    Refuses with NoSuchThing, NotOver, NoRule, FrozenAlready, OwnAllowance, OverBudget, NoBudgetLine or BudgetExhausted.
    """
    month = month_of(month)
    centre = _centre(centre_ref, by, month)
    if by.staff_id is None:
        raise NotAllowed()
    if day_of(now) < month_after(month):
        raise NotOver()
    rule = AllowanceRule.objects.filter(centre_id=centre.id, valid__contains=month).first()
    if rule is None:
        raise NoRule()
    found = paid(centre.id, month, rule, now)
    if any(one.staff_id == by.staff_id for one in found):
        raise OwnAllowance()
    fen = rule.fen * len(found)
    if fen > rule.budget_fen:
        raise OverBudget(fen=fen, budget=rule.budget_fen)
    row = AllowanceList(
        ref=new_ref(), centre_id=centre.id, month=month, rule=rule, fen=fen, frozen_by_id=by.staff_id, frozen_at=now
    )
    with refusing(allowance_list_is_frozen_once_a_month=FrozenAlready()):
        row.save(force_insert=True)
    AllowanceLine.objects.bulk_create(
        AllowanceLine(of=row, staff_id=one.staff_id, served=one.weekends, fen=rule.fen) for one in found
    )
    source = budgets.Source(
        "allowance_list", row.ref, f"周末加班补贴 {month:%Y-%m}", fen, tuple(one.staff_id for one in found)
    )
    budgets.bind(centre.id, BudgetPurpose.ALLOWANCES, source, by, now)
    moves.told(row, "freeze_allowance", {"month": month, "people": len(found), "fen": fen, "rule": rule.ref}, by, now)
    return AllowanceFrozen(row.ref, len(found), fen)


def _centre(ref: str, by: Actor, on: date) -> CentreRow:
    centre = offices.centre(ref, on)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    return centre
