"""How fast enterprises are registered and opened, counted from their cases. Read with the reading role."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import connections

from yimen.insight.openings.rows import Speed
from yimen.kernel.rates import Share
from yimen.kernel.time.amounts import DAY_MINUTES
from yimen.registries.calendars import queries as calendars

READ, MOST = "read", 1000
SPAN = timedelta(days=90)
FAST = 2
_REGISTERED = """
select c.received_at, c.decided_at, c.calendar_id from trades_registrationitem r
  join cases_case c on c.item_id = r.item_id
where r.effect = 'establish' and c.state in ('granted', 'granted_tolerated') and c.decided_at >= %(since)s
  and c.decided_at <= %(now)s and r.valid @> (c.decided_at at time zone 'Asia/Shanghai')::date
order by c.decided_at desc limit %(limit)s
"""
_TOGETHER = """
select m.id, count(distinct (c.decided_at at time zone 'Asia/Shanghai')::date)
from matters_matter m join trades_openingscheme s on s.bundle_id = m.bundle_id
    and s.valid @> (m.submitted_at at time zone 'Asia/Shanghai')::date
  join matters_matterpart x on x.matter_id = m.id join catalogue_item i on i.id = x.item_id and i.ref = any(s.together)
  join cases_case c on c.id = x.case_id
where m.submitted_at >= %(since)s group by m.id having bool_and(c.decided_at is not null) limit %(limit)s
"""


def speed(now: datetime) -> Speed:
    """The last ninety days: how many were registered, in how many working days, and how often all came out at once."""
    facts = {"since": now - SPAN, "now": now, "limit": MOST}
    taken = [_days(*row) for row in _all(_REGISTERED, facts)]
    together = _all(_TOGETHER, facts)
    return Speed(
        registered=len(taken),
        average=sum(taken, Fraction(0)) / len(taken) if taken else None,
        same_day=Share(sum(1 for one in taken if one <= 1), len(taken)),
        fast=Share(sum(1 for one in taken if one <= FAST), len(taken)),
        together=Share(sum(1 for _, days in together if days == 1), len(together)),
    )


def _days(received: datetime, decided: datetime, calendar_id: int) -> Fraction:
    open_time = calendars.calendar(calendar_id).between(received, decided)
    return Fraction(open_time // timedelta(seconds=1), DAY_MINUTES * 60)


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
