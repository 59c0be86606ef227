"""Moves of a post-check: lock, move. The only writer of its state; its acts are told on the chain of its case."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.check_life import CHECK_LIFE, UNDONE, CheckMove, CheckState
from yimen.kernel.snapshot import snapshot


@snapshot
class CheckFile:
    """What the rules weigh of a check; its row is locked."""

    id: int
    state: CheckState
    due_on: date
    decided_by: tuple[int, ...]
    inspectors: tuple[int, ...]
    conditions: tuple[str, ...]


def lock(case_id: int) -> CheckFile | None:
    """The check of a case, locked until our transaction ends; None when the case has none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, state, due_on, decided_by, inspectors, conditions from postchecks_postcheck where case_id = %s"
            " for update",
            (case_id,),
        )
        row = cursor.fetchone()
    if row is None:
        return None
    told = json.loads(row[5]) if isinstance(row[5], str) else row[5]
    return CheckFile(row[0], CheckState(row[1]), row[2], tuple(row[3]), tuple(row[4]), tuple(told))


def move(check: CheckFile, step: CheckMove, now: datetime, sets: Mapping[str, object] | None = None) -> CheckState:
    """Take one step of the check's life; refuses with WrongState."""
    state = CHECK_LIFE.after(step, check.state)
    values = {"state": state, "closed_at": None if state in UNDONE else now, **(sets or {})}
    change(check, values)
    return state


def change(check: CheckFile, values: Mapping[str, object]) -> None:
    """Write facts of a locked check."""
    columns = ", ".join(f"{column} = %s" for column in values)
    facts: tuple[Any, ...] = (*values.values(), check.id)
    with connection.cursor() as cursor:
        cursor.execute(f"update postchecks_postcheck set {columns} where id = %s", facts)
