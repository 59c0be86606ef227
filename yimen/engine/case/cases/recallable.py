"""Cases an office may recall: the unit that was to decide them has lost its right. Read by keys of the open cases."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from yimen.engine.case.cases.seeing import OPEN
from yimen.kernel.snapshot import snapshot

#: Rights that have ended lead to the open cases of their unit; items taken over, to those of the office before.
_LOST = f"""
select c.ref, c.number, c.item_name, c.office_name, c.due_at, upper(d.valid) as since
  from catalogue_item i join delegations_delegation d on d.item_id = i.id and not d.valid @> %(day)s::date
  join cases_case c on c.office_id = d.office_id and c.decides_under_id = d.id and c.{OPEN}
 where i.office_id = any(%(offices)s)
union all
select c.ref, c.number, c.item_name, c.office_name, c.due_at, lower(t.valid)
  from delegations_takeover t join catalogue_item i on i.id = t.item_id and i.office_id <> t.office_id
  join cases_case c on c.office_id = i.office_id and c.item_id = i.id and c.decides_under_id is null and c.{OPEN}
 where t.office_id = any(%(offices)s) and t.valid @> %(day)s::date
 order by 5 nulls last, 1 limit %(limit)s
"""


@snapshot
class RecallableRow:
    """An open case whose unit lost its right on a day."""

    ref: str
    number: str
    item_name: str
    office_name: str
    due_at: datetime | None
    since: date | None


def to_recall(office_ids: Iterable[int], on: date, limit: int = 200) -> tuple[RecallableRow, ...]:
    """The open cases that the heads of these offices may recall on a day, by what falls due."""
    with connection.cursor() as cursor:
        cursor.execute(_LOST, {"offices": sorted(office_ids), "day": on, "limit": limit})
        return tuple(RecallableRow(*row) for row in cursor.fetchall())
