"""Many cases at once: what a clock asks of thousands is read in one statement and written in one.

It writes derived moments and tells lines; a state it never writes. A case that was acted on between the reading and the
writing is left alone and named to nobody: whoever asks looks again (docs/decisions/0005).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from yimen.engine.cases import clocks
from yimen.engine.cases.clocks import Derived
from yimen.engine.cases.file import ClockFacts, LedgerFacts
from yimen.engine.cases.seeing import OPEN
from yimen.journal.telling import ENTRY_COLUMNS
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CaseState
from yimen.kernel.deadline import Deadline
from yimen.kernel.evidence import SCHEMA, Line, link
from yimen.kernel.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars

# A case whose applicant mends a notice is not among them: its day was told in the notice and stays.
TIMED = f"{OPEN} and state <> 'correction_open'"
"""The open cases whose time is the office's own."""

_READ = f"""
select c.id, c.ref, c.journal_seq, c.journal_head, c.state, c.office_id, c.desk_id, c.calendar_id, k.ref, k.revision,
  c.materials_in_at, c.accepted_at, c.due_at, c.warning_at, c.next_warning_at,
  (select json_agg(json_build_array(side, amount::text, unit, started_at))::text
     from cases_caseclock where case_id = c.id),
  (select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice) order by id)::text
     from cases_ledgerline where case_id = c.id)
from cases_case c join calendars_calendar k on k.id = c.calendar_id
where c.id = any(%s) and {TIMED} order by c.id
"""

_WRITE = f"""
with n as (
  select * from unnest(%s::bigint[], %s::integer[], %s::timestamptz[], %s::timestamptz[], %s::timestamptz[], %s::text[],
    %s::bytea[], %s::bytea[], %s::bytea[]) n(id, seq, due_at, warning_at, next_warning_at, ref, body, prev, hash)),
 c as (
  update cases_case set due_at = n.due_at, warning_at = n.warning_at, next_warning_at = n.next_warning_at,
    journal_seq = n.seq + 1, journal_head = n.hash
  from n where cases_case.id = n.id and cases_case.journal_seq = n.seq returning n.*)
insert into journal_entry ({ENTRY_COLUMNS})
select 'case', id, ref, seq + 1, %s, {SCHEMA}, %s, %s, '', '', %s, body, prev, hash from c order by id
returning subject_id
"""

_SET = """
update cases_case set due_at = n.due_at, warning_at = n.warning_at, next_warning_at = n.next_warning_at
from unnest(%s::bigint[], %s::integer[], %s::timestamptz[], %s::timestamptz[], %s::timestamptz[])
  n(id, seq, due_at, warning_at, next_warning_at)
where cases_case.id = n.id and cases_case.journal_seq = n.seq returning n.id
"""


@dataclass(frozen=True, slots=True)
class Timed:
    """An open case with what its clocks are counted from, and what was derived from them last."""

    id: int
    ref: str
    seq: int
    head: bytes
    state: CaseState
    office_id: int
    desk_id: int
    calendar_id: int
    calendar_ref: str
    calendar_revision: int
    materials_in_at: datetime
    accepted_at: datetime | None
    known: Derived
    clocks: tuple[ClockFacts, ...]
    ledger: tuple[LedgerFacts, ...]

    @property
    def calendar(self) -> WorkCalendar:
        return calendars.at_revision(self.calendar_id, self.calendar_revision)

    @property
    def sides(self) -> tuple[Deadline, ...]:
        """What runs now: the office's own days at the door, afterwards promise and statute."""
        if self.accepted_at is None:
            return (clocks.door_deadline(self.materials_in_at),)
        return clocks.deadlines(self.clocks, self.ledger)


def read(ids: Sequence[int]) -> tuple[Timed, ...]:
    """Those of these cases whose time runs against the office, as of one moment."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, (list(ids),))
        return tuple(_timed(*row) for row in cursor.fetchall())


def _timed(
    id_: int, ref: str, seq: int, head: bytes, state: str, office: int, desk: int, calendar: int, calendar_ref: str,
    revision: int, materials_in: datetime, accepted: datetime | None, due_at: datetime | None,
    warning_at: datetime | None, next_warning_at: datetime | None, told: str | None, ledger: str | None,
) -> Timed:  # fmt: skip
    return Timed(
        id_, ref, seq, bytes(head), CaseState(state), office, desk, calendar, calendar_ref, revision, materials_in,
        accepted, Derived(due_at, warning_at, next_warning_at), _clocks(told), _ledger(ledger),
    )  # fmt: skip


def _clocks(told: str | None) -> tuple[ClockFacts, ...]:
    rows: list[Any] = json.loads(told or "[]")
    return tuple(ClockFacts(side, Decimal(n), unit, datetime.fromisoformat(at)) for side, n, unit, at in rows)


def _ledger(told: str | None) -> tuple[LedgerFacts, ...]:
    rows: list[Any] = json.loads(told or "[]")
    return tuple(
        LedgerFacts(
            kind,
            ground,
            datetime.fromisoformat(begins),
            datetime.fromisoformat(ends) if ends else None,
            Decimal(amount) if amount is not None else None,
            unit,
            notice,
        )
        for kind, ground, begins, ends, amount, unit, notice in rows
    )


def tell(told: Iterable[tuple[Timed, Derived, Line]], by: Actor) -> frozenset[int]:
    """Write what was derived anew and tell a line on each case; the cases that were written.

    All lines are of one verb, law and moment: they come of one cause.
    """
    rows = list(told)
    if not rows:
        return frozenset()
    line = rows[0][2]
    links = [link("case", case.ref, case.seq, case.head, one, by.ref) for case, _, one in rows]
    values = (
        *_columns([(case, derived) for case, derived, _ in rows]),
        [case.ref for case, _, _ in rows],
        [one.body for one in links],
        [one.prev for one in links],
        [one.hash for one in links],
        line.verb,
        line.effective_at,
        by.ref,
        line.law,
    )
    return _written(_WRITE, values)


def put(derived: Iterable[tuple[Timed, Derived]]) -> frozenset[int]:
    """Write what was derived anew without a word: nothing that anybody was told has changed."""
    rows = list(derived)
    return _written(_SET, _columns(rows)) if rows else frozenset()


def _columns(rows: Sequence[tuple[Timed, Derived]]) -> tuple[list[Any], ...]:
    return (
        [case.id for case, _ in rows],
        [case.seq for case, _ in rows],
        [found.due_at for _, found in rows],
        [found.warning_at for _, found in rows],
        [found.next_warning_at for _, found in rows],
    )


def _written(sql: str, values: tuple[Any, ...]) -> frozenset[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return frozenset(id_ for (id_,) in cursor.fetchall())
