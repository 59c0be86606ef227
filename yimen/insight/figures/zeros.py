"""Six zeros 六零 of each window, from the traces of the cases it took in; one statement, two ranges of indexes."""

from datetime import datetime

from yimen.insight.figures.reading import CENTRE_NAME, Span, seen, select
from yimen.insight.figures.rows import WindowZeros
from yimen.kernel.actor import Actor

_COUNTED = """
select t.window_post_id, count(*), sum(t.vetoes), sum(t.passed_back), sum(greatest(t.visits - 1, 0)), 0::bigint,
   sum(t.errors), sum(t.complaints)
  from traces_casetrace t where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1
union all
select t.window_post_id, 0, 0, 0, 0, count(*), 0, 0
  from traces_casetrace t where t.ended_at is null and t.due_at < %(now)s and {seen} group by 1
"""


def windows(actor: Actor, span: Span, now: datetime) -> tuple[WindowZeros, ...]:
    """Each window whose cases ended in the span or lie open over their time; the fewest zeros first."""
    condition, values = seen(actor)
    sums = ", ".join(f"sum({column})::int" for column in _COLUMNS)
    rows = select(
        f"select p.ref, coalesce(w.code || ' ' || w.name, p.name), coalesce(cn.name, ''), {sums}"
        f" from ({_COUNTED.format(seen=condition)}) d (post_id, {', '.join(_COLUMNS)})"
        " join people_post p on p.id = d.post_id left join offices_window w on w.id = p.window_id"
        f"{CENTRE_NAME.format(centre='coalesce(w.centre_id, p.centre_id)')} group by 1, 2, 3",
        {"begins": span.begins, "ends": span.ends, "now": now, **values},
    )
    return tuple(sorted((WindowZeros(*row) for row in rows), key=lambda one: (one.zeros, -one.cases, one.window)))


_COLUMNS = ("cases", "vetoes", "passed_back", "trips", "backlog", "errors", "complaints")
