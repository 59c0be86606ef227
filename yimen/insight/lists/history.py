"""What changed on a list 持续扩充: what came onto it and left it, by the moments at which versions began and ended.

Nothing is kept for it: a version that is on the list gives one at its beginning and takes one at its end, and what a
successor gives back at the same moment did not change.
"""

from datetime import UTC, date, datetime, time

from yimen.insight.lists.members import select
from yimen.insight.lists.rows import Change, ChangedDay
from yimen.kernel.lists import ListDefinition
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import ZONE

MOST_CHANGES = 200
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)

_STEPS = """
 select item_id, at, sum(step)::int as net from (
   select item_id, lower(in_force) as at, 1 as step from catalogue_itemversion
    where lists <> 0 and lists & %(bit)s <> 0 and not isempty(in_force)
   union all
   select item_id, upper(in_force), -1 from catalogue_itemversion
    where lists <> 0 and lists & %(bit)s <> 0 and not isempty(in_force) and not upper_inf(in_force)) step
 where at <= %(now)s and at >= %(since)s group by 1, 2 having sum(step) <> 0
"""


def days(of: ListDefinition, now: datetime) -> tuple[ChangedDay, ...]:
    """Each day on which the list changed, the first first, with how long the list was at its end."""
    rows = select(
        "select (at at time zone %(zone)s)::date, count(*) filter (where net > 0), count(*) filter (where net < 0)"
        f" from ({_STEPS}) n group by 1 order by 1",
        {"bit": of.bit, "now": now, "zone": ZONE.key, "since": _EARLIEST},
    )
    length, told = 0, []
    for on, added, removed in rows:
        length += added - removed
        told.append(ChangedDay(on, added, removed, length))
    return tuple(told)


def changes(of: ListDefinition, now: datetime, since: date | None = None) -> tuple[Change, ...]:
    """What came onto the list or left it since a day, the latest first; named as it was called then; the last 200."""
    begins = _EARLIEST if since is None else datetime.combine(since, time(), ZONE)
    rows = select(
        "select n.at, case when n.net > 0 then 'added' else 'removed' end, i.ref, v.name, coalesce(t.name, '')"
        f" from (select * from ({_STEPS}) all_steps order by at desc, item_id limit %(limit)s) n"
        f" join catalogue_item i on i.id = n.item_id {OFFICE}"
        " join lateral (select name from catalogue_itemversion v"
        "  where v.item_id = n.item_id and not isempty(v.in_force)"
        "  and (n.net > 0 and lower(v.in_force) = n.at or n.net < 0 and upper(v.in_force) = n.at) limit 1) v on true"
        " order by n.at desc, v.name",
        {"bit": of.bit, "now": now, "since": begins, "limit": MOST_CHANGES},
    )
    return tuple(Change(*row) for row in rows)
