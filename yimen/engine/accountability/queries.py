"""Looking at what was missed: for whoever may see the case, the latest first, by key."""

from typing import Any

from django.db import connection

from yimen.engine.accountability.rows import ItemPage, ItemRow
from yimen.engine.cases import seeing
from yimen.kernel.actor import Actor, ActorKind, Role

PAGE = 20
_LISTED = """
select a.id, a.ref, c.ref, c.number, c.item_name,
  coalesce((select name from offices_officeterm where office_id = a.office_id order by valid desc limit 1), ''), p.name,
  a.step, a.side, a.due_at, a.opened_at,
  coalesce(s.name, ''), a.answered_at, a.reason, a.remedy, a.office_id
from accountability_accountabilityitem a join cases_case c on c.id = a.case_id join people_post p on p.id = a.desk_id
  left join people_staff s on s.id = a.answered_by_id
"""


def items(actor: Actor, after: str = "", unanswered: str = "") -> ItemPage:
    """The missed limits of the cases this member of staff may see; `unanswered="yes"` for those without an answer."""
    if actor.kind is not ActorKind.STAFF:
        return ItemPage((), None)
    condition, values = seeing.visible(actor)
    heads = actor.offices(Role.OFFICE_HEAD)
    # A unit that was asked to do a piece of a case answers for its own time, though the case is not its own.
    where, facts = [f"({condition} or a.office_id = any(%s))"], [*values, sorted(heads)]
    if unanswered:
        where.append("a.answered_at is null")
    if after.isascii() and after.isdigit() and len(after) < 19:
        where.append("a.id < %s")
        facts.append(int(after))
    with connection.cursor() as cursor:
        cursor.execute(f"{_LISTED} where {' and '.join(where)} order by a.id desc limit {PAGE + 1}", facts)
        rows = cursor.fetchall()
    shown = tuple(_row(heads, *row[1:]) for row in rows[:PAGE])
    return ItemPage(shown, str(rows[PAGE - 1][0]) if len(rows) > PAGE else None)


def _row(heads: frozenset[int], *facts: Any) -> ItemRow:
    *told, office_id = facts
    values: tuple[Any, ...] = (*told, told[11] is None and office_id in heads)
    return ItemRow(*values)
