"""Items in force that go over the net and not to a window, and whose they are. Read with the reading role."""

from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.capped import Capped
from yimen.kernel.elements import Way
from yimen.kernel.offers import NET
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

READ, MOST = "read", 200


@snapshot
class NetOnly:
    """An item without a window, and the office that has to open one for it."""

    ref: str
    name: str
    office: str


_IN_FORCE = """
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
  left join lateral (select name from offices_officeterm where office_id = i.office_id
    order by upper(valid) desc nulls first limit 1) o on true
where v.state = 'published' and v.in_force @> %(now)s::timestamptz and v.terms #> '{service,ways}' ?| %(net)s
"""
_COUNT = f"select count(*), count(*) filter (where v.terms #> '{{service,ways}}' ? %(window)s) {_IN_FORCE}"
_LIST = f"""
select i.ref, v.name, coalesce(o.name, '') {_IN_FORCE} and not v.terms #> '{{service,ways}}' ? %(window)s
order by 3, 2, 1 limit %(most)s
"""


def items(now: datetime) -> tuple[Share, tuple[NetOnly, ...]]:
    """Of the items that go over the net how many have a window, too; and those that have none."""
    facts: dict[str, Any] = {"now": now, "net": sorted(NET), "window": Way.WINDOW.value, "most": MOST + 1}
    with connections[READ].cursor() as cursor:
        cursor.execute(_COUNT, facts)
        ((whole, part),) = cursor.fetchall()
        cursor.execute(_LIST, facts)
        rows = tuple(NetOnly(*row) for row in cursor.fetchall())
    return Share(part, whole), Capped(rows, MOST)
