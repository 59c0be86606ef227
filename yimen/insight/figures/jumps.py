"""Jumps and anomalies 插队和时间异常: who was taken up before others, and whose times are not those of the others.

Jumps are found by one sort of the stays that began in the span (a month of a prefecture: some hundred thousand); those
overtaken are counted only for the rows that are shown. Whoever had leave to go first is shown with the ground.
"""

from datetime import timedelta

from yimen.insight.figures.reading import ITEM_NAME, Span, seen, select
from yimen.insight.figures.rows import Anomaly, ItemEffort, Jump
from yimen.kernel.actor import Actor
from yimen.kernel.traces import OURS, Step

MOST = 100
GRACE = timedelta(hours=1)
"""A desk works several cases together: what was taken up within an hour is no jump."""
USUAL_OF = 10
"""So many cases of an item are needed before one of them can be unusually fast."""

_LINE = sorted(OURS - {Step.DELIVER, Step.HAND_OVER})
_JUMPS = """
with s as (select s.*, max(coalesce(s.touched_at, %(now)s)) over w latest from traces_stay s
    where s.came_at >= %(begins)s and s.came_at < %(ends)s and s.step = any(%(line)s)
    window w as (partition by s.post_id, s.item_id, s.step order by s.came_at
      range between unbounded preceding and interval '1 microsecond' preceding)),
  j as (select s.* from s join traces_casetrace t on t.case_id = s.case_id
    where s.touched_at + %(grace)s < s.latest and {seen} order by s.touched_at desc, s.id desc limit {most})
select c.ref, c.number, c.item_name, c.office_name, p.name, j.step, j.came_at, j.touched_at, o.since, o.count,
  coalesce(y.ground, '')
from j join cases_case c on c.id = j.case_id join people_post p on p.id = j.post_id
left join priorities_priority y on y.case_id = j.case_id
cross join lateral (select min(e.came_at) since, count(*)::int from traces_stay e where e.post_id = j.post_id
  and e.item_id = j.item_id and e.step = j.step and e.came_at >= %(begins)s and e.came_at < j.came_at
  and coalesce(e.touched_at, %(now)s) > j.touched_at + %(grace)s) o
order by y.ground is not null, j.touched_at desc, j.id desc
"""
_ANOMALIES = """
with t as (select t.* from traces_casetrace t where t.ended_at >= %(begins)s and t.ended_at < %(ends)s
    and t.outcome in ('granted', 'denied') and {seen}),
  u as (select item_id, percentile_cont(0.5) within group (order by took) usual from t group by 1
    having count(*) >= %(enough)s),
  found as (
    select t.case_id, 'too_fast' what, t.ended_at at, t.took, u.usual::int from t join u on u.item_id = t.item_id
      where t.took * 10 < u.usual
    union all
    select t.case_id, 'at_night', t.ended_at, t.took, null from t
      where extract(hour from t.ended_at at time zone 'Asia/Shanghai') not between 6 and 21
    union all
    select t.case_id, 'in_one_minute', t.ended_at, t.took, null from t
      join traces_stay s on s.case_id = t.case_id and s.step = 'decide' and s.left_at - s.came_at < interval '1 minute'
      where t.complexity <> 'simple' and s.leg > 0)
select c.ref, c.number, c.item_name, c.office_name, f.what, f.at, f.took, f.usual
from (select * from found order by at desc, case_id limit {most}) f join cases_case c on c.id = f.case_id
order by f.at desc, f.case_id
"""


def jumps(actor: Actor, span: Span) -> tuple[Jump, ...]:
    """Cases taken up before others that came to the same desk earlier; those that nobody allowed come first."""
    condition, values = seen(actor)
    rows = select(
        _JUMPS.format(seen=condition, most=MOST),
        {"begins": span.begins, "ends": span.ends, "now": span.ends, "line": _LINE, "grace": GRACE, **values},
    )
    return tuple(Jump(*row) for row in rows)


def anomalies(actor: Actor, span: Span) -> tuple[Anomaly, ...]:
    """Decided ten times as fast as is usual, at night, or within a minute of the review; the latest first."""
    condition, values = seen(actor)
    facts = {"begins": span.begins, "ends": span.ends, "enough": USUAL_OF, **values}
    return tuple(Anomaly(*row) for row in select(_ANOMALIES.format(seen=condition, most=MOST), facts))


def efforts(actor: Actor, span: Span) -> tuple[ItemEffort, ...]:
    """What each item asked of its applicants in the cases that ended in the span, the most laborious first."""
    condition, values = seen(actor)
    sums = ", ".join(f"sum(t.efforts[{n}])::int" for n in range(1, 6))
    rows = select(
        "select i.ref, coalesce(vn.name, ''), g.cases, g.a, g.b, g.c, g.d, g.e from ("
        f" select t.item_id, count(*), {sums} from traces_casetrace t"
        "  where t.ended_at >= %(begins)s and t.ended_at < %(ends)s"
        f"  and {condition} group by 1) g(item_id, cases, a, b, c, d, e)"
        f" join catalogue_item i on i.id = g.item_id{ITEM_NAME.format(item='i.id')}"
        f" order by (g.a + g.b + g.c + g.d + g.e)::numeric / g.cases desc, g.cases desc limit {MOST}",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(ItemEffort(*row) for row in rows)
