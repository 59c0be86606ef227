"""On-time completion 时限内办结率: decided in time, of all that were due and decided or lie open over their time.

Counted from the traces of cases: a month of a prefecture is some eighty thousand rows of one index, no case is opened.
"""

from datetime import datetime
from typing import Any

from yimen.insight.figures.reading import CENTRE_NAME, ITEM_NAME, OFFICE_NAME, Span, seen, select
from yimen.insight.figures.rows import GroupOnTime, OnTimeBy, OnTimeReport
from yimen.kernel.actor import Actor
from yimen.kernel.rates import Share
from yimen.kernel.reform.figures import OnTime
from yimen.registries.dated import ZONE

SAME_DAY = (
    "t.kept <> '' and (t.ended_at at time zone 'Asia/Shanghai')::date"
    " = (t.accepted_at at time zone 'Asia/Shanghai')::date"
)
assert ZONE.key == "Asia/Shanghai"

_DUE = """
select t.{group}, count(*) filter (where t.kept = 'in_time'), count(*) filter (where t.kept = 'late'), 0, 0, 0, 0
  from traces_casetrace t where t.kept <> '' and t.due_at >= %(begins)s and t.due_at < %(ends)s and {seen} group by 1
union all
select t.{group}, 0, 0, count(*), 0, 0, 0
  from traces_casetrace t where t.ended_at is null and t.due_at >= %(begins)s and t.due_at < least(%(ends)s, %(now)s)
   and {seen} group by 1
union all
select t.{group}, 0, 0, 0, count(*) filter (where t.outcome not in ('granted', 'denied')),
   count(*) filter (where {same_day}), count(*) filter (where t.outcome in ('granted', 'denied'))
  from traces_casetrace t where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1
"""


def report(actor: Actor, span: Span, now: datetime, by: OnTimeBy = OnTimeBy.OFFICE) -> OnTimeReport:
    """The cases due in the span, in groups, the worst first. One statement, three ranges of indexes."""
    rows = _rows(actor, span, now, by)
    groups = sorted(
        (
            GroupOnTime(ref, name, OnTime(kept, late, open_), back, Share(same, decided))
            for ref, name, kept, late, open_, back, same, decided in rows
        ),
        key=lambda one: (-one.on_time.open_overdue - one.on_time.late, -one.on_time.share.whole, one.name),
    )
    total = OnTime(*(sum(row[n] for row in rows) for n in (2, 3, 4)))
    return OnTimeReport(
        span.begins,
        span.ends,
        total,
        sum(one.taken_back for one in groups),
        Share(sum(one.same_day.part for one in groups), sum(one.same_day.whole for one in groups)),
        by,
        tuple(groups),
    )


#: Where a group is found in a trace, the table that gives it its ref, and what names it as `named.name`.
_GROUPS = {
    OnTimeBy.OFFICE: ("office_id", "offices_office", OFFICE_NAME.format(office="g.id"), "on_"),
    OnTimeBy.CENTRE: ("centre_id", "offices_centre", CENTRE_NAME.format(centre="g.id"), "cn"),
    OnTimeBy.ITEM: ("item_id", "catalogue_item", ITEM_NAME.format(item="g.id"), "vn"),
}


def _rows(actor: Actor, span: Span, now: datetime, by: OnTimeBy) -> list[tuple[Any, ...]]:
    condition, values = seen(actor)
    column, table, naming, named = _GROUPS[by]
    counted = _DUE.format(group=column, seen=condition, same_day=SAME_DAY)
    sums = ", ".join(f"sum({column})::int" for column in ("kept", "late", "open_", "back", "same", "decided"))
    return select(
        f"select coalesce(g.ref, 'none'), coalesce({named}.name, ''), {sums} from ({counted}) d"
        f" (group_id, kept, late, open_, back, same, decided) left join {table} g on g.id = d.group_id{naming}"
        " group by 1, 2",
        {"begins": span.begins, "ends": span.ends, "now": now, **values},
    )
