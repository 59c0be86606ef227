"""Gathered 集中办理: of a department's items those handled in centres, and of these those reviewed and approved once.

As of any day, from the dated rows of who entered: a past month is what it was, and no table keeps a rate.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from yimen.insight.figures.reading import OFFICE_NAME, select
from yimen.kernel.rates import Share
from yimen.kernel.reform.sparing import AROUND
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import ZONE, day_of

MOST = 500
MONTHS = 12
_IN_CENTRE = """exists (select from concentration_residentitem q where q.item_id = i.id and q.valid @> {day}
   and q.place in ('centre', 'authorised'))"""
_SHARES = f"""
select o.ref, coalesce(on_.name, ''), g.items, g.here, g.twice from (
  select coalesce(p.parent_id, p.id) office_id, count(*) items, count(*) filter (where x.here) here,
    count(*) filter (where x.here and x.twice) twice
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office p on p.id = i.office_id
    cross join lateral (select {_IN_CENTRE.format(day="%(on)s::date")} as here, (
      select array_agg(s->>'code' order by s->>'code') filter (where s->>'code' <> all(%(around)s))
        from jsonb_array_elements(v.terms->'steps') s) = array['decide', 'review'] as twice) x
  where v.state <> 'draft' and v.in_force @> %(at)s and v.kind not in {NOT_APPLIED_FOR} group by 1) g
  join offices_office o on o.id = g.office_id{OFFICE_NAME.format(office="g.office_id")}
order by g.items desc, 2 limit {MOST}
"""
_HISTORY = f"""
select d.at::date, count(*)::int, count(*) filter (where {_IN_CENTRE.format(day="d.at::date")})::int
from unnest(%(days)s::date[]) d(at) join catalogue_itemversion v
    on v.state <> 'draft' and v.in_force @> ((d.at + 1)::timestamp at time zone %(zone)s - interval '1 second')
  join catalogue_item i on i.id = v.item_id join offices_office p on p.id = i.office_id
where v.kind not in {NOT_APPLIED_FOR}
  and coalesce(p.parent_id, p.id) = (select id from offices_office where ref = %(office)s)
group by 1 order by 1
"""


@snapshot
class Gathered:
    """A department: its items, those in centres, and of these those with one review and one approval."""

    office_ref: str
    office: str
    items: int
    here: int
    twice: int

    @property
    def share(self) -> Share:
        """集中办理比例: in centres, of all its items."""
        return Share(self.here, self.items)

    @property
    def one_and_one(self) -> Share:
        """一审一核率: reviewed once and approved once, of its items in centres."""
        return Share(self.twice, self.here)


def departments(at: datetime) -> tuple[Gathered, ...]:
    """Every department with items in force, the most items first."""
    return tuple(Gathered(*row) for row in select(_SHARES, {"at": at, "on": day_of(at), "around": sorted(AROUND)}))


def whole(rows: Iterable[Gathered]) -> Gathered:
    """All departments together."""
    found = tuple(rows)
    sums = (sum(one.items for one in found), sum(one.here for one in found), sum(one.twice for one in found))
    return Gathered("", "", *sums)


def history(office_ref: str, at: datetime, months: int = MONTHS) -> tuple[tuple[date, Share], ...]:
    """How much of a department was handled in centres at the end of each month, and today."""
    days, day = [day_of(at)], day_of(at)
    for _ in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    rows = select(_HISTORY, {"days": days, "office": office_ref, "zone": ZONE.key})
    return tuple((day, Share(here, items)) for day, items, here in rows)
