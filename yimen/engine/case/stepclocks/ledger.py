"""The pauses of a case, read beside its step clocks."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases.file import LedgerFacts

PAUSES = """(
select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice) order by id)::text
  from cases_ledgerline where case_id = c.id and kind = 'pause')"""
"""A column beside a row `c` of the cases."""


def pauses_in(told: str | None) -> tuple[LedgerFacts, ...]:
    """The pauses that the column tells, oldest first."""
    rows: list[Any] = json.loads(told or "[]")
    moment = datetime.fromisoformat
    return tuple(
        LedgerFacts(
            kind, ground, moment(begins), moment(ends) if ends else None, Decimal(days) if days else None, unit, notice
        )
        for kind, ground, begins, ends, days, unit, notice in rows
    )
