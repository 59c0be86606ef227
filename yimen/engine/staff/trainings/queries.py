"""Looking at trainings: plans with who came, who is trained for what, how far a programme is, knowledge and tasks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import connection
from django.db.models import Q

from yimen.engine.staff.trainings.models import LearningTask, MentorPair, Training, TrainingProgramme
from yimen.engine.staff.trainings.rows import (
    KnowledgeRow,
    LearningRow,
    MentorRow,
    PlaceRow,
    ProgrammeRow,
    ProgressRow,
    SkillRow,
    TrainingRow,
)
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share, percent
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import duty as duties

MOST, LATELY = 300, 40

_NAMED = """coalesce((select v.name from catalogue_itemversion v where v.item_id = {} and v.state <> 'draft'
  order by v.id desc limit 1), '')"""
#: What a comprehensive counter takes in, by the group that names its items.
_SCOPE = f"""
select x.item_id, {_NAMED.format("x.item_id")} from windows_groupedwindow w
  join windows_windowgroup g on g.id = w.group_id and g.valid @> %(on)s::date and g.kind not in ('list', 'everything')
  join windows_groupeditem x on x.group_id = g.id and x.valid @> %(on)s::date
  join offices_window o on o.id = w.window_id and o.office_id is null
where w.window_id = %(window)s and w.valid @> %(on)s::date
"""
_UNCOVERED = f"""
select name from ({_SCOPE}) scope (item_id, name) where not exists (select from trainings_itemskill k
  where k.staff_id = %(staff)s and k.item_id = scope.item_id and k.valid @> %(on)s::date) order by name limit 50
"""


def uncovered(staff_id: int, window_id: int, on: date) -> tuple[str, ...]:
    """What a comprehensive counter takes in and somebody is not trained for on a day."""
    return tuple(name for (name,) in _all(_UNCOVERED, {"staff": staff_id, "window": window_id, "on": on}))


_HOLDS = """
select a.staff, a.on_, t.title from unnest(%(staff)s::bigint[], %(days)s::date[]) a (staff, on_)
cross join lateral (select t.title from trainings_trainingplace p join trainings_training t on t.id = p.training_id
  where p.staff_id = a.staff and p.passed = 'yes' and t.held_at is not null and t.day <= a.on_
    and (t.day + make_interval(months => t.months))::date > a.on_ order by t.day desc, t.id desc limit 1) t
"""


def still_hold(asked: Sequence[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """The latest training that each one passed and that still holds on their day; whoever has none is not in it."""
    found = _all(_HOLDS, {"staff": [one for one, _ in asked], "days": [on for _, on in asked]})
    return {(staff, on): title for staff, on, title in found}


_PROPOSED = """
select count(*) from secondments_postingproposal p join offices_centre c on c.id = p.centre_id
where p.staff_id = %(staff)s and c.ref = %(centre)s and p.state = 'proposed'
"""


def is_proposed(staff_id: int, centre_ref: str) -> bool:
    """Whether the home unit proposes somebody for a centre: who is to be posted there is trained before."""
    return any(n for (n,) in _all(_PROPOSED, {"staff": staff_id, "centre": centre_ref}))


_MATRIX = f"""
with scope as (select w.window_id, x.item_id from windows_groupedwindow w
    join windows_windowgroup g on g.id = w.group_id and g.valid @> %(on)s::date
      and g.kind not in ('list', 'everything') and g.centre_id = %(centre)s
    join windows_groupeditem x on x.group_id = g.id and x.valid @> %(on)s::date
    join offices_window o on o.id = w.window_id and o.office_id is null where w.valid @> %(on)s::date)
select s.ref, s.name, w.code, count(*) filter (where k.ends is not null or k.held), count(*),
  coalesce(array_agg(distinct {_NAMED.format("scope.item_id")}) filter (where k.held is null), '{{}}'), min(k.ends)
from scope join offices_window w on w.id = scope.window_id
  join people_post p on p.window_id = w.id and p.role = 'window' and p.valid @> %(on)s::date
  join people_posting g on g.post_id = p.id and g.valid @> %(now)s
  join people_staff s on s.id = g.staff_id and s.valid @> %(on)s::date
  left join lateral (select true held, max(upper(valid)) ends from trainings_itemskill i where i.staff_id = s.id
    and i.item_id = scope.item_id and i.valid @> %(on)s::date having count(*) > 0) k on true
group by s.id, w.id order by w.code, s.name limit 300
"""


def matrix(centre_ref: str, now: datetime) -> tuple[SkillRow, ...]:
    """Who is posted at the comprehensive counters of a centre, and for what of it they are trained."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        return ()
    rows = _all(_MATRIX, {"centre": centre.id, "on": day_of(now), "now": now})
    return tuple(
        SkillRow(ref, name, code, covered, of, tuple(sorted(missing)), until)
        for ref, name, code, covered, of, missing, until in rows
    )


