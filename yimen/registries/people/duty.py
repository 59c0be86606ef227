"""Reads of duty: who is away, who takes over, which desk has nobody, how many of a centre's staff are formal."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db import connection
from django.db.models import Q

from yimen.kernel.actor import Actor, Role
from yimen.kernel.offices.covering import LEAST_FORMAL, formal_enough
from yimen.kernel.rates import per_hundred
from yimen.kernel.snapshot import snapshot
from yimen.registries.people.models import Absence, Staff, StaffingWaiver, StaffSkill, StaffStatus, StandIn

AHEAD = timedelta(days=14)
MOST = 200


@snapshot
class AbsenceRow:
    """Somebody is away from when to when."""

    ref: str
    staff_ref: str
    staff_name: str
    kind: str
    reason: str
    begins: datetime
    ends: datetime


@snapshot
class StandInRow:
    """Who takes a post over whenever its holder is away, in which turn."""

    post_ref: str
    post_name: str
    staff_ref: str
    staff_name: str
    turn: int


@snapshot
class Uncovered:
    """An alarm: a desk at which nobody is, since or from when."""

    post_ref: str
    post_name: str
    office_id: int | None
    centre_id: int | None
    at: datetime


@snapshot
class FormalShare:
    """How many of those posted at a centre are formal, and whether that is enough."""

    centre_ref: str
    centre_name: str
    formal: int
    posted: int
    percent: float
    least: int
    enough: str
    waived_by: str
    """The document of the waiver in force; empty when there is none."""


@snapshot
class StatusRow:
    """On or off the establishment since when, by which document."""

    establishment: str
    since: datetime
    basis: str


def absences(now: datetime, staff_ids: Iterable[int] | None = None) -> tuple[AbsenceRow, ...]:
    """Who is away now or will be, the next first."""
    found = Absence.objects.filter(during__endswith__gt=now)
    if staff_ids is not None:
        found = found.filter(staff_id__in=list(staff_ids))
    return tuple(
        AbsenceRow(one.ref, one.staff.ref, one.staff.name, one.kind, one.reason, one.during.lower, one.during.upper)
        for one in found.select_related("staff").order_by("during", "pk")[:MOST]
    )


def absences_for(actor: Actor, now: datetime) -> tuple[AbsenceRow, ...]:
    """One's own absences, and those of the people one heads; an administrator sees all."""
    if actor.has_role(Role.ADMINISTRATOR):
        return absences(now)
    offices, centres = headed(actor)
    mine = Q(pk=actor.staff_id or 0) | Q(office_id__in=offices) | Q(postings__post__centre_id__in=centres)
    return absences(now, Staff.objects.filter(mine).values_list("pk", flat=True).distinct())


def alarms_for(actor: Actor, now: datetime, day: date) -> tuple[Uncovered, ...]:
    """Desks at which nobody is, of those one heads; an administrator sees all."""
    if actor.has_role(Role.ADMINISTRATOR):
        return uncovered(now, day)
    offices, centres = headed(actor)
    return uncovered(now, day, offices, centres) if offices or centres else ()


def headed(actor: Actor) -> tuple[list[int], list[int]]:
    """The offices and the centres that somebody heads."""
    centres = [held.centre_id for held in actor.posts if held.role is Role.CENTRE_MANAGER and held.centre_id]
    return sorted(actor.offices(Role.OFFICE_HEAD)), centres


def stand_ins(post_ids: Iterable[int]) -> tuple[StandInRow, ...]:
    """Who stands in at these posts, by post and turn."""
    found = StandIn.objects.filter(post_id__in=list(post_ids), valid__endswith=None).select_related("post", "staff")
    return tuple(
        StandInRow(one.post.ref, one.post.name, one.staff.ref, one.staff.name, one.turn)
        for one in found.order_by("post_id", "turn", "pk")
    )


_UNCOVERED = """
select p.ref, p.name, p.office_id, p.centre_id, min(m.at)
from people_post p cross join lateral (
  select %(now)s::timestamptz at
  union select lower(a.during) from people_absence a join people_posting g on g.staff_id = a.staff_id
    where g.post_id = p.id and lower(a.during) > %(now)s and lower(a.during) < %(ahead)s
  union select upper(g.valid) from people_posting g
    where g.post_id = p.id and upper(g.valid) > %(now)s and upper(g.valid) < %(ahead)s) m
where p.role in ('window', 'reviewer', 'chief', 'decider') and p.valid @> %(day)s
  and (%(offices)s::bigint[] is null or p.office_id = any(%(offices)s) or p.centre_id = any(%(centres)s))
  and not exists (select from people_posting g join people_staff s on s.id = g.staff_id
    where g.post_id = p.id and g.valid @> m.at and s.valid @> (m.at at time zone 'Asia/Shanghai')::date
      and not exists (select from people_absence a where a.staff_id = s.id and a.during @> m.at))
group by p.id order by min(m.at), p.id limit 200
"""


