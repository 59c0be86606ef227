"""Many cases at once: what a clock asks of thousands is read in one statement and written in one.

It writes derived moments and tells lines; a state it never writes. A case that was acted on between the reading and the
writing is left alone and named to nobody: whoever asks looks again (docs/decisions/0005).
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases import clocks
from yimen.engine.case.cases.clocks import Derived
from yimen.engine.case.cases.file import ClockFacts, LedgerFacts
from yimen.engine.case.cases.seeing import OPEN
from yimen.journal.statement import prepared
from yimen.journal.telling import ENTRY_COLUMNS
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CaseState
from yimen.kernel.evidence import SCHEMA, Line, link
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.deadline import Deadline
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars

# A case whose applicant mends a notice is not among them: its day was told in the notice and stays.
TIMED = f"{OPEN} and state <> 'correction_open'"
"""The open cases whose time is the office's own."""

# One text a case: a million rows are read fastest as JSON, and written as arrays spelled out here (see _spelled).
_READ = f"""
select json_build_array(c.id, c.ref, c.journal_seq, encode(c.journal_head, 'hex'), c.state, c.office_id, c.desk_id,
  c.calendar_id, k.ref, k.revision, c.materials_in_at, c.accepted_at, c.due_at, c.warning_at, c.next_warning_at,
  (select json_agg(json_build_array(side, amount::text, unit, started_at))
     from cases_caseclock where case_id = c.id),
  (select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice, side) order by id)
     from cases_ledgerline where case_id = c.id))::text
from cases_case c join calendars_calendar k on k.id = c.calendar_id
where c.id = any(%s::text::bigint[]) and {OPEN} order by c.id
"""

_WRITE = f"""
with n as (
  select * from unnest(%s::text::bigint[], %s::text::integer[], %s::text::timestamptz[], %s::text::timestamptz[],
    %s::text::timestamptz[], %s::text::text[], %s::text::bytea[], %s::text::bytea[], %s::text::bytea[])
    n(id, seq, due_at, warning_at, next_warning_at, ref, body, prev, hash)),
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
from unnest(%s::text::bigint[], %s::text::integer[], %s::text::timestamptz[], %s::text::timestamptz[],
  %s::text::timestamptz[]) n(id, seq, due_at, warning_at, next_warning_at)
where cases_case.id = n.id and cases_case.journal_seq = n.seq returning n.id
"""


@snapshot
class Timed:
    """An open case with what its clocks are counted from, and what was derived from them last."""

    id: int
    ref: str
    seq: int
    head: bytes
    state: CaseState
    office_id: int
    desk_id: int
    calendar_ref: str
    calendar: WorkCalendar
    materials_in_at: datetime
    accepted_at: datetime | None
    known: Derived
    clocks: tuple[ClockFacts, ...]
    ledger: tuple[LedgerFacts, ...]

    @property
    def mending(self) -> bool:
        """Whether the applicant's own time runs, whose end was told in the notice."""
        return self.state is CaseState.CORRECTION_OPEN

    @property
    def sides(self) -> tuple[Deadline, ...]:
        """What runs now: the office's own days at the door, afterwards promise and statute."""
        if self.accepted_at is None:
            return (clocks.door_deadline(self.materials_in_at),)
        return clocks.deadlines(self.clocks, self.ledger)


def read(ids: Sequence[int]) -> tuple[Timed, ...]:
    """The open ones of these cases, as of one moment."""
    known: dict[tuple[int, int], WorkCalendar] = {}
    return tuple(_timed(known, *json.loads(text)) for (text,) in prepared(_READ, (_spelled(ids),)).rows)


def _timed(
    known: dict[tuple[int, int], WorkCalendar], id_: int, ref: str, seq: int, head: str, state: str, office: int,
    desk: int, calendar: int, calendar_ref: str, revision: int, materials_in: str, accepted: str | None,
    due_at: str | None, warning_at: str | None, next_warning_at: str | None, told: list[Any] | None,
    ledger: list[Any] | None,
) -> Timed:  # fmt: skip
    days = known.get((calendar, revision))
    if days is None:
        days = known[calendar, revision] = calendars.at_revision(calendar, revision)
    return Timed(
        id_, ref, seq, bytes.fromhex(head), CaseState(state), office, desk, calendar_ref, days,
        datetime.fromisoformat(materials_in), _maybe(accepted),
        Derived(_maybe(due_at), _maybe(warning_at), _maybe(next_warning_at)),
        tuple(ClockFacts(side, Decimal(n), unit, datetime.fromisoformat(at)) for side, n, unit, at in told or ()),
        tuple(_ledger(*line) for line in ledger or ()),
    )  # fmt: skip


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _ledger(
    kind: str, ground: str, begins: str, ends: str | None, amount: str | None, unit: str, notice: str, side: str
) -> LedgerFacts:
    begun, much = datetime.fromisoformat(begins), None if amount is None else Decimal(amount)
    return LedgerFacts(kind, ground, begun, _maybe(ends), much, unit, notice, side)


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
        _spelled(case.ref for case, _, _ in rows),
        _bytes(one.body for one in links),
        _bytes(one.prev for one in links),
        _bytes(one.hash for one in links),
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


def _columns(rows: Sequence[tuple[Timed, Derived]]) -> tuple[str, ...]:
    return (
        _spelled(case.id for case, _ in rows),
        _spelled(case.seq for case, _ in rows),
        _moments(found.due_at for _, found in rows),
        _moments(found.warning_at for _, found in rows),
        _moments(found.next_warning_at for _, found in rows),
    )


def _spelled(values: Iterable[int | str]) -> str:
    """An array as PostgreSQL reads it; numbers and references need no quotes."""
    return "{" + ",".join(map(str, values)) + "}"


def _moments(moments: Iterable[datetime | None]) -> str:
    return _spelled("null" if one is None else f'"{one.isoformat()}"' for one in moments)


def _bytes(values: Iterable[bytes]) -> str:
    return _spelled(rf'"\\x{one.hex()}"' for one in values)


def _written(sql: str, values: tuple[Any, ...]) -> frozenset[int]:
    return frozenset(id_ for (id_,) in prepared(sql, values).rows)
