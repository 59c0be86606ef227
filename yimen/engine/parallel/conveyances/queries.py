"""Looking at conveyances: both sides of one, what waits at the paying window, and how long the steps took."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.reading import select
from yimen.engine.money.fees import queries as fees
from yimen.engine.parallel.conveyances.models import Conveyance, Levy
from yimen.engine.parallel.conveyances.reading import (
    bill_of,
    facts_of,
    line_rows,
    preview_rows,
    shares_of,
    tasks_of,
    times_of,
)
from yimen.engine.parallel.conveyances.rows import (
    ConveyanceRow,
    ConveyanceTime,
    ConveyanceView,
    FloorPlanRow,
    LevyRow,
    MayDeclare,
)
from yimen.engine.parallel.conveyances.sides import seen_by
from yimen.engine.parallel.conveyances.weighing import must_be_by_another, worked_out
from yimen.engine.parallel.joint import task_rows as tasks
from yimen.engine.parallel.joint.reading import RUNS
from yimen.kernel.actor import Actor, ActorKind, Role, ScopeKind
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.conveyance.facts import ConveyanceKind
from yimen.kernel.conveyance.standing import ConveyancePart, LevyState, TaxStanding, review_standing, tax_standing
from yimen.kernel.conveyance.template import OVERALL
from yimen.kernel.joint_life import Dealing, OpinionState
from yimen.kernel.money.bill_life import GONE
from yimen.kernel.projects.project import average
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.lamp import lamp
from yimen.registries.parallels import queries as parallels

MOST = 60
WINDOWS = (Role.WINDOW, Role.CASHIER, Role.CENTRE_MANAGER)
WORKS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
REGIONS = (ScopeKind.CITY, ScopeKind.COUNTY, ScopeKind.TOWN, ScopeKind.VILLAGE)
_GRANTED = (CaseState.GRANTED, CaseState.GRANTED_TOLERATED)
_LIST = """
select v.id from conveyances_conveyance v join cases_case c on c.id = v.case_id
  left join joint_jointapproval j on j.case_id = c.id
where (c.centre_id = any(%(centres)s) or c.office_id = any(%(offices)s) or c.route && %(posts)s::bigint[] or exists (
    select from joint_opinion o where o.joint_id = j.id and o.office_id = any(%(offices)s) and o.state <> 'withdrawn')
  or c.city_id = any(%(city)s) or c.county_id = any(%(county)s) or c.town_id = any(%(town)s)
  or c.village_id = any(%(village)s))
