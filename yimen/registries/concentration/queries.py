"""Reads of the concentration of powers, on the day that is asked for: nothing here says that an office complies."""

from collections.abc import Iterable
from datetime import date, datetime
from json import loads
from typing import Any

from django.db import connection

from yimen.kernel.offices.concentration import (
    Duty,
    Integration,
    Presence,
    Seats,
    SeatSide,
    SetUp,
    Task,
    Template,
    presence,
)
from yimen.kernel.offices.entry_order import TAG_THEMES, TAG_WORDS, EntryTag, entry_order
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.concentration.rows import (
    DeterminationRow,
    DutyRow,
    PlacedPage,
    PlacedRow,
    ResidencyPage,
    ResidencyRow,
    SeatPlanRow,
    SeatRow,
    SectionPostRow,
    SectionRow,
    TemplateRow,
)
from yimen.registries.dated import day_of

PAGE, MOST_SEATS = 50, 1000
_OFFICE_NAME = """left join lateral (select name from offices_officeterm where office_id = {}
     order by upper(valid) desc nulls first limit 1) {} on true"""
_CENTRE_NAME = """left join lateral (select name from offices_centreterm where centre_id = {}
     order by upper(valid) desc nulls first limit 1) {} on true"""
_TEMPLATES = """
select r.ref, coalesce(n.name, ''), t.template, lower(t.valid), upper(t.valid), t.basis
from concentration_concentrationtemplate t join regions_region r on r.id = t.region_id
  left join lateral (select name from regions_regionterm where region_id = r.id
     order by upper(valid) desc nulls first limit 1) n on true
order by r.level, r.id, t.valid desc
"""
_DETERMINATIONS = f"""
select d.ref, d.number, o.ref, coalesce(n.name, ''), d.name, d.form, d.way, d.integration, d.tasks, d.headcount,
  coalesce((select json_agg(json_build_array(s.ref, coalesce(sn.name, '')) order by s.id) from offices_office s
     {_OFFICE_NAME.format("s.id", "sn")} where d.closes @> to_jsonb(s.id)), '[]'), d.begins, d.proposed_at,
  d.approved_at
from concentration_determination d join offices_office o on o.id = d.office_id {_OFFICE_NAME.format("o.id", "n")}
"""
_DUTIES = """
select d.ref, o.ref, s.ref, s.name, d.duty, lower(d.valid), upper(d.valid), d.basis
from concentration_divisionduty d join offices_office o on o.id = d.office_id join people_staff s on s.id = d.staff_id
"""
_SEATS = f"""
select c.ref, coalesce(n.name, ''), coalesce(s.front, 0), coalesce(s.back, 0), coalesce(h.front, 0),
  coalesce(h.back, 0), case when s.id is null then 'no' else 'yes' end
from offices_centre c {_CENTRE_NAME.format("c.id", "n")}
  left join concentration_seatstock s on s.centre_id = c.id and s.valid @> %(on)s::date
  left join (select centre_id, sum(front)::int as front, sum(back)::int as back from concentration_residency
    where left_on is null and called_off_on is null group by 1) h on h.centre_id = c.id
"""
_SEAT_PLAN = f"""
select s.ref, s.code, s.side, coalesce(o.ref, ''), coalesce(n.name, ''), coalesce(p.ref, ''), coalesce(p.name, ''),
  lower(u.valid)
from concentration_seat s join offices_centre c on c.id = s.centre_id
  left join concentration_seatallotment a on a.seat_id = s.id and a.valid @> %(on)s::date
  left join concentration_residency r on r.id = a.residency_id left join offices_office o on o.id = r.office_id
  {_OFFICE_NAME.format("o.id", "n")}
  left join lateral (select x.staff_id, x.valid from concentration_seatoccupant x where x.seat_id = s.id
    and (upper(x.valid) is null or upper(x.valid) > %(on)s) and not isempty(x.valid) order by x.valid limit 1) u on true
  left join people_staff p on p.id = u.staff_id
where c.ref = %(centre)s and s.valid @> %(on)s::date order by s.side desc, s.code limit %(most)s
"""
_SEATS_OF = """
select u.staff_id, s.code from concentration_seatoccupant u join concentration_seat s on s.id = u.seat_id
where u.staff_id = any(%(staff)s) and (upper(u.valid) is null or upper(u.valid) > %(on)s) and not isempty(u.valid)
order by u.valid desc
"""
_NOW_AND_DUTY = """(select s.name from concentration_divisionduty d join people_staff s on s.id = d.staff_id
    where d.office_id = r.office_id and d.duty = '{}' and d.valid @> %(on)s::date)"""
