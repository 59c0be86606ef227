"""Looking at own systems: how each keeps in step, and its last words."""

from datetime import datetime, timedelta

from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.seeing import OPEN
from yimen.engine.exchange.pushes.models import OwnSystem
from yimen.engine.exchange.pushes.rows import PushRow, SystemRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.pushes import step_of

WEEK = timedelta(days=7)
MOST = 50
WHO_SEES_ALL = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.REFORM_OFFICE)

_SYSTEMS = f"""
select s.ref, s.name, coalesce(t.name, '') office_name, s.opened_at, s.last_number, s.last_happened_at,
  s.last_heard_at, w.pushes, coalesce(w.usual, 0) usual,
  (select count(*) from (select 1 from cases_case c where c.office_id = s.office_id and c.{OPEN} limit 1000) n)
   + (select count(*) from (select 1 from subtasks_subtask k where k.office_id = s.office_id and k.ended_at is null
      limit 1000) n) waiting
from pushes_ownsystem s
  left join lateral (select name from offices_officeterm where office_id = s.office_id order by valid desc limit 1) t
    on true
  left join lateral (select count(*) pushes, extract(epoch from percentile_cont(0.95) within group
      (order by p.heard_at - p.happened_at))::float usual
    from pushes_push p where p.system_id = s.id and p.heard_at > %s) w on true
where s.closed_at is null and (%s or s.office_id = any(%s)) order by s.id limit 500
"""
_PUSHES = f"""
select p.number, p.verb, p.case_ref, f.name officer_name, p.happened_at, p.heard_at
from pushes_push p join pushes_ownsystem s on s.id = p.system_id join people_staff f on f.id = p.officer_id
where s.ref = %s and (%s or s.office_id = any(%s)) order by p.heard_at desc, p.number desc limit {MOST}
"""


def is_open(ref: str) -> bool:
    """Words of an own system are taken now."""
    return OwnSystem.objects.filter(ref=ref, closed_at=None).exists()


def systems(actor: Actor, now: datetime) -> tuple[SystemRow, ...]:
    """The own systems that this member of staff may see: of the offices they head, or all for who watches."""
    rows = select(_SYSTEMS, (now - WEEK, *_sight(actor)))
    found = []
    for row in rows:
        heard, happened = row["last_heard_at"], row["last_happened_at"]
        lag = max(heard - happened, timedelta()) if heard and happened else None
        found.append(
            SystemRow(
                ref=row["ref"],
                name=row["name"],
                office_name=row["office_name"],
                opened_at=row["opened_at"],
                last_number=row["last_number"],
                last_happened_at=happened,
                last_heard_at=heard,
                lag_seconds=int(lag.total_seconds()) if lag else 0,
                usual_lag_seconds=max(int(row["usual"]), 0),
                pushes=row["pushes"] or 0,
                waiting=row["waiting"],
                step=str(step_of(heard, lag, row["waiting"], now)),
            )
        )
    return tuple(found)


def pushes(ref: str, actor: Actor) -> tuple[PushRow, ...]:
    """The last words of a system that were taken."""
    return tuple(
        PushRow(**row, lag_seconds=max(int((row["heard_at"] - row["happened_at"]).total_seconds()), 0))
        for row in select(_PUSHES, (ref, *_sight(actor)))
    )


def _sight(actor: Actor) -> tuple[bool, list[int]]:
    everywhere = actor.has_role(*WHO_SEES_ALL)
    return everywhere, sorted(actor.offices(Role.OFFICE_HEAD))
