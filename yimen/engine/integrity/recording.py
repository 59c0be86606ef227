"""Recording a breach, in the transaction of the act that found it."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from yimen.engine.integrity.models import IntegrityRecord
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refs import spelled

YEARS = 3
BROKEN_PROMISE, FALSE_MATERIALS = "broken_promise", "false_materials"


@dataclass(frozen=True, slots=True)
class About:
    """Whose breach it is, in which case, at which office."""

    party_id: int
    case_ref: str
    case_number: str
    item_name: str
    office_id: int
    office_name: str


def record(kind: str, about: About, fact: str, staff_id: int | None, today: date, by: Actor, now: datetime) -> str:
    """Write a breach down, once per case and kind; its reference. No `staff_id`: a day passed, and nobody found it."""
    before = IntegrityRecord.objects.filter(case_ref=about.case_ref, kind=kind).first()
    if before is not None:
        return before.ref
    row = IntegrityRecord.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        party_id=about.party_id,
        kind=kind,
        case_ref=about.case_ref,
        case_number=about.case_number,
        item_name=about.item_name,
        office_id=about.office_id,
        office_name=about.office_name,
        fact=fact,
        recorded_by_id=staff_id,
        recorded_at=now,
        until=today.replace(year=today.year + YEARS, day=min(today.day, 28)),
    )
    body = {"kind": kind, "case": about.case_ref, "until": row.until, "fact": digest(fact.encode(), row.ref.encode())}
    tell(subject_of(row), Line("integrity_recorded", body, now), by)
    return row.ref


def subject_of(row: IntegrityRecord) -> Subject:
    """A record as a subject of the journal."""
    return Subject(
        "integrity_record", "integrity_integrityrecord", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
