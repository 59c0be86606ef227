"""What the queries of the conveyances read: shares, lines of a levy, the bill, tasks, and the time of each step."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.money.fees import queries as fees
from yimen.engine.parallel.conveyances.models import Conveyance, Levy, TitleShare
from yimen.engine.parallel.conveyances.rows import (
    ConveyanceBill,
    ConveyanceStepTime,
    ConveyanceTask,
    LevyLineRow,
    TitleShareRow,
)
from yimen.engine.parallel.conveyances.weighing import rests_on_withdrawn, standing
from yimen.engine.parallel.joint.task_rows import TaskRow
from yimen.kernel.actor import Actor
from yimen.kernel.conveyance.facts import Homes, Side
from yimen.kernel.conveyance.rules import Tax
from yimen.kernel.conveyance.standing import ConveyancePart, TaxFacts
from yimen.kernel.conveyance.taxes import AccountStep, Levied, TaxLine, TaxStep, explain
from yimen.kernel.joint_life import OpinionState
from yimen.kernel.projects.project import tenths
from yimen.kernel.terms import Terms
from yimen.kernel.time.due import elapsed
from yimen.kernel.time.lamp import lamp
from yimen.kernel.time.limit import Unit
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.tax_rules import queries as tax_rules

_NAMES = (
    "select t.terms::text terms from cases_case c join cases_frozenterms t on t.hash = c.terms_hash where c.id = %s"
)


def facts_of(row: Conveyance) -> TaxFacts:
    """What the taxes of a conveyance hang on; before the decision nothing is levied by a withdrawn rule."""
    levy = standing(row)
    if levy is None or (row.case.decided_at is None and rests_on_withdrawn(row)):
        return TaxFacts(None, 0, row.stopped_by)
    return TaxFacts(levy.fen, fees.kept_for(row.case_id), row.stopped_by)


def shares_of(row: Conveyance) -> tuple[TitleShareRow, ...]:
    """Who gives and who takes, with what proves a claim by its name."""
    found = list(row.shares.order_by("number"))
    names = {one.code: one.name for one in _terms(row).materials} if any(one.proof for one in found) else {}
    return tuple(
        TitleShareRow(
            one.number, Side(one.side), one.name, one.over, one.under, Homes(one.homes),
            names.get(one.proof, one.proof), one.proof,
        )
        for one in found
    )  # fmt: skip


def _terms(row: Conveyance) -> Terms:
    (found,) = select(_NAMES, (row.case_id,))
    return terms_from_text(found["terms"])


def line_rows(levy: Levy) -> tuple[LevyLineRow, ...]:
    """The lines of a levy with their accounts, as they were worked out then."""
    found = list(levy.lines.order_by("number"))
    rules = tax_rules.by_id({one.rule_id for one in found} | {one.relief_id for one in found if one.relief_id})
    return tuple(
        LevyLineRow(
            line.tax, stored.holder, line.base_fen, line.fen, _share(stored.share_over, stored.share_under),
            explain(line), line.rule.law, line.relief.law if line.relief else "",
        )
        for stored in found
        for line in (
            TaxLine(
                Tax(stored.tax), 0, stored.base_fen, stored.fen,
                tuple(AccountStep(TaxStep(one["step"]), one["by"], one["comes_to"]) for one in stored.steps),
                rules[stored.rule_id], rules[stored.relief_id] if stored.relief_id else None,
            ),
        )
    )  # fmt: skip


def preview_rows(found: Levied, shares: Sequence[TitleShare]) -> tuple[LevyLineRow, ...]:
    """The lines of what would be levied now."""
    by_number = {one.number: one for one in shares}
    return tuple(
        LevyLineRow(
            line.tax, by_number[line.holder].name, line.base_fen, line.fen,
            _share(by_number[line.holder].over, by_number[line.holder].under), explain(line), line.rule.law,
            line.relief.law if line.relief else "",
        )
        for line in found.lines
    )  # fmt: skip


def _share(over: int, under: int) -> str:
    return "" if over == under else f"{over}/{under}"


def bill_of(case_ref: str, actor: Actor) -> ConveyanceBill | None:
    """The live bill of the case, for whoever may see it."""
    view = fees.of_case(case_ref, actor)
    if view is None:
        return None
    waits = any(one.state in fees.GOING_BACK for one in view.refunds)
    bill = view.bill
    return ConveyanceBill(
        bill.ref, bill.code, bill.state, bill.due_fen, bill.paid_fen, bill.refunded_fen, view.payer, view.online,
        "yes" if waits else "",
    )  # fmt: skip


def tasks_of(found: Sequence[TaskRow], now: datetime) -> tuple[ConveyanceTask, ...]:
    """The child tasks with their offices and lamps."""
    names = offices.office_names({one.office_id for one in found}, day_of(now))
    return tuple(
        ConveyanceTask(
            one.code, one.ref, names.get(one.office_id, ""), one.work, one.state, one.stance, one.began_at, one.due_at,
            one.ended_at,
            str(lamp(one.due_at, one.warning_at, now)) if one.state is OpinionState.RUNNING else "none",
        )
        for one in found
    )  # fmt: skip


def times_of(row: Conveyance, found: Sequence[TaskRow]) -> tuple[ConveyanceStepTime, ...]:
    """How long each step took that has ended, on the calendar of the case; never a figure that somebody typed."""
    calendar = calendars.calendar(row.case.calendar_id)
    return tuple(
        ConveyanceStepTime(step, began, ended, tenths(elapsed(calendar, began, ended, Unit.WORKING_DAY)))
        for step, began, ended in _spans(row, found)
        if began is not None and ended is not None
    )


def _spans(row: Conveyance, found: Sequence[TaskRow]) -> Iterator[tuple[str, datetime | None, datetime | None]]:
    case = row.case
    for code, step in ((ConveyancePart.REVIEW, "review"), (ConveyancePart.TAX, "tax"), (ConveyancePart.PLAN, "plan")):
        task = next((one for one in found if one.code == code), None)
        if task is not None and task.state != OpinionState.WITHDRAWN:
            yield step, task.began_at, task.ended_at
    joined = found[0].concluded_at if found else None
    paid = fees.settled_at(row.case_id) if joined is not None else None
    yield "pay", joined, paid
    decided = case.decided_at if row.stopped_at is None else None
    yield "certificate", paid or joined, decided
    yield "overall", case.accepted_at, decided
