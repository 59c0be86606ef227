"""What can be done with a certificate after its decision: its paper made, suspended, restored, cancelled."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from yimen.engine.certificates import moves, papers, ports
from yimen.engine.certificates.models import Certificate
from yimen.engine.dossiers import ports as files
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.certificate_life import CertificateMove
from yimen.kernel.refusal import Refusal
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of
from yimen.registries.stamps.operations import Sealed, use_stamp

EXPIRED = "有效期届满未延续（行政许可法第七十条第一项）"
MAY_END = (Role.OFFICE_HEAD, Role.DECIDER)


@dataclass(eq=False)
class CertificateUnknown(Refusal):
    """There is no such certificate for this actor."""

    code: ClassVar[str] = "certificate.unknown"
    ref: str


@dataclass(eq=False)
class CertificateNotYours(Refusal):
    """Only the head or a decider of the issuing office may end or stop a certificate."""

    code: ClassVar[str] = "certificate.not_yours"


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper that lies in the store."""

    ref: str
    sha256: str


@operation
def make_paper(ref: str, *, by: Actor, now: datetime) -> PaperMade:
    """Draw and seal the paper of a certificate in force; asked again, it is the same paper.

    The record was there first: whoever is killed in between draws it again, byte for byte. A withheld one has none.
    Refuses with CertificateUnknown, or with NoStampUsable while no approval seal of the office may be set.
    """
    row = Certificate.objects.filter(ref=ref).first()
    if row is None or by.kind is not ActorKind.SYSTEM:
        raise CertificateUnknown(ref=ref)
    if row.paper_sha256 or row.state == "withheld":
        return PaperMade(ref, row.paper_sha256)
    pressed, facts, custody = papers.pressed(row, now)
    sha256 = files.store().put(pressed.pdf)
    kept = Certificate.objects.filter(pk=row.pk, paper_sha256="").update(paper_sha256=sha256, paper_made_at=now)
    if kept and custody is not None:
        on = Sealed(row.case_id, facts.number, ref, row.type_name, sha256)
        use_stamp(custody, on, by=by.within(), now=now)
    return PaperMade(ref, sha256)


@operation
def suspend(ref: str, reason: str, *, by: Actor, now: datetime) -> str:
    """Suspend a valid certificate 暂扣; the verify page says so from now on. The reference of the certificate."""
    return _moved(ref, CertificateMove.SUSPEND, reason, by, now)


@operation
def restore(ref: str, reason: str, *, by: Actor, now: datetime) -> str:
    """Restore a suspended certificate 恢复."""
    return _moved(ref, CertificateMove.RESTORE, reason, by, now)


@operation
def cancel_expired(ref: str, *, by: Actor, now: datetime) -> str:
    """Cancel a certificate whose days are over 有效期届满未延续 (art. 70(1)); the clockwork alone asks for it.

    Refuses with CertificateUnknown while it is good, and when it has ended.
    """
    row = Certificate.objects.filter(ref=ref).first()
    if row is None or by.kind is not ActorKind.SYSTEM or row.valid_to is None or row.valid_to >= day_of(now):
        raise CertificateUnknown(ref=ref)
    moved = moves.move_of_case(row.case_id, CertificateMove.CANCEL, EXPIRED, by, now)
    if moved != ref:
        raise CertificateUnknown(ref=ref)
    return moved


@operation
def cancel(ref: str, reason: str, *, by: Actor, now: datetime) -> str:
    """Cancel a certificate 注销 (art. 70): the holder gave up, died or was dissolved, or the permit ran out."""
    return _moved(ref, CertificateMove.CANCEL, reason, by, now)


def _moved(ref: str, step: CertificateMove, reason: str, by: Actor, now: datetime) -> str:
    said = must_be_said("reason", reason, 1000)
    row = Certificate.objects.filter(ref=ref).first()
    if row is None or ports.cases().facts(row.case_id, None).office_id != row.issuer_id:
        raise CertificateUnknown(ref=ref)
    if row.issuer_id not in by.offices(*MAY_END):
        raise CertificateNotYours()
    moved = moves.move_of_case(row.case_id, step, said, by, now)
    if not moved:
        raise CertificateUnknown(ref=ref)
    return moved