#: A post of the approval section, and whether its workplace is in the centre: its counter stands there, or it was
#: brought in with the section.
_SECTION = """
from people_post p where p.office_id = r.office_id and p.valid @> %(on)s::date
  and p.role in ('window', 'reviewer', 'chief', 'decider')
"""
_HERE = """(p.centre_id = r.centre_id or exists (select from concentration_sectionpost x where x.post_id = p.id
  and x.residency_id = r.id and x.valid @> %(on)s::date))"""
_POSTS = f"""
select p.ref, p.name, p.role, coalesce((select string_agg(s.name, '、' order by g.id) from people_posting g
    join people_staff s on s.id = g.staff_id where g.post_id = p.id and g.kind = 'holder' and g.valid @> %(now)s), ''),
  case when p.centre_id = r.centre_id then 'counter' when {_HERE} then 'section' else '' end
from concentration_residency r cross join lateral (select p.* {_SECTION}) p where r.ref = %(ref)s
order by array_position(array['window', 'reviewer', 'chief', 'decider'], p.role), p.id limit %(most)s
"""
_RESIDENCIES = f"""
select r.id, r.ref, o.ref, coalesce(n.name, ''), c.ref, coalesce(cn.name, ''), r.batch, r.due, r.front, r.back,
  r.windows, r.staff, r.planned_on, r.entered_on, r.left_on, r.called_off_on,
  (select count(*) from concentration_residentitem where residency_id = r.id and valid @> %(on)s::date),
  (select count(*) from concentration_residentitem where residency_id = r.id and valid is null),
  coalesce({_NOW_AND_DUTY.format(Duty.LEADER)}, ''), coalesce({_NOW_AND_DUTY.format(Duty.HEAD)}, ''), r.basis,
  (select count(*) {_SECTION} and {_HERE}), (select count(*) {_SECTION})
from concentration_residency r join offices_office o on o.id = r.office_id join offices_centre c on c.id = r.centre_id
  {_OFFICE_NAME.format("o.id", "n")} {_CENTRE_NAME.format("c.id", "cn")}
"""
#: With which theme an item is tagged for its entry: by a tag that says it outright, else by its theme on the shelves.
_TAG = """case when v.terms #> '{service,tags}' ?| %(investment_words)s then 'investment'
  when v.terms #> '{service,tags}' ?| %(daily_words)s then 'daily_life'
  when v.theme = any(%(investment_themes)s) then 'investment'
  when v.theme = any(%(daily_themes)s) then 'daily_life' else 'other' end"""
