"""Facts of offices as days: each statement gives, for every office asked for, the days on which a thing was so.

The database joins and subtracts the spans of single items and people (multiranges); the kernel weighs the days.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connections

from yimen.kernel.offices.concentration import Facts
from yimen.kernel.offices.powers import RIGHTS, Mode, Right
from yimen.kernel.time.spells import ALWAYS, NEVER, Spell, Spells, at_least, spells
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR

READ = "read"
DECIDING = sorted(mode for mode in Mode if Right.DECIDE in RIGHTS[mode])
_ZONE = "at time zone 'Asia/Shanghai'"


def _days(span: str, end: str = "") -> str:
    """A span of moments as days of the city; cut short where `end` comes first, and empty where it came before."""
    first = f"(lower({span}) {_ZONE})::date"
    if not end:
        return f"daterange({first}, (upper({span}) {_ZONE})::date)"
    last = f"least(upper({span}), {end})"
    return f"daterange({first}, case when {last} is not null then greatest({first}, ({last} {_ZONE})::date) end)"


#: The offices asked for, with their sections: what lies at a section is the department's.
_ASKED = """
with asked as (
  select o.id, coalesce(o.parent_id, o.id) as dept from offices_office o
  where o.id = any(%(offices)s) or o.parent_id = any(%(offices)s))"""
_SCOPE = f""", items as (
  select i.id, i.office_id, a.dept, range_agg({_days("v.in_force")}) as days
  from asked a join catalogue_item i on i.office_id = a.id join catalogue_itemversion v on v.item_id = i.id
  where v.state in ('published', 'cancelled') and not isempty(v.in_force) and v.kind not in {NOT_APPLIED_FOR}
  group by 1, 2, 3)
"""
_DIVIDED = (
    "select office_id, lower(valid), upper(valid) from offices_approvaldivision where office_id = any(%(offices)s)"
)
_RESIDENT = (
    "select office_id, entered_on, left_on from concentration_residency"
    " where office_id = any(%(offices)s) and entered_on is not null"
)
#: Days on which an item lay at a section that nobody had taken over, or another office of the department decided it.
_SCATTERED = f"""{_ASKED}{_SCOPE}
select dept, lower(r), upper(r) from (
  select s.dept, s.days - coalesce((select range_agg(t.valid) from delegations_takeover t
      where t.item_id = s.id and t.office_id = s.dept), '{{}}') as days
  from items s where s.office_id <> s.dept
  union all select s.dept, range_agg(d.valid) from items s
    join delegations_delegation d on d.item_id = s.id and d.mode = any(%(deciding)s)
    join offices_office u on u.id = d.office_id and u.parent_id = s.dept group by 1) x
cross join unnest(x.days) r
"""
_OUTSIDE = f"""{_ASKED}{_SCOPE}
select dept, lower(r), upper(r) from (
  select dept, range_agg(outside) as days from (
    select s.dept, s.days - coalesce((select range_agg(p.valid) from concentration_residentitem p
        where p.item_id = s.id and p.valid is not null), '{{}}') as outside from items s) x group by 1) y
cross join unnest(y.days) r
"""
_GUIDES = f"""{_ASKED}
select a.dept, min((v.created_at {_ZONE})::date), null::date from asked a join catalogue_item i on i.office_id = a.id
  join catalogue_itemversion v on v.item_id = i.id
where v.search is not null and v.in_force is null and v.state <> 'discarded' and v.kind not in {NOT_APPLIED_FOR}
  and not exists (select from catalogue_itemversion f where f.item_id = i.id and f.in_force @> %(now)s)
group by 1
"""
#: A letter of the office for everything, with the approval seal.
LETTER = """l.seal <> '' and (l.items = '[]' or not exists (select from catalogue_item k
    where k.office_id = l.office_id and not l.items @> to_jsonb(k.id)))"""
_AUTHORISED = f"""
select l.office_id, lower(s.days), upper(s.days) from concentration_divisionduty d
  join grants_letter l on l.holder_id = d.staff_id and l.office_id = d.office_id
  cross join lateral (select d.valid * {_days("l.valid", "l.revoked_at")} as days) s
