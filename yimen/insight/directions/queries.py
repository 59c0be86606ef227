"""Which items go in which direction, and how much was done in each. Read with the reading role.

A flag is worked out and never typed: by rule while an order for the version in force holds, self-service while the item
stands on the list besides and no cashier has to be paid, mobile when the version names the telephone among its ways in.
"""

from datetime import datetime, timedelta

from django.db import connections

from yimen.insight.directions.rows import DirectionRow, Directions
from yimen.kernel.capped import Capped
from yimen.kernel.elements import Way
from yimen.kernel.offers import EX_OFFICIO
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of

READ, MOST = "read", 200
DAYS = 30
_NOT_APPLIED_FOR = ", ".join(f"'{kind}'" for kind in sorted(EX_OFFICIO))
_ITEMS = f"""
with tried as (select o.item_id, count(*) filter (where t.passed_on = '') granted,
    count(*) filter (where t.passed_on <> '') passed
  from rule_orders_ruletrial t join rule_orders_ruleorder o on o.id = t.order_id
  where t.tried_at >= %(since)s and t.tried_at <= %(now)s group by 1),
filed as (select item_id, count(*) filter (where channel = 'kiosk') kiosk,
    count(*) filter (where channel = 'mobile') mobile
  from cases_case where received_at >= %(since)s and received_at <= %(now)s and channel in ('kiosk', 'mobile')
  group by 1)
select i.ref, v.name, coalesce((select n.name from offices_officeterm n where n.office_id = i.office_id
    and n.valid @> %(on)s::date), ''), x.by_rule, x.by_rule and exists (select from rule_orders_selfservicelisting l
    where l.item_id = i.id and l.ended_at is null and l.begins <= %(on)s::date)
    and (v.terms #>> '{{service,online_payment}}' = 'yes' or not exists (
      select from jsonb_array_elements(v.terms->'fees') f where (f->>'fen')::bigint > 0)),
  coalesce(v.terms #> '{{service,ways}}', '[]') ? '{Way.MOBILE.value}', coalesce(t.granted, 0), coalesce(t.passed, 0),
  coalesce(f.kiosk, 0), coalesce(f.mobile, 0)
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
  cross join lateral (select exists (select from rule_orders_ruleorder o where o.item_id = i.id
    and o.version_id = v.id and o.ended_at is null and o.valid @> %(on)s::date) by_rule) x
  left join tried t on t.item_id = i.id left join filed f on f.item_id = i.id
where v.in_force @> %(now)s and v.kind not in ({_NOT_APPLIED_FOR})
order by x.by_rule desc, 5 desc, coalesce(t.granted, 0) desc, coalesce(f.kiosk, 0) + coalesce(f.mobile, 0) desc,
  v.sort_key, i.id
"""
_MINUTES = """
select percentile_disc(0.5) within group (order by minutes) from rule_orders_ruletrial
where passed_on = '' and tried_at >= %(since)s and tried_at <= %(now)s
"""


def directions(now: datetime) -> Directions:
    """All items of the catalogue in the three directions, with what was done in the last thirty days."""
    facts = {"on": day_of(now), "now": now, "since": now - timedelta(days=DAYS)}
    with connections[READ].cursor() as cursor:
        cursor.execute(_ITEMS, facts)
        rows = [_row(*row) for row in cursor.fetchall()]
        cursor.execute(_MINUTES, facts)
        (minutes,) = cursor.fetchone()
    granted = sum(one.granted for one in rows)
    return Directions(
        items=len(rows),
        by_rule=Share(sum(1 for one in rows if one.by_rule), len(rows)),
        self_service=Share(sum(1 for one in rows if one.self_service), len(rows)),
        mobile=Share(sum(1 for one in rows if one.mobile), len(rows)),
        granted=Share(granted, granted + sum(one.passed_on for one in rows)),
        at_terminals=sum(one.at_terminals for one in rows),
        on_telephones=sum(one.on_telephones for one in rows),
        minutes=minutes,
        rows=Capped(rows, MOST),
    )


def _row(ref: str, name: str, office: str, by_rule: bool, listed: bool, mobile: bool, *counts: int) -> DirectionRow:
    by_rule_, listed_, mobile_ = ("yes" if one else "" for one in (by_rule, listed, mobile))
    return DirectionRow(ref, name, office, by_rule_, listed_, mobile_, *counts)