"""
_OPEN = "and v.stopped_at is null and c.decided_at is null order by c.due_at nulls last, v.id limit %(most)s"
_READY = f"""
and j.concluded_at is not null and exists (
    select from conveyances_levy l where l.conveyance_id = v.id and l.state = 'standing') {_OPEN}"""
_DONE = "and (v.stopped_at is not null or c.decided_at is not null) order by v.id desc limit %(most)s"


def of_case(case_ref: str, actor: Actor, now: datetime) -> ConveyanceView | None:
    """The conveyance of a case with both sides, for whoever may see the case and for the offices that take part."""
    case_id = _seen(case_ref, actor)
    row = Conveyance.objects.filter(case_id=case_id).select_related("case").first() if case_id is not None else None
    return seen_by(_view(row, actor, now), actor) if row is not None else None


def conveys(case_id: int) -> bool:
    """Whether the rules of a case ask for taxes: then it conveys something, declared or not."""
    (row,) = select("select item_id, received_at from cases_case where id = %s", (case_id,))
    return parallels.asks(row["item_id"], row["received_at"], ConveyancePart.TAX)


def standing_of(case_ref: str, actor: Actor, now: datetime) -> ConveyanceRow | None:
    """How both sides of an own case stand; None when nothing is conveyed by it."""
    case_id = Noticing().seen(case_ref, actor)
    row = Conveyance.objects.filter(case_id=case_id).select_related("case").first() if case_id is not None else None
    return _row(row, tasks.of_case(row.case_id), now) if row is not None else None


def going_on(actor: Actor, now: datetime) -> tuple[ConveyanceRow, ...]:
    """What is going on at one's window, in one's office or where one supervises, by what falls due."""
    return _rows(_listed(actor, _OPEN), now)


def at_paying_window(actor: Actor, now: datetime) -> tuple[ConveyanceRow, ...]:
    """What has come to the second window 缴费发证: registration, taxes and plan done, and not yet registered."""
    return _rows(_listed(actor, _READY), now)


def ended(actor: Actor, now: datetime) -> tuple[ConveyanceRow, ...]:
    """What was registered, refused or withdrawn last."""
    return _rows(_listed(actor, _DONE), now)


def preview(case_ref: str, actor: Actor, now: datetime) -> LevyRow | Refusal | None:
    """What the taxes would be if they were levied now, for the bureau that is asked; or why they cannot be."""
    case_id = _seen(case_ref, actor)
    row = Conveyance.objects.filter(case_id=case_id, stopped_at=None).first() if case_id is not None else None
    task = _task(tasks.of_case(case_id), ConveyancePart.TAX) if row is not None and case_id is not None else None
    if row is None or task is None or task.office_id not in actor.offices(*WORKS):
        return None
    try:
        found = worked_out(row, task.office_id)
        must_be_by_another(found, actor)
    except Refusal as refusal:
        return refusal
    lines = preview_rows(found, list(row.shares.order_by("number")))
    return LevyRow("", 0, LevyState.STANDING, found.fen, row.price_fen, row.area, lines, "", None, None, "")


def may_declare(case_ref: str, actor: Actor, now: datetime) -> MayDeclare | None:
    """What the window is offered of a case that conveys something: who applies, and what was handed in for a proof."""
    case_id = Noticing().seen(case_ref, actor) if actor.has_role(*WINDOWS[:1], *WORKS) else None
    view = picture("c.id = %s", (case_id,), actor, now) if case_id is not None else None
    if view is None or view.state not in RUNS:
        return None
    if not conveys(view.id):
        return None
    proofs = tuple((one.term.code, one.term.name) for one in view.materials if one.files)
    return MayDeclare(case_ref, view.applicant_name, proofs)


def measured(actor: Actor, now: datetime) -> tuple[ConveyanceTime, ...]:
    """How long what was registered took, kind by kind and step by step, worked out from the rows of each case."""
    found = Conveyance.objects.filter(pk__in=_listed(actor, _DONE), stopped_at=None).select_related("case")
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    for row in found:
        times = {one.step: one.days for one in times_of(row, tasks.of_case(row.case_id))}
        if "overall" in times:
            kinds.setdefault(row.kind, []).append(times)
    return tuple(_kind_time(ConveyanceKind(kind), times) for kind, times in sorted(kinds.items()))


def _kind_time(kind: ConveyanceKind, times: Sequence[Mapping[str, Any]]) -> ConveyanceTime:
    whole = [one["overall"] for one in times]
    mean = average(whole)
    assert mean is not None, "a kind is told when something of it was measured"
    steps = []
    for step in dict.fromkeys(step for one in times for step in one if step != "overall"):
        took = [one[step] for one in times if step in one]
        mean_of_step = average(took)
        assert mean_of_step is not None, "a step is told when it was measured once"
        steps.append((step, len(took), mean_of_step))
    most = OVERALL[kind]
    return ConveyanceTime(kind, len(whole), mean, most, sum(one > most for one in whole), tuple(steps))


def _seen(case_ref: str, actor: Actor) -> int | None:
    """The number of the case, for whoever may see it or works at an office that is asked."""
    case_id = Noticing().seen(case_ref, actor)
    if case_id is None and actor.kind is ActorKind.STAFF and tasks.may_see(case_ref, actor):
        found = Conveyance.objects.filter(case__ref=case_ref).values_list("case_id", flat=True).first()
        return int(found) if found is not None else None
    return case_id


def _listed(actor: Actor, which: str) -> list[int]:
    if actor.kind is not ActorKind.STAFF:
        return []
    centres = sorted({post.centre_id for post in actor.posts if post.role in WINDOWS and post.centre_id is not None})
    facts = {
        "centres": centres,
        "offices": sorted(actor.offices(*WORKS)),
        "most": MOST,
        "posts": [post.post_id for post in actor.posts],
        **{f"{kind}": _supervised(actor, kind) for kind in REGIONS},
    }
    return _selected(_LIST + which, facts)


def _supervised(actor: Actor, kind: ScopeKind) -> list[int]:
    """The regions of a kind in which the actor supervises."""
    return [one.id for one in actor.scopes if one.kind is kind] if actor.has_role(Role.SUPERVISOR) else []


def _selected(sql: str, facts: Mapping[str, Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return [int(id_) for (id_,) in cursor.fetchall()]


def _rows(ids: list[int], now: datetime) -> tuple[ConveyanceRow, ...]:
    found = {row.pk: row for row in Conveyance.objects.filter(pk__in=ids).select_related("case")}
    return tuple(_row(found[one], tasks.of_case(found[one].case_id), now) for one in ids)


def _task(found: Iterable[tasks.TaskRow], code: str) -> tasks.TaskRow | None:
    return next((one for one in found if one.code == code), None)


def _row(row: Conveyance, found: Sequence[tasks.TaskRow], now: datetime) -> ConveyanceRow:
    case, tax, review = row.case, _task(found, ConveyancePart.TAX), _task(found, ConveyancePart.REVIEW)
    against = review is not None and (review.stance, review.dealing) == ("disagree", Dealing.FOLLOWED)
    registered = "yes" if case.state in _GRANTED else ""
    over = case.state not in OPEN_STATES and not registered
    stopped = row.stopped_by or ("ending" if over else "")
    facts = replace(facts_of(row), asked=tax.state if tax is not None else None, stopped=stopped)
    joined = bool(found) and found[0].concluded_at is not None and not stopped
    return ConveyanceRow(
        ref=row.ref,
        case_ref=case.ref,
        case_number=case.number,
        item_name=case.item_name,
        applicant_name=case.applicant_name,
        kind=ConveyanceKind(row.kind),
        review=review_standing(
            review.state if review is not None else None, "yes" if against else "", stopped, registered
        ),
        tax=tax_standing(facts),
        joined="yes" if joined else "",
        due_at=case.due_at,
        lamp=str(lamp(case.due_at, case.warning_at, now)) if case.decided_at is None and not stopped else "none",
    )


def _view(row: Conveyance, actor: Actor, now: datetime) -> ConveyanceView:
    found = tasks.of_case(row.case_id)
    listed = _row(row, found, now)
    levies = [_levy(one) for one in row.levies.select_related("made_by").order_by("-number")]
    bill = bill_of(row.case.ref, actor)
    runs = row.stopped_at is None and row.case.state in RUNS
    unpaid = runs and not fees.paid_for(row.case_id)
    at_home = actor.kind is ActorKind.CITIZEN
    here = any(
        one.role in WINDOWS[:2] and (one.centre_id == row.case.centre_id or one.post_id in row.case.route)
        for one in actor.posts
    )
    decides = row.case.office_id in actor.offices(*WORKS)
    plan = getattr(row, "plan", None)
    return ConveyanceView(
        row=listed,
        revision=row.revision,
        price_fen=row.price_fen,
        area=row.area,
        signed_on=row.signed_on,
        bought_on=row.bought_on,
        original_fen=row.original_fen,
        costs_fen=row.costs_fen,
        shares=shares_of(row),
        declared_at=row.declared_at,
        corrected_at=row.corrected_at,
        tasks=tasks_of(found, now),
        plan=FloorPlanRow(plan.unit_number, plan.area, plan.sheet, plan.drawn_by.name, plan.drawn_at) if plan else None,
        levy=next((one for one in levies if one.state is LevyState.STANDING), None),
        earlier=tuple(one for one in levies if one.state is not LevyState.STANDING),
        bill=bill,
        payer_name=row.payer_name,
        payer_relation=row.payer_relation,
        stopped_at=row.stopped_at,
        stopped_by=row.stopped_by,
        overall=OVERALL[listed.kind],
        times=times_of(row, found),
        may_correct="yes" if unpaid and (here or decides) else "",
        may_levy="yes" if unpaid and _is_asked(found, ConveyancePart.TAX, actor) else "",
        may_draw="yes" if runs and _is_asked(found, ConveyancePart.PLAN, actor) else "",
        may_name_payer="yes" if unpaid and (here or at_home) else "",
        may_bill="yes"
        if unpaid and (bill is None or bill.state in GONE) and listed.joined and listed.tax is TaxStanding.TO_PAY
        else "",
    )


def _is_asked(found: Iterable[tasks.TaskRow], code: str, actor: Actor) -> bool:
    task = _task(found, code)
    runs = task is not None and task.state in (OpinionState.RUNNING, OpinionState.TACIT)
    return runs and task is not None and task.office_id in actor.offices(*WORKS)


def _levy(one: Levy) -> LevyRow:
    return LevyRow(
        one.ref, one.number, LevyState(one.state), one.fen, one.price_fen, one.area, line_rows(one), one.made_by.name,
        one.made_at, one.ended_at, one.reason,
    )  # fmt: skip
