"""What entered a centre and where it is decided, sealed and made: worked out from dated records, item by item.

Decided there: its comprehensive windows decide by the office's letter, or the office says that it decides in it.
Sealed there: an approval seal that the centre made is in use. An office that says nothing counts as elsewhere.
"""

from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import connections

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import day_of

READ = "read"
MOST = 1000
_PLACE = """left join lateral (select s.centre_id, s.elsewhere from integrations_stepplace s
    where s.step = '{step}' and s.valid @> %(on)s::date and s.office_id in (o.id, o.parent_id)
      and (s.item_id = i.id or s.item_id is null) order by s.item_id nulls last limit 1) {name} on true"""
_ENTERED = f"""
with entered as (
  select i.id, i.ref, v.name, coalesce(o.parent_id, o.id) as dept, r.centre_id,
    p.place = 'authorised' or coalesce(d.centre_id = r.centre_id, false) as decided_here,
    v.certificate_name <> '' as certified, coalesce(m.centre_id = r.centre_id, false) as made_here,
    d.centre_id as decided_in, coalesce(d.elsewhere, '') as decided_elsewhere,
    exists (select from stamps_stamp s join stamps_stamphandover h on h.stamp_id = s.id and h.returned_at is null
      join grants_letter l on l.id = h.letter_id
      where s.office_id = coalesce(o.parent_id, o.id) and s.centre_id = r.centre_id and s."end" = ''
        and h.received_at <= %(now)s and l.valid @> %(now)s and (l.revoked_at is null or l.revoked_at > %(now)s)
    ) as sealed_here
  from concentration_residentitem p join concentration_residency r on r.id = p.residency_id
    join catalogue_item i on i.id = p.item_id join offices_office o on o.id = i.office_id
    join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s and v.kind not in {NOT_APPLIED_FOR}
    {_PLACE.format(step="decide", name="d")}
    {_PLACE.format(step="certificate", name="m")}
  where p.valid @> %(on)s::date and p.place in ('centre', 'authorised'))
"""
_NAME = "coalesce((select t.name from offices_{}term t where t.{}_id = {} and t.valid @> %(on)s::date), '')"
_OFFICES = f"""{_ENTERED}
select o.ref, {_NAME.format("office", "office", "o.id")}, count(*), count(*) filter (where e.decided_here),
  count(*) filter (where e.sealed_here), count(*) filter (where e.certified),
  count(*) filter (where e.certified and e.made_here)
from entered e join offices_office o on o.id = e.dept group by o.id, o.ref order by o.id limit {MOST}
"""
_ONLY = f"""{_ENTERED}
select e.ref, e.name, o.ref, {_NAME.format("office", "office", "o.id")},
  {_NAME.format("centre", "centre", "e.centre_id")},
  case when e.decided_in is null then e.decided_elsewhere else {_NAME.format("centre", "centre", "e.decided_in")} end
from entered e join offices_office o on o.id = e.dept
where not e.decided_here and (%(office)s = '' or o.ref = %(office)s) order by o.id, e.id limit {MOST}
"""


@snapshot
class ThreeInPlace:
    """A department: of its items in centres, how many are decided there, sealed there, and made into certificates."""

    office_ref: str
    office_name: str
    items: int
    decided: int
    sealed: int
    certificates: int
    """Items that end in a certificate."""
    made: int

    @property
    def met(self) -> bool:
        """审批、盖章、证书制作三到位."""
        return self.decided == self.items == self.sealed and self.made == self.certificates

    @property
    def share(self) -> Fraction:
        """既受又理: of what is taken in, how much is decided there."""
        return Fraction(self.decided, self.items)


@snapshot
class OnlyAccepted:
    """An item that a centre takes in and somebody else decides; `decided_at` is empty when nobody has said where."""

    item_ref: str
    item_name: str
    office_ref: str
    office_name: str
    centre_name: str
    decided_at: str


def offices(now: datetime) -> tuple[ThreeInPlace, ...]:
    """Every department with items in a centre."""
    return tuple(ThreeInPlace(*row) for row in _select(_OFFICES, now))


def only_accepted(now: datetime, office_ref: str = "") -> tuple[OnlyAccepted, ...]:
    """The items that centres only take in, by department, with the place of decision."""
    return tuple(OnlyAccepted(*row) for row in _select(_ONLY, now, office=office_ref))


def _select(sql: str, now: datetime, **facts: str) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, {"now": now, "on": day_of(now), **facts})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
