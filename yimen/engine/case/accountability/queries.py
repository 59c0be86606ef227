"""Looking at what was missed: for whoever may see the case, the latest first, by key."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection

from yimen.engine.case.accountability.rows import BroughtUp, EscalationPage, EscalationRow, ItemPage, ItemRow
from yimen.engine.case.cases import seeing
from yimen.kernel.actor import Actor, ActorKind, Role

PAGE = 20
_LISTED = """
select a.id, a.ref, c.ref, c.number, c.item_name,
  coalesce((select name from offices_officeterm where office_id = a.office_id order by valid desc limit 1), ''), p.name,
  a.step, a.side, a.due_at, a.opened_at,
  coalesce(s.name, ''), a.answered_at, a.reason, a.remedy, a.office_id, {visible}
from accountability_accountabilityitem a join cases_case c on c.id = a.case_id join people_post p on p.id = a.desk_id
  left join people_staff s on s.id = a.answered_by_id
"""


_NAMED = "coalesce((select name from offices_officeterm where office_id = a.office_id order by valid desc limit 1), '')"
_BROUGHT_UP = """
select a.ref, e.duty, coalesce(s.name, ''), e.instructed_at, e.instruction
from accountability_escalation e join accountability_accountabilityitem a on a.id = e.item_id
  left join people_staff s on s.id = coalesce(e.instructed_by_id, e.staff_id)
where a.ref = any(%s) order by e.id
"""
_BEFORE_ME = f"""
select e.id, e.ref, c.number, c.item_name, {_NAMED}, p.name, a.step, a.side, a.due_at, e.duty, e.raised_at, a.reason,
  a.remedy, coalesce(s.name, ''), e.instructed_at, e.instruction
from concentration_divisionduty d
  join accountability_escalation e on e.office_id = d.office_id and e.duty = d.duty
  join accountability_accountabilityitem a on a.id = e.item_id join cases_case c on c.id = a.case_id
  join people_post p on p.id = a.desk_id left join people_staff s on s.id = e.instructed_by_id
where d.staff_id = %(staff)s and d.valid @> %(on)s::date and e.id < %(last)s
order by e.id desc limit %(limit)s
"""
_LAST = 2**62


def items(actor: Actor, after: str = "", unanswered: str = "") -> ItemPage:
    """The missed limits of the cases this member of staff may see; `unanswered="yes"` for those without an answer."""
    if actor.kind is not ActorKind.STAFF:
        return ItemPage((), None)
    condition, values = seeing.visible(actor)
    heads = actor.offices(Role.OFFICE_HEAD)
    # A unit that was asked to do a piece of a case answers for its own time, though the case is not its own.
    where, facts = [f"({condition} or a.office_id = any(%s))"], [*values, *values, sorted(heads)]
    if unanswered:
        where.append("a.answered_at is null")
    if after.isascii() and after.isdigit() and len(after) < 19:
        where.append("a.id < %s")
        facts.append(int(after))
    with connection.cursor() as cursor:
        listed = _LISTED.format(visible=f"({condition})")
        cursor.execute(f"{listed} where {' and '.join(where)} order by a.id desc limit {PAGE + 1}", facts)
        rows = cursor.fetchall()
    up = _brought_up([row[1] for row in rows[:PAGE]])
    shown = tuple(replace(_row(heads, *row[1:]), brought_up=up[row[1]]) for row in rows[:PAGE])
    return ItemPage(shown, str(rows[PAGE - 1][0]) if len(rows) > PAGE else None)


def brought_before(actor: Actor, on: date, after: str = "") -> EscalationPage:
    """What was brought before this member of staff, who leads or heads a division on that day; the latest first."""
    if actor.staff_id is None:
        return EscalationPage((), None)
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else _LAST
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE_ME, {"staff": actor.staff_id, "on": on, "last": last, "limit": PAGE + 1})
        rows = cursor.fetchall()
    shown = tuple(EscalationRow(*row[1:]) for row in rows[:PAGE])
    return EscalationPage(shown, str(rows[PAGE - 1][0]) if len(rows) > PAGE else None)


def _brought_up(refs: Sequence[str]) -> Mapping[str, tuple[BroughtUp, ...]]:
    found: dict[str, tuple[BroughtUp, ...]] = defaultdict(tuple)
    if refs:
        with connection.cursor() as cursor:
            cursor.execute(_BROUGHT_UP, (list(refs),))
            for ref, *told in cursor.fetchall():
                found[ref] += (BroughtUp(*told),)
    return found


def _row(heads: frozenset[int], *facts: Any) -> ItemRow:
    *told, office_id, visible = facts
    values: tuple[Any, ...] = (*told, told[11] is None and office_id in heads, visible)
    return ItemRow(*values)
