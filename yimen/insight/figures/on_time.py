"""On-time completion 时限内办结率: decided in time, of all that were due and decided or lie open over their time.

Counted from the traces of cases: a month of a prefecture is some eighty thousand rows of one index, no case is opened.
"""

from datetime import datetime
from typing import Any

from yimen.insight.figures.reading import OFFICE_NAME, Span, seen, select
from yimen.insight.figures.rows import OfficeOnTime, OnTimeReport
from yimen.kernel.actor import Actor
from yimen.kernel.reform.figures import OnTime, Share
from yimen.registries.dated import ZONE

SAME_DAY = (
    "t.kept <> '' and (t.ended_at at time zone 'Asia/Shanghai')::date"
    " = (t.accepted_at at time zone 'Asia/Shanghai')::date"
)
assert ZONE.key == "Asia/Shanghai"

_DUE = """
select t.office_id, count(*) filter (where t.kept = 'in_time'), count(*) filter (where t.kept = 'late'), 0, 0, 0, 0
  from traces_casetrace t where t.kept <> '' and t.due_at >= %(begins)s and t.due_at < %(ends)s and {seen} group by 1
union all
select t.office_id, 0, 0, count(*), 0, 0, 0
  from traces_casetrace t where t.ended_at is null and t.due_at >= %(begins)s and t.due_at < least(%(ends)s, %(now)s)
   and {seen} group by 1
union all
select t.office_id, 0, 0, 0, count(*) filter (where t.outcome not in ('granted', 'denied')),
   count(*) filter (where {same_day}), count(*) filter (where t.outcome in ('granted', 'denied'))
  from traces_casetrace t where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1
"""


def report(actor: Actor, span: Span, now: datetime) -> OnTimeReport:
    """The cases due in the span, by office, the worst first. One statement, three ranges of indexes."""
    rows = _rows(actor, span, now)
    offices = sorted(
        (
            OfficeOnTime(ref, name, OnTime(kept, late, open_), back, Share(same, decided))
            for ref, name, kept, late, open_, back, same, decided in rows
        ),
        key=lambda one: (-one.on_time.open_overdue - one.on_time.late, -one.on_time.share.whole, one.name),
    )
    total = OnTime(*(sum(row[n] for row in rows) for n in (2, 3, 4)))
    return OnTimeReport(
        span.begins,
        span.ends,
        total,
        sum(one.taken_back for one in offices),
        Share(sum(one.same_day.part for one in offices), sum(one.same_day.whole for one in offices)),
        tuple(offices),
    )


def _rows(actor: Actor, span: Span, now: datetime) -> list[tuple[Any, ...]]:
    condition, values = seen(actor)
    counted = _DUE.format(seen=condition, same_day=SAME_DAY)
    sums = ", ".join(f"sum({column})::int" for column in ("kept", "late", "open_", "back", "same", "decided"))
    return select(
        f"select o.ref, coalesce(on_.name, ''), {sums} from ({counted}) d"
        f" (office_id, kept, late, open_, back, same, decided) join offices_office o on o.id = d.office_id"
        f"{OFFICE_NAME.format(office='o.id')} group by 1, 2",
        {"begins": span.begins, "ends": span.ends, "now": now, **values},
    )
