"""Reading the rotas: shifts with what shows that somebody came, and the standing that follows from it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.engine.staff.rotas.rows import ShiftRow
from yimen.kernel.staffing.attendance import Seen, standing

MOST = 5000

_SHIFTS = """
select s.id, s.ref, s.staff_id, p.ref, p.name, p.number, s.window_id, coalesce(w.code, ''), s.kind, s.day, s.day_kind,
  lower(s.during), upper(s.during), s.confirmed_at, least(m.came, c.opened),
  case when m.went is null and c.staffed then null else greatest(m.went, c.closed) end,
  exists (select from people_absence a where a.staff_id = s.staff_id and a.during @> lower(s.during)
    and (a.recorded_by is distinct from (select ref from people_account where id = p.account_id)
      or exists (select from rotas_leaverequest l where l.absence_ref = a.ref and l.outcome = 'granted'))),
  exists (select from rotas_attendancecorrection k where k.shift_id = s.id and k.outcome = 'granted'),
  coalesce((select k.ref from rotas_attendancecorrection k where k.shift_id = s.id and k.outcome = ''), '')
from rotas_shift s join people_staff p on p.id = s.staff_id
  left join offices_window w on w.id = s.window_id
  left join lateral (select min(at) filter (where kind = 'in') came, max(at) filter (where kind = 'out') went
    from rotas_attendancemark where staff_id = s.staff_id and day = s.day) m on true
  left join lateral (select min(opened_at) opened, max(changed_at) filter (where state = 'closed') closed,
      bool_or(state <> 'closed') staffed
    from tickets_countersession where staff_id = s.staff_id and day = s.day) c on true
where s.called_off_at is null and {condition} order by s.day, w.code nulls last, lower(s.during), s.id limit {most}
"""


def shifts(condition: str, facts: Mapping[str, Any], now: datetime, most: int | None = None) -> tuple[ShiftRow, ...]:
    """The shifts that meet a condition on `s`, as they stand at a moment; all of them, or as many as a page shows."""
    with connection.cursor() as cursor:
        cursor.execute(_SHIFTS.format(condition=condition, most="all" if most is None else most), facts)
        return tuple(_shift(row, now) for row in cursor.fetchall())


def _shift(row: tuple[Any, ...], now: datetime) -> ShiftRow:
    id, ref, staff_id, staff_ref, name, number, window_id, window, kind, day, day_kind, *rest = row
    begins, ends, confirmed, first, last, leave, corrected, waiting = rest
    seen = Seen(first, last, "yes" if leave else "", "yes" if corrected else "")
    return ShiftRow(
        id, ref, staff_id, staff_ref, name, number, window_id, window, kind, day, day_kind, begins, ends, confirmed,
        first, last, standing(begins, ends, seen, now), waiting,
    )  # fmt: skip


def of_centre(centre_id: int, since: date, until: date, now: datetime, most: int | None = None) -> tuple[ShiftRow, ...]:
    """The shifts of a centre from one day up to and not with another; figures are counted from all of them."""
    facts = {"centre": centre_id, "since": since, "until": until}
    return shifts("s.centre_id = %(centre)s and s.day >= %(since)s and s.day < %(until)s", facts, now, most)


_HANDS = """
select s.id, s.ref, s.name, coalesce(array_agg(distinct p.window_id) filter (where p.window_id is not null), '{}')
from people_posting g join people_post p on p.id = g.post_id join people_staff s on s.id = g.staff_id
where p.centre_id = %(centre)s and p.role in ('window', 'cashier') and g.kind = 'holder' and s.valid && %(days)s
  and p.valid && %(days)s and g.valid && %(moments)s
group by s.id order by s.id
"""


def posted(centre_id: int, days: Any, moments: Any) -> list[tuple[int, str, str, list[int]]]:
    """Everybody who holds a post at the counters of a centre in a span of time, and at which."""
    with connection.cursor() as cursor:
        cursor.execute(_HANDS, {"centre": centre_id, "days": days, "moments": moments})
        rows: list[tuple[int, str, str, list[int]]] = cursor.fetchall()
        return rows
