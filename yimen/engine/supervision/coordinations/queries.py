"""Looking at coordination meetings: all for who calls or watches them, the others those to which they are invited."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection
from django.db.models import Count, Q, QuerySet

from yimen.engine.papers.dossiers import ports
from yimen.engine.supervision.coordinations import moves
from yimen.engine.supervision.coordinations.models import (
    Coordination,
    CoordinationMaterial,
    CoordinationPoint,
    CoordinationSeat,
    StandingSeat,
)
from yimen.engine.supervision.coordinations.rows import (
    AttendanceRow,
    CoordinationRow,
    CoordinationView,
    MaterialRow,
    OpinionRow,
    PointRow,
    SeatRow,
    StandingRow,
    StuckRow,
    TaskRow,
)
from yimen.engine.supervision.coordinations.stuck import stuck as found_stuck
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.coordination import CoordinationState
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE, LATELY = 50, 30


def stuck(actor: Actor, now: datetime, project_ref: str = "") -> tuple[StuckRow, ...]:
    """What is stuck and may be brought before a meeting, the longest first; for who calls or watches meetings."""
    if not actor.has_role(*moves.WATCHERS):
        return ()
    found = found_stuck(now, project_ref)
    named = {row.id: row for row in offices.offices(day_of(now))}
    had = _had([one.ref for one in found])
    return tuple(
        StuckRow(
            one.source, one.ref, one.title or one.project, named[one.office_id].name, named[one.office_id].ref,
            one.since, one.project_ref, one.project, had.get(one.ref, ""),
        )
        for one in found
        if one.office_id in named
    )  # fmt: skip


def _had(refs: Iterable[str]) -> Mapping[str, str]:
    """The last meeting that had each of these on its agenda."""
    rows = CoordinationPoint.objects.filter(source_ref__in=list(refs)).exclude(coordination__state="called_off")
    return dict(rows.order_by("pk").values_list("source_ref", "coordination__ref"))


def coming(actor: Actor, now: datetime) -> tuple[CoordinationRow, ...]:
    """The meetings that are not over: called, or with minutes that wait for signatures."""
    found = _seen(actor).filter(state__in=[CoordinationState.CALLED, CoordinationState.MINUTED])
    return Capped(_rows(found.order_by("begins_at", "pk")[: PAGE + 1]), PAGE)


def over(actor: Actor, now: datetime) -> tuple[CoordinationRow, ...]:
    """The last meetings whose minutes were issued, and those that were called off."""
    found = _seen(actor).filter(state__in=[CoordinationState.ISSUED, CoordinationState.CALLED_OFF])
    return Capped(_rows(found.order_by("-begins_at", "-pk")[: LATELY + 1]), LATELY)


def one(ref: str, actor: Actor, now: datetime) -> CoordinationView | None:
    """A whole meeting, for who sees it."""
    row = _counted(_seen(actor).filter(ref=ref)).select_related("project", "called_by").first()
    if row is None:
        return None
    seats = list(row.seats.select_related("came", "signed_by", "office").order_by("-standing", "pk"))
    names = offices.office_names({one.office_id for one in seats}, day_of(now))
    mine = moves.offices_of(actor)
    return CoordinationView(
        row=_row(row), project=row.project.name if row.project else "",
        project_ref=row.project.ref if row.project else "",
        called_by=row.called_by.name, minutes=row.minutes, mark=row.mark, minuted_at=row.minuted_at,
        issued_at=row.issued_at, called_off_why=row.called_off_why, seats=tuple(_seat(one, names) for one in seats),
        points=tuple(_point(one, names) for one in _points(row)),
        materials=tuple(
            MaterialRow(one.ref, one.title, one.kept_by.name)
            for one in row.materials.select_related("kept_by").order_by("pk")
        ),
        may=(may := _may(row, seats, actor, now)),
        mine=tuple((one.office.ref, names.get(one.office_id, "")) for one in seats if one.office_id in mine),
        others=_others(actor, now) if "hand_over" in may else (),
    )  # fmt: skip


def material(ref: str, actor: Actor) -> tuple[bytes, str, str] | None:
    """A paper with its title and kind, for who sees its meeting."""
    paper = CoordinationMaterial.objects.filter(ref=ref, coordination__in=_seen(actor)).first()
    content = ports.store().get(paper.sha256) if paper is not None else None
    return (content, paper.title, paper.media) if paper is not None and content is not None else None


def standing(now: datetime) -> tuple[StandingRow, ...]:
    """The departments that sit at every 5+X meeting."""
    found = list(StandingSeat.objects.filter(valid__contains=day_of(now)).order_by("pk"))
    names = offices.office_names({row.office_id for row in found}, day_of(now))
    return tuple(StandingRow(row.ref, names.get(row.office_id, ""), row.valid.lower, row.basis) for row in found)


_ATTENDANCE = """
select s.office_id, count(*) filter (where s.came_id is not null), count(*),
  (select count(*) from directives_directive d where d.source = 'coordination' and d.office_id = s.office_id),
  (select count(*) from directives_directive d where d.source = 'coordination' and d.office_id = s.office_id
    and d.state in ('given', 'reported')),
  (select count(*) from directives_directive d where d.source = 'coordination' and d.office_id = s.office_id
    and d.state = 'given' and d.due_on < %(today)s)