def uncovered(
    now: datetime, day: date, offices: Iterable[int] | None = None, centres: Iterable[int] = ()
) -> tuple[Uncovered, ...]:
    """Desks at which nobody is now, or will be within two weeks; those of these offices and centres, or all."""
    facts = {
        "now": now, "ahead": now + AHEAD, "day": day,
        "offices": None if offices is None else list(offices), "centres": list(centres),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_UNCOVERED, facts)
        return tuple(Uncovered(*row) for row in cursor.fetchall())


_SHARES = """
select c.id, c.ref,
  coalesce((select name from offices_centreterm t where t.centre_id = c.id and t.valid @> %(day)s), ''),
  count(distinct s.id) filter (where s.establishment = 'formal'), count(distinct s.id)
from offices_centre c join people_post p on p.centre_id = c.id and p.role in ('window', 'cashier', 'centre_manager')
  join people_posting g on g.post_id = p.id and g.valid @> %(now)s
  join people_staff s on s.id = g.staff_id and s.valid @> %(day)s
group by c.id order by c.id
"""


@snapshot
class AtWindow:
    """Who is at a window now 当班: the holder, or who stands in."""

    code: str
    window: str
    staff_name: str
    stands_in: str
    """yes: instead of the holder."""


_AT_WINDOWS = """
select w.code, w.name, s.name, case when g.kind = 'substitute' then 'yes' else 'no' end
from offices_window w join people_post p on p.window_id = w.id and p.valid @> %(day)s
  join people_posting g on g.post_id = p.id and g.valid @> %(now)s
  join people_staff s on s.id = g.staff_id and s.valid @> %(day)s
where w.centre_id = (select id from offices_centre where ref = %(centre)s) and w.valid @> %(day)s
  and not exists (select from people_absence a where a.staff_id = s.id and a.during @> %(now)s)
order by w.code, 4, s.id limit 200
"""


def at_windows(centre_ref: str, now: datetime, day: date) -> tuple[AtWindow, ...]:
    """Who is on duty at the windows of a centre: nobody who is away, and whoever stands in for them."""
    with connection.cursor() as cursor:
        cursor.execute(_AT_WINDOWS, {"centre": centre_ref, "now": now, "day": day})
        return tuple(AtWindow(*row) for row in cursor.fetchall())


def formal_shares(now: datetime, day: date) -> tuple[FormalShare, ...]:
    """The share of formal staff of every centre at a moment: the figure of the day."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARES, {"now": now, "day": day})
        rows = cursor.fetchall()
    waivers = dict(StaffingWaiver.objects.filter(valid__contains=day).values_list("centre_id", "document"))
    return tuple(
        FormalShare(
            ref, name, formal, posted, float(per_hundred(Fraction(formal, posted))), LEAST_FORMAL,
            "yes" if formal_enough(formal, posted) else "no", waivers.get(id, ""),
        )
        for id, ref, name, formal, posted in rows
    )  # fmt: skip


def statuses(staff_ref: str) -> tuple[StatusRow, ...]:
    """The history of a member of staff on and off the establishment, the latest first."""
    found = StaffStatus.objects.filter(staff__ref=staff_ref).order_by("-since", "-pk")
    return tuple(StatusRow(one.establishment, one.since, one.basis) for one in found)


def skills(staff_ref: str) -> tuple[str, ...]:
    """What somebody is able to do, as it stands in their file."""
    return tuple(
        StaffSkill.objects.filter(staff__ref=staff_ref, ended_at=None).order_by("skill").values_list("skill", flat=True)
    )


_SUPERIOR = """
select count(*) from people_posting g join people_post p on p.id = g.post_id
where g.staff_id = %(above)s and g.valid @> %(now)s and (
  p.role = 'office_head' and p.office_id in (select office_id from people_staff where id = %(below)s
    union select o.office_id from people_posting h join people_post o on o.id = h.post_id
      where h.staff_id = %(below)s and h.valid @> %(now)s)
  or p.role = 'centre_manager' and p.centre_id in (select o.centre_id from people_posting h
    join people_post o on o.id = h.post_id
    where h.staff_id = %(below)s and h.valid @> %(now)s and o.role <> 'centre_manager'))
"""


def is_above(above: int, below: int, now: datetime) -> bool:
    """Whether somebody heads the office or manages the centre in which another works."""
    with connection.cursor() as cursor:
        cursor.execute(_SUPERIOR, {"above": above, "below": below, "now": now})
        ((found,),) = cursor.fetchall()
    return bool(found)


def is_posted(staff_id: int, centre_ref: str, now: datetime) -> bool:
    """Whether somebody holds a post at a centre now."""
    here = Q(postings__post__centre__ref=centre_ref, postings__valid__contains=now)
    return Staff.objects.filter(here, pk=staff_id).exists()
