"""Contesting a record 异议: the party appeals once, another of the office answers, and a wrong record is lifted."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from yimen.engine.integrity.models import IntegrityRecord
from yimen.engine.integrity.queries import WHO_ANSWERS
from yimen.engine.integrity.recording import subject_of
from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_foreign, must_be_formal
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.text import must_be_said


@dataclass(eq=False)
class RecordUnknown(Refusal):
    """There is no such record for this actor."""

    code: ClassVar[str] = "integrity.unknown"
    ref: str


@dataclass(eq=False)
class AppealedBefore(Refusal):
    """A record is contested once; what was answered stands, and the courts are open."""

    code: ClassVar[str] = "integrity.appealed_before"


@dataclass(eq=False)
class NoAppeal(Refusal):
    """There is no open appeal to answer."""

    code: ClassVar[str] = "integrity.no_appeal"


@dataclass(eq=False)
class OwnRecord(Refusal):
    """Whoever wrote a record down does not answer for it."""

    code: ClassVar[str] = "integrity.own_record"


@dataclass(frozen=True, slots=True)
class RecordMoved:
    """A record by its reference, with what was answered."""

    ref: str
    answer: str


@operation
def appeal(ref: str, text: str, *, by: Actor, now: datetime) -> RecordMoved:
    """Contest a record, by the party it is about. Refuses with RecordUnknown, TextMissing or AppealedBefore."""
    row = _locked(ref)
    if row.party_id not in set(by.parties()):
        raise RecordUnknown(ref=ref)
    if row.appealed_at is not None:
        raise AppealedBefore()
    row.appeal, row.appealed_at = must_be_said("text", text, 2000), now
    row.save(update_fields=["appeal", "appealed_at"])
    tell(subject_of(row), Line("integrity_appealed", {"text": digest(row.appeal.encode(), ref.encode())}, now), by)
    return RecordMoved(ref, "")


@operation
def answer_appeal(
    ref: str, answer: Literal["lifted", "upheld"], reason: str, *, by: Actor, now: datetime
) -> RecordMoved:
    """Lift or uphold a contested record with the reason, by somebody else of the office than who wrote it down.

    Formal, and with no interest in whom it is about. Refuses with RecordUnknown, NotFormal, OwnMatter, NoAppeal,
    OwnRecord or TextMissing.
    """
    row = _locked(ref)
    if row.office_id not in by.offices(*WHO_ANSWERS) or by.staff_id is None:
        raise RecordUnknown(ref=ref)
    must_be_formal(by.formal)
    must_be_foreign(by.interests, (row.party_id,))
    if row.appealed_at is None or row.answered_at is not None:
        raise NoAppeal()
    if row.recorded_by_id == by.staff_id:
        raise OwnRecord()
    row.answer, row.answer_reason = answer, must_be_said("reason", reason, 2000)
    row.answered_by_id, row.answered_at = by.staff_id, now
    row.save(update_fields=["answer", "answer_reason", "answered_by", "answered_at"])
    body = {"answer": answer, "reason": digest(row.answer_reason.encode(), ref.encode())}
    tell(subject_of(row), Line("integrity_answered", body, now), by)
    return RecordMoved(ref, answer)


def _locked(ref: str) -> IntegrityRecord:
    row = IntegrityRecord.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise RecordUnknown(ref=ref)
    return row
