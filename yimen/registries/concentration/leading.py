"""Leading: who leads and heads the approval division to which the cases of an office go up, and where nobody does."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import connection

from yimen.kernel.escalation import ANSWERABLE
from yimen.kernel.offices.concentration import Duty
from yimen.registries.concentration.rows import DivisionGap, DivisionGapPage, Led

PAGE = 50
# An office's own division comes before that of the department it belongs to.
_LED = """
select o.id, v.office_id, d.duty, d.staff_id from offices_office o
  join lateral (select office_id from offices_approvaldivision
     where office_id in (o.id, o.parent_id) and valid @> %(on)s::date order by office_id = o.id desc limit 1) v on true
  left join concentration_divisionduty d
    on d.office_id = v.office_id and d.duty = any(%(duties)s) and d.valid @> %(on)s::date
where o.id = any(%(offices)s)
"""
_HOLDS = """
select exists (select from concentration_divisionduty
   where office_id = %(office)s and duty = %(duty)s and staff_id = %(staff)s and valid @> %(on)s::date)
"""
_GAPS = """
select v.id, o.ref, coalesce(n.name, ''), v.name, array_agg(x.duty order by x.at)
from offices_approvaldivision v join offices_office o on o.id = v.office_id
  left join lateral (select name from offices_officeterm where office_id = o.id
     order by upper(valid) desc nulls first limit 1) n on true
  cross join unnest(%(duties)s::text[]) with ordinality x(duty, at)
where v.valid @> %(on)s::date and v.id > %(last)s and not exists (select from concentration_divisionduty d
   where d.office_id = v.office_id and d.duty = x.duty and d.valid @> %(on)s::date)
group by v.id, o.ref, n.name, v.name order by v.id limit %(limit)s
"""
_DUTIES = [str(duty) for duty in ANSWERABLE]


def led(offices: Collection[int], on: date) -> Mapping[int, Led]:
    """By whom the division of each office is led and headed on a day; an office without a division is not in it."""
    found: dict[int, Led] = {}
    with connection.cursor() as cursor:
        cursor.execute(_LED, {"offices": sorted(offices), "on": on, "duties": _DUTIES})
        for office, division, duty, staff in cursor.fetchall():
            known = found.setdefault(office, Led(division, {}))
            if duty is not None:
                found[office] = Led(division, {**known.staff, Duty(duty): staff})
    return found


def holds(staff_id: int, office_id: int, duty: str, on: date) -> bool:
    """Whether somebody has this duty in the division of an office on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDS, {"staff": staff_id, "office": office_id, "duty": duty, "on": on})
        return bool(cursor.fetchone()[0])


def gaps(on: date, after: str = "", limit: int = PAGE) -> DivisionGapPage:
    """The divisions that have no leader or no head on a day, a page by key; each must have exactly one of both."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    with connection.cursor() as cursor:
        cursor.execute(_GAPS, {"on": on, "last": last, "limit": limit + 1, "duties": _DUTIES})
        rows = cursor.fetchall()
    shown = tuple(DivisionGap(ref, name, division, tuple(map(Duty, lacks))) for _, ref, name, division, lacks in rows)
    return DivisionGapPage(shown[:limit], str(rows[limit - 1][0]) if len(rows) > limit else None)
