"""Trips 跑动次数: how often people really came for an item, district by district, against what its first version asked.

A trip is a visit on which something was done with the case: a ticket served, a window, a result collected. What the old
procedure asked is what the first published version of the item says; a version never says how often somebody came.
"""

from yimen.insight.figures.reading import ITEM_NAME, Span, seen, select
from yimen.insight.figures.rows import Trips, TripsTotal
from yimen.kernel.actor import Actor

MOST = 500
_DISTRICT = (
    " left join lateral (select name from regions_regionterm rt_ where rt_.region_id = g.district"
    " order by upper(rt_.valid) desc nulls first limit 1) rn on true"
)
_FIRST = (
    " cross join lateral (select coalesce((f.terms->>'trips')::int, 0) trips from catalogue_itemversion f"
    " where f.item_id = c.item_id and f.state <> 'draft' order by f.number limit 1) f"
)


_PLACES = (
    " select c.item_id, c.district, sum(c.cases)::int cases, sum(c.visits)::int visits,"
    "   sum(c.cases * f.trips)::int before, sum(c.no_trip)::int no_trip from ("
    "  select t.item_id, coalesce(t.county_id, t.city_id) district, count(*) cases, sum(t.visits) visits,"
    "    count(*) filter (where t.visits = 0) no_trip"
    "  from traces_casetrace t where t.ended_at >= %(begins)s and t.ended_at < %(ends)s"
    f"   and t.outcome in ('granted', 'denied') and {{seen}} group by 1, 2) c{_FIRST} group by 1, 2"
)


def total(actor: Actor, span: Span) -> TripsTotal:
    """The same of all items and districts together, those that no list is long enough for too."""
    condition, values = seen(actor)
    ((cases, visits, before, without),) = select(
        "select coalesce(sum(cases), 0)::int, coalesce(sum(visits), 0)::int, coalesce(sum(before), 0)::int,"
        " coalesce(sum(no_trip), 0)::int"
        f" from ({_PLACES.format(seen=condition)}) g",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return TripsTotal(cases, visits, before, without)


def by_item(actor: Actor, span: Span) -> tuple[Trips, ...]:
    """Items with the districts in which cases were decided in the span, the most trips saved first."""
    condition, values = seen(actor)
    rows = select(
        "select i.ref, coalesce(vn.name, ''), coalesce(rn.name, ''), g.cases, g.visits, g.before from ("
        f"{_PLACES.format(seen=condition)} order by sum(c.cases * f.trips) - sum(c.visits) desc limit {MOST}) g"
        " join catalogue_item i on i.id = g.item_id"
        f"{ITEM_NAME.format(item='g.item_id')}{_DISTRICT} order by g.before - g.visits desc, 2, 3",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(Trips(*row) for row in rows)
