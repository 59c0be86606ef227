"""Pace 提速: what cases really took against what law and promise gave, by office, level, licence or item.

Counted from the traces of cases decided in a span: one range of an index, with the version of each for its licence.
"""

from yimen.insight.figures.reading import ITEM_NAME, OFFICE_NAME, Span, seen, select
from yimen.insight.figures.rows import Pace
from yimen.kernel.actor import Actor

#: By what cases are put together: what names the group, what it is called, and what has to be looked up.
_GROUPS = {
    "office": ("t.office_id", "o.ref", "coalesce(on_.name, '')", OFFICE_NAME.format(office="g.id")),
    "item": ("t.item_id", "i.ref", "coalesce(vn.name, '')", ITEM_NAME.format(item="g.id")),
    "level": ("r.level", "g.id::text", "g.id::text", ""),
    "family": ("v.certificate_name", "g.id", "g.id", ""),
}
MOST = 500
_JOINED = {
    "level": " join offices_office o on o.id = t.office_id join regions_region r on r.id = o.region_id",
    "family": " join catalogue_itemversion v on v.id = t.version_id and v.certificate_name <> ''",
}
_NAMED = {
    "office": " join offices_office o on o.id = g.id",
    "item": " join catalogue_item i on i.id = g.id",
}


def by(group: str, actor: Actor, span: Span) -> tuple[Pace, ...]:
    """The groups whose cases were decided in the span, the most cases first; without a statute: counted apart."""
    condition, values = seen(actor)
    column, ref, name, lookup = _GROUPS[group]
    rows = select(
        f"select {ref}, {name}, cases, counted, statutory, promised, promised_of, took, took_of from ("
        f" select {column} as id, count(*) as cases, count(t.statutory)::int as counted,"
        "   coalesce(sum(t.statutory), 0)::bigint as statutory,"
        "   coalesce(sum(t.promised) filter (where t.statutory is not null), 0)::bigint as promised,"
        "   coalesce(sum(t.statutory) filter (where t.promised is not null), 0)::bigint as promised_of,"
        "   coalesce(sum(t.took) filter (where t.statutory is not null), 0)::bigint as took,"
        "   coalesce(sum(t.statutory) filter (where t.took is not null), 0)::bigint as took_of"
        f"  from traces_casetrace t{_JOINED.get(group, '')}"
        "  where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and t.outcome in ('granted', 'denied')"
        f"  and {condition} group by 1 order by 2 desc limit {MOST}) g{_NAMED.get(group, '')}{lookup}"
        " order by cases desc, 2",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(Pace(*row) for row in rows)
