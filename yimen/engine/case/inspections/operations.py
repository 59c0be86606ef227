"""Arrange, photograph, conclude together, call off. One officer writes the conclusion; it counts when all signed."""

from datetime import datetime
from enum import StrEnum

from django.db import connection

from yimen.engine.case.cases import allow, moves, weighed
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.inspections.models import Inspection, Inspector
from yimen.engine.case.inspections.queries import photographs_of
from yimen.engine.case.inspections.refusals import (
    FindingMissing,
    InspectionClosed,
    InspectionOpen,
    InspectionUnknown,
    InspectorInvolved,
    NothingToSign,
    PhotographMissing,
    TwoOfficersNeeded,
)
from yimen.engine.papers.dossiers.operations import Attached, keep_file
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_formal
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import must_be_as_read
from yimen.kernel.rulings import Awaited
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotInList
from yimen.registries.dated import day_of, new_ref

LAW = "行政许可法第三十四条第三款"
LEAST_OFFICERS, MOST_OFFICERS, MOST_CHECKS = 2, 12, 40
PHOTO = MaterialTerm("photo", "现场照片")
WITHOUT = "没有现场照片："


class Found(StrEnum):
    """What came of an inspection."""

    PASS = "pass"
    MEND = "mend"
    FAIL = "fail"


@snapshot
class Inspected:
    """An inspection by its reference, and how many have still to sign."""

    ref: str
    unsigned: int


@operation
def arrange_inspection(
    case_ref: str,
    planned_at: datetime,
    place: str,
    officers: tuple[str, ...],
    checks: tuple[str, ...],
    seen: int | None = None,
    *,
    by: Actor,
    now: datetime,
) -> Inspected:
    """Arrange that two or more named officers, of one office or several, look at the place; the decision waits for it.

    Refuses with NotYourDesk, WrongState, InspectionOpen, TwoOfficersNeeded, InspectorInvolved or ImpossibleDates.
    """
    file = moves.read(case_ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = allow.at_desk(file, "arrange_inspection", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.DENY, file.state)
    if Awaited.INSPECTION in file.awaits:
        raise InspectionOpen()
    if planned_at < now:
        raise ImpossibleDates()
    staff = _officers(officers, file, now)
    inspection = Inspection.objects.create(
        ref=new_ref(), case_id=file.id, planned_at=planned_at, place=must_be_said("place", place, 200),
        checks=[must_be_said("checks", one, 200) for one in checks[:MOST_CHECKS]],
        arranged_by_id=officer.staff_id, arranged_at=now,
    )  # fmt: skip
    Inspector.objects.bulk_create(Inspector(inspection=inspection, staff_id=one) for one in staff)
    line = Line("arrange_inspection", {"inspection": inspection.ref, "officers": len(staff)}, now, law=LAW)
    moves.remark(file, line, by, {"awaits": [*file.awaits, Awaited.INSPECTION]})
    return Inspected(inspection.ref, len(staff))


def _officers(refs: tuple[str, ...], file: CaseFile, now: datetime) -> list[int]:
    if not LEAST_OFFICERS <= len(set(refs)) <= MOST_OFFICERS:
        raise TwoOfficersNeeded()
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, person_id from people_staff where ref = any(%s) and establishment = 'formal'"
            " and valid @> %s::date order by id",
            (list(set(refs)), day_of(now)),
        )
        found = cursor.fetchall()
    if len(found) != len(set(refs)):
        raise TwoOfficersNeeded()
    involved = {file.applicant_id, file.actor_party_id} - {None}
    if any(person in involved or staff in file.recused for staff, person in found):
        raise InspectorInvolved()
    return [int(staff) for staff, _ in found]


