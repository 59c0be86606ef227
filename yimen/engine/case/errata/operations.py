"""Correcting slips of the pen: one proposes, another confirms under a letter; the paper is replaced, never rewritten.

A certificate gets another version under the same number, a document an erratum beside it; the old one says that it was
corrected wherever it is checked. What was decided is not touched: that needs a revocation.
"""

import secrets
from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.losing import certificate_lost
from yimen.engine.case.errata.models import Erratum
from yimen.engine.case.errata.refusals import ErratumOpen, ErratumUnknown, NothingWrongThere, OwnErratum
from yimen.engine.case.errata.rows import ErratumMoved
from yimen.engine.papers.certificates import moves as certificate_moves
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents import recording
from yimen.engine.papers.documents.recording import DocumentMade
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.kernel import papers
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import Rank
from yimen.kernel.certificate_uses import Loss
from yimen.kernel.evidence import Line, digest
from yimen.kernel.papers import PaperKind
from yimen.kernel.refs import spelled
from yimen.kernel.text import must_be_said

WHO_FINDS = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
WHO_CONFIRMS = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)


@operation
def propose_erratum(
    case_ref: str, paper: str, place: str, slip: tuple[str, str], reason: str, *, by: Actor, now: datetime
) -> ErratumMoved:
    """Say what is written wrong on a paper of a case, and what it must say; it changes nothing yet.

    `slip` is what it says and what it must say. Refuses with ErratumUnknown (no such paper), NothingWrongThere,
    ErratumOpen or TextMissing.
    """
    file = moves.read(case_ref, by, now)
    officer = allow.in_office(file, "propose_erratum", *WHO_FINDS)
    wrong, right = (
        must_be_said(field, text, 500).strip() for field, text in zip(("wrong", "right"), slip, strict=True)
    )
    place = must_be_said("place", place, 100).strip()
    subject, title, number = _paper(file, paper, place, wrong)
    if Erratum.objects.filter(subject_ref=paper, answered_at=None).exists():
        raise ErratumOpen()
    if wrong == right:
        raise NothingWrongThere(place=place)
    row = Erratum.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        case_id=file.id,
        case_ref=file.ref,
        office_id=file.office_id,
        subject=subject,
        subject_ref=paper,
        title=title,
        number=number,
        place=place,
        wrong=wrong,
        right=right,
        reason=must_be_said("reason", reason, 1000),
        proposed_by_id=officer.staff_id,
        proposed_at=now,
    )
    moves.remark(file, Line("erratum_proposed", {"erratum": row.ref}, now), by)
    return ErratumMoved(row.ref, "")


def _paper(file: CaseFile, ref: str, place: str, wrong: str) -> tuple[str, str, str]:
    """What kind of paper it is, its title and number; it must say what is called wrong."""
    held = certificates.printed(file.id, ref)
    if held is not None:
        if dict(held.fields).get(place) != wrong:
            raise NothingWrongThere(place=place)
        return "certificate", held.title, held.number
    found = documents.printed(file.id, ref)
    if found is None:
        raise ErratumUnknown(ref=ref)
    if wrong not in found.text:
        raise NothingWrongThere(place=place)
    return "document", found.title, found.number


@operation
def confirm_erratum(ref: str, *, by: Actor, now: datetime) -> ErratumMoved:
    """Confirm a correction under a letter, by another than who found it; a certificate gets its next version at once.

    Refuses with ErratumUnknown, OwnErratum, NotFormal or NoLetter.
    """
    row, file = _open(ref, by, now)
    officer = allow.in_office(file, "confirm_erratum", *WHO_CONFIRMS)
    if officer.staff_id == row.proposed_by_id:
        raise OwnErratum()
    letter = allow.with_letter(file, officer, now, Rank.CHIEF)
    _answered(row, "confirmed", "", officer.staff_id, now)
    if row.subject == "certificate":
        reissued = certificate_moves.reissue(file.id, (row.place, row.right), row.reason, by, now)
        certificate_lost(reissued, Loss.REPLACED, now)
    body = {"erratum": row.ref, "paper": row.subject_ref, "right": digest(row.right.encode(), row.ref.encode())}
    moves.remark(file, Line("erratum", body, now, authority=letter.ref), by)
    return ErratumMoved(ref, "confirmed")


@operation
def reject_erratum(ref: str, reason: str, *, by: Actor, now: datetime) -> ErratumMoved:
    """Find that nothing is wrong, with the reason. Refuses with ErratumUnknown, OwnErratum or TextMissing."""
    row, file = _open(ref, by, now)
    officer = allow.in_office(file, "reject_erratum", *WHO_CONFIRMS)
    if officer.staff_id == row.proposed_by_id:
        raise OwnErratum()
    _answered(row, "rejected", must_be_said("reason", reason, 500), officer.staff_id, now)
    moves.remark(file, Line("erratum_rejected", {"erratum": row.ref}, now), by)
    return ErratumMoved(ref, "rejected")


@operation
def make_erratum_paper(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the erratum as a document, once however often it is asked for, and mark what it corrects.

    Refuses with ErratumUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb != "erratum":
        raise ErratumUnknown(ref=str(entry_id))
    row = Erratum.objects.get(ref=line.body["erratum"])
    case = ports.cases().facts(line.subject_id, line)
    made = recording.record(
        case,
        entry_id,
        PaperKind.ERRATUM,
        line.effective_at,
        lambda head: papers.Erratum(
            **head.facts,
            corrected=(row.title, row.number),
            place=row.place,
            wrong=row.wrong,
            right=row.right,
            reason=row.reason,
        ),
    )
    if row.subject == "document":
        recording.mark_corrected(row.subject_ref, made.number)
    return made


def _open(ref: str, by: Actor, now: datetime) -> tuple[Erratum, CaseFile]:
    row = Erratum.objects.select_for_update().filter(ref=ref, answered_at=None).first()
    if row is None:
        raise ErratumUnknown(ref=ref)
    return row, moves.read(row.case_ref, replace(by, errand=None), now)


def _answered(row: Erratum, answer: str, reason: str, staff_id: int, now: datetime) -> None:
    row.answer, row.answer_reason, row.answered_by_id, row.answered_at = answer, reason, staff_id, now
    row.save(update_fields=["answer", "answer_reason", "answered_by", "answered_at"])