_TAG_FACTS: dict[str, Any] = {
    "investment_words": list(TAG_WORDS[EntryTag.INVESTMENT]),
    "daily_words": list(TAG_WORDS[EntryTag.DAILY_LIFE]),
    "investment_themes": list(TAG_THEMES[EntryTag.INVESTMENT]),
    "daily_themes": list(TAG_THEMES[EntryTag.DAILY_LIFE]),
}
#: What an item of the office says today, where it is handled, and else by which plan it will be.
PLACED = f"""
select i.ref, v.name, o.ref, coalesce(n.name, ''), v.kind, coalesce(p.place, w.place, ''), coalesce(p.ground, ''),
  coalesce(c.ref, ''), coalesce(cn.name, ''), coalesce((select array_agg(code order by code) from offices_window x
     where x.centre_id = c.id and x.valid @> %(on)s::date and (case when p.place = 'authorised' then x.office_id is null
       else x.office_id = i.office_id or x.office_id is null and not exists (select from offices_window y
         where y.centre_id = c.id and y.office_id = i.office_id and y.valid @> %(on)s::date) end)), '{{}}'),
  lower(p.valid), coalesce(r.batch, ''), r.due, coalesce(p.basis, w.basis, ''), {_TAG}, p.id is not null,
  {{first}} || '~' || v.sort_key || '~' || v.id
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
  left join concentration_residentitem p on p.item_id = i.id and p.valid @> %(on)s::date
  left join lateral (select x.place, x.basis, x.residency_id from concentration_residentitem x
     join concentration_residency xr on xr.id = x.residency_id and xr.entered_on is null and xr.called_off_on is null
     where x.item_id = i.id and x.valid is null and p.id is null order by xr.due limit 1) w on true
  left join concentration_residency r on r.id = coalesce(p.residency_id, w.residency_id)
  left join offices_centre c on c.id = r.centre_id {_CENTRE_NAME.format("c.id", "cn")}
  {_OFFICE_NAME.format("o.id", "n")}
where v.in_force @> %(now)s and v.state = 'published' and v.kind not in {NOT_APPLIED_FOR}
"""
_OUTSIDE = f"""
select {_TAG}, count(*) from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
where v.in_force @> %(now)s and v.state = 'published' and v.kind not in {NOT_APPLIED_FOR}
  and not exists (select from concentration_residentitem p where p.item_id = i.id and p.valid @> %(on)s::date)
group by 1
"""
_ENTERED = f"""
select count(*) from concentration_residentitem p
  join catalogue_itemversion v on v.item_id = p.item_id and v.in_force @> %(now)s and v.state = 'published'
  join concentration_residency r on r.id = p.residency_id join offices_centre c on c.id = r.centre_id
where p.place in ('centre', 'authorised') and p.valid @> %(on)s::date and v.kind not in {NOT_APPLIED_FOR}
  and (%(centre)s = '' or c.ref = %(centre)s)
"""


@snapshot
class Narrowed:
    """What a list of residencies is narrowed to; an empty word narrows nothing."""

    centre: str = ""
    office: str = ""
    presence: str = ""
    """planned, late, entered, left or called_off"""


#: The kernel's `presence` as a condition, for lists that are narrowed before they are cut into pages.
_STANDS: dict[str, str] = {
    Presence.CALLED_OFF: "r.called_off_on <= %(on)s",
    Presence.LEFT: "r.left_on <= %(on)s",
    Presence.ENTERED: "r.entered_on <= %(on)s and (r.left_on is null or r.left_on > %(on)s)",
    Presence.LATE: "r.entered_on is null and r.called_off_on is null and r.due < %(on)s",
    Presence.PLANNED: "r.entered_on is null and r.called_off_on is null and r.due >= %(on)s",
}


def templates() -> tuple[TemplateRow, ...]:
    """By which template each region asks and asked, the city first."""
    return tuple(TemplateRow(row[0], row[1], Template(row[2]), *row[3:]) for row in _all(_TEMPLATES, {}))


def determinations(office_ref: str = "", limit: int = 200) -> tuple[DeterminationRow, ...]:
    """The three determinations of an office, or of all, the newest first; proposals among them."""
    sql = f"{_DETERMINATIONS} where %(office)s = '' or o.ref = %(office)s order by d.begins desc, d.id desc limit %(n)s"
    return tuple(_determination(row) for row in _all(sql, {"office": office_ref, "n": limit}))


def count_proposed() -> int:
    """How many three determinations wait to be approved."""
    return int(_all("select count(*) from concentration_determination where approved_at is null", {})[0][0])