@operation
def photograph(ref: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Keep a photograph of the place, taken by one of the named officers. Refuses as every file that is handed in.

    Who has signed a conclusion without it signs it again with it.
    """
    inspection = _open(ref, by)
    file = moves.read_freely(inspection.case.ref, by, now)
    kept = keep_file(file.applicant_id, "inspection", inspection.pk, PHOTO, filename, content, 0, by, now)
    inspection.inspectors.update(signed_at=None)
    moves.remark(file, Line("photograph", {"inspection": ref, "file": kept.sha256}, now), by)
    return kept


@operation
def conclude_inspection(
    ref: str,
    outcome: Found,
    conclusion: str,
    findings: tuple[str, ...],
    without_photo: str = "",
    seen: str = "",
    *,
    by: Actor,
    now: datetime,
) -> Inspected:
    """Write the joint conclusion and sign it; a conclusion that is written anew is signed anew by all.

    It stands on at least one photograph of the place, told by its hash as in every signature, or says why none could be
    taken. Refuses with InspectionUnknown, InspectionClosed, FindingMissing, PhotographMissing, NotFormal, OwnMatter,
    TextMissing or ChangedSinceRead.
    """
    inspection = _open(ref, by)
    photographs = photographs_of(inspection.pk)
    must_be_as_read(seen, inspection.mark(photographs))
    file = _weighed(inspection, by, now)
    if outcome not in list(Found):
        raise NotInList(field="outcome")
    for check, found in zip(inspection.checks, (*findings, *[""] * len(inspection.checks)), strict=False):
        if not found.strip():
            raise FindingMissing(check=check)
    said = must_be_said("conclusion", conclusion, 4000)
    if not photographs:
        said = f"{said}\n{WITHOUT}{_why_none(without_photo)}"
    inspection.outcome, inspection.conclusion = outcome, said
    inspection.findings = [must_be_said("findings", one, 500) for one in findings[: len(inspection.checks)]]
    inspection.written_by_id = by.staff_id
    inspection.save(update_fields=["outcome", "conclusion", "findings", "written_by"])
    inspection.inspectors.exclude(staff_id=by.staff_id or 0).update(signed_at=None)
    body = {
        "inspection": ref,
        "outcome": outcome,
        "conclusion": digest(said.encode(), file.ref.encode()),
        "photographs": photographs,
    }
    return _signed(inspection, file, Line("conclude_inspection", body, now, law=LAW), by, now)


def _why_none(reason: str) -> str:
    if not reason.strip():
        raise PhotographMissing()
    return must_be_said("without_photo", reason, 500).strip()


@operation
def sign_inspection(ref: str, seen: str = "", *, by: Actor, now: datetime) -> Inspected:
    """Sign the conclusion that another officer wrote; with the last signature it counts and the decision may go on.

    Refuses with InspectionUnknown, InspectionClosed, NothingToSign, NotFormal, OwnMatter or ChangedSinceRead.
    """
    inspection = _open(ref, by)
    photographs = photographs_of(inspection.pk)
    must_be_as_read(seen, inspection.mark(photographs))
    file = _weighed(inspection, by, now)
    mine = inspection.inspectors.get(staff_id=by.staff_id or 0)
    if not inspection.conclusion or mine.signed_at is not None:
        raise NothingToSign()
    body = {"inspection": ref, "photographs": photographs}
    return _signed(inspection, file, Line("sign_inspection", body, now, law=LAW), by, now)


@operation
def call_off_inspection(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> Inspected:
    """Call an inspection off before it is concluded, with the reason; by the desk at which the case lies."""
    inspection = Inspection.objects.select_for_update().filter(ref=ref).select_related("case").first()
    if inspection is None:
        raise InspectionUnknown(ref=ref)
    file = moves.read(inspection.case.ref, by, now, None, weighed.OFFICER_ALONE)
    allow.at_desk(file, "call_off_inspection", *allow.WHO_REVIEWS)
    _must_be_open(inspection)
    must_be_as_read(seen, inspection.mark(photographs_of(inspection.pk)))
    said = must_be_said("reason", reason, 500)
    inspection.called_off_at = now
    inspection.save(update_fields=["called_off_at"])
    line = Line("call_off_inspection", {"inspection": ref, "reason": digest(said.encode(), file.ref.encode())}, now)
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    moves.remark(file, line, by, {"awaits": _without(file)}, [note])
    return Inspected(ref, 0)


def _open(ref: str, by: Actor) -> Inspection:
    """The inspection, locked, for one of its officers while it is open."""
    mine = Inspection.objects.select_for_update(of=("self",)).filter(ref=ref, inspectors__staff_id=by.staff_id or 0)
    inspection = mine.select_related("case").first()
    if inspection is None:
        raise InspectionUnknown(ref=ref)
    _must_be_open(inspection)
    return inspection


def _must_be_open(inspection: Inspection) -> None:
    if inspection.concluded_at is not None or inspection.called_off_at is not None:
        raise InspectionClosed()


def _weighed(inspection: Inspection, by: Actor, now: datetime) -> CaseFile:
    """The case, for an officer who is formal today and has no interest in it."""
    file = moves.read_freely(inspection.case.ref, by, now)
    officer = allow.officer_of(file, "conclude_inspection")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    return file


def _signed(inspection: Inspection, file: CaseFile, line: Line, by: Actor, now: datetime) -> Inspected:
    inspection.inspectors.filter(staff_id=by.staff_id or 0).update(signed_at=now)
    unsigned = inspection.inspectors.filter(signed_at=None).count()
    if unsigned:
        moves.remark(file, line, by)
        return Inspected(inspection.ref, unsigned)
    inspection.concluded_at = now
    inspection.save(update_fields=["concluded_at"])
    moves.remark(file, line, by, {"awaits": _without(file), "surveyed_at": now})
    return Inspected(inspection.ref, 0)


def _without(file: CaseFile) -> list[str] | None:
    return [one for one in file.awaits if one != Awaited.INSPECTION] or None
