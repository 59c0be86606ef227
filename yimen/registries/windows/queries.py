"""Reads of the window groups on a day: what stands in a group, where an item is taken in, and what belongs together."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.lists import LISTS
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.catalogue import prerequisites
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.windows.models import WindowGroup
from yimen.registries.windows.rows import ChainItem, CounterRow, GroupItem, GroupItemPage, GroupRow, StandingRow, Where

PAGE, MOST_AFTER = 50, 50
_BITS = "case g.list_code " + " ".join(f"when '{code}' then {one.bit}::bigint" for code, one in LISTS.items()) + " end"
_OFFICE_NAME = """left join lateral (select name from offices_officeterm where office_id = {}
  order by upper(valid) desc nulls first limit 1) o on true"""
#: What a group names itself, or what stands on its list.
HELD = f"""
select i.id item_id, i.office_id, v.id version_id, i.ref, v.name, v.sort_key, v.instant
from windows_windowgroup g
  join catalogue_itemversion v on v.in_force @> %(now)s::timestamptz and v.state <> 'draft'
  join catalogue_item i on i.id = v.item_id
where g.ref = %(ref)s and (g.kind = 'list' and v.lists & {_BITS} <> 0
  or g.kind <> 'list' and i.id in (select item_id from windows_groupeditem x where x.group_id = g.id
    and x.valid @> %(on)s::date))
"""
_GROUPS = f"""
select g.ref, c.ref, g.kind, g.letter, g.name, g.list_code,
  coalesce((select array_agg(w.code order by w.code) from windows_groupedwindow x join offices_window w
    on w.id = x.window_id where x.group_id = g.id and x.valid @> %(on)s::date and w.valid @> %(on)s::date), '{{}}'),
  n.items, n.offices, lower(g.valid), upper(g.valid), g.basis
from windows_windowgroup g join offices_centre c on c.id = g.centre_id
cross join lateral (
  select count(*) items, count(distinct office_id) offices from (
    select i.office_id from windows_groupeditem x join catalogue_item i on i.id = x.item_id
      where g.kind <> 'list' and x.group_id = g.id and x.valid @> %(on)s::date
    union all select i.office_id from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
      where g.kind = 'list' and v.lists <> 0 and v.lists & {_BITS} <> 0 and v.in_force @> %(now)s::timestamptz) held) n
"""
_COUNTERS = f"""
select w.ref, w.code, w.name, coalesce(o.name, ''), coalesce(g.ref, ''), coalesce(g.name, ''), coalesce(g.letter, '')
from offices_window w join offices_centre c on c.id = w.centre_id
  {_OFFICE_NAME.format("w.office_id")}
  left join windows_groupedwindow x on x.window_id = w.id and x.valid @> %(on)s::date
  left join windows_windowgroup g on g.id = x.group_id
where c.ref = %(centre)s and w.valid @> %(on)s::date order by w.code limit 300
"""
#: The group that names the item comes first, then the list it stands on, then the one for everything.
_TAKING = f"""
select g.id, g.ref, g.letter, g.name, coalesce((select array_agg(w.code order by w.code) from windows_groupedwindow x
    join offices_window w on w.id = x.window_id
    where x.group_id = g.id and x.valid @> %(on)s::date and w.valid @> %(on)s::date), '{{}}')
from windows_windowgroup g join catalogue_item i on i.ref = %(item)s
  left join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz
where g.centre_id = %(centre)s and g.valid @> %(on)s::date and (g.kind = 'everything'
  or g.kind = 'list' and v.lists & {_BITS} <> 0
  or exists (select from windows_groupeditem x where x.group_id = g.id and x.item_id = i.id
    and x.valid @> %(on)s::date))
order by array_position(array['everything', 'list'], g.kind) desc nulls first, g.letter
"""
_STANDING = """
select x.group_id, g.centre_id, x.window_id, w.code, g.ref, g.letter, g.name from people_post p
  join windows_groupedwindow x on x.window_id = p.window_id and x.valid @> %(on)s::date
  join windows_windowgroup g on g.id = x.group_id and g.valid @> %(on)s::date
  join offices_window w on w.id = x.window_id
where p.id = any(%(posts)s) order by p.id
"""
_AFTER = f"""
select i.ref, v.name, coalesce(o.name, '') from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
  {_OFFICE_NAME.format("i.office_id")}
where v.lists <> 0 and v.lists & {LISTS["prerequisites"].bit} <> 0 and v.in_force @> %(now)s::timestamptz
  and v.terms->'service'->'prerequisites' ?| %(codes)s
