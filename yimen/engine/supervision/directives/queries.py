"""Looking at directives: all for the leading group, supervision and the reform office; an office's own; my problems."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from yimen.engine.supervision.directives import moves
from yimen.engine.supervision.directives.models import Directive, GroupMember, Meeting, Problem
from yimen.engine.supervision.directives.rows import (
    DirectiveRow,
    DirectiveStanding,
    MeetingRow,
    MemberRow,
    ProblemRow,
    ProblemStanding,
)
from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.directive_life import OPEN, DirectiveSource, DirectiveState
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

PAGE, LATELY = 100, 30
_OPEN = sorted(one.value for one in OPEN)


def open_ones(actor: Actor, now: datetime, overdue: str = "") -> tuple[DirectiveRow, ...]:
    """What is open before this member of staff, what falls due first on top; or of that what is over its day."""
    found = _seen(actor, now).filter(state__in=_OPEN).order_by("due_on", "pk")
    found = found.filter(due_on__lt=day_of(now), state=DirectiveState.GIVEN.value) if overdue else found
    return Capped(_rows(found, actor, now), PAGE)


def closed(actor: Actor, now: datetime) -> tuple[DirectiveRow, ...]:
    """What was closed or called off last."""
    found = _seen(actor, now).exclude(state__in=_OPEN).order_by("-closed_at", "-pk")
    return Capped(_rows(found[: LATELY + 1], actor, now), LATELY)


def one(ref: str, actor: Actor, now: datetime) -> DirectiveRow | None:
    """One directive, for who sees it."""
    return next(iter(_rows(_seen(actor, now).filter(ref=ref), actor, now)), None)


def of_source(source: str, ref: str, actor: Actor, now: datetime) -> tuple[DirectiveRow, ...]:
    """What came of a voice, a report or a meeting."""
    return _rows(_seen(actor, now).filter(source=source, source_ref=ref).order_by("pk"), actor, now)


def by_ids(ids: Iterable[int], now: datetime) -> Mapping[int, DirectiveRow]:
    """What came of these, for whatever gave them; what the reader of that may do about them is said there."""
    wanted = set(ids)
    rows = Directive.objects.filter(pk__in=wanted) if wanted else Directive.objects.none()
    refs = dict(rows.values_list("ref", "pk")) if wanted else {}
    return {refs[row.ref]: row for row in _whole(rows, NOBODY, now)} if refs else {}


def may_give(actor: Actor, now: datetime) -> bool:
    """Whether somebody gives directives."""
    return actor.staff_id is not None and moves.leads(actor, now)


_STANDING = """
select office_id, count(*), count(*) filter (where state in ('given', 'reported')),
  count(*) filter (where state = 'given' and due_on < %(today)s),
  count(*) filter (where (reported_at at time zone 'Asia/Shanghai')::date <= due_on and state <> 'called_off'
    and (state <> 'given' or due_on >= %(today)s)),
  count(*) filter (where state <> 'called_off' and (due_on < %(today)s or reported_at is not null)),
  count(*) filter (where answered not in ('', 'none'))
from directives_directive group by 1
"""


def standing(actor: Actor, now: datetime) -> tuple[DirectiveStanding, ...]:
    """Office by office, what is over its day first; for the group, supervision and the reform office."""
    if not _sees_all(actor, now):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"today": day_of(now)})
        found = cursor.fetchall()
    named = offices.office_names({row[0] for row in found}, day_of(now))
    rows = [
        DirectiveStanding(named.get(row[0], ""), row[1], row[2], row[3], Share(row[4], row[5]), row[6]) for row in found
    ]
    return tuple(sorted(rows, key=lambda row: (-row.overdue, -row.open, row.office)))


def group(now: datetime) -> tuple[MemberRow, ...]:
    """The leading group, its head first."""
    order = ("head", "executive", "deputy", "member")
    found = GroupMember.objects.filter(valid__contains=day_of(now)).select_related("staff")
    rows = [MemberRow(row.ref, row.staff.name, row.role, row.seat, row.valid.lower, row.basis) for row in found]
    return tuple(sorted(rows, key=lambda row: (order.index(row.role), row.name)))


def meetings(actor: Actor, now: datetime) -> tuple[MeetingRow, ...]:
    """The meetings of the group with their decisions, the latest first; for who sees everything."""
    if not _sees_all(actor, now):
        return ()
    rows = list(Meeting.objects.order_by("-held_on", "-pk")[: LATELY + 1])
    names = people.staff_names({id_ for row in rows for id_ in row.present})
    found = _seen(actor, now).filter(source="meeting", source_ref__in=[row.ref for row in rows]).order_by("pk")
    decided: dict[str, list[DirectiveRow]] = {}
    for one_ in _whole(found, actor, now):
        decided.setdefault(one_.source_ref, []).append(one_)
    shown = (
        MeetingRow(
            row.ref, row.title, row.held_on, tuple(names.get(id_, "") for id_ in row.present), row.minutes,
            tuple(decided.get(row.ref, ())),
        )
        for row in rows
    )  # fmt: skip
    return Capped(shown, LATELY)


def problems(actor: Actor, now: datetime, which: str = "") -> tuple[ProblemRow, ...]:
    """New problems, or all of them, for the reform office and who sees everything; one's own for everybody else."""
    found = Problem.objects.order_by("-pk")
    if not _sees_all(actor, now):
        found = found.filter(raised_by_id=actor.staff_id or 0)
    if which == "new":
        found = found.filter(directive=None, declined_at=None)
    rows = list(found.select_related("raised_by", "directive")[: PAGE + 1])
    ids = [row.directive_id for row in rows if row.directive_id]
    told = {one_.ref: one_ for one_ in _whole(Directive.objects.filter(pk__in=ids), actor, now)}
    return Capped((_problem(row, told, actor) for row in rows), PAGE)


