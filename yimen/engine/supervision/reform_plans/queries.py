"""Looking at reform plans: those one may read, one with every version and step, and what waits to be read."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from yimen.engine.supervision.reform_plans import moves
from yimen.engine.supervision.reform_plans.models import (
    ReformPlan,
    ReformPlanNotice,
    ReformPlanStep,
    ReformPlanVersion,
)
from yimen.engine.supervision.reform_plans.rows import (
    ReformPlanRow,
    ReformPlanView,
    ReformStepRow,
    ReformVersionRow,
)
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.reform.plan_life import ReformPlanState
from yimen.registries.concentration.division_plans import division_of
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE = 100


def plans(actor: Actor, now: datetime) -> tuple[ReformPlanRow, ...]:
    """The plans that somebody of the staff may read, those that moved last on top."""
    if actor.staff_id is None:
        return ()
    found = ReformPlan.objects.all()
    if not actor.has_role(*moves.READERS):
        mine = actor.offices(*Role)
        told = ReformPlanNotice.objects.filter(office_id__in=mine).values("step__plan_id")
        found = found.filter(Q(office_id__in=mine) | Q(pk__in=told))
    return Capped(_rows(found, actor, now)[: PAGE + 1], PAGE)


def one(ref: str, actor: Actor, now: datetime) -> ReformPlanView | None:
    """A plan with all of its papers; None when there is none, or none of the reader's."""
    row = ReformPlan.objects.select_related("approved_by").filter(ref=ref).first()
    if row is None or actor.staff_id is None or not moves.may_read(row, actor):
        return None
    versions = list(row.versions.select_related("written_by").order_by("-number"))
    steps = list(row.steps.select_related("staff", "version").prefetch_related("notices__read_by").order_by("-id"))
    told = {notice.office_id for step in steps for notice in step.notices.all()}
    names = offices.office_names(told, day_of(now))
    called = _called(versions, now)
    shown = _rows(ReformPlan.objects.filter(pk=row.pk), actor, now)[0]
    return ReformPlanView(
        shown, row.approval_number, row.determination_ref, tuple(versions[0].partners),
        tuple(_version(one, called) for one in versions), tuple(_step(one, names) for one in steps),
        _may(row, versions[0], shown, actor),
    )  # fmt: skip


def may_submit(actor: Actor, now: datetime) -> tuple[tuple[str, str], ...]:
    """The offices, by ref and name, whose plan somebody may submit now: those they head that have none on its way."""
    headed = actor.offices(Role.OFFICE_HEAD) if actor.staff_id is not None else ()
    busy = set(
        ReformPlan.objects.filter(office_id__in=headed)
        .exclude(state__in=[ReformPlanState.DETERMINED, ReformPlanState.WITHDRAWN])
        .values_list("office_id", flat=True)
    )
    found = (offices.office(one, day_of(now)) for one in sorted(set(headed) - busy))
    return tuple((one.ref, one.name) for one in found if one is not None)


def _rows(found: QuerySet[ReformPlan], actor: Actor, now: datetime) -> tuple[ReformPlanRow, ...]:
    mine = Q(steps__notices__office_id__in=actor.offices(*Role), steps__notices__read_at=None)
    rows = list(
        found.select_related("office")
        .annotate(
            latest=Max("versions__number"),
            moved=Max("steps__done_at"),
            unread=Count("steps__notices", filter=mine, distinct=True),
        )
        .order_by("-moved", "-pk")[: PAGE + 1]
    )
    names = offices.office_names({row.office_id for row in rows}, day_of(now))
    return tuple(
        ReformPlanRow(
            row.ref, row.title, row.office.ref, names.get(row.office_id, ""), row.state, row.latest, row.moved,
            row.unread,
        )
        for row in rows
    )  # fmt: skip


def _version(row: ReformPlanVersion, called: Mapping[str, str]) -> ReformVersionRow:
    plan = division_of(row.division)
    return ReformVersionRow(
        row.number, row.title, row.text, plan, _names(plan.closes, called), row.begins, _names(row.partners, called),
        row.sha256, row.written_by.name, row.written_at,
    )  # fmt: skip


def _called(versions: Iterable[ReformPlanVersion], now: datetime) -> Mapping[str, str]:
    """What the partners and sections of all versions are called; one that has ended meanwhile by its last name."""
    refs = {ref for one in versions for ref in (*one.partners, *division_of(one.division).closes)}
    return offices.names_by_ref(refs, day_of(now))


def _names(refs: Iterable[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(called.get(ref, "") for ref in refs)


def _step(row: ReformPlanStep, names: Mapping[int, str]) -> ReformStepRow:
    notices = sorted(row.notices.all(), key=lambda one: names.get(one.office_id, ""))
    return ReformStepRow(
        row.verb, row.version.number, row.staff.name, row.number, row.words, row.done_at,
        tuple((names.get(one.office_id, ""), one.read_by.name if one.read_by else "", one.read_at) for one in notices),
    )  # fmt: skip


def _may(row: ReformPlan, version: ReformPlanVersion, shown: ReformPlanRow, actor: Actor) -> tuple[str, ...]:
    may = ["read"] if shown.unread else []
    own = row.office_id in actor.offices(*Role)
    if row.office_id in actor.offices(Role.OFFICE_HEAD) and row.state in ("submitted", "returned"):
        may += ["revise", "withdraw"]
    another = not own and actor.staff_id not in (version.written_by_id, row.approved_by_id)
    if row.state == ReformPlanState.SUBMITTED and another and actor.has_role(Role.REFORM_OFFICE):
        may += ["approve", "return"]
    if row.state == ReformPlanState.APPROVED and another and actor.has_role(Role.ESTABLISHMENT_OFFICE):
        may += ["determine", "send_back"]
    return tuple(may)
