"""Accounts: the time of one case in full, for whoever keeps the installation: no name, no form, no file."""

from datetime import datetime

from yimen.engine.case.cases.picture import explained, ledger
from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.rows import CaseAccount, LedgerRow
from yimen.kernel.case_life import CaseState
from yimen.kernel.refs import heard_case_number
from yimen.registries.calendars import queries as calendars

_ACCOUNT = """
select c.number, c.state, c.received_at, c.materials_in_at, c.accepted_at, c.due_at, c.calendar_id,
  k.name calendar, k.revision,
  (select json_agg(json_build_array(side, amount::text, unit, started_at, stopped_at, due_at) order by side)::text
     from cases_caseclock where case_id = c.id) clocks,
  (select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice, side)
     order by id)::text from cases_ledgerline where case_id = c.id) ledger
from cases_case c join calendars_calendar k on k.id = c.calendar_id where c.number = %s
"""


def account(number: str, now: datetime) -> CaseAccount | None:
    """Every clock of the case with this number, day by day, and what stopped or lengthened it."""
    rows = select(_ACCOUNT, (heard_case_number(number),))
    if not rows:
        return None
    row = rows[0]
    calendar = calendars.at_revision(row["calendar_id"], row["revision"])
    return CaseAccount(
        number=row["number"],
        state=CaseState(row["state"]),
        calendar=row["calendar"],
        calendar_revision=row["revision"],
        due_at=row["due_at"],
        clocks=explained(row, calendar, now),
        ledger=tuple(
            LedgerRow(one.kind, one.ground, one.begins_at, one.ends_at, str(one.amount or ""), one.unit, one.notice)
            for one in ledger(row)
        ),
    )