def _problem(row: Problem, told: Mapping[str, DirectiveRow], actor: Actor) -> ProblemRow:
    directive = told.get(row.directive.ref) if row.directive else None
    state = row.directive.state if row.directive else "declined" if row.declined_at else "new"
    return ProblemRow(
        row.ref, row.origin, row.title, row.told, row.raised_by.name, row.raised_at, state, row.declined_why,
        directive, "yes" if row.raised_by_id == actor.staff_id else "",
    )  # fmt: skip


_PROBLEMS = """
select count(*), count(*) filter (where p.directive_id is null and p.declined_at is null),
  count(*) filter (where d.state in ('given', 'reported')),
  count(*) filter (where d.state = 'given' and d.due_on < %s), count(*) filter (where d.state = 'closed'),
  count(*) filter (where p.declined_at is not null or d.state = 'called_off')
from directives_problem p left join directives_directive d on d.id = p.directive_id
"""


def problem_standing(today: date) -> ProblemStanding:
    """How all problems stand; numbers alone."""
    with connection.cursor() as cursor:
        cursor.execute(_PROBLEMS, (today,))
        return ProblemStanding(*cursor.fetchone())


def _sees_all(actor: Actor, now: datetime) -> bool:
    if actor.staff_id is None:
        return False
    return actor.has_role(Role.SUPERVISOR, Role.REFORM_OFFICE) or moves.in_group(actor, now)


def _seen(actor: Actor, now: datetime) -> QuerySet[Directive]:
    if _sees_all(actor, now):
        return Directive.objects.all()
    own = Q(verifier_id=actor.staff_id or 0) | Q(given_by_id=actor.staff_id or 0)
    return Directive.objects.filter(own | Q(office_id__in=actor.offices(*moves.ANSWERING)))


def _rows(found: QuerySet[Directive], actor: Actor, now: datetime) -> tuple[DirectiveRow, ...]:
    """Of a list, one more than a page shows."""
    return _whole(found[: PAGE + 1], actor, now)


def _whole(found: QuerySet[Directive], actor: Actor, now: datetime) -> tuple[DirectiveRow, ...]:
    rows = list(found.select_related("given_by", "reported_by", "closed_by"))
    named = offices.office_names({row.office_id for row in rows}, day_of(now))
    leads = actor.staff_id is not None and moves.leads(actor, now)
    return tuple(_row(row, actor, named, leads, now) for row in rows)


def _row(row: Directive, actor: Actor, named: Mapping[int, str], leads: bool, now: datetime) -> DirectiveRow:
    # What was returned is not reported: its day runs on.
    reported_at = row.reported_at if row.state != DirectiveState.GIVEN else None
    late = day_of(reported_at or now) > row.due_on and row.state != DirectiveState.CALLED_OFF
    return DirectiveRow(
        row.ref, row.source, row.source_ref, row.source_said, row.title, row.told, named.get(row.office_id, ""),
        row.given_by.name, row.given_at, row.due_on, row.state, "yes" if late else "", row.report,
        row.reported_by.name if row.reported_by else "", row.reported_at, row.returned, row.returned_why, row.effect,
        row.answered, row.closed_by.name if row.closed_by else "", row.closed_at, _may(row, actor, leads),
    )  # fmt: skip


def _may(row: Directive, actor: Actor, leads: bool) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    own = row.office_id in actor.offices(*moves.ANSWERING)
    judges = row.verifier_id == actor.staff_id if row.verifier_id is not None else leads
    judges = judges and row.source != DirectiveSource.JURY
    may = ("report",) if own and row.state == "given" else ()
    if judges and not own and row.state == "reported" and row.reported_by_id != actor.staff_id:
        may = (*may, "close", "return")
    return (*may, "call_off") if leads and row.state in _OPEN and row.source != DirectiveSource.JURY else may
