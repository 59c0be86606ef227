"""Reading the policies: what is in force on a day, one with its items, and which an enterprise may claim."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.policies import Fit, Profile, Whom, fit
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import OFFICE

_ROW = f"""
select p.id, p.ref, p.number, p.title, coalesce(t.name, ''), p.benefit, p.conditions, p.claiming, p.industries, p.sizes,
       p.years, lower(p.valid), upper(p.valid), p.items
  from policies_policy p join lateral (select p.office_id) i on true {OFFICE}
"""
_ITEMS = """
select i.ref, v.name from catalogue_item i join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s
 where i.ref = any(%(refs)s) order by array_position(%(refs)s, i.ref)
"""


@snapshot
class PolicyRow:
    """A policy for enterprises."""

    ref: str
    number: str
    title: str
    office_name: str
    benefit: str
    conditions: tuple[str, ...]
    claiming: str
    whom: Whom
    begins: date
    ends: date | None
    item_refs: tuple[str, ...]


@snapshot
class PolicyItem:
    """An item in force by which a policy is claimed."""

    ref: str
    name: str


@snapshot
class PolicyKey:
    """Which policy it is, and which office grants it: for what is asked about it."""

    id: int
    ref: str
    title: str
    office_id: int


@snapshot
class PolicyPage:
    """Policies of a day, the newest first; `after` opens the next page."""

    rows: tuple[PolicyRow, ...]
    after: str | None


@snapshot
class Match:
    """A policy held against an enterprise: may, open or not, with the criteria that are open."""

    policy: PolicyRow
    fit: Fit
    open: tuple[str, ...]


def policies(on: date, words: str = "", after: str = "", limit: int = 40) -> PolicyPage:
    """The policies of a day."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else None
    rows = _all(
        f"{_ROW} where p.valid @> %(on)s::date and (%(last)s::bigint is null or p.id < %(last)s)"
        " and (%(words)s = '' or position(%(words)s in p.title || p.benefit || p.number) > 0)"
        " order by p.id desc limit %(limit)s",
        {"on": on, "last": last, "words": words, "limit": limit + 1},
    )
    page = rows[:limit]
    return PolicyPage(tuple(_row(row) for row in page), str(page[-1][0]) if len(rows) > limit else None)


def how_many(on: date) -> int:
    """How many policies are in force on a day."""
    return int(_all("select count(*) from policies_policy where valid @> %(on)s::date", {"on": on})[0][0])


def policy(ref: str) -> PolicyRow | None:
    """One policy, in force or over."""
    rows = _all(f"{_ROW} where p.ref = %(ref)s", {"ref": ref})
    return _row(rows[0]) if rows else None


def key_of(which: str | int) -> PolicyKey | None:
    """The policy with this ref or id, in force or over."""
    column = "id" if isinstance(which, int) else "ref"
    rows = _all(f"select id, ref, title, office_id from policies_policy where {column} = %(which)s", {"which": which})
    return PolicyKey(*rows[0]) if rows else None


def items_of(row: PolicyRow, now: datetime) -> tuple[PolicyItem, ...]:
    """The items in force by which a policy is claimed."""
    return tuple(PolicyItem(*found) for found in _all(_ITEMS, {"refs": list(row.item_refs), "now": now}))


def matching(profile: Profile, on: date, limit: int = 500) -> tuple[Match, ...]:
    """The policies that an enterprise may claim, then those that depend on what it did not tell."""
    found = []
    for row in policies(on, limit=limit).rows:
        verdict, named = fit(row.whom, profile, on)
        if verdict is not Fit.NOT:
            found.append(Match(row, verdict, named))
    return tuple(sorted(found, key=lambda one: one.fit is not Fit.MAY))


def _row(row: tuple[Any, ...]) -> PolicyRow:
    _, ref, number, title, office, benefit, conditions, claiming, industries, sizes, years, begins, ends, refs = row
    whom = Whom(tuple(industries), tuple(sizes), years)
    return PolicyRow(ref, number, title, office, benefit, tuple(conditions), claiming, whom, begins, ends, tuple(refs))


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
