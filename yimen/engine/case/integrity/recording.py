"""Recording a breach, in the transaction of the act that found it."""

import secrets
from datetime import date, datetime

from yimen.engine.case.integrity.models import IntegrityRecord
from yimen.journal.telling import Subject, entry_values, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest, link
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot

YEARS = 3
BROKEN_PROMISE, FALSE_MATERIALS = "broken_promise", "false_materials"


@snapshot
class About:
    """Whose breach it is, in which case, at which office."""

    party_id: int
    case_ref: str
    case_number: str
    item_name: str
    office_id: int
    office_name: str


def record(
    kind: str, about: About, fact: str, staff_id: int | None, today: date, by: Actor, now: datetime,
    signed_by: int | None = None,
) -> str:  # fmt: skip
    """Write a breach down, once per case and kind; its reference. No `staff_id`: a day passed, and nobody found it.

    `signed_by` is who signed beside them; neither answers for it.
    """
    before = IntegrityRecord.objects.filter(case_ref=about.case_ref, kind=kind).first()
    if before is not None:
        return before.ref
    row = IntegrityRecord.objects.create(
        ref=_new_ref(),
        party_id=about.party_id,
        kind=kind,
        case_ref=about.case_ref,
        case_number=about.case_number,
        item_name=about.item_name,
        office_id=about.office_id,
        office_name=about.office_name,
        fact=fact,
        recorded_by_id=staff_id,
        signed_by_id=signed_by,
        recorded_at=now,
        until=_until(today),
    )
    tell(subject_of(row), _line(row.ref, kind, about, fact, today, now), by)
    return row.ref


_RECORD = """
insert into integrity_integrityrecord (ref, party_id, kind, case_ref, case_number, item_name, office_id, office_name,
  fact, recorded_by_id, recorded_at, until, appeal, answer, answer_reason, journal_seq, journal_head)
select %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', '', '', 1, %s from c returning id
"""
_FIRST_LINE = f"select 'integrity_record', id, {', '.join(['%s'] * 12)} from k"


@snapshot
class Born:
    """A record as it is to be written with a decision: two parts of one statement, in which `c` is the case."""

    ref: str
    row: tuple[str, tuple[object, ...]]
    """The record's row, to be named `k` in the statement."""
    first_line: tuple[str, tuple[object, ...]]
    """The first line of its own chain, in the columns of the journal, read from `k`."""


def born(kind: str, about: About, fact: str, staff_id: int, today: date, by: Actor, now: datetime) -> Born:
    """A breach on which a decision rests, for the decision's own statement; a case is decided once."""
    ref = _new_ref()
    line = _line(ref, kind, about, fact, today, now)
    told = link("integrity_record", ref, 0, b"", line, by.ref)
    values = (
        ref, about.party_id, kind, about.case_ref, about.case_number, about.item_name, about.office_id,
        about.office_name, fact, staff_id, now, _until(today), told.hash,
    )  # fmt: skip
    return Born(ref, (_RECORD, values), (_FIRST_LINE, entry_values(ref, line, told, by)))


def _new_ref() -> str:
    return spelled(secrets.token_bytes(16), 16)


def _until(today: date) -> date:
    return today.replace(year=today.year + YEARS, day=min(today.day, 28))


def _line(ref: str, kind: str, about: About, fact: str, today: date, now: datetime) -> Line:
    until = _until(today)
    body = {"kind": kind, "case": about.case_ref, "until": until, "fact": digest(fact.encode(), ref.encode())}
    return Line("integrity_recorded", body, now)


def subject_of(row: IntegrityRecord) -> Subject:
    """A record as a subject of the journal."""
    return Subject(
        "integrity_record", "integrity_integrityrecord", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