def duties(office_ref: str, on: date) -> tuple[DutyRow, ...]:
    """Who leads, heads and works in the division of an office on a day."""
    order = " order by array_position(array['leader', 'head', 'deputy', 'member'], d.duty), d.id"
    sql = f"{_DUTIES} where o.ref = %(office)s and d.valid @> %(on)s::date{order}"
    rows = _all(sql, {"office": office_ref, "on": on})
    return tuple(DutyRow(*(*row[:4], Duty(row[4]), *row[5:])) for row in rows)


def seats(on: date, centre_ref: str = "") -> tuple[SeatRow, ...]:
    """The seats of the centres that have some, or of one centre."""
    where = "c.ref = %(centre)s" if centre_ref else "s.id is not null"
    rows = _all(f"{_SEATS} where {where} order by c.id", {"on": on, "centre": centre_ref})
    return tuple(_seat(*row) for row in rows)


def seat_plan(centre_ref: str, on: date) -> tuple[SeatPlanRow, ...]:
    """Every seat of a centre with its department and who sits there, or will; the front ones first."""
    rows = _all(_SEAT_PLAN, {"centre": centre_ref, "on": on, "most": MOST_SEATS})
    return tuple(SeatPlanRow(row[0], row[1], SeatSide(row[2]), *row[3:]) for row in rows)


def seats_of(staff_ids: Iterable[int], on: date) -> dict[int, str]:
    """At which seat each of these sits, or will."""
    return dict(_all(_SEATS_OF, {"staff": list(staff_ids), "on": on}))


def residencies(on: date, narrowed: Narrowed | None = None, after: str = "", limit: int = PAGE) -> ResidencyPage:
    """Who enters or has entered which centre, by the day on which it is due; a page by key."""
    wanted = narrowed or Narrowed()
    due, _, last = after.partition("~")
    tests = ["true"]
    facts: dict[str, Any] = {"on": on, "limit": limit + 1, "centre": wanted.centre, "office": wanted.office}
    if wanted.centre:
        tests.append("c.ref = %(centre)s")
    if wanted.office:
        tests.append("o.ref = %(office)s")
    if wanted.presence in _STANDS:
        tests.append(f"({_STANDS[wanted.presence]})")
    if _is_number(last) and _is_day(due):
        tests.append("(r.due, r.id) > (%(due)s::date, %(last)s)")
        facts |= {"due": due, "last": int(last)}
    rows = _all(f"{_RESIDENCIES} where {' and '.join(tests)} order by r.due, r.id limit %(limit)s", facts)
    shown = tuple(_residency(row, on) for row in rows[:limit])
    return ResidencyPage(shown, f"{shown[-1].due.isoformat()}~{shown[-1].id}" if len(rows) > limit else None)


def residency(ref: str, on: date) -> ResidencyRow | None:
    """One of them."""
    rows = _all(f"{_RESIDENCIES} where r.ref = %(ref)s", {"ref": ref, "on": on})
    return _residency(rows[0], on) if rows else None


def section(ref: str, now: datetime) -> tuple[SectionPostRow, ...]:
    """The posts of the approval section of a residency, and which of them have their workplace in the centre."""
    facts = {"ref": ref, "on": day_of(now), "now": now, "most": MOST_SEATS}
    return tuple(SectionPostRow(*row) for row in _all(_POSTS, facts))


def placed(office_ref: str, now: datetime, after: str = "", limit: int = PAGE) -> PlacedPage:
    """The items of an office and its sections that people apply for, each with where it is handled; by office."""
    under = "(o.ref = %(office)s or o.parent_id = (select id from offices_office where ref = %(office)s))"
    return _placed(under, {"office": office_ref}, now, after, limit)


def entered_items(now: datetime, centre_ref: str = "", after: str = "", limit: int = PAGE) -> PlacedPage:
    """List 1 已入驻中心办理事项清单: what is handled in a centre, or in all, at this moment; by office and name."""
    within = "p.place in ('centre', 'authorised') and (%(centre)s = '' or c.ref = %(centre)s)"
    return _placed(within, {"centre": centre_ref}, now, after, limit)


