"""Lengths: how long every list is, worked out for all at once and kept until a version is told of or its time comes.

A list is a question to the catalogue: what is kept is the answer as long as it is the answer (journal/keeping.py).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.insight.lists.members import BASE_CODE, ORDER, READ, select
from yimen.insight.lists.rows import ListTotal
from yimen.journal.keeping import Kept, Worked
from yimen.kernel.lists import DEFINITIONS, Counts

Lengths = Mapping[str, ListTotal]

_IN_FORCE = (
    "(select v.lists, v.item_id from catalogue_itemversion v"
    f" where v.lists <> 0 and v.in_force @> %(now)s{ORDER} offset 0) v"
)
# Once for each base item, with all the lists on which one of its items stands: there are few different sets of lists.
_BASE_ITEMS = (
    "select lists, count(*) from (select i.base_code, bit_or(v.lists) as lists"
    f" from {_IN_FORCE}{BASE_CODE} where i.base_code <> '' group by 1) b group by 1"
)
_NEXT = """
select least(min(lower(in_force)) filter (where lower(in_force) > %(now)s),
             min(upper(in_force)) filter (where upper(in_force) > %(now)s))
  from catalogue_itemversion where lists <> 0
"""


def _worked_out(now: datetime) -> Worked[Lengths]:
    values = {"now": now}
    items = select(f"select v.lists, count(*) from {_IN_FORCE} group by 1", values)
    base_items = select(_BASE_ITEMS, values)
    lengths = {
        of.code: ListTotal(of.counts, _sum(items, of.bit), _sum(base_items, of.bit) * (of.counts is Counts.BASE_ITEMS))
        for of in DEFINITIONS
    }
    return Worked(lengths, select(_NEXT, values)[0][0])


def _sum(counted: list[tuple[Any, ...]], bit: int) -> int:
    return sum(int(count) for lists, count in counted if lists & bit)


_LENGTHS = Kept(("item_version",), _worked_out, READ)


def lengths(now: datetime) -> Lengths:
    """How long each list is, by its code."""
    return _LENGTHS.at(now)