order by v.sort_key, v.id limit {MOST_AFTER}
"""


def groups(centre_ref: str, now: datetime) -> tuple[GroupRow, ...]:
    """The groups of a centre today, by letter."""
    where = "where c.ref = %(centre)s and g.valid @> %(on)s::date order by g.letter"
    return _groups(where, {"centre": centre_ref}, now)


def groups_of(centre_refs: Collection[str], now: datetime) -> tuple[GroupRow, ...]:
    """The groups of several centres today, by letter, in one statement."""
    where = "where c.ref = any(%(centres)s) and g.valid @> %(on)s::date order by g.letter"
    return _groups(where, {"centres": list(centre_refs)}, now)


def group(ref: str, now: datetime) -> GroupRow | None:
    """One group, in force or over, with what it holds today."""
    return next(iter(_groups("where g.ref = %(ref)s", {"ref": ref}, now)), None)


def on_list(code: str, now: datetime) -> tuple[GroupRow, ...]:
    """The groups, of whichever centre, that concentrate what stands on a list."""
    where = "where g.list_code = %(code)s and g.valid @> %(on)s::date order by g.id limit 100"
    return _groups(where, {"code": code}, now)


def items(ref: str, now: datetime, after: str = "") -> GroupItemPage:
    """The items that a group names, or that stand on its list, by name in pinyin order, a page by key."""
    key, _, last = after.rpartition("~")
    facts = {
        "ref": ref, "now": now, "on": day_of(now), "after": after, "key": key,
        "last": int(last) if last.isdigit() else 0, "limit": PAGE + 1,
    }  # fmt: skip
    rows = _all(
        f"select h.ref, h.name, coalesce(o.name, ''), h.instant, h.sort_key || '~' || h.version_id from ({HELD}) h"
        f" {_OFFICE_NAME.format('h.office_id')}"
        " where %(after)s = '' or (h.sort_key, h.version_id) > (%(key)s, %(last)s)"
        " order by h.sort_key, h.version_id limit %(limit)s",
        facts,
    )
    shown = tuple(GroupItem(*row[:4]) for row in rows[:PAGE])
    return GroupItemPage(shown, str(rows[PAGE - 1][4]) if len(rows) > PAGE else None)


def counters(centre_ref: str, on: date) -> tuple[CounterRow, ...]:
    """The counters of a centre, each with the group in which it stands."""
    return tuple(CounterRow(*row) for row in _all(_COUNTERS, {"centre": centre_ref, "on": on}))


def where(centre_id: int, item_ref: str, now: datetime) -> Where | None:
    """The group of a centre that takes an item in; None: every counter there does."""
    found = _taking(centre_id, item_ref, now)
    return _where(found[0]) if found else None


def tickets(item_ref: str, centre_refs: Collection[str], now: datetime) -> Mapping[str, Where]:
    """At each of these centres that has groups, the one that takes the item in: one statement for all of them."""
    rows = _all(
        f"select c.ref, t.* from offices_centre c"
        f" cross join lateral ({_TAKING.replace('%(centre)s', 'c.id')} limit 1) t"
        " where c.ref = any(%(centres)s)",
        {"item": item_ref, "centres": list(centre_refs), "now": now, "on": day_of(now)},
    )
    return {row[0]: _where(row[1:]) for row in rows}


def elsewhere(post_ids: Collection[int], item_ref: str, now: datetime) -> Where | None:
    """The group to which somebody has to go whose counter does not take the item in; None: it does.

    A counter in no group takes in what it always did. One statement for whoever stands in none.
    """
    here = standing(post_ids, now)
    if not here:
        return None
    taking = _taking(here[0].centre_id, item_ref, now)
    best = next(iter(taking), None)
    if {row.group_id for row in here} & {row[0] for row in taking}:
        return None
    return _where(best) if best else Where("", "", "", ())


def standing(post_ids: Collection[int], now: datetime) -> tuple[StandingRow, ...]:
    """The groups in which the counters of these posts stand today; none for a counter in no group."""
    rows = _all(_STANDING, {"posts": sorted(post_ids), "on": day_of(now)})
    return tuple(StandingRow(*row) for row in rows)


def chain(item_ref: str, now: datetime) -> tuple[ChainItem, ...]:
    """An item with those whose result it needs, and those that need its own: what one counter should take together."""
    item = catalogue.in_force(item_ref, now)
    if item is None:
        return ()
    before = prerequisites.chain(item.terms.service.prerequisites, now, item.item_id)
    views = [view for one in before if one.ref and (view := catalogue.in_force(one.ref, now)) is not None]
    codes = [code for code in (item.ref, item.implementation_code, item.base_code, item.local_code) if code]
    following = _all(_AFTER, {"codes": codes, "now": now})
    found = {view.ref: ChainItem(view.ref, view.name, view.office_name, "before") for view in reversed(views)}
    found[item.ref] = ChainItem(item.ref, item.name, item.office_name, "self")
    return (
        *found.values(),
        *(ChainItem(ref, name, office, "after") for ref, name, office in following if ref not in found),
    )


def group_id(ref: str) -> int | None:
    """The inside number of a group, for the parts that count by it."""
    return WindowGroup.objects.filter(ref=ref).values_list("pk", flat=True).first()


def group_ids(refs: Collection[str]) -> Mapping[str, int]:
    """The same of several, in one statement."""
    return dict(WindowGroup.objects.filter(ref__in=refs).values_list("ref", "pk"))


def _where(row: tuple[Any, ...]) -> Where:
    _, ref, letter, name, codes = row
    return Where(ref, letter, name, tuple(codes))


def _taking(centre_id: int, item_ref: str, now: datetime) -> list[tuple[Any, ...]]:
    return _all(_TAKING, {"centre": centre_id, "item": item_ref, "now": now, "on": day_of(now)})


def _groups(condition: str, facts: dict[str, Any], now: datetime) -> tuple[GroupRow, ...]:
    rows = _all(f"{_GROUPS} {condition}", {**facts, "now": now, "on": day_of(now)})
    return tuple(
        GroupRow(ref, centre, GroupKind(kind), letter, name, code, tuple(codes), items_, offices, begins, ends, basis)
        for ref, centre, kind, letter, name, code, codes, items_, offices, begins, ends, basis in rows
    )


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
