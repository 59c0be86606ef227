"""Reading how items are really done. With the reading role; nothing is kept that could become wrong."""

from datetime import datetime

from django.db import connections

from yimen.insight.conduct.rows import LateItem

READ = "read"
AGAIN_AND_AGAIN = 3
"""One late case is answered for by its office; so many of one item are no accident."""
_LATE = """
select i.ref, count(distinct a.case_id)::int, max(a.opened_at) from accountability_accountabilityitem a
  join cases_case c on c.id = a.case_id join catalogue_item i on i.id = c.item_id
 where a.side = 'statutory' and a.step = '' and a.opened_at >= %s and a.opened_at <= %s
 group by i.ref having count(distinct a.case_id) >= %s order by i.ref
"""


def late_items(begins: datetime, now: datetime) -> tuple[LateItem, ...]:
    """The items of which several cases took longer than the law allows."""
    with connections[READ].cursor() as cursor:
        cursor.execute(_LATE, (begins, now, AGAIN_AND_AGAIN))
        return tuple(LateItem(*row) for row in cursor.fetchall())
