"""Reading the plans: how far each is, what is over its day, how far milestones have gone from their first day."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from yimen.engine.supervision.plans import moves
from yimen.engine.supervision.plans.models import Milestone, Plan
from yimen.engine.supervision.plans.rows import MilestoneRow, PlanRow, PlanView, YearRow
from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.plans import MilestoneState, deviation
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 200


def plans(now: datetime, only_public: str = "") -> Capped[PlanRow]:
    """The plans, those that end first on top; for the public, those that are public."""
    found = Plan.objects.select_related("basis").order_by("ends", "pk")
    rows = found.filter(public="yes") if only_public else found
    return Capped((_plan(row, _milestones(row.milestones.all(), NOBODY, now)) for row in rows[: MOST + 1]), MOST)


def plan(ref: str, actor: Actor, now: datetime) -> PlanView | None:
    """A plan year by year, for staff; a public one for anybody."""
    row = Plan.objects.select_related("basis").filter(ref=ref).first()
    if row is None or (row.public != "yes" and actor.staff_id is None):
        return None
    milestones = _milestones(row.milestones.all(), actor, now)
    years = sorted({one.due_on.year for one in milestones})
    by_year = (_year(year, [one for one in milestones if one.due_on.year == year]) for year in years)
    return PlanView(_plan(row, milestones), tuple(by_year))


def overdue(actor: Actor, now: datetime) -> Capped[MilestoneRow]:
    """What is over its day, the longest first: all of it for who keeps or watches plans, an office its own."""
    found = Milestone.objects.filter(state=MilestoneState.OPEN, due_on__lt=day_of(now))
    if not actor.has_role(*moves.KEEPERS, Role.SUPERVISOR):
        found = found.filter(office_id__in=actor.offices(*Role))
    return _first(found, actor, now)


def before_me(actor: Actor, now: datetime) -> Capped[MilestoneRow]:
    """What my office is to do, and what waits to be confirmed or agreed to by me."""
    mine = Q(state=MilestoneState.OPEN, office_id__in=actor.offices(Role.OFFICE_HEAD))
    of_others = ~Q(office_id__in=actor.offices(*Role))
    if actor.staff_id is not None and actor.has_role(*moves.WATCHERS):
        mine |= of_others & Q(state=MilestoneState.OPEN) & ~Q(asked="") & ~Q(asked_by_id=actor.staff_id)
    if keeps(actor):
        mine |= of_others & Q(state=MilestoneState.REPORTED) & ~Q(reported_by_id=actor.staff_id)
    return _first(Milestone.objects.filter(mine), actor, now)


def keeps(actor: Actor) -> bool:
    """Whether somebody makes plans."""
    return actor.staff_id is not None and actor.has_role(*moves.KEEPERS)


_PROJECTS = """
select p.code, p.ref, count(m.case_id) from projects_project p left join projects_projectstage s on s.project_id = p.id
  left join matters_matterpart m on m.matter_id = s.matter_id where p.code = any(%s) group by p.id
"""


def _first(found: QuerySet[Milestone], actor: Actor, now: datetime) -> Capped[MilestoneRow]:
    return Capped(_milestones(found, actor, now, MOST + 1), MOST)


def _milestones(
    found: QuerySet[Milestone], actor: Actor, now: datetime, most: int | None = None
) -> tuple[MilestoneRow, ...]:
    """The first of them by their days; of a plan all, for how far it is rests on every one."""
    rows = list(found.select_related("plan", "reported_by", "confirmed_by", "asked_by").order_by("due_on", "pk")[:most])
    names = offices.office_names({row.office_id for row in rows}, day_of(now))
    with connection.cursor() as cursor:
        cursor.execute(_PROJECTS, ([row.project_code for row in rows if row.project_code],))
        projects = {code: (ref, cases) for code, ref, cases in cursor.fetchall()}
    return tuple(_row(row, names, projects, actor, now) for row in rows)


def _row(
    row: Milestone, names: Mapping[int, str], projects: Mapping[str, tuple[str, int]], actor: Actor, now: datetime
) -> MilestoneRow:
    today = day_of(now)
    done_on = day_of(row.reported_at) if row.reported_at and row.state != MilestoneState.OPEN else None
    late = (done_on or today) > row.due_on and row.state != MilestoneState.DROPPED
    project, cases = projects.get(row.project_code, ("", 0))
    return MilestoneRow(
        row.ref, row.plan.ref, row.plan.title, row.title, names.get(row.office_id, ""), row.project_code, project,
        cases, row.parcel, row.first_due, row.due_on, row.state, "yes" if late else "",
        0 if row.state == MilestoneState.DROPPED else deviation(row.first_due, done_on, today), row.evidence,
        row.reported_by.name if row.reported_by else "", row.why, row.confirmed_by.name if row.confirmed_by else "",
        row.confirmed_at, row.asked, row.asked_due, row.asked_why, row.asked_by.name if row.asked_by else "", row.mark,
        _may(row, actor),
    )  # fmt: skip


def _may(row: Milestone, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    may: list[str] = []
    keeper = actor.staff_id is not None and actor.has_role(*moves.KEEPERS)
    if row.state == MilestoneState.OPEN:
        may += ["report"] if row.office_id in actor.offices(Role.OFFICE_HEAD) else []
        may += ["put_off", "drop"] if keeper and not row.asked else []
        watches = actor.staff_id not in (None, row.asked_by_id) and actor.has_role(*moves.WATCHERS)
        may += ["agree"] if row.asked and watches and row.office_id not in actor.offices(*Role) else []
    if row.state == MilestoneState.REPORTED and keeper and row.office_id not in actor.offices(*Role):
        may += ["confirm", "return"] if row.reported_by_id != actor.staff_id else []
    return tuple(may)


def _year(year: int, rows: Iterable[MilestoneRow]) -> YearRow:
    shown = tuple(rows)
    return YearRow(year, _done(shown), _late(shown), shown)


def _plan(row: Plan, milestones: tuple[MilestoneRow, ...]) -> PlanRow:
    return PlanRow(
        row.ref, row.kind, row.title, row.basis.number, row.basis.ref, row.begins, row.ends, row.public,
        _done(milestones), _late(milestones),
    )  # fmt: skip


def _done(rows: Iterable[MilestoneRow]) -> Share:
    standing = [row for row in rows if row.state != MilestoneState.DROPPED]
    return Share(sum(row.state == MilestoneState.DONE for row in standing), len(standing))


def _late(rows: Iterable[MilestoneRow]) -> int:
    return sum(row.late == "yes" and row.state == MilestoneState.OPEN for row in rows)
