"""Reading the parcels of a month: those that went, each with what was agreed for it."""

from datetime import date

from yimen.engine.case.cases.reading import select
from yimen.kernel.actor import Role
from yimen.kernel.postage import Carried, PostageWay
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import midnight

BOOKKEEPERS = (Role.CASHIER, Role.CENTRE_MANAGER)
"""Who settles with the carrier: one draws, another confirms."""

#: What was called off before the carrier had it is owed to nobody.
_MONTH = """
select p.id, p.postage_way way, p.postage_fen fen from parcels_parcel p
where p.posted_at >= %s and p.posted_at < %s and p.state <> 'cancelled' and p.postage_way <> ''
  and not exists (select from postage_postageline l where l.parcel_id = p.id) order by p.id
"""
_OPEN = """
select date_trunc('month', p.posted_at at time zone 'Asia/Shanghai')::date as month, count(*) parcels,
  coalesce(sum(p.postage_fen) filter (where p.postage_way <> 'to_carrier'), 0) owed,
  coalesce(sum(p.postage_fen) filter (where p.postage_way = 'to_carrier'), 0) taken
from parcels_parcel p where p.posted_at < %s and p.state <> 'cancelled' and p.postage_way <> ''
  and not exists (select from postage_postageline l where l.parcel_id = p.id)
  and not exists (select from postage_postagestatement s
    where s.returned_at is null and s.month = date_trunc('month', p.posted_at at time zone 'Asia/Shanghai')::date)
group by 1 order by 1 limit 24
"""


@snapshot
class ToSettle:
    """A parcel that was carried and not settled."""

    parcel_id: int
    carried: Carried


def of_month(month: date) -> tuple[ToSettle, ...]:
    """The parcels that went in this month and stand on no statement."""
    rows = select(_MONTH, (midnight(month), midnight(after(month))))
    return tuple(ToSettle(row["id"], Carried(PostageWay(row["way"]), row["fen"])) for row in rows)


def unsettled(today: date) -> tuple[tuple[date, int, int, int], ...]:
    """Months that are over and have no statement, as they are counted now."""
    rows = select(_OPEN, (midnight(today.replace(day=1)),))
    return tuple((row["month"], row["parcels"], int(row["owed"]), int(row["taken"])) for row in rows)


def after(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
