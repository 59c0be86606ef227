"""Discretion 自由裁量: officer by officer, what departs from published criteria, from the review, or from the law's no.

Counted from rulings and proposals themselves, of the cases that the asker oversees; one statement. What was
granted by rule nobody weighed, and it counts for nobody.
"""

from yimen.engine.case.rule_orders.queries import decided_by_hand
from yimen.insight.figures.reading import OFFICE_NAME, Span, seen, select
from yimen.insight.figures.rows import OfficerDiscretion
from yimen.kernel.actor import Actor

MOST = 500
_OF_CASE = decided_by_hand("c.id")
#: A denial that names no criterion was given in words alone: its item publishes none. The last review is the advice.
_COUNTED = """
select r.staff_id, count(*), count(*) filter (where r.outcome = 'deny'),
       count(*) filter (where r.outcome = 'deny' and r.criterion = ''),
       count(*) filter (where (a.advice = 'deny') <> (r.outcome = 'deny')), 0::bigint, 0::bigint
  from cases_case c join cases_ruling r on r.case_id = c.id
  left join lateral (select advice from cases_review where case_id = c.id order by id desc limit 1) a on true
 where c.decided_at >= %(begins)s and c.decided_at < %(ends)s and {seen} and {by_hand} group by 1
union all
select p.proposed_by_id, 0, 0, 0, 0, count(*), count(*) filter (where p.answer = 'rejected')
  from cases_proposal p join cases_case c on c.id = p.case_id
 where p.answered_at >= %(begins)s and p.answered_at < %(ends)s and {seen} group by 1
"""
_COLUMNS = ("decided", "denied", "in_words_alone", "against_advice", "proposed", "rejected")


def officers(actor: Actor, span: Span) -> tuple[OfficerDiscretion, ...]:
    """Everybody who decided or proposed a refusal in the span, those who departed most often first."""
    condition, values = seen(actor, "c")
    sums = ", ".join(f"sum({column})::int as {column}" for column in _COLUMNS)
    rows = select(
        f"select s.ref, s.name, coalesce(on_.name, ''), {', '.join(f'd.{one}' for one in _COLUMNS)} from ("
        f" select staff_id, {sums} from ({_COUNTED.format(seen=condition, by_hand=_OF_CASE)}) c"
        f" (staff_id, {', '.join(_COLUMNS)})"
        f" group by 1 order by sum(in_words_alone + against_advice + rejected) desc, 1 limit {MOST}) d"
        f" join people_staff s on s.id = d.staff_id{OFFICE_NAME.format(office='s.office_id')}",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(sorted((OfficerDiscretion(*row) for row in rows), key=lambda one: (-one.departures, one.name)))
