"""Reading how items are really done. With the reading role; nothing is kept that could become wrong."""

from datetime import datetime
from typing import Any

from django.db import connections

from yimen.insight.conduct.rows import DemandedMaterial, LateItem
from yimen.kernel.acceptance import MISSING
from yimen.kernel.terms import Necessity

READ = "read"
AGAIN_AND_AGAIN = 3
"""One late case is answered for by its office; so many of one item are no accident."""
_LATE = """
select i.ref, count(distinct a.case_id)::int, max(a.opened_at) from accountability_accountabilityitem a
  join cases_case c on c.id = a.case_id join catalogue_item i on i.id = c.item_id
 where a.side = 'statutory' and a.step = '' and a.opened_at >= %s and a.opened_at <= %s
 group by i.ref having count(distinct a.case_id) >= %s order by i.ref
"""

#: A window can ask for nothing beside the item's list; what it asks for as missing is to be required by that list.
_DEMANDED = """
with asked as (
  select n.case_id, one->>'material' material, n.opened_at at
    from cases_correction n, jsonb_array_elements(n.defects) one
   where n.opened_at >= %(begins)s and n.opened_at <= %(now)s and one->>'code' = %(missing)s
  union all
  select s.case_id, one->>'material', s.asked_at from supplements_supplement s, jsonb_array_elements(s.asked) one
   where s.asked_at >= %(begins)s and s.asked_at <= %(now)s and one->>'code' = %(missing)s)
select i.ref, m->>'code', m->>'name', count(distinct a.case_id)::int, max(a.at) from asked a
  join cases_case c on c.id = a.case_id join catalogue_item i on i.id = c.item_id
  join catalogue_itemversion v on v.id = c.version_id
  join lateral jsonb_array_elements(v.terms->'materials') m
    on m->>'code' = a.material and m->>'necessity' = %(optional)s
 group by i.ref, m->>'code', m->>'name' having count(distinct a.case_id) >= %(enough)s order by i.ref, m->>'code'
"""


def demanded_materials(begins: datetime, now: datetime) -> tuple[DemandedMaterial, ...]:
    """The materials that several cases were asked for as missing, though their version says that they are optional."""
    asked: dict[str, Any] = {
        "begins": begins, "now": now, "missing": MISSING.code, "optional": Necessity.OPTIONAL.value,
        "enough": AGAIN_AND_AGAIN,
    }  # fmt: skip
    with connections[READ].cursor() as cursor:
        cursor.execute(_DEMANDED, asked)
        return tuple(DemandedMaterial(*row) for row in cursor.fetchall())


def late_items(begins: datetime, now: datetime) -> tuple[LateItem, ...]:
    """The items of which several cases took longer than the law allows."""
    with connections[READ].cursor() as cursor:
        cursor.execute(_LATE, (begins, now, AGAIN_AND_AGAIN))
        return tuple(LateItem(*row) for row in cursor.fetchall())