where d.office_id = any(%(offices)s) and d.duty = 'head' and {LETTER}
union all
select r.office_id, lower(s.days), upper(s.days) from concentration_residency r
  join offices_approvaldivision v on v.office_id = r.office_id and v.form = 'delegated'
  join grants_letter l on l.office_id = r.office_id and {LETTER}
  join people_posting g on g.staff_id = l.holder_id join people_post p on p.id = g.post_id
  join offices_window w on w.id = p.window_id and w.centre_id = r.centre_id and w.office_id is null
  cross join lateral (select v.valid * {_days("g.valid")} * {_days("l.valid", "l.revoked_at")} as days) s
where r.office_id = any(%(offices)s) and r.entered_on is not null
"""
#: Who of an office holds a post in the centre it entered: one row a person and posting.
_POSTED = f"""
select r.id, r.office_id, r.entered_on, r.left_on, r.staff, s.id, lower(x.days), upper(x.days)
from concentration_residency r
  left join (people_staff s join people_posting g on g.staff_id = s.id join people_post p on p.id = g.post_id
      left join offices_window w on w.id = p.window_id)
    on (s.office_id = r.office_id or s.office_id in (select id from offices_office where parent_id = r.office_id))
      and coalesce(w.centre_id, p.centre_id) = r.centre_id
  left join lateral (select {_days("g.valid")} as days) x on true
where r.office_id = any(%(offices)s) and r.entered_on is not null
"""


def facts_of(offices: Sequence[int], now: Any) -> Mapping[int, Facts]:
    """The facts of each office, from seven statements however many offices are asked for."""
    asked = {"offices": list(offices), "now": now, "deciding": DECIDING}
    divided, resident = _spells(_DIVIDED, asked), _spells(_RESIDENT, asked)
    scattered, outside = _spells(_SCATTERED, asked), _spells(_OUTSIDE, asked)
    guides, authorised, staffed = _spells(_GUIDES, asked), _spells(_AUTHORISED, asked), _staffed(asked)
    return {
        one: Facts(
            divided=divided[one],
            scattered=scattered[one],
            resident=resident[one],
            guides=guides[one],
            outside=outside[one],
            authorised=authorised[one],
            staffed=staffed[one],
        )
        for one in offices
    }


def _spells(sql: str, asked: Mapping[str, Any]) -> Mapping[int, Spells]:
    found: dict[int, list[Spell]] = defaultdict(list)
    for office, begins, ends in select(sql, asked):
        if begins is not None:
            found[office].append((begins, ends))
    return defaultdict(lambda: NEVER, {office: spells(spans) for office, spans in found.items()})


def _staffed(asked: Mapping[str, Any]) -> Mapping[int, Spells]:
    """In one of the centres an office entered, as many of its people hold a post there as were planned."""
    planned: dict[int, tuple[int, Spells, int]] = {}
    people: dict[int, dict[int, list[Spell]]] = defaultdict(lambda: defaultdict(list))
    for residency, office, entered, left, needed, person, begins, ends in select(_POSTED, asked):
        planned[residency] = office, Spells(((entered, left),)), needed
        if person is not None and begins is not None:
            people[residency][person].append((begins, ends))
    found: dict[int, Spells] = defaultdict(lambda: NEVER)
    for residency, (office, here, needed) in planned.items():
        each = [span for spans in people[residency].values() for span in spells(spans).spans]
        found[office] |= here & (at_least(needed, each) if needed else ALWAYS)
    return found


def select(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement, asked as the reading role."""
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def first_day(day: date | None, other: date) -> date:
    """The later of two days, of which one may be missing."""
    return other if day is None else max(day, other)
