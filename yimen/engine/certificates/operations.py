"""Making the paper of a certificate. It is stopped and ended by acts of its case (`cases/operations/licence.py`)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from yimen.engine.certificates import papers
from yimen.engine.certificates.models import Certificate
from yimen.engine.dossiers import ports as files
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.refusal import Refusal
from yimen.registries.stamps.operations import Sealed, use_stamp

EXPIRED = "有效期届满未延续（行政许可法第七十条第一项）"


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
    # Another version that was issued meanwhile gets a paper of its own, never that of the one before.
    kept = Certificate.objects.filter(pk=row.pk, version_no=row.version_no, paper_sha256="").update(
        paper_sha256=sha256, paper_made_at=now
    )
    if kept and custody is not None:
        on = Sealed(row.case_id, facts.number, ref, row.type_name, sha256)
        use_stamp(custody, on, by=by.within(), now=now)
    return PaperMade(ref, sha256)
