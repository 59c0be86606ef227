"""Days of a centre: what came in on working days and on the days of rest, and how many people came through its gates.

A working day is one of the national calendar, so that a made-up Saturday counts as what it is. Both averages are over
the same whole days, today not among them: of cases over the days on which any came in, as the centre's other figures
are; of visitors over the days that a gate told, also when it told that nobody came.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connections

from yimen.insight.centres import queries
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.national import NATIONAL
from yimen.registries.dated import day_of, midnight

_CASES = """
select (k.received_at at time zone 'Asia/Shanghai')::date, count(*) from traces_casetrace k
  join offices_centre c on c.id = k.centre_id
where c.ref = %(ref)s and k.received_at >= %(since)s and k.received_at < %(until)s group by 1
"""
_FLOW = """
select (h.hour at time zone 'Asia/Shanghai')::date, sum(h.came)::int from flows_flowhour h
  join flows_flowgate g on g.id = h.gate_id join offices_centre c on c.id = g.centre_id
where c.ref = %(ref)s and h.hour >= %(since)s and h.hour < %(until)s group by 1
"""
# What a gate told that stands no more is not all of today: then nobody knows how many came.
_TODAY = """
select (%(until)s at time zone 'Asia/Shanghai')::date, sum(h.came)::int from flows_flowhour h
  join flows_flowgate g on g.id = h.gate_id join offices_centre c on c.id = g.centre_id
where c.ref = %(ref)s and h.hour >= %(until)s and h.hour <= %(now)s
having bool_or(g.until is null or g.until > (%(until)s at time zone 'Asia/Shanghai')::date)
"""


@snapshot
class DayAverage:
    """How many in all, on how many days."""

    whole: int
    days: int

    @property
    def daily(self) -> int | None:
        """The average of a day, rounded; None: there was no such day."""
        return round(self.whole / self.days) if self.days else None


@snapshot
class CentreDays:
    """A centre in the thirty days before today: cases and visitors, on working days and on days of rest apart."""

    cases_workday: DayAverage
    cases_rest: DayAverage
    visitors_workday: DayAverage
    visitors_rest: DayAverage
    visitors_today: int | None
    """None: no gate that stands has told anything today."""

    @property
    def visitors_told(self) -> bool:
        """Whether a gate told anything in the days before today."""
        return self.visitors_workday.days + self.visitors_rest.days > 0


def of_centre(ref: str, now: datetime) -> CentreDays:
    """What came in and who came, day by day, put together."""
    # A day that is cut off, as today is, would only pull the averages down.
    whole = {"since": midnight(day_of(now - queries.SPAN)), "until": midnight(day_of(now))}
    facts = {"ref": ref, "now": now, **whole}
    today = _all(_TODAY, facts)
    return CentreDays(
        *_split(_all(_CASES, facts)), *_split(_all(_FLOW, facts)), visitors_today=today[0][1] if today else None
    )


def _split(counted: Iterable[tuple[date, int]]) -> tuple[DayAverage, DayAverage]:
    """Working days and days of rest."""
    told = [(NATIONAL.is_working_day(day), count) for day, count in counted]
    work, rest = ([count for working, count in told if working is one] for one in (True, False))
    return DayAverage(sum(work), len(work)), DayAverage(sum(rest), len(rest))


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[date, int]]:
    with connections[queries.READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