from coordinations_coordinationseat s join coordinations_coordination c on c.id = s.coordination_id
where c.state in ('minuted', 'issued') group by s.office_id
"""


def attendance(actor: Actor, now: datetime) -> tuple[AttendanceRow, ...]:
    """Office by office, who stayed away most first; for who calls or watches meetings."""
    if not actor.has_role(*moves.WATCHERS):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_ATTENDANCE, {"today": day_of(now)})
        found = cursor.fetchall()
    names = offices.office_names({row[0] for row in found}, day_of(now))
    rows = [AttendanceRow(names.get(row[0], ""), Share(row[1], row[2]), *row[3:]) for row in found]
    return tuple(sorted(rows, key=lambda row: (row.came.part - row.came.whole, -row.overdue, row.office)))


def calls(actor: Actor) -> bool:
    """Whether somebody calls meetings."""
    return actor.staff_id is not None and actor.has_role(*moves.KEEPERS)


def keeps_standing(actor: Actor) -> bool:
    """Whether somebody keeps the register of the departments that always sit."""
    return actor.staff_id is not None and actor.has_role(Role.REFORM_OFFICE)


def _seen(actor: Actor) -> QuerySet[Coordination]:
    if actor.staff_id is None:
        return Coordination.objects.none()
    if actor.has_role(*moves.WATCHERS):
        return Coordination.objects.all()
    return Coordination.objects.filter(
        pk__in=CoordinationSeat.objects.filter(office_id__in=moves.offices_of(actor)).values("coordination_id")
    )


def _counted(found: QuerySet[Coordination]) -> QuerySet[Coordination]:
    return found.annotate(
        asked=Count("seats", distinct=True),
        came=Count("seats", filter=Q(seats__came__isnull=False), distinct=True),
        agenda=Count("points", distinct=True),
    )


def _rows(found: QuerySet[Coordination]) -> tuple[CoordinationRow, ...]:
    return tuple(_row(row) for row in _counted(found))


def _row(row: Coordination) -> CoordinationRow:
    counted = vars(row)
    return CoordinationRow(
        row.ref, row.kind, row.title, row.place, row.begins_at, row.state, counted["agenda"],
        Share(counted["came"], counted["asked"]),
    )  # fmt: skip


def _seat(row: CoordinationSeat, names: Mapping[int, str]) -> SeatRow:
    return SeatRow(
        names.get(row.office_id, ""), row.office.ref, row.standing, row.came.name if row.came else "", row.came_at,
        row.signed_by.name if row.signed_by else "", row.signed_at, row.opinions.count(),
    )  # fmt: skip


def _points(row: Coordination) -> QuerySet[CoordinationPoint]:
    return row.points.prefetch_related("opinions__seat", "opinions__said_by", "tasks__office").order_by("number")


_STATES = "select ref, state from directives_directive where source = 'coordination' and ref = any(%s)"


def _point(row: CoordinationPoint, names: Mapping[int, str]) -> PointRow:
    tasks = sorted(row.tasks.all(), key=lambda task: task.pk)
    with connection.cursor() as cursor:
        cursor.execute(_STATES, ([task.directive_ref for task in tasks],))
        states = dict(cursor.fetchall())
    said = sorted(row.opinions.all(), key=lambda opinion: opinion.seat_id)
    return PointRow(
        row.number, row.source, row.title, row.told, names.get(row.office_id, ""),
        tuple(
            OpinionRow(names.get(each.seat.office_id, ""), each.stance, each.text, each.said_by.name, each.said_at)
            for each in said
        ),
        row.decision,
        tuple(
            TaskRow(
                task.title, names.get(task.office_id, ""), task.office.ref, task.due_on, task.directive_ref,
                states.get(task.directive_ref, ""),
            )
            for task in tasks
        ),
    )  # fmt: skip


def _may(row: Coordination, seats: Iterable[CoordinationSeat], actor: Actor, now: datetime) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    mine = [one for one in seats if one.office_id in moves.offices_of(actor)]
    may: list[str] = [act for seat in mine for act in _of_seat(row, seat, actor, now)]
    called = row.called_by_id == actor.staff_id
    if called:
        may += _of_caller(row, seats, now)
    if row.state in (CoordinationState.CALLED, CoordinationState.MINUTED):
        may += ["material"] if mine or called else []
        if called:
            may.append("hand_over")
        elif actor.has_role(*moves.KEEPERS) and row.called_by_id not in moves.callers(now):
            may.append("take_over")
    return tuple(dict.fromkeys(may))


def _others(actor: Actor, now: datetime) -> tuple[tuple[str, str], ...]:
    return tuple(one for id_, one in moves.callers(now).items() if id_ != actor.staff_id)


def _of_seat(row: Coordination, seat: CoordinationSeat, actor: Actor, now: datetime) -> list[str]:
    speaks = seat.office_id in actor.offices(Role.OFFICE_HEAD) or seat.came_id == actor.staff_id
    may = []
    if row.state == CoordinationState.CALLED:
        there = row.begins_at - moves.BEFORE <= now <= row.begins_at + moves.AFTER
        may += ["sign_in"] if seat.came_id is None and there else []
        may += ["say"] if speaks else []
    if row.state == CoordinationState.MINUTED and speaks and seat.came_id is not None and seat.signed_by_id is None:
        may.append("sign")
    return may


def _of_caller(row: Coordination, seats: Iterable[CoordinationSeat], now: datetime) -> list[str]:
    if row.state == CoordinationState.CALLED:
        return ["call_off", "minute"] if now >= row.begins_at else ["call_off"]
    if row.state != CoordinationState.MINUTED:
        return []
    unsigned = any(seat.came_id is not None and seat.signed_at is None for seat in seats)
    return ["minute"] if unsigned else ["minute", "issue"]
