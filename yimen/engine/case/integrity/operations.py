"""Contesting a record 异议: the party appeals once, another of the office answers, and a wrong record is lifted."""

from datetime import datetime
from typing import ClassVar, Literal

from yimen.engine.case.integrity.models import IntegrityRecord, IntegrityRepair
from yimen.engine.case.integrity.queries import WHO_ANSWERS
from yimen.engine.case.integrity.recording import subject_of
from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_foreign, must_be_formal
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.repairs import must_be_repairable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of


class RecordUnknown(Refusal):
    """There is no such record for this actor."""

    code: ClassVar[str] = "integrity.unknown"
    ref: str


class AppealedBefore(Refusal):
    """A record is contested once; what was answered stands, and the courts are open."""

    code: ClassVar[str] = "integrity.appealed_before"


class NoAppeal(Refusal):
    """There is no open appeal to answer."""

    code: ClassVar[str] = "integrity.no_appeal"


class OwnRecord(Refusal):
    """Whoever wrote a record down, or signed what was found, does not answer for it."""

    code: ClassVar[str] = "integrity.own_record"


class NothingToRepair(Refusal):
    """The record was lifted or repaired, or its day has passed: it bars nothing any more."""

    code: ClassVar[str] = "integrity.nothing_to_repair"


class RepairAsked(Refusal):
    """A request for repair waits for its answer."""

    code: ClassVar[str] = "integrity.repair_asked"


class NoRepairAsked(Refusal):
    """There is no open request for repair to answer."""

    code: ClassVar[str] = "integrity.no_repair_asked"


@snapshot
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
    row = _answering(ref, by)
    if row.appealed_at is None or row.answered_at is not None:
        raise NoAppeal()
    if by.staff_id in (row.recorded_by_id, row.signed_by_id):
        raise OwnRecord()
    row.answer, row.answer_reason = answer, must_be_said("reason", reason, 2000)
    row.answered_by_id, row.answered_at = by.staff_id, now
    row.save(update_fields=["answer", "answer_reason", "answered_by", "answered_at"])
    body = {"answer": answer, "reason": digest(row.answer_reason.encode(), ref.encode())}
    tell(subject_of(row), Line("integrity_answered", body, now), by)
    return RecordMoved(ref, answer)


@operation
def ask_repair(ref: str, said: str, *, by: Actor, now: datetime) -> RecordMoved:
    """Ask that a record counts no more 信用修复, by its party, with what was put right; after three months at least.

    Refuses with RecordUnknown, NothingToRepair, TooEarlyToRepair, RepairAsked or TextMissing.
    """
    row = _locked(ref)
    if row.party_id not in set(by.parties()):
        raise RecordUnknown(ref=ref)
    if row.answer == "lifted" or row.repaired_on is not None or row.until < day_of(now):
        raise NothingToRepair()
    must_be_repairable(day_of(row.recorded_at), day_of(now))
    if row.repairs.filter(answer="").exists():
        raise RepairAsked()
    told = must_be_said("said", said, 2000)
    IntegrityRepair.objects.create(record=row, said=told, asked_at=now)
    tell(subject_of(row), Line("integrity_repair_asked", {"said": digest(told.encode(), ref.encode())}, now), by)
    return RecordMoved(ref, "")


@operation
def answer_repair(
    ref: str, answer: Literal["repaired", "declined"], reason: str, *, by: Actor, now: datetime
) -> RecordMoved:
    """Repair a record or decline it with the reason, by somebody else of the office than who wrote it down.

    Formal, and with no interest in whom it is about. Refuses with RecordUnknown, NotFormal, OwnMatter, NoRepairAsked,
    OwnRecord or TextMissing.
    """
    row = _answering(ref, by)
    repair = row.repairs.filter(answer="").first()
    if repair is None:
        raise NoRepairAsked()
    if by.staff_id in (row.recorded_by_id, row.signed_by_id):
        raise OwnRecord()
    repair.answer, repair.reason = answer, must_be_said("reason", reason, 2000)
    repair.answered_by_id, repair.answered_at = by.staff_id, now
    repair.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    if answer == "repaired":
        row.repaired_on = day_of(now)
        row.save(update_fields=["repaired_on"])
    body = {"answer": answer, "reason": digest(repair.reason.encode(), ref.encode())}
    tell(subject_of(row), Line("integrity_repair_answered", body, now), by)
    return RecordMoved(ref, answer)


def _answering(ref: str, by: Actor) -> IntegrityRecord:
    """The record, for somebody formal of its office who has no interest in whom it is about."""
    row = _locked(ref)
    if row.office_id not in by.offices(*WHO_ANSWERS) or by.staff_id is None:
        raise RecordUnknown(ref=ref)
    must_be_formal(by.formal)
    must_be_foreign(by.interests, (row.party_id,))
    return row


def _locked(ref: str) -> IntegrityRecord:
    row = IntegrityRecord.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise RecordUnknown(ref=ref)
    return row
