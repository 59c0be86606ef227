"""Indicators 主要指标: of the city and each county the cases for ten thousand inhabitants, and its enterprises.

Cases are counted from the traces, enterprises from their register; how many people live there is a published figure
with its day and source, and where nobody entered one nothing is divided.
"""

from datetime import date, timedelta

from yimen.insight.figures.reading import Span, select
from yimen.insight.figures.trends import NONE, Counted, Whose, times, told_of
from yimen.kernel.few import Part
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.populations import queries as populations
from yimen.registries.regions import queries as regions

CITY, COUNTY = 2, 3

_CASES = """
select coalesce(t.county_id, t.city_id), count(*) filter (where t.received_at >= %(begins)s),
  count(*) filter (where t.received_at >= %(begins)s and {own}),
  count(*) filter (where t.received_at < %(ends_before)s),
  count(*) filter (where t.received_at < %(ends_before)s and {own})
from traces_casetrace t
where (t.received_at >= %(begins)s and t.received_at < %(ends)s
  or t.received_at >= %(begins_before)s and t.received_at < %(ends_before)s)
  and {seen} group by grouping sets ((t.city_id), (t.county_id))
"""
_ENTERPRISES = """
select coalesce(c.county_id, c.city_id),
  count(*) filter (where e.registered_at >= %(begins)s and e.registered_at < %(ends)s),
  count(*) filter (where e.registered_at >= %(begins_before)s and e.registered_at < %(ends_before)s),
  count(*) filter (where e.ended_at >= %(begins)s and e.ended_at < %(ends)s),
  count(*) filter (where e.registered_at < %(ends)s and (e.ended_at is null or e.ended_at >= %(ends)s))
from enterprises_enterprise e join cases_case c on c.id = e.case_id group by grouping sets ((c.city_id), (c.county_id))
"""


@snapshot
class Indicator:
    """The city or a county: its inhabitants as somebody published them, its cases and its enterprises."""

    ref: str
    kind: str
    """city or county."""
    name: str
    people: int
    """Nought: nobody entered how many."""
    as_of: date | None
    source: str
    cases: Counted
    founded: int
    founded_before: int
    ended: int
    standing: int


def indicators(of: Whose, span: Span) -> tuple[Indicator, ...]:
    """The city and its counties, with the figures of a time and of the year before; two statements of counting.

    What lies in no county is the city's alone, so that a county is not worked out from the others.
    """
    facts = times(span)
    sql = _CASES.format(seen=of.condition, own=of.own)
    cases = {row[0]: (Part(*row[1:3]), Part(*row[3:5])) for row in select(sql, {**facts, **of.values})}
    enterprises = {row[0]: row[1:] for row in select(_ENTERPRISES, facts)}
    # A time that ends with a year is told of the places and the people of that year.
    on = day_of(span.ends - timedelta(microseconds=1))
    people = populations.as_of(on)
    tree = regions.tree(on)
    cities, counties = ([one for one in tree if one.level == level] for level in (CITY, COUNTY))
    counted = [
        *(told_of(of, [cases.get(one.id, NONE)])[0] for one in cities),
        *told_of(of, [cases.get(one.id, NONE) for one in counties]),
    ]
    return tuple(
        Indicator(
            one.ref, "city" if one.level == CITY else "county", one.name, known.people if known else 0,
            known.as_of if known else None, known.source if known else "", by, *enterprises.get(one.id, (0, 0, 0, 0)),
        )
        for one, by in zip((*cities, *counties), counted, strict=True)
        for known in (people.get(one.id),)
    )  # fmt: skip