def entry_plan(now: datetime, first: EntryTag = EntryTag.INVESTMENT, after: str = "", limit: int = PAGE) -> PlacedPage:
    """What is in no centre yet, in the order of entry: by the tag of the item, then by name; some with their batch."""
    order = {"order": list(entry_order(first))}
    rank = f"array_position(%(order)s::text[], {_TAG})"
    return _placed("p.id is null", order, now, after, limit, rank)


def outside_by_tag(now: datetime) -> dict[EntryTag, int]:
    """How many items of each tag are in no centre yet."""
    facts = {"now": now, "on": day_of(now), **_TAG_FACTS}
    told = dict(_all(_OUTSIDE, facts))
    return {tag: told.get(tag.value, 0) for tag in EntryTag}


def how_many_entered(now: datetime, centre_ref: str = "") -> int:
    """How many items in force are handled in a centre, or in all."""
    return int(_all(_ENTERED, {"now": now, "on": day_of(now), "centre": centre_ref})[0][0])


def _placed(
    where: str, facts: dict[str, Any], now: datetime, after: str, limit: int, first: str = "o.id"
) -> PlacedPage:
    leading, _, rest = after.partition("~")
    key, _, last = rest.rpartition("~")
    told = {"now": now, "on": day_of(now), "limit": limit + 1, **_TAG_FACTS, **facts}
    further = ""
    if _is_number(leading) and _is_number(last):
        further = f" and ({first}, v.sort_key, v.id) > (%(o)s, %(key)s, %(last)s)"
        told |= {"o": int(leading), "key": key, "last": int(last)}
    sql = PLACED.replace("{first}", first)
    rows = _all(f"{sql} and {where}{further} order by {first}, v.sort_key, v.id limit %(limit)s", told)
    shown = tuple(_placed_row(row, day_of(now)) for row in rows[:limit])
    return PlacedPage(shown, str(rows[limit - 1][-1]) if len(rows) > limit else None)


def _placed_row(row: tuple[Any, ...], on: date) -> PlacedRow:
    *item, place, ground, centre_ref, centre, windows, since, batch, due, basis, tag, begun, _ = row
    if begun:
        standing = "in_place" if place == "in_place" else "entered"
    else:
        standing = "outside" if due is None else "late" if due < on else "scheduled"
    here = (standing, place, ground, centre_ref, centre, tuple(windows), since, batch, due, basis, EntryTag(tag))
    return PlacedRow(*(*item, *here))


def _is_day(told: str) -> bool:
    try:
        return bool(date.fromisoformat(told))
    except ValueError:
        return False


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) < 18


def _residency(row: tuple[Any, ...], on: date) -> ResidencyRow:
    due, entered, left, called_off = row[7], row[13], row[14], row[15]
    in_time = "" if entered is None else "yes" if entered <= due else "no"
    stands = presence(due, entered, left, called_off, on)
    return ResidencyRow(*(*row[:8], Seats(row[8], row[9]), *row[10:15], stands, in_time, *row[16:]))


def _determination(row: tuple[Any, ...]) -> DeterminationRow:
    sections = tuple(SectionRow(*one) for one in _json(row[10]))
    tasks = tuple(Task(one) for one in _json(row[8]))
    return DeterminationRow(*(*row[:6], SetUp(row[6]), Integration(row[7]), tasks, row[9], sections, *row[11:]))


def _seat(ref: str, name: str, front: int, back: int, held_front: int, held_back: int, known: str) -> SeatRow:
    stock, held = Seats(front, back), Seats(held_front, held_back)
    return SeatRow(ref, name, stock, held, stock - held, known)


def _json(told: Any) -> Iterable[Any]:
    found: Iterable[Any] = loads(told) if isinstance(told, str) else told
    return found


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
