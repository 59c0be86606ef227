"""Stopping, restoring and cancelling the certificate of a case: acts of authority, with letter and without an interest.

They are told on the chain of the case too, so that the holder hears of each by message. Revoking the decision itself
is another act (`after.revoke`).
"""

from datetime import datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.losing import certificate_lost
from yimen.engine.case.postchecks import moves as checks
from yimen.engine.papers.certificates import moves as certificates
from yimen.engine.papers.certificates.moves import OfCase
from yimen.engine.papers.certificates.operations import EXPIRED, CertificateNotYours, CertificateUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import must_be_foreign, must_be_formal
from yimen.kernel.certificate_life import CertificateMove
from yimen.kernel.certificate_uses import Loss
from yimen.kernel.check_life import CheckState, ReportStands
from yimen.kernel.endings import CANCEL_LAW, CancelGround, cancel_law
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of

LOSSES = {CertificateMove.SUSPEND: Loss.SUSPENDED, CertificateMove.CANCEL: Loss.CANCELLED}
MAY_END = (Role.OFFICE_HEAD, Role.DECIDER)


@operation
def suspend_certificate(ref: str, reason: str, *, by: Actor, now: datetime) -> str:
    """Suspend a valid certificate 暂扣; the verify page says so from now on. The reference of the certificate.

    Refuses with CertificateUnknown, CertificateNotYours, NotFormal, OwnMatter, StoodAside, NoLetter, TextMissing or
    WrongState.
    """
    return _moved(_of_case(ref), CertificateMove.SUSPEND, "suspend_certificate", reason, None, by, now)


@operation
def restore_certificate(ref: str, reason: str, *, by: Actor, now: datetime) -> str:
    """Restore a suspended certificate 恢复. Refuses with ReportStands, and as `suspend_certificate` does."""
    return _moved(_of_case(ref), CertificateMove.RESTORE, "restore_certificate", reason, None, by, now)


@operation
def cancel_certificate(ref: str, ground: CancelGround, reason: str, *, by: Actor, now: datetime) -> str:
    """Cancel a certificate 注销 on one of the grounds of art. 70, its holder's own request among them.

    Refuses with GroundUnknown or GroundUnfit, and as `suspend_certificate` does.
    """
    return _moved(_of_case(ref), CertificateMove.CANCEL, "cancel_certificate", reason, ground, by, now)


@operation
def cancel_expired(ref: str, *, by: Actor, now: datetime) -> str:
    """Cancel a certificate whose days are over 有效期届满未延续 (art. 70(1)); the clockwork alone asks for it.

    Refuses with CertificateUnknown while it is good, and when it has ended.
    """
    held = _of_case(ref)
    if held.case_id is None or by.kind is not ActorKind.SYSTEM or held.valid_to is None or held.valid_to >= day_of(now):
        raise CertificateUnknown(ref=ref)
    if certificates.move_of_case(held.case_id, CertificateMove.CANCEL, EXPIRED, by, now) != ref:
        raise CertificateUnknown(ref=ref)
    certificate_lost(ref, Loss.EXPIRED, now)
    file = moves.read_freely(held.case_ref, by, now)
    moves.remark(file, _line("cancel_certificate", ref, EXPIRED, CANCEL_LAW[CancelGround.EXPIRED], now), by)
    return ref


def _of_case(ref: str) -> OfCase:
    held = certificates.of_case(ref)
    if held is None:
        raise CertificateUnknown(ref=ref)
    return held


def _moved(
    held: OfCase, step: CertificateMove, verb: str, reason: str, ground: CancelGround | None, by: Actor, now: datetime
) -> str:
    if held.case_id is None:
        return _stock_moved(held, step, reason, ground, by, now)
    file = moves.read_freely(held.case_ref, by, now)
    letter = _letter_of(file, now)
    if step is CertificateMove.RESTORE:
        _no_report_stands(held.case_id)
    # Only who may end it hears whether a ground fits its holder and its days.
    law = cancel_law(ground, held.holder_kind, held.valid_to, day_of(now)) if ground is not None else ""
    said = must_be_said("reason", reason, 1000)
    if certificates.move_of_case(held.case_id, step, said, by, now) != held.ref:
        raise CertificateUnknown(ref=held.ref)
    if step in LOSSES:
        certificate_lost(held.ref, LOSSES[step], now)
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    moves.remark(file, _line(verb, held.ref, said, law, now, letter), by, writes=[note])
    return held.ref


def _stock_moved(
    held: OfCase, step: CertificateMove, reason: str, ground: CancelGround | None, by: Actor, now: datetime
) -> str:
    """One of before has no case, item or letter: its office stops and ends it by its head or whoever decides there."""
    if held.issuer_id not in by.offices(*MAY_END):
        raise CertificateNotYours()
    must_be_formal(by.formal)
    must_be_foreign(by.interests, (held.holder_id,))
    if ground is not None:
        cancel_law(ground, held.holder_kind, held.valid_to, day_of(now))
    said = must_be_said("reason", reason, 1000)
    if certificates.move_of_stock(held.ref, step, said, by, now) != held.ref:
        raise CertificateUnknown(ref=held.ref)
    if step in LOSSES:
        certificate_lost(held.ref, LOSSES[step], now)
    return held.ref


def _no_report_stands(case_id: int) -> None:
    """Who grants does not overrule those who check 批管分离."""
    check = checks.lock(case_id)
    if check is not None and check.state is CheckState.REPORTED_FALSE:
        raise ReportStands()


def _letter_of(file: CaseFile, now: datetime) -> str:
    """The letter under which the officer who may grant such a licence stops or ends it."""
    officer = file.officer
    if officer is None or not officer.holds_role(file.desk_office, *MAY_END):
        raise CertificateNotYours()
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    return allow.with_letter(file, officer, now).ref


def _line(verb: str, ref: str, reason: str, law: str, now: datetime, letter: str = "") -> Line:
    body = {"certificate": ref, "reason": digest(reason.encode(), ref.encode())}
    return Line(verb, body, now, law=law, authority=letter)
