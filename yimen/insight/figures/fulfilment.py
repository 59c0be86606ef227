"""Fulfilment 兑现情况: what each window and officer of a centre promised, what it took, and how it was rated.

For anybody to read: counts and averages alone. What lies open over its time counts against the window it came in by.
What was granted by rule is no officer's own work.
"""

from datetime import datetime

from yimen.engine.case.rule_orders.queries import decided_by_hand
from yimen.insight.figures.fulfilment_rows import Fulfilled, FulfilledWindow, FulfilmentReport
from yimen.insight.figures.reading import Span, select
from yimen.kernel.evaluation import BAD, Satisfaction

_COUNTS = """
count(*) filter (where t.kept = 'in_time')::int, count(*) filter (where t.kept = 'late')::int,
  count(*) filter (where t.kept = '')::int,
  coalesce(round(avg(t.promised) filter (where t.took is not null)), 0)::int,
  coalesce(round(avg(t.took) filter (where t.promised is not null)), 0)::int
"""
_OF_CENTRE = """
t.centre_id = (select id from offices_centre where ref = %(centre)s) and t.due_at >= %(begins)s and t.due_at < %(ends)s
  and (t.kept <> '' or t.ended_at is null and t.due_at < %(now)s)
"""
_WINDOWS = f"""
select w.ref, w.code, w.name, coalesce(f.in_time, 0), coalesce(f.late, 0), coalesce(f.open, 0), coalesce(f.promised, 0),
  coalesce(f.took, 0), coalesce(e.asked, 0), coalesce(e.rated, 0), coalesce(e.satisfied, 0), coalesce(e.bad, 0)
from offices_window w
left join (select p.window_id, {_COUNTS} from traces_casetrace t join people_post p on p.id = t.window_post_id
  where {_OF_CENTRE} group by 1) f (window_id, in_time, late, open, promised, took) on f.window_id = w.id
left join (select window_id, count(*), count(*) filter (where grade <> ''),
    count(*) filter (where grade <> '' and grade <> all(%(bad)s)), count(*) filter (where grade = any(%(bad)s))
  from evaluations_evaluation where served_at >= %(begins)s and served_at < %(ends)s group by 1
  ) e (window_id, asked, rated, satisfied, bad) on e.window_id = w.id
where w.centre_id = (select id from offices_centre where ref = %(centre)s)
  and (f.window_id is not null or e.window_id is not null) order by w.code, w.id
"""
_OFFICERS = f"""
select s.name, {_COUNTS} from traces_casetrace t join cases_ruling r on r.case_id = t.case_id
  join people_staff s on s.id = r.staff_id where {_OF_CENTRE}
  and {decided_by_hand("t.case_id")} group by s.id, s.name order by s.name, s.id limit 200
"""


def of_centre(centre_ref: str, span: Span, now: datetime) -> FulfilmentReport:
    """The windows of a centre and the officers who decided its cases that were due in the time."""
    facts = {
        "centre": centre_ref,
        "begins": span.begins,
        "ends": span.ends,
        "now": now,
        "bad": [grade.value for grade in BAD],
    }
    windows = tuple(
        FulfilledWindow(ref, code, name, Fulfilled(*kept), Satisfaction(*said))
        for ref, code, name, kept, said in (
            (row[0], row[1], row[2], row[3:8], row[8:12]) for row in select(_WINDOWS, facts)
        )
    )
    return FulfilmentReport(windows, tuple((row[0], Fulfilled(*row[1:])) for row in select(_OFFICERS, facts)))
