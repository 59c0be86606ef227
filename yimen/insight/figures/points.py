"""Points 同标准办理: the same item at different points, held against each other. One range of an index an item."""

from yimen.insight.figures.reading import CENTRE_NAME, ITEM_NAME, Span, seen, select
from yimen.insight.figures.rows import AtPoint, Spread
from yimen.kernel.actor import Actor
from yimen.kernel.reform.fairness import Point, standing_out

MOST = 100


def of_item(item_ref: str, actor: Actor, span: Span) -> tuple[AtPoint, ...]:
    """How an item went at each point in the span, the most cases first; who stands out is said."""
    condition, values = seen(actor)
    rows = select(
        "select n.ref, coalesce(cn.name, ''), count(*), count(*) filter (where t.outcome = 'denied'),"
        " count(*) filter (where t.outcome = 'refused'), sum(t.corrections)::int,"
        " percentile_cont(0.5) within group (order by t.took), count(*) filter (where t.kept = 'late'),"
        " count(distinct t.version_id)"
        " from traces_casetrace t join offices_centre n on n.id = t.centre_id"
        f"{CENTRE_NAME.format(centre='n.id')}"
        " where t.item_id = (select id from catalogue_item where ref = %(item)s)"
        f" and t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {condition} group by 1, 2 order by 3 desc, 2",
        {"item": item_ref, "begins": span.begins, "ends": span.ends, **values},
    )
    found = [Point(row[2], row[3] + row[4], None if row[6] is None else int(row[6])) for row in rows]
    said = standing_out(found)
    return tuple(
        AtPoint(row[0], row[1], row[2], row[3], row[4], row[5], point.median, row[7], row[8], out)
        for row, point, out in zip(rows, found, said, strict=True)
    )


def spreads(actor: Actor, span: Span) -> tuple[Spread, ...]:
    """Items handed in at several points, those that are furthest apart first."""
    condition, values = seen(actor)
    rows = select(
        "select i.ref, coalesce(vn.name, ''), g.points, g.cases, g.quickest, g.slowest from ("
        " select p.item_id, count(*) as points, sum(p.cases)::int as cases, min(p.median)::int as quickest,"
        "   max(p.median)::int as slowest from ("
        "  select t.item_id, t.centre_id, count(*) as cases,"
        "    percentile_cont(0.5) within group (order by t.took) as median"
        "   from traces_casetrace t where t.ended_at >= %(begins)s and t.ended_at < %(ends)s"
        f"   and t.outcome in ('granted', 'denied') and t.centre_id is not null and {condition} group by 1, 2) p"
        f"  group by 1 having count(*) > 1 order by max(p.median) - min(p.median) desc limit {MOST}) g"
        f" join catalogue_item i on i.id = g.item_id{ITEM_NAME.format(item='i.id')}"
        " order by g.slowest - g.quickest desc, 1",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(Spread(*row) for row in rows)