def trainings(centre_ref: str, now: datetime) -> tuple[TrainingRow, ...]:
    """The trainings of a centre, the latest first, with whoever is in them."""
    found = Training.objects.filter(centre__ref=centre_ref).prefetch_related("places__staff").order_by("-day", "-pk")
    rows = list(found[: LATELY + 1])
    named = _names({item for row in rows for item in row.items})
    shown = (
        TrainingRow(
            row.ref, row.kind, row.title, row.mandatory, row.minutes, row.months, row.day,
            tuple(named.get(item, "") for item in row.items), row.held_at, row.called_off_at,
            tuple(
                PlaceRow(one.staff.ref, one.staff.name, one.came, one.mark, one.passed)
                for one in sorted(row.places.all(), key=lambda one: one.staff.number)
            ),
        )
        for row in rows
    )  # fmt: skip
    return Capped(shown, LATELY)


_MINUTES = """
select s.name, coalesce(sum(t.minutes) filter (where p.came = 'yes'), 0)
from people_staff s join people_posting g on g.staff_id = s.id and g.valid @> %(now)s
  join people_post o on o.id = g.post_id and o.centre_id = %(centre)s and o.role in ('window', 'cashier')
  left join trainings_trainingplace p on p.staff_id = s.id
    and p.training_id in (select id from trainings_training where held_at is not null and day <@ %(span)s::daterange)
  left join trainings_training t on t.id = p.training_id
where s.valid @> %(on)s::date group by s.id, g.id order by 2 desc, 1
"""


def programmes(centre_ref: str, now: datetime) -> tuple[ProgrammeRow, ...]:
    """The programmes of a centre, each with how far everybody posted there is."""
    centre = offices.centre(centre_ref, day_of(now))
    found = TrainingProgramme.objects.filter(centre__ref=centre_ref).order_by("-valid")[:5]
    if centre is None:
        return ()
    shown = []
    for row in found:
        told = _all(_MINUTES, {"centre": centre.id, "now": now, "on": day_of(now), "span": row.valid})
        people = tuple(
            ProgressRow(name, int(minutes), row.minutes, percent(Fraction(min(int(minutes), row.minutes), row.minutes)))
            for name, minutes in dict(told).items()
        )
        done = Share(sum(one.minutes >= one.of for one in people), len(people))
        shown.append(
            ProgrammeRow(
                row.ref, row.title, row.minutes, row.valid.lower, row.valid.upper, row.document, people, done.percent
            )
        )
    return tuple(shown)


def mentors(now: datetime) -> tuple[MentorRow, ...]:
    """Who trains whom, one to one, now."""
    found = MentorPair.objects.filter(valid__contains=day_of(now)).select_related("mentor", "learner").order_by("-pk")
    return tuple(
        MentorRow(one.ref, one.mentor.name, one.learner.name, one.valid.lower, one.valid.upper) for one in found[:MOST]
    )


_KNOWLEDGE = f"""
select k.ref, i.ref, {_NAMED.format("i.id")}, coalesce(o.name, ''), k.version, k.title, k.text, s.name, k.published_at,
  k.expires_on, case when k.expires_on < %(on)s then 'yes' else '' end,
  case when exists (select from trainings_knowledgereading r where r.page_id = k.id and r.staff_id = %(staff)s)
    then 'yes' else '' end,
  (select count(*) from trainings_knowledgereading r where r.page_id = k.id)
from trainings_knowledgepage k join catalogue_item i on i.id = k.item_id join people_staff s on s.id = k.author_id
  left join lateral (select name from offices_officeterm where office_id = k.office_id
    order by upper(valid) desc nulls first limit 1) o on true
where k.version = (select max(version) from trainings_knowledgepage z where z.item_id = k.item_id)
  and (%(item)s = '' or i.ref = %(item)s) order by 11 desc, k.published_at desc limit 200
"""


def knowledge(actor: Actor, now: datetime, item_ref: str = "") -> tuple[KnowledgeRow, ...]:
    """What offices tell of their items, each in its latest version; what has expired stands first."""
    facts = {"on": day_of(now), "staff": actor.staff_id or 0, "item": item_ref}
    return tuple(KnowledgeRow(*row) for row in _all(_KNOWLEDGE, facts))


def learning(actor: Actor, now: datetime) -> tuple[LearningRow, ...]:
    """What one is to learn oneself, and what waits to be marked by who heads or manages; the next due first."""
    headed, centres = duties.headed(actor)
    where = Q(staff_id=actor.staff_id or 0)
    marks = Q(staff__office_id__in=headed) | Q(staff__postings__post__centre_id__in=centres)
    where |= Q() if actor.has_role(Role.ADMINISTRATOR) else marks
    found = LearningTask.objects.filter(where).select_related("staff").distinct().order_by("due_on", "pk")
    on = day_of(now)
    rows = (
        LearningRow(
            one.ref, one.staff.name, one.law, one.what, one.due_on,
            "yes" if (one.learnt_at is None and one.due_on < on) else "", one.learnt, one.learnt_at, one.mark,
            "yes" if one.staff_id == actor.staff_id else "",
        )
        for one in found[: MOST + 1]
    )  # fmt: skip
    return Capped(rows, MOST)


def _names(items: set[int]) -> dict[int, str]:
    if not items:
        return {}
    return dict(
        _all(
            f"select i.id, {_NAMED.format('i.id')} from catalogue_item i where i.id = any(%(ids)s)",
            {"ids": list(items)},
        )
    )


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
