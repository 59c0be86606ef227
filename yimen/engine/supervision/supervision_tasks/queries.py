"""Looking at supervision tasks: what waits in one's offices, what came of the latest, and how they all stand."""

from datetime import date
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.supervision.supervision_tasks.rows import CHECKERS, TaskRow, TaskStanding
from yimen.kernel.actor import Actor
from yimen.registries.people import queries as people

MOST, LATELY, COUNTED = 200, 50, 1000
_TASKS = """
select t.ref, c.number, c.item_name, e.says, e.basis, t.opened_at, t.due_on, t.closed_at, t.outcome, t.finding,
       t.checked_by_id checked_by
  from supervision_tasks_supervisiontask t join cases_case c on c.id = t.case_id
  join three_lists_listentry e on e.id = t.entry_id where t.office_id = any(%s)
"""
_STANDING = """
select (select count(*) from (select 1 from supervision_tasks_supervisiontask
                               where closed_at is null limit %s) a) open,
       (select count(*) from (select 1 from supervision_tasks_supervisiontask
                               where closed_at is null and due_on < %s limit %s) b) overdue,
       (select count(*) from (select 1 from supervision_tasks_supervisiontask
                               where closed_at is not null limit %s) c) closed
"""


def waiting(actor: Actor, today: date) -> tuple[TaskRow, ...]:
    """The open tasks of the actor's offices, by their day."""
    sql = f"{_TASKS} and t.closed_at is null order by t.due_on, t.id limit {MOST}"
    return _rows(select(sql, (_offices(actor),)), today)


def closed_lately(actor: Actor, today: date) -> tuple[TaskRow, ...]:
    """The tasks that the actor's offices closed last, with what was found."""
    sql = f"{_TASKS} and t.closed_at is not null order by t.closed_at desc, t.id limit {LATELY}"
    return _rows(select(sql, (_offices(actor),)), today)


def standing(today: date) -> TaskStanding:
    """How many tasks are open, overdue and closed in the whole city."""
    (found,) = select(_STANDING, (COUNTED, today, COUNTED, COUNTED))
    return TaskStanding(**found)


def _offices(actor: Actor) -> list[int]:
    return sorted(actor.offices(*CHECKERS))


def _rows(found: list[dict[str, Any]], today: date) -> tuple[TaskRow, ...]:
    names = people.staff_names({row["checked_by"] for row in found if row["checked_by"]})
    return tuple(
        TaskRow(
            case_number=row["number"],
            overdue="yes" if row["closed_at"] is None and row["due_on"] < today else "",
            checker=names.get(row["checked_by"], ""),
            **{name: row[name] for name in _SAME},
        )
        for row in found
    )


_SAME = ("ref", "item_name", "says", "basis", "opened_at", "due_on", "closed_at", "outcome", "finding")
