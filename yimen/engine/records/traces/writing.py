"""Writing traces: two statements a batch, and only what differs from what stands there."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from yimen.engine.records.traces.gathering import Facts

_STAY = ("case_id", "nth", "step", "leg", "post_id", "item_id", "came_at", "touched_at", "left_at", "waited", "worked")


def write(found: Sequence[Facts]) -> None:
    """Put the traces where figures are counted from; whatever stood there of the same cases is overwritten."""
    if not found:
        return
    _put("traces_casetrace", ("case_id",), [dict(one.columns) for one in found])
    rows = [
        dict(zip(_STAY, (
            facts.columns["case_id"], nth, one.stay.step, one.stay.leg, one.post_id, facts.columns["item_id"],
            one.stay.came_at, one.stay.touched_at, one.stay.left_at, one.waited, one.worked,
        ), strict=True))
        for facts in found
        for nth, one in enumerate(facts.stays)
    ]  # fmt: skip
    _put("traces_stay", ("case_id", "nth"), rows)


def _put(table: str, key: tuple[str, ...], rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    columns = tuple(rows[0])
    others = [column for column in columns if column not in key]
    line = "(" + ", ".join(["%s"] * len(columns)) + ")"
    sets = ", ".join(f"{column} = excluded.{column}" for column in others)
    differs = (
        f"({', '.join(f'{table}.{column}' for column in others)})"
        f" is distinct from ({', '.join(f'excluded.{column}' for column in others)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} ({', '.join(columns)}) values {', '.join([line] * len(rows))}"
            f" on conflict ({', '.join(key)}) do update set {sets} where {differs}",
            [value for row in rows for value in row.values()],
        )
