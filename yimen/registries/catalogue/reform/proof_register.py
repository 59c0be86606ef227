"""The register of proofs 证明清理台账: which are demanded, by whom, on what basis, and what was decided of each."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.proofs import Criterion, Demand, Settled, advised, criteria_met
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.facts import HELD
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of

#: Every proof that a version in force demands: national code 1 is what attests.
_DEMANDED = f"""
select m->>'name' as name, m->>'issued_by' as issued_by, m->>'law' as law, i.id as item, i.office_id as office,
       coalesce(t.name, '') as office_name, i.ref, v.name as item_name
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE},
       jsonb_array_elements(v.terms->'materials') m
 where v.in_force @> %(now)s and m->>'kind' = '1' and m->>'necessity' <> 'optional' and m->>'name' <> ''
"""


#: In how many different ways each of some proofs is demanded, as the six criteria look at it.
_WAYS = f"""
select distinct m->>'name', case when btrim(m->>'law') = '' then '' else 'yes' end,
       case when btrim(m->>'issued_by') = '' then '' else 'yes' end,
       case when btrim(m->>'replaceable_by') = '' then '' else 'yes' end,
       case when {HELD.format(name="m->>'name'", entry="m->>'library'")} then 'yes' else 'no' end,
       case when exists (select from jsonb_array_elements(v.terms->'materials') o where o->>'name' = m->>'name'
                            and o->'when' = m->'when' and o->>'code' <> m->>'code') then 'yes' else 'no' end
  from catalogue_itemversion v, jsonb_array_elements(v.terms->'materials') m
 where v.in_force @> %(now)s and m->>'kind' = '1' and m->>'necessity' <> 'optional' and m->>'name' = any(%(names)s)
"""


@snapshot
class ProofRow:
    """A proof with who gives it, on what basis it is asked for, by how many items, and what was decided of it."""

    name: str
    issued_by: tuple[str, ...]
    laws: tuple[str, ...]
    items: int
    decision: str
    """Empty: nobody has decided yet."""
    basis: str
    decided_at: datetime | None
    criteria: tuple[str, ...] = ()
    """Which of the six criteria 六个一律取消 it meets, as one item or another demands it."""
    advised: str = ""
    """What they speak for; empty: none is met."""


@snapshot
class ProofPage:
    """Proofs by name; `after` opens the next page."""

    rows: tuple[ProofRow, ...]
    after: str | None


@snapshot
class ProofUse:
    """An item in force that demands a proof."""

    item_ref: str
    item_name: str
    office_name: str


@snapshot
class OfficeProofs:
    """The proofs that the items of one office demand, by what was decided of them."""

    office_name: str
    demanded: int
    cancelled: int
    committed: int
    checked: int
    kept: int
    undecided: int


def proofs(now: datetime, decision: str = "", words: str = "", after: str = "", limit: int = 50) -> ProofPage:
    """The proofs of the city by name; `decision` narrows to one, `-` to those nobody has decided of."""
    rows = _all(
        f"""
        with demanded as ({_DEMANDED}), grouped as (
          select name, array_remove(array_agg(distinct issued_by), '') as issued,
                 array_remove(array_agg(distinct law), '') as laws, count(distinct item) as items
            from demanded group by 1)
        select coalesce(g.name, d.name) as name, coalesce(g.issued, '{{}}'), coalesce(g.laws, '{{}}'),
               coalesce(g.items, 0), coalesce(d.decision, ''), coalesce(d.basis, ''), d.decided_at
          from grouped g
          full join (select * from catalogue_proofdecision where replaced_at is null) d on d.name = g.name
         where coalesce(g.name, d.name) > %(after)s
           and (%(decision)s = '' or coalesce(d.decision, '-') = %(decision)s)
           and (%(words)s = '' or position(%(words)s in coalesce(g.name, d.name)) > 0)
         order by 1 limit %(limit)s
        """,
        {"now": now, "decision": decision, "words": words, "after": after, "limit": limit + 1},
    )
    found = tuple(ProofRow(name, tuple(issued), tuple(laws), *rest) for name, issued, laws, *rest in rows[:limit])
    return ProofPage(_measured(found, now), found[-1].name if len(rows) > limit else None)


def _measured(rows: tuple[ProofRow, ...], now: datetime) -> tuple[ProofRow, ...]:
    """The rows with the criteria that each proof meets in any of the ways in which it is demanded."""
    ways: dict[str, list[Demand]] = {row.name: [] for row in rows}
    settled = {row.name: row.decision for row in rows}
    for name, law, issued_by, shown_by, held, covered in _all(
        _WAYS, {"now": now, "on": day_of(now), "names": list(ways)}
    ):
        ways[name].append(Demand(law, issued_by, shown_by, held, covered, settled[name]))
    return tuple(_held_against(row, ways[row.name]) for row in rows)


def _held_against(row: ProofRow, ways: list[Demand]) -> ProofRow:
    met = {one for way in ways for one in criteria_met(way)}
    return replace(row, criteria=tuple(one for one in Criterion if one in met), advised=advised(met) or "")


def uses(name: str, now: datetime, limit: int = 200) -> tuple[ProofUse, ...]:
    """The items in force that demand a proof."""
    rows = _all(
        f"with demanded as ({_DEMANDED}) select distinct ref, item_name, office_name from demanded"
        " where name = %(name)s order by 3, 2, 1 limit %(limit)s",
        {"now": now, "name": name, "limit": limit},
    )
    return tuple(ProofUse(*row) for row in rows)


def by_office(now: datetime) -> tuple[OfficeProofs, ...]:
    """Per office: how many different proofs its items demand, and what was decided of them."""
    counted = ", ".join(f"count(*) filter (where d.decision = '{one}')" for one in Settled)
    rows = _all(
        f"with demanded as ({_DEMANDED}), once as (select distinct office, office_name, name from demanded)"
        f" select o.office_name, count(*), {counted}, count(*) filter (where d.decision is null)"
        " from once o left join catalogue_proofdecision d on d.name = o.name and d.replaced_at is null"
        " group by o.office, o.office_name order by 2 desc, 1",
        {"now": now},
    )
    order = [*Settled]
    return tuple(_office(row, order) for row in rows)


def _office(row: tuple[Any, ...], order: list[Settled]) -> OfficeProofs:
    name, demanded, *counted, undecided = row
    of = dict(zip(order, counted, strict=True))
    return OfficeProofs(
        name, demanded, of[Settled.CANCEL], of[Settled.COMMITMENT], of[Settled.CHECK], of[Settled.KEEP], undecided
    )


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
